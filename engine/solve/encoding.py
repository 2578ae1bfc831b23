"""Conditions over sheets as constraints, built only as far as conditions ask.

What a condition means stands in ``engine.evaluate.condition``; property tests hold the two together. Which sheets
there are, and what is still possible on them, says ``Decided`` or ``Improved``.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import assert_never

from engine.model import Model
from engine.model.vocabulary import (
    All,
    Answer,
    AnyOf,
    Applicable,
    Concluded,
    Condition,
    Level,
    Not,
    Number,
    Score,
)
from engine.solve.gates import Gates, Maybe, Value
from engine.solve.scales import Scales


class Encoding(Gates):
    """A set of sheets; each solution of the constraints is one of them."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model, self.scales = model, Scales(self)
        self._conditions: dict[Condition, Maybe] = {}
        self._asked: dict[str, Maybe] = {}

    @abstractmethod
    def applies(self, name: str) -> Maybe:
        """Whether a question applies."""

    @abstractmethod
    def among(self, name: str, options: Sequence[str]) -> Maybe:
        """Whether the answer to a choice question, if it applies, is among these (of several: one of them is)."""

    @abstractmethod
    def amount(self, name: str) -> tuple[Value, Value]:
        """The lowest and highest that a number question's answer can be, if it applies; one value if they are one."""

    @abstractmethod
    def points(self, name: str) -> tuple[Value, Value]:
        """The lowest and highest points that a question can earn above its own lowest; one value if they are one.

        Where it does not apply that is nothing; where that is open, anything.
        """

    def asked(self, name: str) -> Maybe:
        """Whether a question is asked."""
        if name not in self._asked:
            self._asked[name] = self.all(self.truth(condition) for condition in self.model.ask_when[name])
        return self._asked[name]

    def truth(self, condition: Condition) -> Maybe:
        """Whether the condition holds."""
        if condition not in self._conditions:
            self._conditions[condition] = self._truth(condition)
        return self._conditions[condition]

    def _truth(self, condition: Condition) -> Maybe:
        match condition:
            case All():
                return self.all(self.truth(part) for part in condition.all)
            case AnyOf():
                return self.any(self.truth(part) for part in condition.any)
            case Not():
                return ~self.truth(condition.not_)
            case Answer():
                return self.all([self.applies(condition.answer), self.among(condition.answer, condition.in_)])
            case Number():
                reached = self.reached(*self.amount(condition.number), _bound(condition))
                return self.all([self.applies(condition.number), _sided(condition, reached)])
            case Score():
                reached = self.scales.reached(condition.score, _bound(condition) * 100)
                return self.all([self.scales.applies(condition.score), _sided(condition, reached)])
            case Level():
                rungs, bound = self.model.ladder[condition.level].rungs, _bound(condition)
                climbed = self.all(self.truth(rung.when) for rung in rungs[: max(bound, 0)])
                return _sided(condition, climbed if bound <= len(rungs) else self.sure(self.false))
            case Applicable():
                return self.applies(condition.applicable)
            case Concluded():
                return self.truth(self.model.rule[condition.concluded].when)
            case _:
                assert_never(condition)


def _bound(condition: Number | Score | Level) -> int:
    bound = condition.at_least if condition.at_least is not None else condition.below
    assert bound is not None  # noqa: S101 - exactly one of the two is set
    return bound


def _sided(condition: Number | Score | Level, reached: Maybe) -> Maybe:
    return reached if condition.at_least is not None else ~reached
