"""The example files, and what the report makes of them."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from engine.compare import People, compared
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.filling.answerfile import AnswerFile, read_answers, written
from engine.filling.quick import QUICK
from engine.model import Model
from engine.model.ruleset import Case
from engine.outcome.report import Report, report_of
from engine.terminal.moments import show_progress
from engine.terminal.people import show_people
from engine.terminal.report import show_report
from engine.terminal.screen import PLAIN_WIDTH, captured
from tests.profiles import INTRO, numbers_of_questions

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
GOLDEN = Path(__file__).parent / "golden"
MORE = {"de-linde-160", "de-linde-full", "de-linde-md", "de-haven", "vergelijk-mensen", "vergelijk-tijd"}
COMPARED = ["vergelijken/de-haven", "vergelijken/de-linde-2027"]
COMPLETE = {"de-linde", "gezondheidscentrum-de-brug", "zorggroep-waterland", "ziekenhuis-oosterpoort"}
VERDICTS: Mapping[str, set[str]] = {
    "de-linde": {"VER-07"},
    "solo-van-dam": {"VER-03"},
    "gezondheidscentrum-de-brug": {"VER-01"},
    "zorggroep-waterland": {"VER-06"},
    "ziekenhuis-oosterpoort": {"VER-04"},
    "quickscan-het-anker": {"VER-01"},
}

Shipped = tuple[Model, tuple[Case, ...]]


def example(model: Model, name: str) -> AnswerFile:
    """The answers of one example."""
    return read_answers(ROOT / "examples" / f"{name}.yaml", model)


def shown(model: Model, name: str, width: int = PLAIN_WIDTH, full: bool = False) -> str:
    """The report of one example, as text."""
    file = example(model, name)
    report = report_of(file.practice, assess(model, sheet_of(model, *file.answers)), file.notes, file.knows, file.names)
    show = partial(show_report, report=report, full=full, updated=file.updated, file=f"examples/{name}.yaml")
    return captured(show, width)


def same_as_golden(text: str, name: str) -> None:
    """Compare with the kept text, or keep it when PARAAT_GOLDEN=write."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("PARAAT_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path.name} is not there; write it with PARAAT_GOLDEN=write"
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_of_an_example_is_as_kept(shipped: Shipped, name: str) -> None:
    """At the width of a file, to the letter."""
    same_as_golden(shown(shipped[0], name), name)


def test_the_report_on_a_wide_screen_is_as_kept(shipped: Shipped) -> None:
    """Lines grow no longer than is pleasant to read."""
    same_as_golden(shown(shipped[0], "de-linde", width=160), "de-linde-160")


def test_the_full_report_is_as_kept(shipped: Shipped) -> None:
    """With what is less pressing too."""
    same_as_golden(shown(shipped[0], "de-linde", full=True), "de-linde-full")


def compared_as_text(model: Model, *names: str) -> str:
    """A comparison of examples, as text."""

    def report(file: AnswerFile) -> Report:
        assessment = assess(model, sheet_of(model, *file.answers))
        return report_of(file.practice, assessment, file.notes, file.knows, file.names)

    found = compared(model, [Path("examples") / name for name in names], report)
    files = " ".join(f"examples/{name}" for name in names)
    if isinstance(found, People):
        return captured(lambda console: show_people(console, found, files=files))
    return captured(lambda console: show_progress(console, found, files=files))


@pytest.mark.parametrize(
    ("golden", "names"),
    [
        ("vergelijk-mensen", ["vergelijken/de-haven.yaml"]),
        ("vergelijk-tijd", ["de-linde.yaml", "vergelijken/de-linde-2027.yaml"]),
    ],
)
def test_a_comparison_of_examples_is_as_kept(
    shipped: Shipped, golden: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three people of one practice, and one practice a year later."""
    monkeypatch.chdir(ROOT)
    same_as_golden(compared_as_text(shipped[0], *names), golden)


def test_the_report_on_three_people_is_as_kept(shipped: Shipped) -> None:
    """It says who filled in, on how much they differ, and what stays open."""
    same_as_golden(shown(shipped[0], "vergelijken/de-haven"), "de-haven")


def test_every_golden_text_belongs_to_an_example() -> None:
    """Nothing is left behind when an example goes."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {*EXAMPLES, *MORE}


@pytest.mark.parametrize("name", [*EXAMPLES, *COMPARED])
def test_an_example_is_written_as_the_program_writes_it(shipped: Shipped, name: str) -> None:
    """With the question beside every answer, and in the order of the questions."""
    path = ROOT / "examples" / f"{name}.yaml"
    assert written(example(shipped[0], name), shipped[0]) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*EXAMPLES, *COMPARED])
def test_an_example_answers_only_what_is_asked(shipped: Shipped, name: str) -> None:
    """No answer is left over from a question that is no longer asked."""
    for answers in example(shipped[0], name).answers:
        asked = sheet_of(shipped[0], answers).asked
        assert [question for question in answers if asked[question] is not True] == []


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_a_complete_example_answers_everything(shipped: Shipped, name: str) -> None:
    """Every question that is asked has an answer, though some are 'weet ik niet'."""
    sheet = sheet_of(shipped[0], *example(shipped[0], name).answers)
    progress = sheet.progress()
    assert [question for question, asked in sheet.asked.items() if asked and not sheet.said(question)] == []
    assert progress.answered + progress.dont_know + progress.not_applicable == progress.total


def test_the_half_filled_example_knows_where_it_stopped(shipped: Shipped) -> None:
    """The next question is the first one that is blank."""
    file = example(shipped[0], "solo-van-dam")
    asked = sheet_of(shipped[0], *file.answers).asked
    blank = [question for question, value in asked.items() if value and question not in file.answers[0]]
    assert file.respondents[0].position == blank[0]


def test_the_quickscan_has_as_many_answers_as_a_quickscan_asks(shipped: Shipped) -> None:
    """No more and no fewer."""
    assert len(example(shipped[0], "quickscan-het-anker").answers[0]) == QUICK


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gets_the_verdict_it_was_made_for(shipped: Shipped, name: str) -> None:
    """One verdict, and no other still possible."""
    model = shipped[0]
    rules = assess(model, sheet_of(model, *example(model, name).answers)).rules
    assert {r.id for r in model.rules if r.verdict and rules[r.id] is not False} == VERDICTS[name]


def test_the_handbook_says_how_many_questions_there_are(shipped: Shipped) -> None:
    """The table is what the model asks now; PARAAT_GOLDEN=write puts it right."""
    path = ROOT / "docs" / "handleiding.md"
    text, table = path.read_text(encoding="utf-8"), numbers_of_questions(shipped[0])
    if os.environ.get("PARAAT_GOLDEN") == "write" and table not in text:
        kept = "\n\n".join(text[text.index(INTRO) :].split("\n\n")[:2])
        text = text.replace(kept, table)
        path.write_text(text, encoding="utf-8")
    assert table in text
