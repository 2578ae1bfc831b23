"""The meaning of conditions: three-valued, after Kleene. This is the specification.

True, false, or open (``None``): open means that the answers still possible do not agree.
Every other evaluator must give what ``truth`` gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from engine.evaluate.state import Amount, Multiple, Single, State, Truth
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

__all__ = ["Interval", "Truth", "World", "negated", "truth"]


@dataclass(frozen=True, slots=True)
class Interval:
    """All values still possible; ``applies``: whether there is a value at all."""

    lo: int
    hi: int
    applies: Truth = True


@dataclass(frozen=True, slots=True)
class World:
    """All that a condition can look at. Scores in basis points, levels in rungs."""

    states: Mapping[str, State]
    scores: Mapping[str, Interval]
    levels: Mapping[str, Interval]
    concluded: Mapping[str, Truth]


def truth(condition: Condition, world: World) -> Truth:
    """Whether the condition holds in every state still possible (true), in none (false), or open."""
    match condition:
        case All():
            return _all([truth(part, world) for part in condition.all])
        case AnyOf():
            return negated(_all([negated(truth(part, world)) for part in condition.any]))
        case Not():
            return negated(truth(condition.not_, world))
        case Answer():
            return _among(world.states[condition.answer], condition.in_)
        case Number():
            state = world.states[condition.number]
            assert isinstance(state, Amount)  # noqa: S101 - the loader refuses anything else
            return _against(condition, Interval(state.lo, state.hi, state.applies), 1)
        case Score():
            return _against(condition, world.scores[condition.score], 100)
        case Level():
            return _against(condition, world.levels[condition.level], 1)
        case Applicable():
            return world.states[condition.applicable].applies
        case Concluded():
            return world.concluded[condition.concluded]
        case _:
            assert_never(condition)


def negated(value: Truth) -> Truth:
    """Not; the negation of open is open."""
    return None if value is None else not value


def _all(values: list[Truth]) -> Truth:
    if False in values:
        return False
    return None if None in values else True


def _among(state: State, wanted: tuple[str, ...]) -> Truth:
    """Not applicable is never among the wanted answers."""
    if isinstance(state, Multiple):
        sure, possible = not state.chosen.isdisjoint(wanted), not state.possible.isdisjoint(wanted)
    else:
        assert isinstance(state, Single)  # noqa: S101 - the loader refuses anything else
        sure, possible = state.possible.issubset(wanted), not state.possible.isdisjoint(wanted)
    if state.applies is False or not possible:
        return False
    return True if sure and state.applies else None


def _against(bound: Number | Score | Level, value: Interval, unit: int) -> Truth:
    """A threshold against all values still possible; where there is no value, it is false."""
    if value.applies is False:
        return False
    if bound.at_least is not None:
        limit = bound.at_least * unit
        sure, never = value.lo >= limit, value.hi < limit
    else:
        assert bound.below is not None  # noqa: S101 - exactly one of the two is set
        limit = bound.below * unit
        sure, never = value.hi < limit, value.lo >= limit
    if never:
        return False
    return True if sure and value.applies else None
