"""Released versions: frozen in meaning, their ids never used again."""

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given

from engine.diff.keeping import next_version, version_problems
from engine.diff.releasing import released
from engine.diff.revision import edition
from engine.diff.versions import Release, comparable, release_of, release_text, releases
from engine.load.loader import load, load_with_places
from engine.model import Model
from engine.problem import InputError
from tests.conftest import FIETS
from tests.diff.edits import with_question, with_rule
from tests.generated import models
from tests.test_cli import ROOT, paraat

RULES, QUESTIONS = "rules/fiets.yaml", "questionnaires/fiets.yaml"
RULE = """
- id: FIE-99
  title: Nieuw
  why: Zomaar.
  when: {answer: licht.voor, in: [goed]}
  strength: true
  source: [FB.licht]
  since: 1.0.0
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the model of another field."""
    return shutil.copytree(FIETS, tmp_path / "fiets")


def edit(home: Path, name: str, old: str, new: str) -> None:
    """Change a file as an expert would."""
    text = (home / name).read_text(encoding="utf-8")
    assert old in text
    (home / name).write_text(text.replace(old, new), encoding="utf-8")


def problems(home: Path) -> str:
    """What is said of the versions."""
    return "\n".join(map(str, version_problems(home, *load_with_places(home))))


def refused(home: Path, version: str | None = None) -> str:
    """Why a version cannot be released; nothing is written then."""
    before = {path: path.read_bytes() for path in home.rglob("*.*")}
    with pytest.raises(InputError) as error:
        released(home, version)
    assert {path: path.read_bytes() for path in home.rglob("*.*")} == before
    return str(error.value)


def test_what_was_never_released_is_free(home: Path) -> None:
    """Whatever changes."""
    edit(home, RULES, "risk: hoog", "risk: laag")
    assert problems(home) == ""


def test_a_released_meaning_is_frozen(home: Path) -> None:
    """Words may change; a meaning may not, and the message says what to do."""
    done = released(home)
    assert (done.version, done.record, done.reasons) == ("1.0.0", "rules/versions/1.0.0.json", ())
    edit(home, RULES, "title: Sterke remmen", "title: Goede remmen")
    assert problems(home) == ""
    edit(home, RULES, "risk: hoog", "risk: laag")
    assert problems(home) == (
        "questionnaires/fiets.yaml:4:12: E332 versie 1.0.0 is uitgebracht en betekende iets anders: regel FIE-01 "
        "betekent iets anders. Zet de versie op 2.0.0 zolang jullie eraan werken."
    )
    edit(home, QUESTIONS, "version: 1.0.0", "version: 1.0.1")
    assert problems(home) == ""


def test_the_next_version_is_high_enough(home: Path) -> None:
    """A new number goes into the manifest, and nothing else there changes."""
    released(home)
    assert "1.0.0: E335 is al uitgebracht, en er is sindsdien niets veranderd." in refused(home)
    edit(home, RULES, "risk: hoog", "risk: laag")
    assert "1.9.0: E335 is te laag. Wat er veranderde, vraagt ten minste 2.0.0: paraat" in refused(home, "1.9.0")
    assert "1.0.0: E335 is te laag." in refused(home)
    assert "twee: E335 is geen versie. Schrijf drie getallen: 1.2.0." in refused(home, "twee")
    before = (home / QUESTIONS).read_text(encoding="utf-8")
    assert released(home, "2.0.0").reasons == ("regel FIE-01 betekent iets anders",)
    assert (home / QUESTIONS).read_text(encoding="utf-8") == before.replace("version: 1.0.0", "version: 2.0.0")
    assert [release.version for release in releases(home)] == ["1.0.0", "2.0.0"]
    assert problems(home) == ""
    edit(home, QUESTIONS, "version: 2.0.0", "version: 1.5.0")
    assert "E333 versie 1.5.0 is lager dan 2.0.0, die al is uitgebracht." in problems(home)


def test_an_id_never_comes_back(home: Path) -> None:
    """Once released and gone, it stays gone."""
    rules = (home / RULES).read_text(encoding="utf-8")
    (home / RULES).write_text(rules + RULE, encoding="utf-8")
    released(home)
    (home / RULES).write_text(rules, encoding="utf-8")
    released(home, "2.0.0")
    (home / RULES).write_text(rules + RULE, encoding="utf-8")
    text = "E334 regel 'FIE-99' bestond tot en met versie 1.0.0 en is weg. Een id komt nooit terug"
    assert text in problems(home)
    assert text in refused(home, "3.0.0")


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"version": 1}'])
def test_a_record_that_cannot_be_read(home: Path, content: str) -> None:
    """It is no reason to let everything pass."""
    released(home)
    (home / "rules/versions/1.0.0.json").write_text(content, encoding="utf-8")
    assert "rules/versions/1.0.0.json: E331 is geen uitgebrachte versie. Haal het terug uit git" in problems(home)


def test_a_record_under_another_name_or_of_another_model(home: Path) -> None:
    """Both are refused."""
    released(home)
    record = home / "rules/versions/1.0.0.json"
    content = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({**content, "model": "ander"}), encoding="utf-8")
    assert "rules/versions/1.0.0.json: E331 gaat over het model 'ander'." in problems(home)
    record.rename(home / "rules/versions/9.0.0.json")
    assert "rules/versions/9.0.0.json: E331 gaat over versie 1.0.0." in problems(home)


@given(models())
def test_what_is_kept_reads_back_the_same(model: Model) -> None:
    """And the model that was released keeps to it."""
    release = release_of(model)
    assert Release.model_validate_json(release_text(release)) == release
    assert next_version(model, (release,)) is None


def test_what_a_change_asks_for(fiets: Model) -> None:
    """Words a patch, a meaning a major version."""
    release = release_of(fiets)
    assert next_version(with_rule(fiets, "FIE-01", why="Daarom."), (release,)) == (
        "1.0.1",
        ("alleen woorden, bronnen en feiten zijn anders; geen score, regel of advies kan erdoor veranderen",),
    )
    assert next_version(with_rule(fiets, "FIE-01", risk="laag"), (release,)) == (
        "2.0.0",
        ("regel FIE-01 betekent iets anders",),
    )


def test_which_answers_still_mean_the_same(home: Path, fiets: Model) -> None:
    """Of a released version one knows; of any other one does not."""
    released(home)
    other = with_question(with_question(fiets, "licht.voor", allow_na=True), "licht.achter", weight=9)
    assert comparable(home, "1.0.0", other) == frozenset(fiets.questions) - {"licht.voor"}
    assert comparable(home, "0.9.0", other) is None


def test_a_difference_knows_what_was_released(home: Path) -> None:
    """Only then must the version go up."""
    assert not edition(str(home), home).released
    released(home)
    assert edition(str(home), home).released


def test_the_commands(home: Path) -> None:
    """``release`` keeps a version, ``check`` holds the model to it."""
    done = paraat("--model", home, "model", "release")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Versie 1.0.0 is vastgelegd in rules/versions/1.0.0.json. Bewaar dat bestand bij de inhoud.\n"
    )
    done = paraat("--model", home, "model", "release")
    assert (done.returncode, done.stdout) == (2, "")
    edit(home, RULES, "risk: hoog", "risk: laag")
    done = paraat("--model", home, "model", "check")
    assert (done.returncode, "E332" in done.stdout + done.stderr) == (2, True)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_that_cannot_be_written(home: Path) -> None:
    """Nothing changes."""
    (home / "rules").chmod(0o500)
    try:
        assert "E206 kan niet worden gemaakt" in refused(home)
    finally:
        (home / "rules").chmod(0o700)


def test_the_shipped_model_keeps_to_its_versions() -> None:
    """What was released of it still means what it meant."""
    assert problems(ROOT) == ""
    assert load(ROOT)
