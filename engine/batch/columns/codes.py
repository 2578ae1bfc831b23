"""Columns of text → bits and whole numbers, at a few nanoseconds a cell.

Comparing or hashing text cell by cell costs more than reading the file. So each cell gets a key
(``keys``). A single choice between short texts compares keys. Other text is read once for all cells with
the same key.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from engine.batch.columns.bits import Bits, Numbers, Rows, packed
from engine.batch.columns.cells import BadCellError, coding
from engine.batch.columns.keys import IN_PLACE, Keys, Texts, room
from engine.evaluate.sheet import Mark
from engine.model.questionnaire import Question

REMEMBERED = 10_000
"""Texts of one question whose numbers are kept."""
PLACES = 14
"""Bits of a key that are its place in a table."""
SOME, FEW = 2048, 256
"""Cells that are read to begin with; cells that are better read one by one."""

_MARKS = (Mark.DONT_KNOW.value, Mark.NOT_APPLICABLE.value, "")
_DTYPES: dict[int, type[np.generic]] = {8: np.uint8, 16: np.uint16, 32: np.uint32, 63: np.uint64, 64: np.int64}
_NONE = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Cells:
    """What a column says. ``options``: who gave or chose each; ``value``: who gave a value at all.

    ``na``: who said "not applicable". ``numbers``: of a number question, where there is a value.
    """

    options: Mapping[str, Bits]
    value: Bits
    na: Bits
    numbers: Numbers


class Coder:
    """Reads one question's column; several threads may use it at once."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.coding = coding(question)
        self.dtype = next(_DTYPES[bits] for bits in _DTYPES if self.coding.bits <= bits)
        self._known: dict[str, int] = {text: self._read(text) for text in _MARKS}
        self._keys: dict[str, np.uint64] = {}
        texts = [*self.coding.options, *_MARKS]
        if question.kind == "single" and all(len(text.encode()) <= IN_PLACE for text in texts):
            self._keys = dict(zip(texts, Texts(pl.Series(texts)).keys().copy(), strict=True))

    def cells(self, column: pl.Series | None, rows: Rows) -> Cells:
        """What each practice says; no column: all blank. Raises ``BadCellError``."""
        dtype = pl.Null() if column is None else column.dtype
        if column is None or dtype == pl.Null:
            return Cells(dict.fromkeys(self.coding.options, rows.none), rows.none, rows.none, np.zeros(rows.count, int))
        if self.question.kind == "number" and dtype.is_integer():
            return self._told(column.cast(pl.Int64).fill_null(self.coding.blank).to_numpy())
        if dtype != pl.String:
            column = column.cast(pl.String)
        if self.question.kind == "text":
            return self._words(column, rows)
        return self._matched(column, rows) if self._keys else self._told(self._looked_up(column, rows))

    def _matched(self, column: pl.Series, rows: Rows) -> Cells:
        """By comparing keys."""
        texts = Texts(column)
        keys, there = texts.keys(), texts.there(rows)
        same = room("same", rows.count, np.bool_)

        def saying(text: str) -> Bits:
            bits = packed(np.equal(keys, self._keys[text], out=same))
            return bits if there is rows.every else bits & there

        options = {name: saying(name) for name in self.coding.options}
        value = rows.join(list(options.values()))
        na, strange = rows.none, rows.within(there & ~value)
        for mark in _MARKS:
            if strange.any():
                marked = saying(mark)
                strange = strange & ~marked
                if mark == Mark.NOT_APPLICABLE.value:
                    na = marked
        if strange.any():
            raise BadCellError(self.question.id, column[int(rows.unpacked(strange).argmax())])
        return Cells(options, value, na, _NONE)

    def _told(self, numbers: Numbers) -> Cells:
        """What the numbers of ``coding`` say."""
        code, kind = self.coding, numbers.dtype.type
        na = packed(numbers == code.na)
        if self.question.kind == "multiple":
            options = {name: packed((numbers & kind(bit)) != 0) for name, bit in code.options.items()}
            return Cells(options, packed((numbers & kind(code.value)) != 0), na, _NONE)
        options = {name: packed(numbers == number) for name, number in code.options.items()}
        return Cells(options, packed((numbers != code.blank) & (numbers != code.na)), na, numbers)

    def _looked_up(self, column: pl.Series, rows: Rows) -> Numbers:
        """By reading each text once."""
        texts = Texts(column)
        # Where every cell stands by itself, as in CSV, go by what they say.
        keys = column.hash().to_numpy() if texts.scattered else texts.stirred(rows)
        numbers = self._spread(column, keys)
        return self._each(column) if numbers is None else numbers

    def _spread(self, column: pl.Series, keys: Keys) -> Numbers | None:
        """Read some cells and give their numbers to all with the same keys; again with the cells that are left.

        Nothing, when that does not get on: too many cells have a key of their own.
        """
        known = np.zeros(1 << PLACES, np.uint64)
        numbers = np.full(1 << PLACES, self.coding.blank, self.dtype)  # also that of the empty text, with key 0
        found, left = np.empty(len(keys), self.dtype), np.arange(0)
        while True:
            mine = keys[left] if len(left) else keys
            place = np.right_shift(mine, np.uint64(64 - PLACES), out=room("place", len(mine), np.uint64))
            at = place.view(np.int64)
            some = np.arange(0, len(mine), len(mine) // SOME + 1)
            tried, some = len(some), some[np.unique(at[some], return_index=True)[1]]
            if len(some) > FEW and len(some) > tried * 0.7:
                return None
            known[at[some]] = mine[some]
            numbers[at[some]] = self._numbers(column, left[some] if len(left) else some)
            told = numbers.take(at, mode="clip")
            same = np.equal(known.take(at, mode="clip", out=room("known", len(mine), np.uint64)), mine)
            if len(left):
                found[left[same]] = told[same]
                left = left[~same]
            else:
                found, left = told, np.flatnonzero(~same)
            if 2 * len(left) > len(mine):
                return None
            if len(left) < FEW:
                found[left] = self._numbers(column, left)
                return found

    def _each(self, column: pl.Series) -> Numbers:
        """By reading every different text."""
        texts = column.unique()
        numbers = pl.Series([self._number(text) for text in texts.to_list()], dtype=pl.Int64)
        return column.replace_strict(texts, numbers).to_numpy().astype(self.dtype)

    def _numbers(self, column: pl.Series, rows: npt.NDArray[np.int64]) -> list[int]:
        return [self._number(text) for text in column[rows.tolist()].to_list()]

    def _number(self, text: str | None) -> int:
        if text is None:
            return self.coding.blank
        number = self._known.get(text)
        if number is None:
            number = self._read(text)
            if len(self._known) < REMEMBERED:
                self._known[text] = number
        return number

    def _read(self, text: str) -> int:
        number = self.coding.read(text)
        if number is None:
            raise BadCellError(self.question.id, text)
        return number

    def _words(self, column: pl.Series, rows: Rows) -> Cells:
        """Free text is not read: only whether something was said."""
        na = packed((column == Mark.NOT_APPLICABLE.value).fill_null(False).to_numpy())
        value = ~packed(column.is_in(_MARKS).fill_null(True).to_numpy())
        return Cells({}, value, na, _NONE)
