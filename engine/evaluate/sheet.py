"""A sheet: for every question, what is still possible.

Answered: one state. Blank or "weet ik niet": all states. Respondents who differ: what they said.
While it is open whether a question is asked, it counts as blank; once it is not asked, only
"niet van toepassing" is left.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from engine.evaluate.condition import Truth, World, truth
from engine.evaluate.state import Amount, Multiple, Single, State, Words
from engine.model import Model
from engine.model.questionnaire import Question


class Mark(Enum):
    """Answers that are no option."""

    DONT_KNOW = "weet-niet"
    NOT_APPLICABLE = "nvt"


Given: TypeAlias = str | tuple[str, ...] | int | Mark
"""One answer: an option id or free text, chosen option ids, a whole number, or a mark."""

Answers: TypeAlias = Mapping[str, Given]
"""Answers of one respondent by question id; a blank question is left out."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions that are (or may be) asked were answered, and how."""

    answered: int
    dont_know: int
    not_applicable: int
    total: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is still possible (``states``), whether each question is asked, and what was given."""

    states: Mapping[str, State]
    asked: Mapping[str, Truth]
    given: tuple[Answers, ...]

    def said(self, question: str) -> tuple[Given, ...]:
        """What the respondents gave for one question, in their order."""
        return tuple(a[question] for a in self.given if question in a)

    def is_dont_know(self, question: str) -> bool:
        """Every respondent who answered said "weet ik niet"."""
        said = self.said(question)
        return bool(said) and all(g is Mark.DONT_KNOW for g in said)

    def is_open(self, question: str) -> bool:
        """More than one state is still possible."""
        return not self.states[question].decided

    def progress(self) -> Progress:
        """Counts over the questions that are asked; where that is open, the question is left out."""
        asked = [q for q, t in self.asked.items() if t is True]
        dont_know = sum(self.is_dont_know(q) for q in asked)
        skipped = sum(bool(said) and all(g is Mark.NOT_APPLICABLE for g in said) for said in map(self.said, asked))
        answered = sum(bool(self.said(q)) for q in asked)
        return Progress(answered - dont_know - skipped, dont_know, skipped, len(asked))


def sheet_of(model: Model, *respondents: Answers) -> Sheet:
    """The sheet of one practice from the answers of its respondents (none: all blank).

    The answers fit the model: that is checked where they are read.
    """
    blank = dict.fromkeys(model.questions)
    return _filled(model, Sheet(blank, dict(blank), ()), respondents, None)  # type: ignore[arg-type]


def sheet_again(model: Model, sheet: Sheet, respondents: Sequence[Answers], touched: Container[str]) -> Sheet:
    """The sheet with other answers, of which only the ``touched`` questions can be different."""
    return _filled(model, sheet, respondents, touched)


def _filled(model: Model, before: Sheet, respondents: Sequence[Answers], touched: Container[str] | None) -> Sheet:
    states, asked = dict(before.states), dict(before.asked)
    world = World(states, {}, {}, {})
    for question, conditions in model.asking:
        if touched is not None and question.id not in touched:
            continue
        ask: Truth = True
        for condition in conditions:
            value = truth(condition, world)
            if value is False:
                ask = False
                break
            if value is None:
                ask = None
        asked[question.id] = ask
        said = [g for a in respondents if (g := a.get(question.id)) is not None] if ask else []
        states[question.id] = state_of(question, ask, said)
    return Sheet(states, asked, tuple(respondents))


def state_of(question: Question, ask: Truth, said: Sequence[Given]) -> State:
    """What is still possible for a question that is, may be or is not asked, after what the respondents said.

    Nothing counts as said while it is open whether the question is asked.
    """
    told = [g for g in said if g is not Mark.DONT_KNOW]
    if not question.allow_na:
        told = [g for g in told if g is not Mark.NOT_APPLICABLE]
    values = [g for g in told if g is not Mark.NOT_APPLICABLE]
    applies: Truth = ask
    if ask and question.allow_na:
        if not told:
            applies = None
        elif len(values) < len(told):
            applies = None if values else False
    if question.kind == "single":
        every = tuple(o.id for o in question.options)
        return Single(applies, frozenset(v for v in values if isinstance(v, str)) or frozenset(every))
    if question.kind == "multiple":
        chosen = [frozenset(v) for v in values if isinstance(v, tuple)]
        if not chosen:
            return Multiple(applies, frozenset(), frozenset(o.id for o in question.options))
        return Multiple(applies, frozenset.intersection(*chosen), frozenset.union(*chosen))
    if question.kind == "number":
        numbers = [v for v in values if isinstance(v, int)]
        assert question.min is not None  # noqa: S101 - the model guarantees both bounds
        assert question.max is not None  # noqa: S101
        return Amount(applies, min(numbers, default=question.min), max(numbers, default=question.max))
    return Words(applies, bool(values))
