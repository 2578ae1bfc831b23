"""How far two answers to one question lie apart."""

from collections.abc import Sequence

from engine.evaluate.score import FULL
from engine.evaluate.sheet import Given, Mark
from engine.model.questionnaire import Question

OTHERWISE = FULL // 2
"""Where answers have no order, or one says that the question does not apply."""


def distance(question: Question, one: Given, other: Given) -> int:
    """In basis points: 0 for the same, 10,000 for the two ends. "Weet ik niet" lies apart from nothing."""
    if one == other or Mark.DONT_KNOW in (one, other):
        return 0
    points = {option.id: option.points for option in question.options}
    if isinstance(one, int) and isinstance(other, int):
        return abs(one - other) * FULL // ((question.max or 0) - (question.min or 0))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(set(one) ^ set(other)) * FULL // len(points)
    if isinstance(one, str) and isinstance(other, str):
        here, there = points.get(one), points.get(other)
        if here is not None and there is not None:
            known = [p for p in points.values() if p is not None]
            return abs(here - there) * FULL // (max(known) - min(known))
    return OTHERWISE


def sharpness(question: Question, said: Sequence[Given]) -> int:
    """How much it matters that the answers differ: how far the farthest lie apart, by what the question weighs."""
    return max(distance(question, one, other) for one in said for other in said) * question.weight * (1 + question.must)


def better(question: Question, then: Given, now: Given) -> bool | None:
    """Whether the answer earns more points now; ``None`` where that cannot be said."""
    points = {option.id: option.points or 0 for option in question.options}
    if not question.scored or isinstance(then, Mark) or isinstance(now, Mark):
        return None
    before, after = (
        sum(points.get(name, 0) for name in (given if isinstance(given, tuple) else (str(given),)))
        for given in (then, now)
    )
    return None if before == after else after > before
