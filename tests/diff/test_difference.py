"""What a reader is told of two editions of a model."""

import json
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from engine.batch.impact import with_impact
from engine.diff.difference import Difference, difference
from engine.diff.edition import Edition, edition_in
from engine.diff.export import as_json
from engine.diff.markdown import as_markdown
from engine.diff.proposal import Step, proposal, raised
from engine.model import Model
from engine.model.questionnaire import AnswerSet
from engine.problem import InputError
from engine.terminal.differing import show_difference
from engine.terminal.screen import captured
from tests.conftest import FIETS
from tests.diff.edits import edited, with_question, with_rule, with_version
from tests.test_cli import paraat

GOLDEN = Path(__file__).parent.parent / "golden" / "diff"

EDITS = {
    "rules/fiets.yaml": [
        ("in: [slecht, matig]", "in: [slecht]"),
        ("title: Sterke remmen", "title: De remmen *zijn* <goed>"),
        ("{number: banden.druk, below: 3}", "{number: banden.druk, below: 4}"),
        ("FIE-06", "FIE-07"),
    ],
    "rules/fiets.cases.yaml": [("FIE-06", "FIE-07")],
    "questionnaires/fiets.yaml": [
        ("version: 1.0.0", "version: 1.1.0"),
        ("{id: goed, text: Goed, points: 3}", "{id: goed, text: Goed, points: 5}"),
        ("        - {id: banden.merk, text: Welk merk?, short: Merk, kind: text, source: [FB.banden]}\n", ""),
        ("short: Gebreken", "short: Wat er mis is"),
        ("weights: {remmen: 2}", "weights: {remmen: 3}"),
        ("zero: Binnen houden", "zero: Binnen houden\n    called: het seizoen"),
    ],
}

PRACTICES = {
    "an": "licht.voor: matig, licht.achter: matig, banden.druk: 3, banden.merk: Gazelle",
    "bo": "licht.voor: goed, licht.achter: matig, remmen.soort: terugtrap, remmen.werking: goed, banden.gebreken: [scheur]",
    "cas": "licht.voor: goed",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Difference:
    """The model of another field beside an edited copy, on three practices."""
    folder = tmp_path_factory.mktemp("fiets")
    new = shutil.copytree(FIETS, folder / "nieuw")
    for name, edits in EDITS.items():
        text = (new / name).read_text(encoding="utf-8")
        for old, fresh in edits:
            assert old in text
            text = text.replace(old, fresh)
        (new / name).write_text(text, encoding="utf-8")
    practices = folder / "praktijken"
    practices.mkdir()
    for name, answers in PRACTICES.items():
        text = f"paraat: 1\nmodel: {{name: fiets, version: 1.0.0}}\npractice: {name}\nanswers: {{{answers}}}\n"
        (practices / f"{name}.yaml").write_text(text, encoding="utf-8")
    return with_impact(difference(edition_in(FIETS, "oud"), edition_in(new, "nieuw")), practices)


def same_as_golden(text: str, name: str) -> None:
    """Compare with the kept text, or keep it when PARAAT_GOLDEN=write."""
    path = GOLDEN / name
    if os.environ.get("PARAAT_GOLDEN") == "write":
        GOLDEN.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_on_screen(found: Difference) -> None:
    """The summary first, the list after; as kept, to the letter."""
    same_as_golden(captured(partial(show_difference, found=found)), "fiets.txt")


def test_as_markdown(found: Difference) -> None:
    """Signs of Markdown in the model's own texts are shown, not obeyed."""
    same_as_golden(as_markdown(found), "fiets.md")


def test_as_json(found: Difference) -> None:
    """All of it, whatever its length."""
    text = as_json(found)
    same_as_golden(text, "fiets.json")
    content = json.loads(text)
    assert content["proposal"]["step"] == "major"
    assert {s["practice"] for s in content["impact"]["shifts"]} == {"an", "bo", "cas"}


def test_two_models_are_not_compared(fiets: Model, shipped: tuple[Model, object]) -> None:
    """They have nothing in common."""
    with pytest.raises(InputError, match="E324 is het model 'fiets', en 'oud' is het model 'paraat'"):
        difference(Edition("oud", shipped[0]), Edition("nieuw", fiets))


@pytest.mark.parametrize(
    ("step", "version"), [("major", "2.0.0"), ("minor", "1.3.0"), ("patch", "1.2.4"), (None, "1.2.3")]
)
def test_raising_a_version(step: Step | None, version: str) -> None:
    """What stands after the number that goes up starts at zero."""
    assert raised("1.2.3", step) == version


def proposed(old: Model, new: Model) -> str | None:
    """Which number goes up."""
    found = difference(Edition("oud", old), Edition("nieuw", new))
    assert proposal(found.old, found.new, found.changes) == found.proposal
    return found.proposal.step


def test_which_version_a_change_deserves(fiets: Model) -> None:
    """Major: a meaning or an id less; minor: something more; patch: words."""
    assert proposed(fiets, with_version(fiets, "3.0.0")) == "patch"
    assert proposed(fiets, with_rule(fiets, "FIE-01", why="Daarom.")) == "patch"
    assert proposed(fiets, with_question(fiets, "licht.voor", text="Anders?")) == "patch"
    assert proposed(fiets, with_rule(fiets, "FIE-01", risk="laag")) == "major"
    assert proposed(fiets, with_question(fiets, "licht.voor", weight=9)) == "major"
    fewer = edited(fiets, rules=fiets.rules[:-1])
    assert proposed(fiets, fewer) == "major"
    assert proposed(fewer, fiets) == "minor"


def test_an_answer_set_is_told_once(fiets: Model) -> None:
    """What changed in it is not told again with each of its questions."""
    (answers,) = fiets.answer_sets
    options = tuple(o.model_copy(update={"text": f"{o.text}!"}) for o in answers.options)
    new = edited(fiets, answer_sets=(AnswerSet(id=answers.id, options=options),))
    for question in fiets.questions.values():
        if question.answers:
            new = with_question(new, question.id, options=options)
    found = difference(Edition("oud", fiets), Edition("nieuw", new))
    assert [change.key for change in found.changes] == [("answer_set", "staat")]


def test_the_command(tmp_path: Path) -> None:
    """Bad input is refused with a message and exit code 2; the rest goes to standard output."""
    done = paraat("model", "diff", FIETS, FIETS)
    assert (done.returncode, "Er is niets veranderd." in done.stdout) == (0, True)
    done = paraat("model", "diff", FIETS, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "E103 bevat geen map 'questionnaires'" in done.stderr
    done = paraat("model", "diff", FIETS, FIETS, "--on", tmp_path / "weg.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "weg.csv: E103 bestaat niet." in done.stderr
