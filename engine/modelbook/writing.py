"""The model as a workbook: a sheet per table with drop-down lists, and a hidden one that says of what it was made."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.batch.writing.excel import workbook
from engine.batch.writing.whole import put, workspace
from engine.load.draft import Draft
from engine.model import Model
from engine.modelbook.cells import Form, shown
from engine.modelbook.entries import Entry, entries, homes
from engine.modelbook.layout import TABLES, Column, Table
from engine.text import cleaned
from engine.words.sentence import sentence

STAMP, CHOICES, INTRO = "_paraat", "_keuzes", "Lees mij"
FORMAT = 1
LINE, TALLEST = 15, 10
"""Points of a line, and lines of the tallest row: what is longer is read in the cell itself."""
SPARE = 200
"""Empty rows below the last entry that have drop-down lists too."""

_WIDE: Mapping[Form, int] = {"lines": 50, "yaml": 45, "pairs": 45, "names": 26, "number": 9, "flag": 9, "range": 10}
_TEXT = {"id": 30, "short": 28, "title": 40, "text": 60, "why": 60, "do": 50, "summary": 60, "help": 45, "tip": 45}
_INTRO = (
    "Elke rij is een vraag, een antwoord, een regel, een onderdeel of een deel van een bron. Verander een cel en lees "
    "het bestand weer in met: paraat model import BESTAND.xlsx",
    "Inlezen laat eerst zien wat er verandert. Klopt er iets niet, dan verandert er niets en zie je welke cel het is.",
    "Een rij erbij: vul onderaan een nieuwe rij in, met een nieuwe naam. Een rij weg: verwijder de hele rij.",
    "Grijze kolommen staan er om te lezen. Verander ze niet.",
    "Laat de namen van de bladen en de koppen staan, voeg geen cellen samen en gebruik geen formules.",
    "Antwoorden van één vraag staan op het blad Antwoorden, bij de naam van die vraag of van de gedeelde reeks.",
    "Schalen, ladders en casussen staan alleen in de YAML-bestanden.",
)


def write_book(path: Path, model: Model, draft: Draft) -> None:
    """Write the workbook. ``draft``: the files of the model as they were read. Raises ``InputError``."""
    with workspace(path) as folder:
        made = folder / "model.xlsx"
        with workbook(made, f"{model.manifest.title} ({model.manifest.version})") as opened:
            _Book(opened.raw, model, draft).write()
        put(made, path)


def fingerprint(entry: Entry) -> str:
    """A short hash of all that an entry's row shows."""
    text = json.dumps([entry.file, entry.group, dict(entry.fields)], ensure_ascii=False, sort_keys=False)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def readable(model: Model, entry: Entry, table: Table, column: Column) -> str:
    """A condition in plain words, for reading only."""
    values = {"question": model.questions, "rule": model.rule, "item": model.item}.get(table.name, {})
    value: Any = values.get(str(entry.fields["id"]))
    condition = getattr(value, column.sentence_of, None) if value is not None else None
    return "" if condition is None else sentence(model, condition)


def cell_of(model: Model, entry: Entry, table: Table, column: Column) -> str | int:
    """What a cell shows."""
    if column.field:
        return shown(column.form, entry.fields.get(column.field))
    if column.sentence_of:
        return readable(model, entry, table, column)
    return entry.file if column.title == table.columns[1].title else entry.group


class _Book:
    def __init__(self, raw: Any, model: Model, draft: Draft) -> None:
        self.raw, self.model, self.draft = raw, model, draft
        plain = {"text_wrap": True, "valign": "top"}
        self.head = raw.add_format({"bold": True, "bg_color": "#1F3B57", "font_color": "#FFFFFF", **plain})
        self.text = raw.add_format({"num_format": "@", **plain})
        self.name = raw.add_format({"num_format": "@", "bold": True, **plain})
        self.number = raw.add_format(plain)
        self.grey = raw.add_format({"num_format": "@", "bg_color": "#EEEEEE", "font_color": "#444444", **plain})
        self.lists: list[tuple[str, ...]] = []

    def write(self) -> None:
        self._intro()
        stamp: list[tuple[str, ...]] = []
        for table in TABLES:
            rows = list(entries(self.draft.documents, table))
            self._table(table, rows)
            stamp += [(table.name, *entry.key, fingerprint(entry)) for entry in rows]
        self._hidden(CHOICES, [tuple(values) for values in zip(*_even(self.lists), strict=True)] if self.lists else [])
        manifest = self.model.manifest
        self._hidden(STAMP, [("paraat-model", str(FORMAT), manifest.name, manifest.version), *stamp])

    def _intro(self) -> None:
        sheet = self.raw.add_worksheet(INTRO)
        sheet.set_column(0, 0, 110, self.text)
        manifest = self.model.manifest
        for row, line in enumerate([f"{manifest.title} (model {manifest.name} {manifest.version})", *_INTRO]):
            sheet.write_string(row, 0, cleaned(line), self.name if row == 0 else self.text)

    def _table(self, table: Table, rows: Sequence[Entry]) -> None:
        sheet = self.raw.add_worksheet(table.title)
        for at, column in enumerate(table.columns):
            style = self.grey if column.sentence_of else self.name if at == 0 else self.text
            sheet.set_column(at, at, _width(column), self.number if column.form == "number" else style)
            sheet.write_string(0, at, column.title, self.head)
        for row, entry in enumerate(rows, 1):
            values = [cell_of(self.model, entry, table, column) for column in table.columns]
            lines = max(_lines(str(value), _width(column)) for value, column in zip(values, table.columns, strict=True))
            sheet.set_row(row, LINE * min(lines, TALLEST))
            for at, (column, value) in enumerate(zip(table.columns, values, strict=True)):
                if isinstance(value, int):
                    sheet.write_number(row, at, value, self.number)
                elif value:
                    safe = "\n".join(map(cleaned, value.split("\n")))
                    style = self.grey if column.sentence_of else self.name if at == 0 else self.text
                    sheet.write_string(row, at, safe, style)
        for at, column in enumerate(table.columns):
            choices = self._choices(table, column)
            if choices:
                rule: dict[str, Any] = {"validate": "list", "source": self._listed(choices)}
                rule |= {"error_message": "Kies een waarde uit de lijst.", "ignore_blank": True}
                sheet.data_validation(1, at, len(rows) + SPARE, at, rule)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.repeat_rows(0)

    def _choices(self, table: Table, column: Column) -> tuple[str, ...]:
        places = homes(self.draft.documents, table)
        if column == table.columns[1]:
            return tuple(dict.fromkeys(file for file, _ in places))
        if table.grouped and column == table.columns[2] and table.name != "option":
            return tuple(dict.fromkeys(group for _, group in places))
        if column.field == "answers":
            return tuple(answers.id for answers in self.model.answer_sets)
        if column.field == "verdict":
            return tuple(family.id for family in self.model.manifest.verdicts)
        return column.choices

    def _listed(self, choices: tuple[str, ...]) -> str:
        if choices not in self.lists:
            self.lists.append(choices)
        letter = _letter(self.lists.index(choices))
        return f"={CHOICES}!${letter}$1:${letter}${len(choices)}"

    def _hidden(self, name: str, rows: Sequence[Sequence[str]]) -> None:
        sheet = self.raw.add_worksheet(name)
        sheet.very_hidden()
        for row, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                if cell:
                    sheet.write_string(row, at, cleaned(cell))


def _width(column: Column) -> int:
    return _TEXT.get(column.field, 60 if column.sentence_of else _WIDE.get(column.form, 20))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(len(line) // width + 1 for line in text.split("\n"))


def _even(lists: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    longest = max(map(len, lists))
    return [(*values, *[""] * (longest - len(values))) for values in lists]


def _letter(column: int) -> str:
    return chr(65 + column) if column < 26 else _letter(column // 26 - 1) + chr(65 + column % 26)
