"""Canvas, spider diagram, bars and ladder: pure drawing."""

from io import BytesIO, StringIO, TextIOWrapper

import pytest
from rich.console import Console

from engine.evaluate.score import Score
from engine.model.questionnaire import Scale
from engine.terminal.bars import bar, bar_of, value
from engine.terminal.canvas import Canvas, Layer
from engine.terminal.ladder import ladder_lines
from engine.terminal.page import Page, page
from engine.terminal.spider import Axis, fits, spider
from engine.words.phrases import difference
from tests.terminal import garden

INK = Layer(1, "", "#")


def sheet(width: int = 80, encoding: str = "utf-8") -> Page:
    """A page on a terminal."""
    file = StringIO() if encoding == "utf-8" else TextIOWrapper(BytesIO(), encoding=encoding)
    return page(Console(file=file, width=width, force_terminal=True))


def scale(**extra: object) -> Scale:
    """A scale with three bands."""
    return garden.model().scale["grond"].model_copy(update=extra)


def test_a_line_of_dots():
    """A horizontal line fills the top dots of a row of characters; ASCII has one character for eight dots."""
    for ascii_only, text in ((False, "⠉⠉"), (True, "##")):
        canvas = Canvas(2, 1, ascii_only)
        canvas.line((0, 0), (3, 0), INK)
        assert [row.plain for row in canvas.lines()] == [text]


def test_a_plane_is_filled():
    """The inside of a polygon is full of dots."""
    canvas = Canvas(2, 1)
    canvas.plane([(-1, -1), (5, -1), (5, 5), (-1, 5)], INK)
    assert canvas.lines()[0].plain == "⣿⣿"


def test_the_background_gives_way():
    """A grid is not seen where something else is drawn, whatever comes first."""
    grid = Layer(0, "", ".")
    for order in ([grid, INK], [INK, grid]):
        canvas = Canvas(1, 1)
        for layer in order:
            canvas.dot(0 if layer is INK else 1, 0, layer)
        assert canvas.lines()[0].plain == "⠁"


def test_dots_outside_are_dropped():
    """Nothing goes wrong outside the canvas, for dots nor text."""
    canvas = Canvas(2, 1)
    canvas.line((-9, -9), (99, 99), INK)
    canvas.write(1, 0, "世界", "")
    canvas.write(-1, 0, "ab", "")
    assert canvas.lines()[0].plain.startswith("b")


@pytest.mark.parametrize("count", range(3, 11))
@pytest.mark.parametrize("width", [60, 80])
def test_spiders(count, width):
    """Three to ten scales fit in 60 and 80 columns and 23 rows, each with its label and value."""
    axes = [Axis(f"Schaal {i}", Score(1000 * i, 10_000)) for i in range(count)]
    lines = [line.plain for line in spider(sheet(width), axes)]
    assert len(lines) <= 23
    assert max(map(len, lines)) <= width
    text = "\n".join(lines)
    assert all(f"Schaal {i}" in text for i in range(count))
    assert all(f"{10 * i}–100%" in text for i in range(count))


def test_a_spider_shows_what_is_open():
    """The rim between lowest and highest has other signs than what is sure; points are marked."""
    axes = [Axis(name, Score(4000, 8000, point=6000)) for name in "abcd"]
    text = "\n".join(line.plain for line in spider(sheet(encoding="ascii"), axes))
    assert "###" in text
    assert "::" in text
    assert text.count("@") == 5
    closed = "\n".join(
        line.plain for line in spider(sheet(encoding="ascii"), [Axis(n, Score(4000, 4000)) for n in "abc"])
    )
    assert ":" not in closed.replace("ringen:", "")


def test_a_spider_wants_three_scales():
    """What does not apply has no place in the shape; fewer than three make no shape."""
    gone, there = Axis("x", Score(0, 0, False)), Axis("y", Score(0, 0))
    assert not fits([there, there, gone])
    assert fits([there, there, there, gone])
    assert "n.v.t." in "\n".join(line.plain for line in spider(sheet(), [there, gone, there, there]))


@pytest.mark.parametrize(
    ("lo", "hi", "point", "text"),
    [
        (0, 0, None, "··········"),
        (10_000, 10_000, 10_000, "██████████"),
        (3000, 7000, 5000, "███▒▒┃▒···"),
        (0, 10_000, None, "▒▒▒▒▒▒▒▒▒▒"),
        (10, 20, None, "▒·········"),
        (9990, 10_000, None, "█████████▒"),
    ],
)
def test_bars(lo, hi, point, text):
    """Solid up to the lowest, shaded up to the highest, a tick at the point; what is open is never hidden."""
    assert bar(sheet(), lo, hi, point, 10, "").plain == text


def test_a_bar_says_it_in_words():
    """Value, bands and how much is known stand in the text."""
    score = Score(3300, 7500, point=5800, known=2, total=3)
    text = "\n".join(line.plain for line in bar_of(sheet(), scale(), score, 80))
    assert "58% (33–75%)" in text
    assert "Kaal tot Vol · 2 van 3 vragen bekend" in text
    gone = "\n".join(line.plain for line in bar_of(sheet(), scale(), Score(0, 0, False), 80))
    assert "niet van toepassing" in gone
    assert value(Score(3300, 7500)).plain == "33–75%"


def test_a_ladder_tells_why_gate_and_average_differ():
    """The first missing rung is named, and the rung above it that is in order."""
    given = {f"{t}__{i}": "nee" if t == "water" else "ja" for t in garden.THEMES for i in (1, 2, 3)}
    found = garden.report(**given).assessment
    ladder = found.model.ladders[0]
    assert "Trede 2 (Water op orde) houdt jullie tegen" in difference(found, ladder)
    assert "trede 3 (Zaad op orde) wel op peil" in difference(found, ladder)
    text = "\n".join(line.plain for line in ladder_lines(sheet(), found, ladder))
    assert "1 van 4: Grond op orde" in text
    assert "3,0 van 4" in text
    assert text.index("4  Oogst") < text.index("1  Grond")


def test_an_open_ladder_is_open():
    """With nothing known the level is a range."""
    found = garden.report().assessment
    text = "\n".join(line.plain for line in ladder_lines(sheet(), found, found.model.ladders[0]))
    assert "0 tot 4 van 4, nog open" in text
    assert "hangt eerst af van trede 1 (Grond op orde)" in text
