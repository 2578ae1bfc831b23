"""What the rules of a model can do, decided once and for all: who can fire, who never does, who follows from whom.

Each sheet that the solver finds answers many questions at once. So the sheets are kept, and the solver is
asked only what they leave undecided. What they cannot refute, it proves.
"""

from collections.abc import Iterable, Iterator
from random import Random

from engine.assessment import Assessment, assess
from engine.condition import truth
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Condition
from engine.sheet import Answers, Given, sheet_of
from engine.solve.solver import Solver


class Survey:
    """A model's sheets, as far as they were needed. ``Undecided`` is raised where the solver gives up."""

    def __init__(self, model: Model) -> None:
        self.model, self.solver = model, Solver(model)
        self._found: list[Assessment] = []
        self._random = Random(1)  # noqa: S311 - the same sheets every time, and no secret

    def example(self, holds: Iterable[Condition] = (), fails: Iterable[Condition] = ()) -> Answers | None:
        """A decided sheet on which these hold and those fail, or ``None`` where there is none."""
        holds, fails = tuple(holds), tuple(fails)
        for found in self._found:
            if all(truth(c, found.world) for c in holds) and not any(truth(c, found.world) for c in fails):
                return found.sheet.given[0]
        answers = self.solver.find(holds, fails, self._varied())
        if answers is not None:
            self._found.append(assess(self.model, sheet_of(self.model, answers)))
        return answers

    def implied(self, rules: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Pairs of these rules of which the second fires wherever the first does; the first can fire."""
        names = [name for name in rules if self.example([self.model.rule[name].when]) is not None]
        for first in names:
            for second in names:
                if first != second and not self._refuted(first, second):
                    conditions = [self.model.rule[first].when], [self.model.rule[second].when]
                    if self.example(*conditions) is None:
                        yield first, second

    def _refuted(self, first: str, second: str) -> bool:
        return any(found.rules[first] and not found.rules[second] for found in self._found)

    def _varied(self) -> Answers:
        return {question.id: self._any(question) for question in self.model.questions.values()}

    def _any(self, question: Question) -> Given:
        names = [option.id for option in question.options]
        match question.kind:
            case "single":
                return self._random.choice(names)
            case "multiple":
                return tuple(name for name in names if self._random.random() < 0.5)
            case "number":
                return self._random.randint(question.min or 0, question.max or 0)
            case "text":
                return "."
