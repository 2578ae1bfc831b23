"""A business case as a workbook: costs once and each year, benefits for each party, over some years.

The practice writes amounts in the yellow cells; sums, balances and the year in which it pays back are formulas.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from engine.documents.filling import Filled
from engine.model.document import Costs
from engine.text import cleaned
from engine.words.dutch import weekday

SHEET = "Business case"
EURO = '€ #,##0;[Red]-€ #,##0;""'
SPARE = 2
"""Lines without a name below those of the model, for what the practice adds."""


def as_workbook(filled: Filled) -> bytes:
    """The file's bytes."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        title = cleaned(filled.document.title)
        book.set_properties({"title": title, "author": cleaned(filled.practice), "comments": "Gemaakt met Paraat"})
        costs = filled.document.costs
        if costs is None:
            raise AssertionError("only a document with costs becomes a workbook")
        _Case(book, costs, filled).write()
    return stream.getvalue()


class _Case:
    """One sheet. Column 0 has the lines, 1 a note, then the years, and last the sum."""

    def __init__(self, book: Any, costs: Costs, filled: Filled) -> None:
        self.costs, self.filled = costs, filled
        self.sheet = book.add_worksheet(SHEET)
        plain = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        self.title = book.add_format({**plain, "bold": True, "font_size": 16, "font_color": "#1F3B57"})
        self.head = book.add_format({**plain, "bold": True, "bg_color": "#1F3B57", "font_color": "#FFFFFF"})
        self.part = book.add_format({**plain, "bold": True, "font_size": 12, "font_color": "#1F3B57", "top": 1})
        self.text = book.add_format({**plain, "text_wrap": True})
        self.fill = book.add_format({**plain, "bg_color": "#FFF2CC", "num_format": EURO, "border": 4})
        self.name = book.add_format({**plain, "bg_color": "#FFF2CC", "text_wrap": True, "border": 4})
        self.sum = book.add_format({**plain, "num_format": EURO})
        self.total = book.add_format({**plain, "bold": True, "num_format": EURO, "top": 1, "bg_color": "#EEF3F8"})
        self.result = book.add_format({**plain, "bold": True, "text_wrap": True, "bg_color": "#E2F0E2"})
        self.first, self.last = 2, 2 + costs.years - 1
        self.row = 0

    def write(self) -> None:
        sheet = self.sheet
        sheet.set_column(0, 0, 46, self.text)
        sheet.set_column(1, 1, 40, self.text)
        sheet.set_column(self.first, self.last + 1, 13)
        sheet.write_string(0, 0, cleaned(self.filled.document.title), self.title)
        sheet.write_string(1, 0, cleaned(f"{self.filled.practice} · {weekday(self.filled.today)}"), self.text)
        self.row = 2
        for note in ("Vul de gele cellen in. De rest rekent zichzelf uit. Bedragen in euro's.", *self.costs.notes):
            sheet.merge_range(self.row, 0, self.row, self.last + 1, "", self.text)
            sheet.write_string(self.row, 0, cleaned(note), self.text)
            self.row += 1
        self.row += 1
        years = [f"Jaar {number}" for number in range(1, self.costs.years + 1)]
        for at, name in enumerate(("Post", "Toelichting of bron van het bedrag", *years, "Totaal")):
            sheet.write_string(self.row, at, name, self.head)
        sheet.freeze_panes(self.row + 1, 1)
        self.row += 1
        once = self._section("Eenmalige kosten", self.costs.once, 1)
        yearly = self._section("Kosten die elk jaar terugkomen", self.costs.yearly, self.costs.years)
        cost = self._sums("Kosten samen", [once, yearly])
        parties = [
            self._section(f"Opbrengsten voor {party.party}", party.lines, self.costs.years)
            for party in self.costs.benefits
        ]
        benefit = self._sums("Opbrengsten samen", parties)
        self._results(cost, benefit)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)

    def _section(self, title: str, lines: Sequence[str], years: int) -> int:
        """Lines to fill in, the first ``years`` years of each, and their sum; the row of the sum."""
        self.row += 1
        for at in range(self.last + 2):
            self.sheet.write_string(self.row, at, cleaned(title) if at == 0 else "", self.part)
        self.row += 1
        top = self.row
        for line in (*lines, *[""] * SPARE):
            self.sheet.write_string(self.row, 0, cleaned(line), self.text if line else self.name)
            self.sheet.write_blank(self.row, 1, None, self.name)
            for at in range(self.first, self.first + years):
                self.sheet.write_blank(self.row, at, None, self.fill)
            self._across(self.row, self.sum)
            self.row += 1
        return self._total("Samen", lambda at: f"=SUM({_cell(top, at)}:{_cell(self.row - 1, at)})")

    def _sums(self, title: str, rows: Sequence[int]) -> int:
        self.row += 1
        return self._total(title, lambda at: "=" + "+".join(_cell(row, at) for row in rows))

    def _total(self, title: str, formula: Any) -> int:
        row = self.row
        self.sheet.write_string(row, 0, title, self.total)
        self.sheet.write_blank(row, 1, None, self.total)
        for at in range(self.first, self.last + 2):
            self.sheet.write_formula(row, at, formula(at), self.total, 0)
        self.row += 1
        return row

    def _across(self, row: int, style: Any) -> None:
        first, last = _cell(row, self.first), _cell(row, self.last)
        self.sheet.write_formula(row, self.last + 1, f"=SUM({first}:{last})", style, 0)

    def _results(self, cost: int, benefit: int) -> None:
        """The balance of each year, all years so far, and when it has paid itself back."""
        balance = self._sums_minus("Saldo van het jaar", benefit, cost)
        top = self.row
        self.sheet.write_string(top, 0, "Saldo tot en met dit jaar", self.total)
        self.sheet.write_blank(top, 1, None, self.total)
        for at in range(self.first, self.last + 1):
            before = f"{_cell(top, at - 1)}+" if at > self.first else ""
            self.sheet.write_formula(top, at, f"={before}{_cell(balance, at)}", self.total, 0)
        self.sheet.write_blank(top, self.last + 1, None, self.total)
        self.row += 2
        span = f"{_cell(top, self.first)}:{_cell(top, self.last)}"
        filled = f"{_cell(cost, self.last + 1)}=0"
        # The first year from which the running balance never falls below zero again would ask for more than a formula;
        # the first year in which it is not below zero is what people look for.
        year = f'IFERROR("Terugverdiend in jaar "&MATCH(TRUE,INDEX({span}>=0,0),0),"Niet terugverdiend in deze jaren")'
        self.sheet.merge_range(self.row, 0, self.row, self.last + 1, "", self.result)
        formula = f'=IF({filled},"Vul eerst de kosten in.",{year})'
        self.sheet.write_formula(self.row, 0, formula, self.result, "Vul eerst de kosten in.")

    def _sums_minus(self, title: str, plus: int, minus: int) -> int:
        self.row += 1
        return self._total(title, lambda at: f"={_cell(plus, at)}-{_cell(minus, at)}")


def _cell(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column))
