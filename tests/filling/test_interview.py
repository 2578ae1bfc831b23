"""Filling in: what a typed line means, what is asked next, and what is kept."""

import pytest

from engine.evaluate.sheet import Mark
from engine.filling.answerfile import Respondent
from engine.filling.interview import Command, Interview, Typed, understood
from engine.model import Model


@pytest.mark.parametrize(
    ("question", "line", "expected"),
    [
        ("licht.voor", "1", Typed(given="slecht")),
        ("licht.voor", " C ", Typed(given="goed")),
        ("licht.voor", "Matig", Typed(given="matig")),
        ("licht.voor", "w", Typed(given=Mark.DONT_KNOW)),
        ("licht.voor", "Weet niet", Typed(given=Mark.DONT_KNOW)),
        ("licht.voor", "", Typed(command=Command.SKIP)),
        ("licht.voor", "?", Typed(command=Command.HELP)),
        ("licht.voor", "terug", Typed(command=Command.BACK)),
        ("licht.voor", "o het lampje flikkert", Typed(command=Command.NOTE, text="het lampje flikkert")),
        ("licht.voor", "k Fatima", Typed(command=Command.WHO, text="Fatima")),
        ("licht.voor", "stop", Typed(command=Command.STOP)),
        ("banden.gebreken", "1,2", Typed(given=("scheur", "slijtage"))),
        ("banden.gebreken", "2 1", Typed(given=("scheur", "slijtage"))),
        ("banden.gebreken", "0", Typed(given=())),
        ("banden.gebreken", "n", Typed(given=Mark.NOT_APPLICABLE)),
        ("banden.druk", "8", Typed(given=8)),
        ("banden.merk", "Het beste merk", Typed(given="Het beste merk")),
        ("banden.merk", "\x1b[2Jrood", Typed(given="\N{REPLACEMENT CHARACTER}[2Jrood")),
    ],
)
def test_understood(fiets: Model, question: str, line: str, expected: Typed) -> None:
    """Numbers, letters, words and commands, in any case."""
    assert understood(fiets, fiets.questions[question], line) == expected


@pytest.mark.parametrize(
    ("question", "line", "message"),
    [
        ("licht.voor", "4", "Kies een nummer van 1 tot 3 of een letter van a tot c."),
        ("licht.voor", "0", "Kies een nummer"),
        ("licht.voor", "²", "Kies een nummer"),
        ("licht.voor", "best wel goed", "Kies een nummer"),
        ("licht.voor", "n", "‘Niet van toepassing’ kan bij deze vraag niet."),
        ("banden.gebreken", "1,7", "Typ de nummers met een komma ertussen"),
        ("banden.druk", "9", "Typ een heel getal van 0 tot 8."),
        ("banden.druk", "3,5", "Typ een heel getal"),
        ("banden.druk", "--3", "Typ een heel getal"),
    ],
)
def test_not_understood(fiets: Model, question: str, line: str, message: str) -> None:
    """What is no answer gets a hint."""
    typed = understood(fiets, fiets.questions[question], line)
    assert message in typed.wrong
    assert typed.given is None


class Kept:
    """Remembers every file that was saved."""

    def __init__(self) -> None:
        self.files: list[Respondent] = []

    def __call__(self, file: Respondent) -> None:
        self.files.append(file)


def test_a_sitting(fiets: Model) -> None:
    """Answer, go back, change, stop, resume: at every step the file holds all that was said."""
    kept = Kept()
    interview = Interview(fiets, Respondent("Jan"), kept)
    assert (turn := interview.turn()) is not None
    assert (turn.question.id, turn.number, turn.total) == ("licht.voor", 1, 8)
    assert interview.answer("slecht") == ("FIE-01",)
    assert dict(kept.files[-1].answers) == {"licht.voor": "slecht"}
    assert kept.files[-1].position == "licht.achter"
    assert interview.back()
    assert interview.now == "licht.voor"
    assert interview.answer("goed") == ()
    interview.skip()
    interview.note("gehuurd")
    interview.answer("terugtrap")
    assert interview.now == "remmen.werking"  # the pads are not asked
    resumed = Interview(fiets, kept.files[-1], kept)
    assert resumed.now == "remmen.werking"
    assert dict(resumed.person.notes) == {"remmen.soort": "gehuurd"}
    assert resumed.back()
    assert resumed.now == "remmen.soort"


def test_a_condition_that_opens_asks_more(fiets: Model) -> None:
    """An answer can bring a question in, and going back can take it out again."""
    interview = Interview(
        fiets, Respondent("Jan").answered("licht.voor", "goed").answered("licht.achter", "goed"), Kept()
    )
    assert interview.now == "remmen.soort"
    interview.answer("velg")
    assert interview.now == "remmen.blokjes"
    interview.back()
    interview.answer("terugtrap")
    assert interview.now == "remmen.werking"


def test_skipped_questions_come_back_in_the_next_sitting(fiets: Model) -> None:
    """At the end nothing is asked; the next sitting starts at the first that was skipped."""
    kept = Kept()
    interview = Interview(fiets, Respondent("Jan"), kept)
    while interview.turn() is not None:
        interview.skip()
    assert interview.skipped == 8
    assert Interview(fiets, kept.files[-1], kept).now == "licht.voor"
    assert not Interview(fiets, Respondent("Jan"), kept).back()
