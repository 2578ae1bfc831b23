"""The workbook read strictly: its sheets, headers and cells as they were written, or refused with the cell."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter

from engine.batch.files.spreadsheet import measure
from engine.modelbook.layout import TABLES, Table
from engine.modelbook.writing import FORMAT, INTRO, STAMP
from engine.problem import InputError, Problem, refuse
from engine.text import nearest

MAX_UNPACKED = 80_000_000
"""Bytes of a workbook once unpacked: the shipped model takes some 5 million."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: ``number`` as Excel counts, and the text of each cell by column."""

    table: Table
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All that was read. ``stamp``: per table and key the fingerprint of what was exported."""

    name: str
    version: str
    rows: tuple[Row, ...]
    stamp: Mapping[tuple[str, str, str], str]


def place(file: str, table: Table, row: int, column: int | None = None) -> str:
    """A cell as a person finds it: ``model.xlsx: blad 'Regels', cel C12``."""
    spot = f"rij {row}" if column is None else f"cel {get_column_letter(column + 1)}{row}"
    return f"{file}: blad '{table.title}', {spot}"


def read_book(path: Path, model_name: str) -> Book:
    """Read a workbook that ``write_book`` made.

    Raises ``InputError`` with every problem: no workbook, of another model, a sheet or header that was moved or
    renamed, merged cells, formulas.
    """
    name = str(path)
    measure(path, name, MAX_UNPACKED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out, such as drop-down lists
            book = openpyxl.load_workbook(path, data_only=False, rich_text=False)
    except (OSError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError):
        raise refuse(name, "E401", "kan niet worden gelezen.", "Is het een Excel-bestand (.xlsx)?") from None
    version, stamp = _stamp(name, book, model_name)
    titles = [sheet.title for sheet in book.worksheets]
    problems = [
        Problem(name, 0, 0, "E402", f"het blad '{table.title}' is er niet.", _renamed(table, titles))
        for table in TABLES
        if table.title not in titles
    ]
    rows: list[Row] = []
    for table in TABLES:
        if table.title in titles:
            sheet = book[table.title]
            wrong = list(_structure(name, table, sheet))
            problems += wrong
            if not wrong:
                rows += _rows(name, table, sheet, problems)
    if problems:
        raise InputError(problems)
    return Book(name, version, tuple(rows), stamp)


def _stamp(name: str, book: Any, model_name: str) -> tuple[str, dict[tuple[str, str, str], str]]:
    made_here = "Maak er een met 'paraat model export BESTAND.xlsx'."
    if STAMP not in book.sheetnames:
        raise refuse(name, "E403", "is geen export van een model van Paraat.", made_here)
    rows = [tuple("" if c is None else str(c) for c in row) for row in book[STAMP].iter_rows(values_only=True)]
    head = (*rows[0], "", "", "", "")[:4] if rows else ("",) * 4
    if head[0] != "paraat-model" or head[1] != str(FORMAT):
        raise refuse(name, "E403", "is geen export die deze Paraat kent.", made_here)
    if head[2] != model_name:
        hint = "Geef met --model de map van dat model."
        raise refuse(name, "E403", f"hoort bij het model '{head[2]}', niet bij '{model_name}'.", hint)
    return head[3], {(row[0], row[1], row[2]): row[3] for row in rows[1:] if len(row) > 3}


def _renamed(table: Table, titles: list[str]) -> str:
    others = [t for t in titles if t not in {INTRO, *(t.title for t in TABLES)} and not t.startswith("_")]
    near = nearest(table.title, others) or (others[0] if len(others) == 1 else None)
    return f"Heet het nu '{near}'? Geef het zijn naam terug." if near else "Exporteer opnieuw, of zet het blad terug."


def _structure(name: str, table: Table, sheet: Any) -> Iterator[Problem]:
    here = f"{name}: blad '{table.title}'"
    for merged in sheet.merged_cells.ranges:
        yield Problem(here, 0, 0, "E404", f"de cellen {merged} zijn samengevoegd.", "Splits ze weer.")
    found = ["" if cell.value is None else str(cell.value).strip() for cell in sheet[1]]
    while found and not found[-1]:
        found.pop()
    wanted = [column.title for column in table.columns]
    if found == wanted:
        return
    missing = [title for title in wanted if title not in found]
    extra = [title for title in found if title not in wanted]
    for title in missing:
        yield Problem(here, 0, 0, "E405", f"de kolom '{title}' is er niet.", "Zet de kop terug in rij 1.")
    for title in extra:
        near = nearest(title, missing)
        hint = f"Heette die '{near}'?" if near else "Haal de kolom weg."
        yield Problem(here, 0, 0, "E405", f"de kolom '{title[:60]}' hoort hier niet.", hint)
    if not missing and not extra:
        yield Problem(here, 0, 0, "E405", "de kolommen staan in een andere volgorde.", f"Eerst {', '.join(wanted)}.")


def _rows(name: str, table: Table, sheet: Any, problems: list[Problem]) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(min_row=2), 2):
        texts: list[str] = []
        for at in range(len(table.columns)):
            text, wrong = _text(cells[at]) if at < len(cells) else ("", "")
            if wrong:
                hint = "Zet er gewone tekst of een getal neer."
                problems.append(Problem(place(name, table, number, at), 0, 0, "E406", wrong, hint))
            texts.append(text)
        beyond = [cell for cell in cells[len(table.columns) :] if cell.value is not None]
        for cell in beyond:
            spot = place(name, table, number, cell.column - 1)
            problems.append(Problem(spot, 0, 0, "E406", "deze cel staat buiten de kolommen.", "Maak de cel leeg."))
        if any(texts):
            yield Row(table, number, tuple(texts))


def _text(cell: Any) -> tuple[str, str]:
    """The text of a cell, or what is wrong with it."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return "", "hier staat een formule."
    if cell.data_type == "e":
        return "", f"hier staat een fout ({str(value)[:20]})."
    if isinstance(value, date | time):
        return "", "hier staat een datum of tijd."
    if isinstance(value, bool):
        return ("ja" if value else "nee"), ""
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() else str(value)), ""
    return str(value).strip(), ""
