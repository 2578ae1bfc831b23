"""The door to XlsxWriter: sheets that are written row by row, in which text is never more than text."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, TypeAlias

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from engine.text import cleaned

Cell: TypeAlias = str | int | float | bool | None
Kind: TypeAlias = Literal["text", "number", "percent", "heat", "share", "place"]
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_MOST_TEXT = 32_767
_LOW, _MIDDLE, _HIGH = "#F0A868", "#FFFFFF", "#7FB8D8"
_PERCENTS = {"percent", "heat", "share"}
_COLOURED = {"heat": 1, "share": 1, "place": 100}
"""From orange through white to blue: told apart by the colour-blind too. The number stands in the cell."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column. ``percent``, ``heat``, ``share``: basis points, shown as percents, the last two with colour
    or a bar; ``place``: a whole number from 0 to 100, with colour. ``upright``: the title is turned.
    """

    title: str
    width: int = 12
    kind: Kind = "text"
    upright: bool = False


class Workbook:
    """A workbook in the making."""

    def __init__(self, book: Any) -> None:
        self._book = book
        head = {"bold": True, "bg_color": "#1F3B57", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
        self._head = book.add_format(head)
        self._upright = book.add_format(
            {**head, "rotation": 90, "valign": "bottom", "align": "center", "text_wrap": False}
        )
        number, percent = (book.add_format({"num_format": form, "align": "center"}) for form in ("0", "0%"))
        self._formats = {"number": number, "place": number, "percent": percent, "heat": percent, "share": percent}

    @property
    def raw(self) -> Any:
        """XlsxWriter's own, for sheets that are no table; rows are written from the top down."""
        return self._book

    def sheet(self, name: str, heads: Sequence[Head], rows: Iterable[Sequence[Cell]], frozen: int = 1) -> None:
        """A table under a frozen header with a filter; what is too long for a sheet goes on in a next one."""
        source = iter(rows)
        number, more = 1, self._table(name, heads, source, frozen)
        while more is not None:
            number += 1
            more = self._table(f"{name} {number}", heads, _again(more, source), frozen)

    def _table(
        self, name: str, heads: Sequence[Head], rows: Iterator[Sequence[Cell]], frozen: int
    ) -> Sequence[Cell] | None:
        """Write until the sheet is full; the first row that did not fit."""
        sheet = self._book.add_worksheet(name)
        formats = [self._formats.get(head.kind) for head in heads]
        sheet.set_row(0, min(max(_height(head) for head in heads), 400))
        for column, head in enumerate(heads):
            sheet.set_column(column, column, head.width)
            sheet.write_string(0, column, cleaned(head.title), self._upright if head.upright else self._head)
        at, left = 0, None
        for row in rows:
            if at + 1 == MOST_ROWS:
                left = row
                break
            at += 1
            for column, value in enumerate(row):
                _write(sheet, at, column, value, heads[column].kind, formats[column])
        sheet.freeze_panes(1, frozen)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(at, 1), len(heads) - 1)
        for first, last, kind in _stretches(heads):
            if kind in _COLOURED:
                sheet.conditional_format(1, first, max(at, 1), last, _coloured(kind))
        return left


@contextmanager
def workbook(path: Path, title: str) -> Iterator[Workbook]:
    """A new workbook at ``path``. Nothing in it is taken for a formula, a link or a number.

    Raises ``OSError`` when the disk refuses it.
    """
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            book.use_zip64()
            book.set_properties({"title": title})
            yield Workbook(book)
    except FileCreateError as error:  # wraps what the system said
        raise error.args[0] from None


def _write(sheet: Any, row: int, column: int, value: Cell, kind: str, style: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, "ja" if value else "nee", style)
    elif isinstance(value, str):
        sheet.write_string(row, column, cleaned(value)[:_MOST_TEXT], style)
    else:
        sheet.write_number(row, column, value / 10_000 if kind in _PERCENTS else value, style)


def _height(head: Head) -> float:
    """Points that the title needs: turned, or in as many lines as its column asks for."""
    return 12 + 6.2 * len(head.title) if head.upright else 15.0 * (len(head.title) // head.width + 1) + 5


def _stretches(heads: Sequence[Head]) -> Iterator[tuple[int, int, Kind]]:
    """Neighbouring columns of one kind: first, last and kind."""
    for kind, group in groupby(enumerate(heads), key=lambda pair: pair[1].kind):
        columns = [column for column, _ in group]
        yield columns[0], columns[-1], kind


def _coloured(kind: Kind) -> dict[str, Any]:
    """A bar, or a colour from low through the middle to high."""
    top = _COLOURED[kind]
    if kind == "share":
        solid = {"bar_solid": True, "bar_color": _HIGH, "min_type": "num", "max_type": "num"}
        return {"type": "data_bar", **solid, "min_value": 0, "max_value": top}
    scale: dict[str, Any] = {"type": "3_color_scale", "min_color": _LOW, "mid_color": _MIDDLE, "max_color": _HIGH}
    scale |= {f"{end}_type": "num" for end in ("min", "mid", "max")}
    return {**scale, "min_value": 0, "mid_value": top / 2, "max_value": top}


def _again(first: Sequence[Cell], rest: Iterator[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield first
    yield from rest
