"""A model in a folder, or as it was in git."""

import shutil
import subprocess
from pathlib import Path

import pytest

from engine.diff.revision import edition
from engine.problem import InputError
from tests.conftest import FIETS


def git(home: Path, *words: str) -> None:
    """The user's own git, with a name to commit under."""
    command = ["git", "-C", str(home), "-c", "user.name=Jan", "-c", "user.email=jan@example.org", *words]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The model of another field in a part of a repository, committed once and changed since."""
    home = tmp_path / "werk" / "model"
    shutil.copytree(FIETS, home)
    git(tmp_path, "init", "-q", str(tmp_path / "werk"))
    git(home, "commit", "-q", "--allow-empty", "-m", "leeg")
    git(home, "tag", "leeg")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "model")
    git(home, "tag", "eerste")
    rules = home / "rules" / "fiets.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("title: Sterke remmen", "title: Remt goed"), "utf-8")
    return home


def refused(place: str, home: Path) -> str:
    """Why the place is refused."""
    with pytest.raises(InputError) as error:
        edition(place, home)
    return str(error.value)


@pytest.mark.parametrize("revision", ["HEAD", "eerste", "HEAD~0"])
def test_a_revision_is_read_as_it_was(home: Path, revision: str) -> None:
    """What changed since does not show, and nothing in the folder changes."""
    before = {path: path.read_bytes() for path in home.rglob("*.yaml")}
    assert edition(revision, home).model.rule["FIE-03"].title == "Sterke remmen"
    assert edition(str(home), home).model.rule["FIE-03"].title == "Remt goed"
    assert {path: path.read_bytes() for path in home.rglob("*.yaml")} == before


@pytest.mark.parametrize("name", ["nooit", "--output=/tmp/x", "-h", "HEAD:rules", "HEAD..HEAD", "a\x1b[31m", "", "x" * 300, "$(ls)"])  # fmt: skip
def test_an_unknown_or_hostile_revision_is_refused(home: Path, name: str) -> None:
    """It is never taken for an option, and its name steers no terminal."""
    text = refused(name, home)
    assert "E322 is geen map en geen bekende versie in git." in text
    assert "\x1b" not in text


def test_a_folder_outside_git(tmp_path: Path) -> None:
    """Then only folders can be compared."""
    home = shutil.copytree(FIETS, tmp_path / "los")
    assert "HEAD: E321 is geen map, en ook geen versie:" in refused("HEAD", home)


def test_without_git(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, and that a folder will do."""
    monkeypatch.setenv("PATH", "")
    assert "git: E320 is er niet op deze computer. Installeer git, of geef de map" in refused("HEAD", home)


def test_a_revision_without_a_model(home: Path) -> None:
    """From before there was one."""
    assert "leeg: E323 bevat geen model." in refused("leeg", home)


def test_a_folder_without_a_model(home: Path, tmp_path: Path) -> None:
    """A folder that holds something else."""
    assert "E103 bevat geen map 'questionnaires'" in refused(str(tmp_path), home)


def test_a_revision_that_is_not_right(home: Path) -> None:
    """Every problem names the revision, and the first says what may be the matter."""
    rules = home / "rules" / "fiets.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("why:", "waarom:", 1), "utf-8")
    git(home, "commit", "-q", "-a", "-m", "stuk")
    text = refused("HEAD", home)
    assert text.startswith("HEAD: E325 past niet bij deze Paraat; zie hieronder.")
    assert "HEAD:rules/fiets.yaml:" in text
