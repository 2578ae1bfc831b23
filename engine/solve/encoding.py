"""The decided sheets of a model as constraints, built only as far as conditions ask.

On a decided sheet nothing is open, so a condition is one Boolean. What it means stands in
``engine.condition``; a property test holds the two together.
"""

from collections.abc import Iterable, Mapping
from typing import assert_never

from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar, LinearExpr
from ortools.sat.python.cp_model_helper import Literal

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
from engine.sheet import Given, Mark
from engine.solve.scales import Scales


class Encoding:
    """Constraints over the questions that the conditions asked for so far.

    A solution is a decided sheet: where a question applies, it has one answer; where it does not, it
    has none.
    """

    def __init__(self, model: Model) -> None:
        self.model, self.cp = model, CpModel()
        self.true: Literal = self.cp.new_constant(1)
        self.scales = Scales(self)
        self._conditions: dict[Condition, Literal] = {}
        self._asked: dict[str, Literal] = {}
        self._applies: dict[str, Literal] = {}
        self._options: dict[str, Mapping[str, Literal]] = {}
        self._amounts: dict[str, IntVar] = {}

    def holds(self, condition: Condition) -> Literal:
        """A literal that is true exactly on the sheets on which the condition is."""
        if condition not in self._conditions:
            self._conditions[condition] = self._encoded(condition)
        return self._conditions[condition]

    def _encoded(self, condition: Condition) -> Literal:
        match condition:
            case All():
                return self.all(self.holds(part) for part in condition.all)
            case AnyOf():
                return self.any(self.holds(part) for part in condition.any)
            case Not():
                return ~self.holds(condition.not_)
            case Answer():
                options = self.options(condition.answer)
                return self.any(options[name] for name in condition.in_)
            case Number():
                at_least = self.reached(self.amount(condition.number), _bound(condition))
                return self.all([self.applies(condition.number), self._sided(condition, at_least)])
            case Score():
                at_least = self.scales.at_least(condition.score, _bound(condition) * 100)
                return self.all([self.scales.applies(condition.score), self._sided(condition, at_least)])
            case Level():
                rungs = self.model.ladder[condition.level].rungs
                bound = _bound(condition)
                climbed = self.all(self.holds(rung.when) for rung in rungs[: max(bound, 0)])
                return self._sided(condition, climbed if bound <= len(rungs) else ~self.true)
            case Applicable():
                return self.applies(condition.applicable)
            case Concluded():
                return self.holds(self.model.rule[condition.concluded].when)
            case _:
                assert_never(condition)

    def _sided(self, condition: Number | Score | Level, at_least: Literal) -> Literal:
        return at_least if condition.at_least is not None else ~at_least

    def all(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true exactly when all of these are."""
        parts = [literal for literal in literals if literal is not self.true]
        if len(parts) < 2:
            return parts[0] if parts else self.true
        both = self.cp.new_bool_var("")
        self.cp.add_bool_and(parts).only_enforce_if(both)
        self.cp.add_bool_or([*(~part for part in parts), both])
        return both

    def any(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true exactly when one of these is."""
        return ~self.all(~literal for literal in literals)

    def reached(self, value: LinearExpr, bound: int) -> Literal:
        """A literal that is true exactly when the value is at least the bound."""
        there = self.cp.new_bool_var("")
        self.cp.add(value >= bound).only_enforce_if(there)
        self.cp.add(value < bound).only_enforce_if(~there)
        return there

    def asked(self, name: str) -> Literal:
        """Whether a question is asked."""
        if name not in self._asked:
            self._asked[name] = self.all(self.holds(condition) for condition in self.model.ask_when[name])
        return self._asked[name]

    def applies(self, name: str) -> Literal:
        """Whether a question is asked and not answered with "niet van toepassing"."""
        if name not in self._applies:
            self._applies[name] = self.asked(name)
            if self.model.questions[name].allow_na:
                self._applies[name] = self.all([self.asked(name), self.cp.new_bool_var("")])
        return self._applies[name]

    def options(self, name: str) -> Mapping[str, Literal]:
        """Per option of a choice question whether it is chosen; where the question does not apply, none is."""
        if name not in self._options:
            question, applies = self.model.questions[name], self.applies(name)
            chosen = {option.id: self.cp.new_bool_var("") for option in question.options}
            if question.kind == "single":
                self.cp.add_exactly_one([*chosen.values(), ~applies])
            else:
                for literal in chosen.values():
                    self.cp.add_implication(literal, applies)
            self._options[name] = chosen
        return self._options[name]

    def amount(self, name: str) -> IntVar:
        """A number question's answer; where the question does not apply it means nothing."""
        if name not in self._amounts:
            question = self.model.questions[name]
            self._amounts[name] = self.cp.new_int_var(question.min or 0, question.max or 0, "")
        return self._amounts[name]

    def answers(self, solved: CpSolver) -> dict[str, Given]:
        """What a solution says of the questions that the constraints speak of."""
        found: dict[str, Given] = {}
        for name, applies in self._applies.items():
            if not solved.boolean_value(applies):
                if solved.boolean_value(self.asked(name)):
                    found[name] = Mark.NOT_APPLICABLE
            elif name in self._options:
                chosen = tuple(o for o, literal in self._options[name].items() if solved.boolean_value(literal))
                found[name] = chosen if self.model.questions[name].kind == "multiple" else chosen[0]
            elif name in self._amounts:
                found[name] = solved.value(self._amounts[name])
        return found


def _bound(condition: Number | Score | Level) -> int:
    bound = condition.at_least if condition.at_least is not None else condition.below
    assert bound is not None  # noqa: S101 - exactly one of the two is set
    return bound
