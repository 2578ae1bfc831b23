"""What the experts changed: the workbook's rows held against the entries in the files, value by value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from engine.load.draft import Draft
from engine.model import Model
from engine.modelbook.cells import CellError, meant, shown
from engine.modelbook.entries import Entry, Home, entries, homes, key_of
from engine.modelbook.housestyle import same
from engine.modelbook.layout import TABLES, Column, Table
from engine.modelbook.reading import Book, Row, place
from engine.modelbook.writing import fingerprint, readable
from engine.problem import InputError, Problem
from engine.text import cleaned, listed, nearest


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of an entry has another value; ``None``: it was emptied."""

    entry: Entry
    table: Table
    field: str
    value: Any
    row: int


@dataclass(frozen=True, slots=True)
class Added:
    """A new entry, and the list in which it comes; none yet for an answer to a question without its own answers."""

    table: Table
    home: Home | None
    group: str
    fields: Mapping[str, Any]
    row: int


@dataclass(frozen=True, slots=True)
class Removed:
    """An entry whose row is gone."""

    entry: Entry
    table: Table


Edit: TypeAlias = Changed | Added | Removed
Key: TypeAlias = tuple[str, str, str]
"""The table's name and the entry's key in it."""


@dataclass(slots=True)
class _Comparison:
    model: Model
    draft: Draft
    book: Book
    problems: list[Problem] = field(default_factory=list)

    def edits(self) -> Iterator[Edit]:
        for table in TABLES:
            yield from self._table(table)

    def _table(self, table: Table) -> Iterator[Edit]:
        now = {entry.key: entry for entry in entries(self.draft.documents, table)}
        places = homes(self.draft.documents, table)
        seen: dict[tuple[str, str], int] = {}
        for row in self.book.rows:
            if row.table != table:
                continue
            name, group = row.cells[0], row.cells[2] if table.grouped else ""
            if not name:
                self._wrong(row, 0, "E407", "deze rij heeft geen naam.", "Vul een naam in, of maak de hele rij leeg.")
                continue
            key = key_of(group if table.name == "option" else "", name)
            if key in seen:
                self._wrong(row, 0, "E407", f"'{name}' staat ook in rij {seen[key]}.", "Een naam hoort bij één rij.")
                continue
            seen[key] = row.number
            if key in now:
                yield from self._changes(row, now[key])
            else:
                yield from self._addition(row, group, places)
        for key, entry in now.items():
            if key not in seen:
                yield Removed(entry, table)

    def _changes(self, row: Row, entry: Entry) -> Iterator[Edit]:
        for at, column in enumerate(row.table.columns):
            text = row.cells[at]
            if column.field:
                value = self._value(row, at, column)
                if not same(value, _plain(entry.fields.get(column.field), column)):
                    yield Changed(entry, row.table, column.field, value, row.number)
            elif column.sentence_of:
                if _bare(text) != _bare(readable(self.model, entry, row.table, column)):
                    hint = f"Verander de kolom '{row.table.columns[at - 1].title}'."
                    self._wrong(row, at, "E408", "deze kolom staat er om te lezen en is veranderd.", hint)
            elif text != (entry.file if at == 1 else entry.group):
                self._wrong(row, at, "E408", f"'{entry.fields['id']}' kan niet verhuizen.", "Zet terug wat er stond.")

    def _addition(self, row: Row, group: str, places: Mapping[tuple[str, str], Home]) -> Iterator[Edit]:
        file = row.cells[1]
        home = places.get((file, group))
        if home is None and row.table.name != "option":
            files = sorted({f for f, _ in places})
            at, known, given = (
                (1, files, file) if file not in files else (2, [g for f, g in places if f == file], group)
            )
            near = nearest(given, known)
            hint = f"Bedoelde u '{near}'?" if near else f"Kies uit: {listed(known[:8], 'of')}."
            self._wrong(row, at, "E409", f"'{given[:60]}' is geen plaats voor een nieuwe rij.", hint)
            return
        fields = {}
        for at, column in enumerate(row.table.columns):
            if column.field and (value := self._value(row, at, column)) is not None:
                fields[column.field] = value
            if column.sentence_of and row.cells[at]:
                self._wrong(row, at, "E408", "deze kolom staat er om te lezen.", "Laat de cel leeg.")
        ordered = {name: fields[name] for name in row.table.fields if name in fields}
        yield Added(row.table, home, group, {"id": ordered.pop("id"), **ordered}, row.number)

    def _value(self, row: Row, at: int, column: Column) -> Any:
        try:
            return meant(column.form, row.cells[at])
        except CellError as error:
            self._wrong(row, at, "E406", f"{error.fact}.", error.hint)
            return None

    def _wrong(self, row: Row, at: int, code: str, fact: str, hint: str) -> None:
        spot = place(self.book.name, row.table, row.number, at)
        self.problems.append(Problem(spot, 0, 0, code, fact, hint))


def edits_of(model: Model, draft: Draft, book: Book) -> tuple[Edit, ...]:
    """Every edit in the workbook, in the order of its sheets.

    Raises ``InputError``: a cell that cannot be understood, or a model that changed since the export.
    """
    stale = list(_stale(draft, book))
    if stale:
        raise InputError(stale)
    comparison = _Comparison(model, draft, book)
    edits = tuple(comparison.edits())
    if comparison.problems:
        raise InputError(comparison.problems)
    return edits


def _stale(draft: Draft, book: Book) -> Iterator[Problem]:
    """What changed in the model's files since the workbook was exported."""
    now: dict[Key, str] = {
        (table.name, *entry.key): fingerprint(entry) for table in TABLES for entry in entries(draft.documents, table)
    }
    changes: list[tuple[str, list[Key]]] = [
        ("is sindsdien veranderd", [k for k, v in now.items() if k in book.stamp and book.stamp[k] != v])
    ]
    changes += [("is er sindsdien bij gekomen", [k for k in now if k not in book.stamp])]
    changes += [("is sindsdien weggehaald", [k for k in book.stamp if k not in now])]
    hint = "Exporteer opnieuw en zet je wijzigingen daarin."
    for fact, keys in changes:
        for key in keys:
            yield Problem(book.name, 0, 0, "E430", f"{_named(key)} {fact}: dit is een oude export.", hint)


def _named(key: Key) -> str:
    title = next((t.title for t in TABLES if t.name == key[0]), key[0])
    return cleaned(f"{title} '{f'{key[1]}: ' if key[1] else ''}{key[2]}'")


def _plain(value: Any, column: Column) -> Any:
    """The value of a field as a cell would say it: what a cell cannot tell apart is the same."""
    return meant(column.form, str(shown(column.form, value)))


def _bare(text: str) -> str:
    return " ".join(cleaned(text).split())
