"""A small canvas of dots: eight in a character (braille), or one character for all eight in ASCII."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

Point = tuple[float, float]
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


@dataclass(frozen=True, slots=True)
class Layer:
    """How dots look: the highest layer gives a character its colour; the background (0) gives way.

    ``thin``: 1 fills a plane with all dots, 2 with one in four, 4 with one in eight.
    """

    height: int
    style: str
    ascii: str
    thin: int = 1


class Canvas:
    """Dots in ``columns`` × ``rows`` characters; a character is two dots wide and four high."""

    def __init__(self, columns: int, rows: int, ascii_only: bool = False) -> None:
        self.columns, self.rows, self.ascii_only = columns, rows, ascii_only
        self._bits: dict[tuple[int, int], int] = {}
        self._top: dict[tuple[int, int], Layer] = {}
        self._written: dict[tuple[int, int], tuple[str, str]] = {}

    def dot(self, x: int, y: int, layer: Layer) -> None:
        """One dot; outside the canvas nothing happens."""
        place = (x // 2, y // 4)
        if not (0 <= place[0] < self.columns and 0 <= place[1] < self.rows):
            return
        top = self._top.get(place)
        if top is not None and top.height and not layer.height:
            return
        if top is not None and layer.height and not top.height:
            self._bits[place] = 0
        if top is None or top.height <= layer.height:
            self._top[place] = layer
        self._bits[place] = self._bits.get(place, 0) | BITS[y % 4][x % 2]

    def line(self, start: Point, end: Point, layer: Layer, gap: int = 1) -> None:
        """A line; ``gap``: one dot in so many."""
        (x0, y0), (x1, y1) = start, end
        steps = max(round(max(abs(x1 - x0), abs(y1 - y0))), 1)
        for step in range(0, steps + 1, gap):
            part = step / steps
            self.dot(round(x0 + (x1 - x0) * part), round(y0 + (y1 - y0) * part), layer)

    def polygon(self, corners: Sequence[Point], layer: Layer, gap: int = 1) -> None:
        """The outline through the corners, closed."""
        for i, corner in enumerate(corners):
            self.line(corner, corners[(i + 1) % len(corners)], layer, gap)

    def plane(self, corners: Sequence[Point], layer: Layer) -> None:
        """The inside of the polygon, in dots as dense as the layer says."""
        for y in range(self.rows * 4):
            crossings = sorted(_crossings(corners, y))
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                for x in range(round(left), round(right) + 1):
                    if layer.thin == 1 or (y % 2 == 0 and (x + y) % layer.thin == 0):
                        self.dot(x, y, layer)

    def write(self, column: int, row: int, text: str, style: str) -> None:
        """Characters over the dots."""
        for char in text:
            if column >= 0 and column + cell_len(char) <= self.columns and 0 <= row < self.rows:
                self._written[column, row] = (char, style)
                for covered in range(1, cell_len(char)):
                    self._written[column + covered, row] = ("", "")
            column += cell_len(char)

    def row(self, row: int) -> Text:
        """One row as text."""
        made = Text()
        for column in range(self.columns):
            place = (column, row)
            if place in self._written:
                made.append(*self._written[place])
            elif place in self._bits:
                layer = self._top[place]
                made.append(layer.ascii if self.ascii_only else chr(0x2800 + self._bits[place]), layer.style)
            else:
                made.append(" ")
        made.rstrip()
        return made

    def lines(self) -> list[Text]:
        """All rows, from the top."""
        return [self.row(row) for row in range(self.rows)]


def _crossings(corners: Sequence[Point], y: float) -> list[float]:
    """Where the outline crosses the middle of a row of dots."""
    found = []
    for i, (x0, y0) in enumerate(corners):
        x1, y1 = corners[(i + 1) % len(corners)]
        if (y0 <= y) != (y1 <= y):
            found.append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return found
