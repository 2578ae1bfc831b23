"""What the rules of a model can do, decided once and for all: who can fire, who never does, who follows from whom.

Each sheet that the solver finds answers many questions at once. So the sheets are kept, and the solver is
asked only what they leave undecided. What they cannot refute, it proves.
"""

from collections.abc import Iterable, Iterator
from random import Random

from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import Answers, Given, sheet_of
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Condition
from engine.solve.solver import Solver, Undecided


class Survey:
    """A model's sheets, as far as they were needed. ``undecided`` counts where the solver gave up."""

    def __init__(self, model: Model) -> None:
        self.model, self.solver, self.undecided = model, Solver(model), 0
        self._found: list[Assessment] = []
        self._fired = dict.fromkeys(model.rule, 0)  # by rule, a bit per sheet
        self._random = Random(1)  # noqa: S311 - the same sheets every time, and no secret

    def example(self, holds: Iterable[Condition] = (), fails: Iterable[Condition] = ()) -> Answers | None:
        """A decided sheet on which these hold and those fail, or ``None`` where there is none.

        Raises ``Undecided`` where the solver gives up.
        """
        holds, fails = tuple(holds), tuple(fails)
        for found in self._found:
            if all(truth(c, found.world) for c in holds) and not any(truth(c, found.world) for c in fails):
                return found.sheet.given[0]
        answers = self.solver.find(holds, fails, self._varied())
        if answers is not None:
            self._keep(assess(self.model, sheet_of(self.model, answers)))
        return answers

    def impossible(self, holds: Iterable[Condition] = (), fails: Iterable[Condition] = ()) -> bool:
        """Surely no decided sheet is like this. Where the solver gives up that is not sure, and counted."""
        try:
            return self.example(holds, fails) is None
        except Undecided:
            self.undecided += 1
            return False

    def implied(self, rules: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Pairs of these rules of which the second fires wherever the first does; the first can fire."""
        when = {name: self.model.rule[name].when for name in rules}
        names = [name for name in when if not self.impossible([when[name]])]
        for first in names:
            for second in names:
                refuted = self._fired[first] & ~self._fired[second]
                if first != second and not refuted and self.impossible([when[first]], [when[second]]):
                    yield first, second

    def _keep(self, found: Assessment) -> None:
        for name, fires in found.rules.items():
            if fires:
                self._fired[name] |= 1 << len(self._found)
        self._found.append(found)

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
