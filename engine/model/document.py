"""Documents that a practice takes along, as the experts write them: what stands in ``rules/documents/``.

A document is a list of blocks. Text may hold what the engine fills in (``{practice}``) and what the practice
must write itself (``{?plaats}``). The closed list of what can be filled in or shown stands here.
"""

import re
from typing import Annotated, Literal

from pydantic import Field, model_validator

from engine.model.base import Entry, Frozen, Id, PartId, Text
from engine.model.vocabulary import Condition

Show = Literal[
    "first", "risks", "risk_list", "strengths", "route", "matrix", "scores", "levels", "answers", "to_ask",
    "differences", "steps", "canvas",
    "programme", "agenda", "invited", "ground_rules", "materials",
]  # fmt: skip
"""What the engine can show. ``risk_list``: without why; ``scores``: of a chart; ``answers``: to questions or sections;
``steps`` and ``canvas``: of a catalogue item; the last five: of the document's meeting."""

COUNTED = {"risks", "risk_list", "strengths", "route", "differences"}
"""What may be cut short: it can be longer than a reader has time for."""

KNOWN = ("practice", "today", "day", "time", "minutes", "meeting", "organiser")
"""Words between braces that the engine fills in; a meeting's where the document has one."""

PLACEHOLDER = re.compile(r"\{(\?[^{}]+|[a-z]+(?::[^{}]+)?)\}")
BLOCKS = ("heading", "text", "bullets", "fill", "table", "show", "note")


class Table(Frozen):
    """A table to fill in. ``rows``: with text; ``blank``: rows after them to fill in; ``wide``: wider columns.

    Columns count from 1.
    """

    columns: tuple[Text, ...] = Field(min_length=1, max_length=8)
    rows: tuple[tuple[str, ...], ...] = ()
    blank: int = Field(default=0, ge=0, le=40)
    wide: tuple[Annotated[int, Field(ge=1, le=8)], ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> "Table":
        if any(len(row) > len(self.columns) for row in self.rows):
            raise ValueError("een rij heeft meer cellen dan er kolommen zijn")
        if not self.rows and not self.blank:
            raise ValueError("een tabel heeft 'rows' of 'blank'")
        return self


class Block(Frozen):
    """One part of a document: a heading, a text, bullets, a place to write, a table, something shown, a note.

    ``note``: advice for whoever writes, to take out later. ``lines``: how much room ``fill`` has. ``of``: what
    ``show`` is about; ``most``: how many of it at most. ``new_page``: the heading begins a page. ``when``: only for
    whom it surely holds.
    """

    heading: Text | None = None
    text: Text | None = None
    bullets: tuple[Text, ...] | None = Field(default=None, min_length=1)
    fill: Text | None = None
    table: Table | None = None
    show: Show | None = None
    note: Text | None = None
    lines: int = Field(default=3, ge=1, le=30)
    numbered: bool = False
    new_page: bool = False
    of: tuple[str, ...] = ()
    most: Annotated[int, Field(ge=1, le=40)] | None = None
    when: Condition | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Block":
        given = [name for name in BLOCKS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("een blok heeft precies één van: " + ", ".join(BLOCKS))
        if self.of and self.show not in {"scores", "answers", "steps", "canvas"}:
            raise ValueError("'of' hoort bij 'show: scores', 'answers', 'steps' of 'canvas'")
        if not self.of and self.show in {"scores", "steps", "canvas"}:
            raise ValueError(f"'show: {self.show}' heeft 'of'")
        if self.most is not None and self.show not in COUNTED:
            raise ValueError("'most' hoort bij 'show: " + "', '".join(sorted(COUNTED)) + "'")
        if self.new_page and self.heading is None:
            raise ValueError("'new_page' hoort bij 'heading'")
        return self

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of it in which something may be filled in."""
        cells = [cell for row in self.table.rows for cell in row] if self.table else []
        single = [t for t in (self.heading, self.text, self.fill, self.note) if t is not None]
        return (*single, *(self.bullets or ()), *cells)


class Party(Frozen):
    """Someone who pays or gains: the lines of what it costs them once and each year, and of what they gain.

    The name is also that of a sheet in the workbook.
    """

    party: Annotated[str, Field(min_length=1, max_length=31, pattern=r"^[^\[\]:*?/\\']*\S$")]
    once: tuple[Text, ...] = ()
    yearly: tuple[Text, ...] = ()
    benefits: tuple[Text, ...] = ()


OVERVIEW = "Overzicht"
"""The sheet of a workbook that adds all parties up."""


class Costs(Frozen):
    """A business case as a workbook: costs and benefits of each party, over some years."""

    years: int = Field(default=5, ge=1, le=10)
    parties: tuple[Party, ...] = Field(min_length=1, max_length=12)
    notes: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _apart(self) -> "Costs":
        names = [OVERVIEW.casefold(), *(party.party.casefold() for party in self.parties)]
        if len(set(names)) < len(names):
            raise ValueError(f"elke partij heeft een eigen naam, en niet '{OVERVIEW}'")
        return self


class Document(Entry):
    """A document. ``id``: the name of its file. ``item``: the catalogue item that asks for it; ``meeting``: whose

    agenda, day and guests it has. Blocks make a Word file, ``costs`` a workbook. ``suits``: for whom it is.
    """

    id: Id
    title: Text
    summary: Text
    item: PartId | None = None
    meeting: PartId | None = None
    blocks: tuple[Block, ...] = ()
    costs: Costs | None = None
    landscape: bool = False
    suits: Condition | None = None
    source: tuple[PartId, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_form(self) -> "Document":
        if bool(self.blocks) == (self.costs is not None):
            raise ValueError("een document heeft 'blocks' of 'costs'")
        return self
