"""Scores as linear constraints, exact to the basis point: as ``engine.score`` rounds, so do these.

A fraction n/d rounded half up is at least t exactly when 2n >= (2t - 1)d. What applies decides the
divisor of a mean, and stands on the right as a sum; so a threshold takes no division. Only the score of a
scale that another one counts is needed as a whole number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import IntVar, LinearExpr
from ortools.sat.python.cp_model_helper import Literal

from engine.score import FULL

if TYPE_CHECKING:
    from engine.solve.encoding import Encoding


@dataclass(frozen=True, slots=True, eq=False)  # linear expressions compare to constraints
class _Part:
    """One thing that a scale counts: ``value/unit`` of its full value; zero where it does not apply."""

    weight: int
    applies: Literal
    value: LinearExpr
    unit: int


class Scales:
    """The scores of an encoding's sheets."""

    def __init__(self, sheets: "Encoding") -> None:
        self.sheets = sheets
        self._applies: dict[str, Literal] = {}
        self._scores: dict[str, IntVar] = {}

    def applies(self, name: str) -> Literal:
        """Whether the scale has a score at all."""
        if name not in self._applies:
            self._applies[name] = self.sheets.any(part.applies for part in self._parts(name))
        return self._applies[name]

    def at_least(self, name: str, bound: int) -> Literal:
        """Whether the score, where there is one, reaches the bound (basis points)."""
        sheets = self.sheets
        if sheets.model.scale[name].method == "min":
            return sheets.all(
                sheets.any([~part.applies, sheets.reached(2 * FULL * part.value, (2 * bound - 1) * part.unit)])
                for part in self._parts(name)
            )
        earned, full, _ = self._fraction(name)
        return sheets.reached(2 * FULL * earned - (2 * bound - 1) * full, 0)

    def _parts(self, name: str) -> Iterator[_Part]:
        sheets, scale = self.sheets, self.sheets.model.scale[name]
        for question in sheets.model.counted(scale):
            points = [option.points or 0 for option in question.options]
            least = min(points) if question.kind == "single" else 0
            unit = max(points) - least if question.kind == "single" else sum(points)
            chosen = list(sheets.options(question.id).values())
            value = LinearExpr.weighted_sum(chosen, [p - least for p in points])
            weight = scale.weights.get(question.id, question.weight)
            yield _Part(weight, sheets.applies(question.id), value, unit)
        for below in scale.scales:
            yield _Part(scale.weights.get(below, 1), self.applies(below), self._score(below), FULL)

    def _fraction(self, name: str) -> tuple[LinearExpr, LinearExpr | int, int]:
        """What is earned, of what in full, and the most that full can be; what does not apply earns nothing."""
        parts, scale = list(self._parts(name)), self.sheets.model.scale[name]
        common = lcm(*(part.unit for part in parts))
        earned = LinearExpr.weighted_sum([p.value for p in parts], [p.weight * (common // p.unit) for p in parts])
        most = common * sum(p.weight for p in parts)
        maybe = [p for p in parts if scale.method == "mean" and p.applies is not self.sheets.true]
        if not maybe:
            return earned, most, most
        missing = LinearExpr.weighted_sum([~p.applies for p in maybe], [common * p.weight for p in maybe])
        return earned, most - missing, most

    def _score(self, name: str) -> IntVar:
        """The score itself, in basis points; zero where nothing applies."""
        if name not in self._scores:
            if self.sheets.model.scale[name].method == "min":
                self._scores[name] = self._least(name)
            else:
                self._scores[name] = self._rounded(self.applies(name), *self._fraction(name))
        return self._scores[name]

    def _least(self, name: str) -> IntVar:
        cp = self.sheets.cp
        score, least = cp.new_int_var(0, FULL, ""), cp.new_int_var(0, FULL, "")
        counted = [self._rounded(p.applies, p.value, p.unit, p.unit) + FULL * ~p.applies for p in self._parts(name)]
        cp.add_min_equality(least, counted)
        cp.add(score == least - FULL * ~self.applies(name))
        return score

    def _rounded(self, applies: Literal, earned: LinearExpr, full: LinearExpr | int, most: int) -> IntVar:
        """``earned/full`` in basis points, rounded half up; zero where it does not apply."""
        cp = self.sheets.cp
        score = cp.new_int_var(0, FULL, "")
        if isinstance(full, int):
            product: LinearExpr = full * score
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
