"""Literals of the solver put together, with three truths where it takes three.

What is constant folds away: a practice's own sheet leaves only what can change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel, LinearExpr
from ortools.sat.python.cp_model_helper import Literal

Value = LinearExpr | int
"""A whole number that depends on the sheet, or does not."""


@dataclass(frozen=True, slots=True, eq=False)  # literals compare to constraints
class Maybe:
    """A truth value: surely so, surely not so, or neither. ``decided``: it is always one of the two."""

    yes: Literal
    no: Literal
    decided: bool = False

    def __invert__(self) -> "Maybe":
        return Maybe(self.no, self.yes, self.decided)


class Gates:
    """Makes literals out of literals, in one set of constraints."""

    def __init__(self) -> None:
        self.cp = CpModel()
        self.true: Literal = self.cp.new_constant(1)
        self.false: Literal = self.cp.new_constant(0)

    def new(self) -> Literal:
        """A literal that is free to be true or false."""
        return self.cp.new_bool_var("")

    def opposite(self, literal: Literal) -> Literal:
        """Not this literal."""
        if literal is self.true or literal is self.false:
            return self.false if literal is self.true else self.true
        return ~literal

    def both(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true exactly when all of these are."""
        parts = [literal for literal in literals if literal is not self.true]
        if any(part is self.false for part in parts):
            return self.false
        if len(parts) < 2:
            return parts[0] if parts else self.true
        result = self.new()
        self.cp.add_bool_and(parts).only_enforce_if(result)
        self.cp.add_bool_or([*(~part for part in parts), result])
        return result

    def either(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true exactly when one of these is."""
        return self.opposite(self.both(self.opposite(literal) for literal in literals))

    def sure(self, literal: Literal) -> Maybe:
        """A literal as a truth value that is never open."""
        return Maybe(literal, self.opposite(literal), True)

    def all(self, parts: Iterable[Maybe]) -> Maybe:
        """Kleene's and."""
        parts = list(parts)
        yes = self.both(part.yes for part in parts)
        if all(part.decided for part in parts):
            return self.sure(yes)
        return Maybe(yes, self.either(part.no for part in parts))

    def any(self, parts: Iterable[Maybe]) -> Maybe:
        """Kleene's or."""
        return ~self.all(~part for part in parts)

    def reached(self, lo: Value, hi: Value, bound: int) -> Maybe:
        """Whether what lies between ``lo`` and ``hi`` is at least the bound."""
        low = self._at_least(lo, bound)
        return self.sure(low) if lo is hi else Maybe(low, self.opposite(self._at_least(hi, bound)))

    def _at_least(self, value: Value, bound: int) -> Literal:
        if isinstance(value, int):
            return self.true if value >= bound else self.false
        there = self.new()
        self.cp.add(value >= bound).only_enforce_if(there)
        self.cp.add(value < bound).only_enforce_if(~there)
        return there

    def times(self, literal: Literal, number: int) -> Value:
        """The number where the literal is true, else zero."""
        return number if literal is self.true else 0 if literal is self.false else number * literal
