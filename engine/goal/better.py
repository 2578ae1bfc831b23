"""What can get better about an answer, and what that costs."""

from collections import defaultdict
from collections.abc import Sequence

from engine.evaluate.sheet import Answers, Given, state_of
from engine.evaluate.state import Multiple, Single, State
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Answer
from engine.model.walk import atoms

OPTIONS = 100
"""More than any question has."""


def as_asked(question: Question, respondents: Sequence[Answers]) -> State:
    """What is possible for a question after what the respondents said, if it is asked."""
    return state_of(question, True, [answers[question.id] for answers in respondents if question.id in answers])


def better_options(question: Question, state: State) -> tuple[str, ...]:
    """What would earn more than the least that is possible now; of several options, what could be added."""
    if not question.scored or state.applies is False:
        return ()
    points, least = above_least(question), _least(question, state)
    if isinstance(state, Multiple):
        return tuple(option for option, earned in points.items() if earned and option not in state.chosen)
    return tuple(option for option, earned in points.items() if earned > least)


def above_least(question: Question) -> dict[str, int]:
    """The points of each option; of a single choice, above its lowest."""
    points = {option.id: option.points or 0 for option in question.options}
    least = min(points.values()) if question.kind == "single" else 0
    return {option: earned - least for option, earned in points.items()}


def _least(question: Question, state: State) -> int:
    points = above_least(question)
    return min(points[option] for option in state.possible) if isinstance(state, Single) else 0


class Efforts:
    """What improvements in a model cost: one for each step up, two where all that is known to help takes much effort.

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

        self._places = {name: place for place, name in enumerate(model.questions)}

    def place(self, question: Question, option: str) -> int:
        """How late an option comes, over all questions: what would otherwise be a tie goes to the earliest."""
        names = [o.id for o in question.options]
        return self._places[question.id] * OPTIONS + names.index(option)

    def each(self, question: str) -> int:
        """The effort of one step up."""
        return 2 if self._known[question] == {"veel"} else 1

    def of(self, question: Question, state: State, option: str) -> int:
        """The effort of coming to an option from the least that is possible now."""
        if isinstance(state, Multiple):
            return self.each(question.id)
        points, least = above_least(question), _least(question, state)
        return self.each(question.id) * len({p for p in points.values() if least < p <= points[option]})

    def change(self, question: Question, state: State, given: Given) -> int:
        """The effort of coming to an answer."""
        options = given if isinstance(given, tuple) else (str(given),)
        new = [option for option in options if not (isinstance(state, Multiple) and option in state.chosen)]
        return sum(self.of(question, state, option) for option in new)
