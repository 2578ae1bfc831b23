"""A spider diagram: what is sure as a filled shape, what is still open as a dotted rim around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from rich.cells import cell_len
from rich.text import Text

from engine.evaluate.score import FULL, Score
from engine.terminal.canvas import Canvas, Layer, Point
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, GREY, VIOLET
from engine.text import cleaned
from engine.words.dutch import percent, percents

FEWEST, MOST = 3, 10
ROWS = 21
RINGS = (2500, 5000, 7500, 10_000)
LABEL = 15
"""Columns kept free for a label on either side."""

GRID = Layer(0, GREY, ".")
MAYBE = Layer(2, VIOLET, ":", thin=2)
EDGE = Layer(3, VIOLET, "o")
SURE = Layer(4, ACCENT, "#")


@dataclass(frozen=True, slots=True)
class Axis:
    """One scale in the diagram."""

    label: str
    score: Score


def fits(axes: Sequence[Axis]) -> bool:
    """Enough axes for a shape, and not too many to read."""
    return sum(axis.score.applies is not False for axis in axes) >= FEWEST and len(axes) <= MOST


def spider(page: Page, axes: Sequence[Axis], width: int = 0) -> Lines:
    """The diagram with its labels, ``ROWS`` high, and a legend of one line."""
    width = min(width or page.width, 84)
    canvas = Canvas(width, ROWS, ascii_only=page.signs.solid == "#")
    radius = min(ROWS * 2 - 6, width - 2 * LABEL - 4)
    web = _Web(len(axes), (width - 1, ROWS * 2 - 1), radius)
    for ring in RINGS:
        canvas.polygon([web.at(i, ring) for i in range(len(axes))], GRID, gap=1 if ring == FULL else 3)
    there = [(i, axis.score) for i, axis in enumerate(axes) if axis.score.applies is not False]
    high, low = ([web.at(i, getattr(score, end)) for i, score in there] for end in ("hi", "lo"))
    open_ = any(score.lo < score.hi for _, score in there)
    if open_:
        canvas.plane(high, MAYBE)
        canvas.polygon(high, EDGE)
    if any(score.lo for _, score in there):
        canvas.plane(low, SURE)
        canvas.polygon(low, SURE)
    for i in range(len(axes)):
        canvas.line(web.at(i, 0), web.at(i, FULL), GRID, gap=3)
    for i, score in there:
        if score.point is not None:
            x, y = web.at(i, score.point)
            canvas.write(round(x) // 2, round(y) // 4, page.signs.point, "bold")
    for i, axis in enumerate(axes):
        _label(page, canvas, web, i, axis)
    rows = canvas.lines()
    drawn = [i for i, row in enumerate(rows) if row.plain]
    rows = rows[drawn[0] : drawn[-1] + 1]
    return [*rows, Text(), *_legend(page, width, open_, any(score.point is not None for _, score in there))]


@dataclass(frozen=True, slots=True)
class _Web:
    """Where a value on an axis lies, in dots."""

    axes: int
    centre: Point
    radius: int

    def direction(self, axis: int) -> Point:
        """The axis as seen from the centre, the first one straight up."""
        angle = 2 * pi * axis / self.axes
        return sin(angle), -cos(angle)

    def at(self, axis: int, points: int) -> Point:
        """The place of a value in basis points."""
        across, down = self.direction(axis)
        far = self.radius * points / FULL
        return self.centre[0] + across * far, self.centre[1] + down * far


def _label(page: Page, canvas: Canvas, web: _Web, i: int, axis: Axis) -> None:
    across, down = web.direction(i)
    x, y = web.at(i, FULL)
    column, row = round(x) // 2, round(y) // 4
    score = axis.score
    number = "n.v.t." if score.applies is False else percents(score.lo, score.hi)
    if score.applies is not False and score.point is not None:
        number = percent(score.point)
    if abs(across) < 0.2:
        text = page.cut(axis.label, canvas.columns - len(number) - 2)
        row += 1 if down > 0 else -1
        start = max(column - (cell_len(text) + len(number) + 1) // 2, 0)
        canvas.write(start, row, text, "")
        canvas.write(start + cell_len(text) + 1, row, number, "bold")
        return
    room = canvas.columns - column - 3 if across > 0 else column - 2
    lines = [*_folded(page, axis.label, room), number]
    for j, text in enumerate(lines):
        start = column + 3 if across > 0 else column - 2 - cell_len(text)
        canvas.write(start, row - len(lines) // 2 + j, text, "bold" if j == len(lines) - 1 else "")


def _folded(page: Page, text: str, room: int) -> list[str]:
    """The text on at most two lines."""
    words = cleaned(text).split()
    first = ""
    while words and cell_len(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [page.cut(text, room)]
    return [first, page.cut(" ".join(words), room)] if words else [first]


def _legend(page: Page, width: int, open_: bool, points: bool) -> Lines:
    sure, rim = ("#", ":") if page.signs.solid == "#" else ("⣿⣿", "⠕⠕")
    text = line((f"{sure} ", ACCENT), ("zeker", GREY))
    if open_:
        text.append_text(line((f"   {rim} ", VIOLET), ("nog open", GREY)))
    if points:
        text.append_text(line((f"   {page.signs.point} ", "bold"), ("score tot nu toe", GREY)))
    text.append_text(ink("   ringen: 25, 50, 75, 100%", GREY))
    return page.wrap(text, " " * max((width - text.cell_len) // 2, 0), width=width)
