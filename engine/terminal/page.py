"""Text laid out in lines: wrapping, indenting, headings, labelled facts, columns.

Everything that is drawn is a list of lines; only ``Page.show`` prints. Text from a model or a file
becomes ``Text`` through ``ink``, never markup.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from engine.terminal.screen import ACCENT, GREY, Signs, is_plain, signs
from engine.text import cleaned

MEASURE = 100
"""The longest line that still reads well."""
WIDEST = 150
Lines = list[Text]
_TYPEWRITER = str.maketrans(dict(zip("‘’‚“”„–—−…·•×→≥≤\u00a0", '\'\',"""---~-*x>>< ', strict=True)))


def ink(text: str, style: str = "") -> Text:
    """Text from anywhere, shown literally."""
    return Text(text if text.isprintable() else cleaned(text), style=style)


def line(*parts: Text | str | tuple[str, str]) -> Text:
    """One line of text parts, plain or with a style."""
    made = Text()
    for part in parts:
        if isinstance(part, Text):
            made.append_text(part)
        else:
            made.append_text(ink(*part) if isinstance(part, tuple) else ink(part))
    return made


class _Ready:
    """Lines that need no more layout: rich only has to colour them."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for one in self.lines:
            yield from one.render(console, end="\n")


@dataclass(frozen=True, slots=True)
class Page:
    """Where lines go: the console, its signs, and how wide text and drawings may be."""

    console: Console
    signs: Signs
    width: int
    wide: int
    plain: bool

    def wrap(self, text: Text | str, first: Text | str = "", rest: Text | str | None = None, width: int = 0) -> Lines:
        """The text wrapped between ``first`` and the margin; later lines start with ``rest``."""
        start = first if isinstance(first, Text) else Text(first)
        if rest is None:
            rest = " " * start.cell_len
        later = rest if isinstance(rest, Text) else Text(rest)
        room = max((width or self.width) - max(start.cell_len, later.cell_len), 8)
        body = text if isinstance(text, Text) else ink(text)
        made: Lines = []
        for part in body.wrap(self.console, room) if body.cell_len > room else [body]:
            part.rstrip()
            made.append(line(later if made else start, part))
        return made

    def spread(self, left: Text, right: Text, width: int = 0, indent: str = "") -> Lines:
        """Two texts at both ends of a line; below each other when they do not fit."""
        room = (width or self.width) - len(indent) - left.cell_len - right.cell_len
        if room < 2:
            return [*self.wrap(left, indent, width=width), *self.wrap(right, indent, width=width)]
        return [line(indent, left, " " * room, right)]

    def heading(self, title: str, aside: str = "", width: int = 0) -> Lines:
        """A section's title on a line of its own."""
        width = width or self.width
        name = ink(title.upper() if self.plain else title, "bold")
        made = self.wrap(line(name, (f"   {aside}" if aside else "", GREY)))
        if not self.plain and len(made) == 1 and made[0].cell_len < width - 4:
            made[0].append(" " + self.signs.line * (width - made[0].cell_len - 1), GREY)
        return [Text(), Text(), *made, Text()]

    def label(self, title: str, aside: str = "") -> Lines:
        """A small heading."""
        return [Text(), *self.wrap(line((title, f"bold {ACCENT}"), (f"  {aside}" if aside else "", GREY)))]

    def facts(self, rows: Iterable[tuple[str, Text | str]], indent: str = "", label: int = 11) -> Lines:
        """Labels with their texts in a column beside them."""
        made: Lines = []
        for name, text in rows:
            head = line(indent, (name.ljust(label), GREY)) if name else Text(" " * (len(indent) + label))
            made += self.wrap(text, head)
        return made

    def card(self, lines: Sequence[Text], style: str = ACCENT) -> Lines:
        """Lines with a coloured side; in plain text only indented."""
        side = Text("  ") if self.plain else Text(f"{self.signs.side} ", style=style)
        made = [line(side, one) for one in lines]
        for one in made:
            one.rstrip()
        return made

    def inside(self) -> "Page":
        """The page within a card: two columns narrower."""
        return Page(self.console, self.signs, self.width - 2, self.wide - 2, self.plain)

    def cut(self, text: str, width: int) -> str:
        """``text`` in at most ``width`` columns."""
        text = cleaned(text)
        if cell_len(text) <= width:
            return text
        while text and cell_len(text) > max(width - 1, 0):
            text = text[:-1]
        return text.rstrip() + self.signs.more if width > 0 else ""

    def beside(self, left: Lines, right: Lines, width: int) -> Lines:
        """Two columns, the left one ``width`` wide; the shorter one is centred beside the longer."""
        height = max(len(left), len(right))
        rows = []
        for one, two in zip(_centred(left, height), _centred(right, height), strict=True):
            rows.append(line(one, " " * max(width - one.cell_len, 0), two) if two.plain else one)
        return rows

    def show(self, lines: Lines) -> None:
        """Print the lines."""
        if self.signs.solid == "#":
            for one in lines:
                one.plain = _typed(one.plain, self.console.encoding)
        self.console.print(_Ready(lines), crop=False)


def page(console: Console) -> Page:
    """A page as wide as the console, but never too wide to read."""
    plain = is_plain(console)
    width = max(console.width, 40)
    return Page(console, signs(console), min(width, MEASURE), min(width, MEASURE if plain else WIDEST), plain)


def _centred(lines: Lines, height: int) -> Lines:
    above = (height - len(lines)) // 2
    return [*[Text()] * above, *lines, *[Text()] * (height - len(lines) - above)]


def _typed(text: str, encoding: str) -> str:
    """As a typewriter has it, letter for letter: what the encoding lacks loses its accent, or becomes '?'."""
    return "".join(_letter(char, encoding) for char in text.translate(_TYPEWRITER))


def _letter(char: str, encoding: str) -> str:
    if char.isascii():
        return char
    try:
        char.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        bare = unicodedata.normalize("NFKD", char)[0]
        return bare if bare.isascii() else "?"
    return char if char.isalpha() else "?"
