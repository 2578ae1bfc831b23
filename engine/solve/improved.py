"""The sheets that a practice can come to: its own, with some of its answers made better.

A better answer earns more points than the least that the practice may have now; of several options, more
are chosen. What carries no points is a fact, and stays. What is not known stays open, and so does what is
asked only after an improvement: three truths, as in ``engine.evaluate.sheet``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpSolver
from ortools.sat.python.cp_model_helper import Literal

from engine.evaluate.sheet import Answers, Given
from engine.evaluate.state import Amount, Multiple, Single, State
from engine.goal.better import above_least, as_asked, better_options
from engine.model import Model
from engine.model.questionnaire import Question
from engine.solve.encoding import Encoding
from engine.solve.gates import Maybe, Value


@dataclass(frozen=True, slots=True, eq=False)  # literals compare to constraints
class Now:
    """A question as it stands (``state``, if it is asked), and for each better option whether it is taken up.

    It is one of four: one is taken up (``rises``), or it is asked and ``stays``, or it is open whether it
    is asked (``blank``), or it is not asked.
    """

    question: Question
    asked: Maybe
    state: State
    better: Mapping[str, Literal]
    rises: Literal
    stays: Literal
    blank: Literal

    @property
    def sure(self) -> frozenset[str]:
        """Of several options, those that are surely chosen now."""
        return self.state.chosen if isinstance(self.state, Multiple) else frozenset()

    @property
    def possible(self) -> frozenset[str]:
        """The options that are possible now."""
        return self.state.possible if isinstance(self.state, Single | Multiple) else frozenset()


class Improved(Encoding):
    """Every set of improvements is one sheet; respondents who differ all come to say the same."""

    def __init__(self, model: Model, respondents: Sequence[Answers]) -> None:
        super().__init__(model)
        self.respondents = respondents
        self._now: dict[str, Now] = {}

    def now(self, name: str) -> Now:
        """A question as it stands, with its ways up."""
        if name not in self._now:
            question, asked = self.model.questions[name], self.asked(name)
            state = as_asked(question, self.respondents)
            options = () if asked.yes is self.false else better_options(question, state)
            better = {option: self.new() for option in options}
            for literal in better.values():
                self.cp.add_implication(literal, asked.yes)
            if question.kind == "single":
                self.cp.add_at_most_one(better.values())
            rises = self.either(better.values())
            stays = self.both([asked.yes, self.opposite(rises)])
            blank = self.false if asked.decided else self.both(map(self.opposite, (asked.yes, asked.no)))
            self._now[name] = Now(question, asked, state, better, rises, stays, blank)
        return self._now[name]

    def applies(self, name: str) -> Maybe:
        """As it does now, and surely where the answer gets better."""
        now = self.now(name)
        if now.state.applies is True:
            return now.asked
        if now.state.applies is None:
            return Maybe(now.rises, now.asked.no)
        return Maybe(self.false, self.either([now.asked.yes, now.asked.no]))

    def among(self, name: str, options: Sequence[str]) -> Maybe:
        """One of these: now, or once it is better."""
        now, wanted = self.now(name), frozenset(options)
        taken = [literal for option, literal in now.better.items() if option in wanted]
        never = [now.stays] if now.possible.isdisjoint(wanted) else []
        if now.question.kind == "multiple":
            if not now.sure.isdisjoint(wanted):
                return self.sure(self.true)
            none = self.both([now.rises, *map(self.opposite, taken)])
            return Maybe(self.either(taken), self.either([*never, none]))
        sure = [now.stays] if now.possible <= wanted else []
        other = [literal for option, literal in now.better.items() if option not in wanted]
        return Maybe(self.either([*sure, *taken]), self.either([*never, *other]))

    def amount(self, name: str) -> tuple[Value, Value]:
        """A fact, or as open as the question."""
        now = self.now(name)
        assert isinstance(now.state, Amount)  # noqa: S101 - the loader refuses anything else
        low, high = now.question.min or 0, now.question.max or 0
        return (
            low + self.times(now.asked.yes, now.state.lo - low),
            high + self.times(now.asked.yes, now.state.hi - high),
        )

    def points(self, name: str) -> tuple[Value, Value]:
        """What it surely earns and what it may earn, now or once it is better."""
        now = self.now(name)
        points = above_least(now.question)
        gained: Value = sum(self.times(literal, points[option]) for option, literal in now.better.items())
        gained = gained + self.times(now.rises, sum(points[option] for option in now.sure))
        lo, hi, most = _now_earned(now, points)
        low = gained + self.times(now.stays, lo)
        if lo == hi and now.blank is self.false:
            return low, low
        return low, gained + self.times(now.stays, hi) + self.times(now.blank, most)

    def rising(self) -> Iterator[Now]:
        """The questions that the constraints speak of and that can get better."""
        return (now for now in self._now.values() if now.better)

    def changes(self, solved: CpSolver) -> dict[str, Given]:
        """The answers that a solution makes better."""
        found: dict[str, Given] = {}
        for now in self.rising():
            taken = {option for option, literal in now.better.items() if solved.boolean_value(literal)}
            if taken:
                chosen = tuple(o.id for o in now.question.options if o.id in taken | now.sure)
                found[now.question.id] = chosen if now.question.kind == "multiple" else chosen[0]
        return found


def _now_earned(now: Now, points: Mapping[str, int]) -> tuple[int, int, int]:
    """The least and most that it earns if it is asked and stays as it is, and what it can earn in full."""
    several = now.question.kind == "multiple"
    most = sum(points.values()) if several else max(points.values())
    if now.state.applies is not True:
        return 0, 0 if now.state.applies is False else most, most
    possible = [points[option] for option in now.possible]
    if several:
        return sum(points[option] for option in now.sure), sum(possible), most
    return min(possible), max(possible), most
