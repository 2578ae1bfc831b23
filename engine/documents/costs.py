"""A business case as a workbook: a sheet for each party with what it costs and yields, and one that adds them up.

The practice writes amounts in the yellow cells; sums, balances and the year in which it pays back are formulas.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from engine.documents.filling import Filled
from engine.model.document import OVERVIEW, Costs, Party
from engine.text import cleaned
from engine.words.dutch import capital, weekday

EURO = '€ #,##0;[Red]-€ #,##0;""'
SPARE = 2
"""Lines without a name below those of the model, for what the practice adds."""
NOTHING = "Vul eerst de kosten in."
FIRST = 2
"""The column of the first year; before it the lines and a note, after the last year the sum."""
A4 = 9


def as_workbook(filled: Filled) -> bytes:
    """The file's bytes."""
    costs = filled.document.costs
    if costs is None:
        raise AssertionError("only a document with costs becomes a workbook")
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        title = cleaned(filled.document.title)
        book.set_properties({"title": title, "author": cleaned(filled.practice), "comments": "Gemaakt met Paraat"})
        looks = {name: book.add_format({**_PLAIN, **look}) for name, look in _LOOKS.items()}
        over = _Sheet(book.add_worksheet(OVERVIEW), looks, costs, filled)
        own = [_Sheet(book.add_worksheet(capital(party.party)), looks, costs, filled) for party in costs.parties]
        _overview(over, costs, [_of_party(*pair) for pair in zip(own, costs.parties, strict=True)])
    return stream.getvalue()


_PLAIN: dict[str, Any] = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#1F3B57"},
    "head": {"bold": True, "bg_color": "#1F3B57", "font_color": "#FFFFFF"},
    "part": {"bold": True, "font_size": 12, "font_color": "#1F3B57", "top": 1},
    "text": {"text_wrap": True},
    "fill": {"bg_color": "#FFF2CC", "num_format": EURO, "border": 4},
    "name": {"bg_color": "#FFF2CC", "text_wrap": True, "border": 4},
    "sum": {"num_format": EURO},
    "total": {"bold": True, "num_format": EURO, "top": 1, "bg_color": "#EEF3F8"},
    "result": {"bold": True, "text_wrap": True, "bg_color": "#E2F0E2"},
}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Where a party's sums stand: the sheet's name and its rows of costs, of benefits and of the balance."""

    party: str
    sheet: str
    cost: int
    benefit: int
    balance: int


def _of_party(sheet: "_Sheet", party: Party) -> _Outcome:
    sheet.top(f"{sheet.filled.document.title}: {party.party}", (), "Toelichting of bron van het bedrag")
    once = sheet.section("Eenmalige kosten", party.once, 1)
    yearly = sheet.section("Kosten die elk jaar terugkomen", party.yearly, sheet.years)
    benefit = sheet.section("Opbrengsten", party.benefits, sheet.years)
    sheet.row += 1
    cost = sheet.total("Kosten samen", lambda at: f"={_cell(once, at)}+{_cell(yearly, at)}")
    balance = sheet.balance(cost, benefit)
    return _Outcome(capital(party.party), sheet.name, cost, benefit, balance)


def _overview(sheet: "_Sheet", costs: Costs, parties: Sequence[_Outcome]) -> None:
    how = "Vul de gele cellen in op het blad van elke partij. De rest rekent zichzelf uit. Bedragen in euro's."
    sheet.top(sheet.filled.document.title, (how, *costs.notes), "")
    cost = _per_party(sheet, "Kosten per partij", [(one, one.cost) for one in parties])
    benefit = _per_party(sheet, "Opbrengsten per partij", [(one, one.benefit) for one in parties])
    sheet.part("Wat elke partij overhoudt")
    for one in parties:
        sheet.line(one.party, True, _link(one, one.balance))
    sheet.part("Alle partijen samen")
    sheet.balance(cost, benefit)


def _per_party(sheet: "_Sheet", title: str, rows: Sequence[tuple[_Outcome, int]]) -> int:
    """A line for each party, and their sum; the row of the sum."""
    sheet.part(title)
    lines = [sheet.line(one.party, False, _link(one, row)) for one, row in rows]
    return sheet.total("Samen", _sum(lines[0], lines[-1]))


def _link(one: _Outcome, row: int) -> Callable[[int], str]:
    return lambda at: f"='{one.sheet}'!{_cell(row, at)}"


def _sum(first: int, last: int) -> Callable[[int], str]:
    return lambda at: f"=SUM({_cell(first, at)}:{_cell(last, at)})"


class _Sheet:
    """One sheet, written from the top down."""

    def __init__(self, sheet: Any, looks: dict[str, Any], costs: Costs, filled: Filled) -> None:
        self.sheet, self.looks, self.filled, self.years = sheet, looks, filled, costs.years
        self.name, self.sum_at, self.row = str(sheet.get_name()), FIRST + costs.years, 0
        sheet.set_column(0, 0, 42, looks["text"])
        sheet.set_column(1, 1, 36, looks["text"])
        sheet.set_column(FIRST, self.sum_at, 12)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 1)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&L&A&RBladzijde &P van &N")

    def top(self, title: str, notes: Sequence[str], second: str) -> None:
        """The title, for whom and when, notes, and the names of the columns."""
        self.sheet.write_string(0, 0, cleaned(title), self.looks["title"])
        self.row = 1
        for text in (f"{self.filled.practice} · {weekday(self.filled.today)}", *notes):
            self._across(text, "text")
        years = [f"Jaar {number}" for number in range(1, self.years + 1)]
        for at, name in enumerate(("Post", second, *years, "Totaal")):
            self.sheet.write_string(self.row, at, name, self.looks["head"])
        self.row += 1
        self.sheet.freeze_panes(self.row, 1)

    def part(self, title: str) -> None:
        """A title above some lines."""
        self.row += 1
        for at in range(self.sum_at + 1):
            self.sheet.write_string(self.row, at, title if at == 0 else "", self.looks["part"])
        self.row += 1

    def section(self, title: str, lines: Sequence[str], years: int) -> int:
        """Lines to fill in, the first ``years`` years of each, and their sum; the row of the sum."""
        self.part(title)
        top = self.row
        for line in (*lines, *[""] * SPARE):
            self.sheet.write_string(self.row, 0, cleaned(line), self.looks["text" if line else "name"])
            self.sheet.write_blank(self.row, 1, None, self.looks["name"])
            for at in range(FIRST, FIRST + years):
                self.sheet.write_blank(self.row, at, None, self.looks["fill"])
            whole = f"=SUM({_cell(self.row, FIRST)}:{_cell(self.row, self.sum_at - 1)})"
            self.sheet.write_formula(self.row, self.sum_at, whole, self.looks["sum"], 0)
            self.row += 1
        return self.total("Samen", _sum(top, self.row - 1))

    def line(self, title: str, judged: bool, formula: Callable[[int], str]) -> int:
        """A line of formulas; its row. ``judged``: with a word on who loses by it."""
        self.sheet.write_string(self.row, 0, cleaned(title), self.looks["text"])
        if judged:
            whole = _cell(self.row, self.sum_at)
            judgement = f'=IF({whole}<0,"Legt toe: bespreek compensatie",IF({whole}>0,"Houdt over",""))'
            self.sheet.write_formula(self.row, 1, judgement, self.looks["text"], "")
        return self._formulas(formula, "sum")

    def total(self, title: str, formula: Callable[[int], str]) -> int:
        """A line of sums; its row."""
        self.sheet.write_string(self.row, 0, title, self.looks["total"])
        self.sheet.write_blank(self.row, 1, None, self.looks["total"])
        return self._formulas(formula, "total")

    def balance(self, cost: int, benefit: int) -> int:
        """Of each year, of all years so far, and when it has paid itself back; the row of the first."""
        row = self.total("Saldo van het jaar", lambda at: f"={_cell(benefit, at)}-{_cell(cost, at)}")

        def so_far(at: int) -> str:
            if at == self.sum_at:
                return f"={_cell(row, at)}"
            return f"={_cell(self.row, at - 1)}+{_cell(row, at)}" if at > FIRST else f"={_cell(row, at)}"

        top = self.total("Saldo tot en met dit jaar", so_far)
        span = f"{_cell(top, FIRST)}:{_cell(top, self.sum_at - 1)}"
        # The year from which the running balance stays at or above zero would ask for more than a formula; the first
        # year in which it is there is what people look for.
        year = f'IFERROR("Terugverdiend in jaar "&MATCH(TRUE,INDEX({span}>=0,0),0),"Niet terugverdiend in deze jaren")'
        self.row += 1
        self._across("", "result")
        formula = f'=IF({_cell(cost, self.sum_at)}=0,"{NOTHING}",{year})'
        self.sheet.write_formula(self.row - 1, 0, formula, self.looks["result"], NOTHING)
        return row

    def _formulas(self, formula: Callable[[int], str], look: str) -> int:
        for at in range(FIRST, self.sum_at + 1):
            self.sheet.write_formula(self.row, at, formula(at), self.looks[look], 0)
        self.row += 1
        return self.row - 1

    def _across(self, text: str, look: str) -> None:
        self.sheet.merge_range(self.row, 0, self.row, self.sum_at, "", self.looks[look])
        self.sheet.write_string(self.row, 0, cleaned(text), self.looks[look])
        self.row += 1


def _cell(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column))
