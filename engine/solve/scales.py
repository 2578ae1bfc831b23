"""Scores as linear constraints, exact to the basis point: as ``engine.evaluate.score`` rounds, so do these.

A fraction n/d rounded half up is at least t exactly when 2n >= (2t - 1)d. What applies decides the
divisor of a mean, and stands on the right as a sum; so a threshold takes no division. Only the score of a
scale that another one counts is needed as a whole number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING

from ortools.sat.python.cp_model_helper import Literal

from engine.evaluate.score import FULL
from engine.solve.gates import Maybe, Value

if TYPE_CHECKING:
    from engine.solve.encoding import Encoding


@dataclass(frozen=True, slots=True, eq=False)  # linear expressions compare to constraints
class _Part:
    """One thing that a scale counts: ``lo/unit`` to ``hi/unit`` of its full value."""

    weight: int
    applies: Maybe
    lo: Value
    hi: Value
    unit: int


class Scales:
    """The scores of an encoding's sheets."""

    def __init__(self, sheets: "Encoding") -> None:
        self.sheets = sheets
        self._applies: dict[str, Maybe] = {}
        self._scores: dict[str, tuple[Value, Value]] = {}

    def applies(self, name: str) -> Maybe:
        """Whether the scale has a score at all."""
        if name not in self._applies:
            self._applies[name] = self.sheets.any(part.applies for part in self._parts(name))
        return self._applies[name]

    def reached(self, name: str, bound: int) -> Maybe:
        """Whether the score, where there is one, is at least the bound (basis points)."""
        sheets, doubled = self.sheets, 2 * bound - 1
        if sheets.model.scale[name].method == "min":
            return sheets.all(
                sheets.any([sheets.sure(p.applies.no), self._over(p.lo, p.hi, 0, doubled * p.unit)])
                for p in self._parts(name)
            )
        lo, hi, full, _ = self._fraction(name)
        return self._over(lo, hi, doubled * full, 0)

    def _over(self, lo: Value, hi: Value, less: Value, bound: int) -> Maybe:
        low = 2 * FULL * lo - less
        return self.sheets.reached(low, low if lo is hi else 2 * FULL * hi - less, bound)

    def _parts(self, name: str) -> Iterator[_Part]:
        sheets, scale = self.sheets, self.sheets.model.scale[name]
        for question in sheets.model.counted(scale):
            points = [option.points or 0 for option in question.options]
            unit = max(points) - min(points) if question.kind == "single" else sum(points)
            weight = scale.weights.get(question.id, question.weight)
            yield _Part(weight, sheets.applies(question.id), *sheets.points(question.id), unit)
        for below in scale.scales:
            yield _Part(scale.weights.get(below, 1), self.applies(below), *self._score(below), FULL)

    def _fraction(self, name: str) -> tuple[Value, Value, Value, int]:
        """The least and most that is earned, of what in full, and the most that this can be."""
        parts, mean = list(self._parts(name)), self.sheets.model.scale[name].method == "mean"
        common = lcm(*(part.unit for part in parts))
        lo: Value = sum(part.weight * (common // part.unit) * part.lo for part in parts)
        same = all(part.lo is part.hi for part in parts)
        hi: Value = lo if same else sum(part.weight * (common // part.unit) * part.hi for part in parts)
        most = common * sum(part.weight for part in parts)
        # A mean is over what applies; in a sum, what does not apply earns nothing.
        missing: Value = sum(self.sheets.times(p.applies.no, common * p.weight) for p in parts) if mean else 0
        return lo, hi, most - missing, most

    def _score(self, name: str) -> tuple[Value, Value]:
        """The score itself, in basis points: nothing where it does not apply, anything where that is open."""
        if name not in self._scores:
            applies = self.applies(name)
            if self.sheets.model.scale[name].method == "min":
                parts = list(self._parts(name))
                lo = self._least(applies, [(p, p.lo) for p in parts])
                hi = lo if all(p.lo is p.hi for p in parts) else self._least(applies, [(p, p.hi) for p in parts])
            else:
                earned, most_earned, full, most = self._fraction(name)
                lo = self._rounded(applies.yes, earned, full, most)
                hi = lo
                if earned is not most_earned:
                    hi = self._rounded(self.sheets.opposite(applies.no), most_earned, full, most)
                    hi = self._anything(applies, hi)
            self._scores[name] = lo, hi
        return self._scores[name]

    def _least(self, applies: Maybe, values: list[tuple[_Part, Value]]) -> Value:
        sheets = self.sheets
        counted = [
            self._rounded(sheets.true, value, p.unit, p.unit) + sheets.times(p.applies.no, FULL) for p, value in values
        ]
        least = sheets.cp.new_int_var(0, FULL, "")
        sheets.cp.add_min_equality(least, counted)
        return least - sheets.times(applies.no, FULL)

    def _rounded(self, applies: Literal, earned: Value, full: Value, most: int) -> Value:
        """``earned/full`` in basis points, rounded half up; zero where it does not apply and nothing is earned."""
        cp = self.sheets.cp
        if isinstance(full, int) and not full:
            return 0
        if isinstance(earned, int) and isinstance(full, int):
            return (2 * FULL * earned + full) // (2 * full)
        score = cp.new_int_var(0, FULL, "")
        if isinstance(full, int):
            product: Value = full * score
        else:
            divisor = cp.new_int_var(1, most, "")
            cp.add(divisor == full).only_enforce_if(applies)
            cp.add(divisor == 1).only_enforce_if(~applies)
            product = cp.new_int_var(0, FULL * most, "")
            cp.add_multiplication_equality(product, [divisor, score])
            full = divisor
        cp.add(2 * FULL * earned + full >= 2 * product)
        cp.add(2 * FULL * earned - full < 2 * product)
        return score

    def _anything(self, applies: Maybe, hi: Value) -> Value:
        """All of it where it is open whether the score applies: a sum has earned less there."""
        sheets = self.sheets
        shown = sheets.cp.new_int_var(0, FULL, "")
        sheets.cp.add(shown == hi).only_enforce_if(sheets.either([applies.yes, applies.no]))
        sheets.cp.add(shown == FULL).only_enforce_if(sheets.both(map(sheets.opposite, (applies.yes, applies.no))))
        return shown
