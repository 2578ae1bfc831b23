"""A drawing in SVG: shapes with a class each, and what it shows in words.

The colours stand in ``templates/drawing.css``, so that a drawing follows light and dark.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from engine.text import cleaned

LETTER = 0.54
"""The width of a letter as part of its size, on average."""

DEFS = Markup(
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="2.4" height="6"/>'
    "</pattern></defs>"
)
"""The pattern for what is still open; once in each document."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """``text``: all that it shows, in words; sizes in user units; ``fluid``: as wide as there is room."""

    text: str
    width: int
    height: int
    body: Markup
    fluid: bool = False

    def inline(self) -> Markup:
        """For within a page; the page holds ``DEFS`` and the colours."""
        fluid = Markup('<svg class="drawing" width="100%" height="{h}" role="img" aria-label="{text}">')
        boxed = Markup('<svg class="drawing" viewBox="0 0 {w} {h}" role="img" aria-label="{text}">')
        head = (fluid if self.fluid else boxed).format(w=self.width, h=self.height, text=cleaned(self.text))
        return head + self.body + Markup("</svg>")

    def standalone(self, style: str) -> str:
        """As a file of its own, with its colours."""
        size = f'width="{self.width}" height="{self.height}"'
        box = "" if self.fluid else f' viewBox="0 0 {self.width} {self.height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{box}><style>{style}</style>{DEFS}{self.body}</svg>'


def shape(name: str, look: str, **where: float | str) -> Markup:
    """One shape: ``shape("rect", "track", x=0, width="100%")``. Underscores in names become dashes."""
    given = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value if isinstance(value, str) else number(value))
        for key, value in where.items()
    )
    return Markup('<{} class="{}"{}/>').format(name, look, given)


def words(look: str, x: float, y: float, text: str, anchor: str = "start") -> Markup:
    """A line of text; ``anchor``: start, middle or end."""
    made = Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>')
    return made.format(look, number(x), number(y), anchor, cleaned(text))


def path(points: Iterable[tuple[float, float]]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def folded(text: str, room: float, size: float, most: int = 2) -> list[str]:
    """The text in at most so many lines of about ``room`` units at a letter size."""
    fits = max(int(room / (size * LETTER)), 4)
    return wrap(cleaned(text), fits, max_lines=most, placeholder=" …") or [""]


def number(value: float) -> str:
    """With at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
