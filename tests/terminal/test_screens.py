"""Whole screens: literal names, widths, plain text, ASCII, and what they say."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console

from engine.terminal import screen as screens
from engine.terminal.catalogue import show_catalogue, show_item
from engine.terminal.explaining import show_explanation
from engine.terminal.report import show_report
from engine.terminal.screen import captured
from tests.terminal import garden

Draw = Callable[[Console], None]
MODEL = garden.model()
NAMES = [*MODEL.rule, *MODEL.scale, *MODEL.ladder, "grond.1", "oogst.1", *MODEL.item]


def screens_of(report) -> dict[str, Draw]:
    """Everything that can be shown of a report."""
    drawn: dict[str, Draw] = {
        "report": lambda c: show_report(c, report, updated=date(2026, 11, 22)),
        "full": lambda c: show_report(c, report, full=True),
        "catalogue": lambda c: show_catalogue(c, MODEL),
        "nothing": lambda c: show_catalogue(c, MODEL, kind="role"),
    }
    drawn |= {name: lambda c, n=name: show_explanation(c, report, n) for name in NAMES}
    return drawn | {f"item {i.id}": lambda c, i=i: show_item(c, MODEL, i) for i in MODEL.items}


REPORTS = {"half": garden.half(), "whole": garden.whole(), "empty": garden.report()}
ALL = [(name, key) for name in REPORTS for key in screens_of(REPORTS[name])]


@pytest.mark.parametrize(("which", "key"), ALL)
@pytest.mark.parametrize("width", [60, 80, 160])
def test_plain_text_is_plain(which, key, width):
    """No escape, nothing beyond the width, no spaces at the end, and no drawings when piped."""
    text = captured(screens_of(REPORTS[which])[key], width)
    assert "\x1b" not in text
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert not re.search(r"[^\S\n]+$", text, re.MULTILINE)
    assert not re.search("[─┃━╭╯⠀-⣿]{2}", text)


@pytest.mark.parametrize(("which", "key"), ALL)
@pytest.mark.parametrize("width", [60, 80, 130, 160])
def test_drawings_fit(which, key, width):
    """In a terminal nothing runs past the margin either."""
    console = Console(file=StringIO(), width=width, force_terminal=True, color_system=None)
    screens_of(REPORTS[which])[key](console)
    assert max(map(cell_len, console.file.getvalue().splitlines())) <= width


@pytest.mark.parametrize(("which", "key"), ALL)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp850"])
def test_old_terminals(which, key, encoding):
    """Without Unicode everything can be written, and only letters go beyond ASCII."""
    raw = BytesIO()
    console = Console(file=TextIOWrapper(raw, encoding=encoding), width=80, force_terminal=True, color_system=None)
    screens_of(REPORTS[which])[key](console)
    console.file.flush()
    text = raw.getvalue().decode(encoding)
    assert all(char.isascii() or char.isalpha() for char in text)


def test_names_are_shown_literally():
    """Markup in a name, note or option is text; control characters are made harmless."""
    console = Console(file=StringIO(), width=100, force_terminal=True, color_system="truecolor")
    show_report(console, garden.half())
    shown = console.file.getvalue()
    assert "Tuin [red]De Kas[/red] \N{REPLACEMENT CHARACTER}[31m" in shown
    assert "\x1b[31m" not in shown
    text = captured(lambda c: show_explanation(c, garden.half(), "water.2"), 100)
    assert "‘Deels [bold]soms[/bold]’ (opmerking: zie [red]blz. 3[/red])" in text


def test_a_report_in_order():
    """Every part is there, in reading order."""
    text = captured(lambda c: show_report(c, garden.half(), updated=date(2026, 11, 22), file="tuin.yaml"))
    parts = [
        "Paraat 1.2.0 · 22 november 2026",
        "9 van 12 vragen beantwoord · 1 keer ‘weet ik niet’ · 1 keer niet van toepassing",
        "KLAAR VOOR DE ZOMER?",
        "Nog niet klaar",
        "OM MEE TE BEGINNEN",
        "Leg compost op het bed.",
        "DE TUIN",
        "TUINTRAP",
        "RISICO'S   1 hoog · 1 midden",
        "▲ HOOG  Dorre grond",
        "Grond 1: ‘Nee’",
        "Bron: De tuingids, stap 6 (afgeleid)",
        "STAPPEN EN WERKVORMEN",
        "Maak het bed",
        "1 uur en 30 minuten",
        "DIT GAAT AL GOED",
        "NOG OPEN",
        "WIE KUNNEN JULLIE DIT VRAGEN?",
        "De tuinman",
        "Tip: Kijk in het schuurtje.",
        "paraat explain tuin.yaml",
    ]
    rest = text.casefold()
    for part in parts:
        assert part.casefold() in rest, part
        rest = rest[rest.index(part.casefold()) + len(part) :]


def test_an_open_verdict_says_what_decides():
    """With nothing answered the verdict is open, with the questions that decide it."""
    text = captured(lambda c: show_report(c, garden.report()))
    assert "Dat is nog niet te zeggen." in text
    assert "? Klaar" in text
    assert "Deze vragen beslissen het" in text
    assert "Van 2 risico’s is nog niet te zeggen of het speelt (1 daarvan hoog)." in text


def test_an_explanation_goes_down_to_the_answers():
    """A rule on a score shows the score, and each answer with its note."""
    text = captured(lambda c: show_explanation(c, garden.half(), "TU-02"))
    assert "✔ de score ‘Zorg voor de water’ is lager dan 50%" in text
    assert "nu 17%" in text
    assert "Water 1: ‘Nee’ (opmerking: zie [red]blz. 3[/red])" in text
    assert "nr. 2" in text
    scale = captured(lambda c: show_explanation(c, garden.half(), "water"))
    assert "1 van 2 punten · telt voor 33%" in scale
    assert "TU-02 geldt" in scale


def test_the_catalogue_filters():
    """By kind and by word."""
    text = captured(lambda c: show_catalogue(c, MODEL, kind="meeting"))
    assert "Oogstfeest  TG.feest  60 tot 90 minuten" in text
    assert "Gieter" not in text
    assert "Gieter" in captured(lambda c: show_catalogue(c, MODEL, word="WATER"))
    assert "Niets gevonden" in captured(lambda c: show_catalogue(c, MODEL, word="vliegtuig"))


def test_an_item_in_full():
    """All its facts, with what recommends it."""
    text = captured(lambda c: show_item(c, MODEL, MODEL.item["TG.feest"]))
    for part in (
        "60 tot 90 minuten, voorbereiden 30 minuten", "Manden en taart", "45 minuten",
        "+ Gezellig", "- Rommel", "bij ‘Oogst 1’ het antwoord ja is", "TU-04", "De tuingids: Het bed", "Gieter  TG.gieter",
    ):  # fmt: skip
        assert part in text
    bed = captured(lambda c: show_item(c, MODEL, MODEL.item["TG.bed"]))
    assert "Oogstfeest" not in bed
    assert "2 tot 3 weken vóór TG.feest" in bed


def test_colours_read_on_black_and_on_white():
    """Every colour has a contrast of at least 4.5 with both."""

    def channel(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    for name in ("RED", "AMBER", "GREEN", "BLUE", "VIOLET", "TEAL", "GREY"):
        red, green, blue = Color.parse(getattr(screens, name)).get_truecolor()
        light = 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
        assert min(1.05 / (light + 0.05), (light + 0.05) / 0.05) >= 4.5, name


def test_plain_and_no_color(monkeypatch):
    """--plain and TERM=dumb give no escapes at all; NO_COLOR gives no colours."""
    report = garden.half()
    monkeypatch.setenv("FORCE_COLOR", "1")
    for term, plain in (("xterm", True), ("dumb", False)):
        monkeypatch.setenv("TERM", term)
        console = screens.screen(plain=plain)
        with console.capture() as capture:
            show_report(console, report)
        assert "\x1b" not in capture.get()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    console = screens.screen()
    with console.capture() as capture:
        show_report(console, report)
    assert not re.search(r"\x1b\[[0-9;]*(?:3|4)[0-9][;m]", capture.get())
