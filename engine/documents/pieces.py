"""What a filled-in document consists of, whatever kind of file is made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Blank:
    """A place in a text where the practice must write."""

    label: str


Words: TypeAlias = tuple[str | Blank, ...]
"""A text with blanks in it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 or 2; ``new_page``: it stands at the top of one."""

    words: Words
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short texts below each other."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write, some lines high, below its label."""

    words: Words
    lines: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``blank``: empty rows below; ``widths``: of the columns, beside each other; none: all the same."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    blank: int = 0
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Effect against effort: ``cells`` by (effect, effort), each a list of short texts; ``rest``: not yet placed."""

    cells: tuple[tuple[str, str, tuple[str, ...]], ...]
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Advice for whoever writes, to take out later."""

    words: Words


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to write in, beside and below each other on one page, each with its label."""

    labels: tuple[str, ...]


Piece: TypeAlias = Heading | Paragraph | Bullets | Room | Grid | Matrix | Note | Boxes


def plain(text: str) -> Paragraph:
    """A text without blanks."""
    return Paragraph((text,))


def listing(texts: Iterable[str], none: str, numbered: bool = False) -> Piece:
    """Short texts below each other, or what to say where there are none."""
    items = tuple((text,) for text in texts)
    return Bullets(items, numbered) if items else plain(none)
