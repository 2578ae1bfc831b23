"""What an improvement costs: one for each step up, two where all that is known to help takes much effort."""

from collections import defaultdict

from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Answer
from engine.model.walk import atoms
from engine.solve.improved import above_least
from engine.state import Multiple, Single, State


class Efforts:
    """The effort of improvements in a model.

    A step up is to the next option with more points, or one more of several options. What helps with a
    question are the catalogue items of the risks and advice that look at it.
    """

    def __init__(self, model: Model) -> None:
        self._known: dict[str, set[str]] = defaultdict(set)
        for rule in model.rules:
            efforts = {effort for name in rule.items if (effort := model.item[name].effort)}
            for _, atom in atoms(rule.when):
                if isinstance(atom, Answer):
                    self._known[atom.answer] |= efforts

    def each(self, question: str) -> int:
        """The effort of one step up."""
        return 2 if self._known[question] == {"veel"} else 1

    def of(self, question: Question, state: State, option: str) -> int:
        """The effort of coming to an option from the least that is possible now."""
        if isinstance(state, Multiple):
            return self.each(question.id)
        assert isinstance(state, Single)  # noqa: S101 - only choice questions carry points
        points = above_least(question)
        least = min(points[o] for o in state.possible)
        return self.each(question.id) * len({p for p in points.values() if least < p <= points[option]})
