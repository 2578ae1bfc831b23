"""People side by side and then and now, on screen: widths, plain text, ASCII, literal names."""

import re
from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from rich.cells import cell_len
from rich.console import Console

from engine.compare.people import people
from engine.evaluate.assessment import assess
from engine.evaluate.score import Score
from engine.evaluate.sheet import Mark, sheet_of
from engine.filling.answerfile import AnswerFile, Respondent
from engine.outcome.report import Report, report_of
from engine.terminal.moments import show_progress
from engine.terminal.page import page
from engine.terminal.people import show_people
from engine.terminal.screen import captured
from engine.terminal.trend import dumbbell, moved, sparkline
from tests.compare.test_moments import ALL, POOR, over_time
from tests.compare.test_people import CHOICE
from tests.terminal import garden

Draw = Callable[[Console], None]
MODEL = garden.model()


def _report(file: AnswerFile) -> Report:
    return report_of(garden.NAME, assess(MODEL, sheet_of(MODEL, *file.answers)), respondents=file.names)


MIXED = {q: ("nee", "deels", "ja")[i % 3] for i, q in enumerate(MODEL.questions)}
PERSONS = tuple(
    Respondent(
        f"[red]Persoon {i}[/red] met een lange naam \x1b[31m", answers=a, notes={"grond.1": "zie [red]blz. 3[/red]"}
    )
    for i, a in enumerate((ALL, POOR, MIXED, {"grond.1": Mark.DONT_KNOW, "grond.2": "deels"}))
)
PEOPLE = people(AnswerFile(garden.NAME, "tuin", "1.2.0", PERSONS), CHOICE, _report)
SCREENS: dict[str, Draw] = {
    "people": lambda c: show_people(c, PEOPLE, files="tuin.yaml"),
    "people in full": lambda c: show_people(c, PEOPLE, full=True),
    "better": lambda c: show_progress(c, over_time(MODEL, POOR, ALL)),
    "worse": lambda c: show_progress(c, over_time(MODEL, ALL, MIXED, POOR, {"grond.1": "ja"}), full=True),
    "empty": lambda c: show_progress(c, over_time(MODEL, {}, {})),
}


@pytest.mark.parametrize("key", SCREENS)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_plain_text_is_plain(key: str, width: int) -> None:
    """No escape, nothing beyond the width, no spaces at the end, and no drawings when piped."""
    text = captured(SCREENS[key], width)
    assert "\x1b" not in text
    assert max(map(cell_len, text.splitlines())) <= width
    assert not re.search(r"[^\S\n]+$", text, re.MULTILINE)
    assert not re.search("[─┃━╭╯⠀-⣿]{2}", text)


@pytest.mark.parametrize("key", SCREENS)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_drawings_fit(key: str, width: int) -> None:
    """In a terminal nothing runs past the margin either."""
    out = StringIO()
    SCREENS[key](Console(file=out, width=width, force_terminal=True, color_system=None))
    assert max(map(cell_len, out.getvalue().splitlines())) <= width


@pytest.mark.parametrize("key", SCREENS)
@pytest.mark.parametrize("encoding", ["ascii", "cp850"])
def test_old_terminals(key: str, encoding: str) -> None:
    """Without Unicode everything can be written, and only letters go beyond ASCII."""
    raw = BytesIO()
    console = Console(file=TextIOWrapper(raw, encoding=encoding), width=80, force_terminal=True, color_system=None)
    SCREENS[key](console)
    console.file.flush()
    assert all(char.isascii() or char.isalpha() for char in raw.getvalue().decode(encoding))


def test_names_are_shown_literally() -> None:
    """Markup in a name is text; control characters are made harmless."""
    text = captured(SCREENS["people"], 140)
    assert "zie [red]blz. 3[/red]" in text
    assert "[red]Persoon 1[/red] met een lange naam \N{REPLACEMENT CHARACTER}[31m" in text


def test_people_in_order() -> None:
    """What to talk about comes first, then the themes, then who can help whom, then what stands."""
    text = captured(SCREENS["people"], 100)
    parts = [
        "Mensen naast elkaar",
        "OM OVER TE PRATEN",
        "‘Grond",
        "PER THEMA",
        "DE EEN WEET WAT DE ANDER NIET WEET",
        "VERDER",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "paraat report tuin.yaml" in text


def test_progress_says_what_got_worse() -> None:
    """Also when nothing did."""
    assert "Geen enkel antwoord en geen enkel thema is minder dan toen." in captured(SCREENS["better"], 100)
    worse = captured(lambda c: show_progress(c, over_time(MODEL, ALL, POOR)), 100)
    assert "Lager dan toen: Zorg voor de grond" in worse
    assert "- Grond 1  grond.1" in worse


@pytest.mark.parametrize(
    ("then", "now", "drawn", "told"),
    [
        (Score(2500, 2500), Score(7500, 7500), "·····○---------●····", "+50 omhoog"),
        (Score(7500, 7500), Score(2500, 2500), "·····●---------○····", "-50 omlaag"),
        (Score(5000, 5000), Score(5000, 5000), "··········●·········", "= gelijk"),
        (Score(0, 2000, True, 1000), Score(6000, 9000, True, 7500), "::○::-------▒▒▒●▒▒▒·", "+ omhoog"),
        (Score(0, 2000), Score(6000, 9000), ":::::·······▒▒▒▒▒▒▒·", "+ omhoog"),
        (Score(0, 0, False), Score(10_000, 10_000), "···················●", "niet te vergelijken"),
    ],
)  # fmt: skip
def test_a_dumbbell(then: Score, now: Score, drawn: str, told: str) -> None:
    """Then is a ring, now a dot; what is open is shaded."""
    sheet = page(Console(file=StringIO(), width=80, force_terminal=False))
    assert dumbbell(sheet, then, now, 20, "").plain == drawn
    direction = {"+": "hoger", "-": "lager", "=": "gelijk", "n": "nvt"}[told[0]]
    assert moved(direction, then, now).plain == told


def test_a_sparkline() -> None:
    """A column a moment; a dot where nothing applies."""
    sheet = page(Console(file=StringIO(), width=80, force_terminal=False))
    scores = [Score(0, 0), Score(5000, 5000), Score(10_000, 10_000), Score(0, 0, False), Score(0, 9000)]
    assert sparkline(sheet, scores, "").plain == "▁▅█··"
