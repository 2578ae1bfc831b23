"""All decided sheets of a model: every question that is asked has one answer."""

from collections.abc import Iterable, Mapping, Sequence

from ortools.sat.python.cp_model import CpSolver, IntVar, LinearExpr
from ortools.sat.python.cp_model_helper import Literal

from engine.evaluate.sheet import Given, Mark
from engine.model import Model
from engine.solve.encoding import Encoding
from engine.solve.gates import Maybe, Value


class Decided(Encoding):
    """The decided sheets, as far as the questions that the conditions asked for."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._applies: dict[str, Maybe] = {}
        self._options: dict[str, Mapping[str, Literal]] = {}
        self._amounts: dict[str, IntVar] = {}
        self._points: dict[str, LinearExpr] = {}

    @property
    def questions(self) -> Iterable[str]:
        """The questions that the constraints speak of."""
        return self._applies.keys()

    def applies(self, name: str) -> Maybe:
        """It is asked, and not answered with "niet van toepassing" where it may be."""
        if name not in self._applies:
            asked = self.asked(name)
            skip = self.model.questions[name].allow_na
            self._applies[name] = self.all([asked, self.sure(self.new())]) if skip else asked
        return self._applies[name]

    def among(self, name: str, options: Sequence[str]) -> Maybe:
        """One of these is chosen."""
        chosen = self.options(name)
        return self.sure(self.either(chosen[option] for option in options))

    def amount(self, name: str) -> tuple[Value, Value]:
        """One number."""
        if name not in self._amounts:
            question = self.model.questions[name]
            self.applies(name)
            self._amounts[name] = self.cp.new_int_var(question.min or 0, question.max or 0, "")
        return self._amounts[name], self._amounts[name]

    def points(self, name: str) -> tuple[Value, Value]:
        """What the chosen options earn."""
        if name not in self._points:
            question = self.model.questions[name]
            points = [option.points or 0 for option in question.options]
            least = min(points) if question.kind == "single" else 0
            self._points[name] = LinearExpr.weighted_sum([*self.options(name).values()], [p - least for p in points])
        return self._points[name], self._points[name]

    def options(self, name: str) -> Mapping[str, Literal]:
        """Per option whether it is chosen; where the question does not apply, none is."""
        if name not in self._options:
            question, applies = self.model.questions[name], self.applies(name)
            chosen = {option.id: self.new() for option in question.options}
            if question.kind == "single":
                self.cp.add_exactly_one([*chosen.values(), applies.no])
            else:
                for literal in chosen.values():
                    self.cp.add_implication(literal, applies.yes)
            self._options[name] = chosen
        return self._options[name]

    def answers(self, solved: CpSolver) -> dict[str, Given]:
        """What a solution says of the questions that the constraints speak of."""
        found: dict[str, Given] = {}
        for name, applies in self._applies.items():
            if not solved.boolean_value(applies.yes):
                if solved.boolean_value(self.asked(name).yes):
                    found[name] = Mark.NOT_APPLICABLE
            elif name in self._options:
                chosen = tuple(o for o, literal in self._options[name].items() if solved.boolean_value(literal))
                found[name] = chosen if self.model.questions[name].kind == "multiple" else chosen[0]
            elif name in self._amounts:
                found[name] = solved.value(self._amounts[name])
        return found
