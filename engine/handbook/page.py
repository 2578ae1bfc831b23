"""What a handbook is made of: pages with groups of entries, and links between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal["question", "section", "scale", "ladder", "rung", "rule", "item", "part", "case"]
Target: TypeAlias = tuple[Kind, str]
"""Something with a place in the handbook: its kind and its id."""

ANCHORS: dict[Kind, str] = {
    "question": "vraag",
    "section": "onderwerp",
    "scale": "schaal",
    "ladder": "ladder",
    "rung": "trede",
    "rule": "regel",
    "item": "onderdeel",
    "part": "deel",
    "case": "casus",
}
"""What a place is called in a link."""


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to something else in the handbook; ``quiet``: the text is only an id."""

    text: str
    to: Target
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """An id, to be shown smaller than the text beside it."""

    text: str


Part: TypeAlias = str | Link | Code
Phrase: TypeAlias = tuple[Part, ...]
"""Text with links and ids in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a fact, so many steps indented."""

    said: Phrase
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what there is to say under it. ``strong``: the thing to read first."""

    label: str
    lines: tuple[Line, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``target``: what it is the place of."""

    cells: tuple[Phrase, ...]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. ``folded``: how to call it where it is shown only when asked for."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    folded: str = ""


Block: TypeAlias = Fact | Table


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: what it is called, what it is (``tag``, with a ``tone`` for its colour), and all about it."""

    target: Target
    title: str
    tag: str = ""
    tone: str = ""
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries, or a table, under one heading."""

    title: str
    intro: str = ""
    entries: tuple[Entry, ...] = ()
    table: Table | None = None
    blocks: tuple[Block, ...] = ()
    target: Target | None = None

    @property
    def size(self) -> int:
        """How many things stand in it."""
        return len(self.entries) or len(self.table.rows if self.table else ())


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the name of its file without an ending, its chapter, and its groups."""

    name: str
    chapter: str
    title: str
    intro: str
    groups: tuple[Group, ...]
    noun: tuple[str, str]
    """What stands on it: one, and several."""

    @property
    def size(self) -> int:
        """How many things stand on it."""
        return sum(group.size for group in self.groups)

    def targets(self) -> Iterator[Target]:
        """Everything that has its place here."""
        for group in self.groups:
            if group.target:
                yield group.target
            yield from (entry.target for entry in group.entries)
            yield from (row.target for row in (group.table.rows if group.table else ()) if row.target)


@dataclass(frozen=True, slots=True)
class Handbook:
    """The pages in order, after a first page that leads to them. ``chapters``: each with what it is for."""

    title: str
    intro: str
    version: str
    pages: tuple[Page, ...]
    chapters: tuple[tuple[str, str], ...]

    def of(self, chapter: str) -> tuple[Page, ...]:
        """The pages of a chapter."""
        return tuple(page for page in self.pages if page.chapter == chapter)

    def places(self) -> dict[Target, str]:
        """On which page each thing stands."""
        return {target: page.name for page in self.pages for target in page.targets()}


def anchor(target: Target) -> str:
    """The name of a place within its page."""
    return f"{ANCHORS[target[0]]}-{target[1]}"


def fact(label: str, *said: Phrase | str, strong: bool = False) -> Fact:
    """A fact of lines that are not indented."""
    return Fact(label, tuple(Line((one,) if isinstance(one, str) else one) for one in said), strong)
