"""The meaning of conditions, in columns: ``engine.evaluate.condition``, of every practice at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from engine.batch.columns.bits import Bits, Rows, Truths
from engine.batch.columns.ladders import Levels
from engine.batch.columns.scores import Scores
from engine.batch.columns.states import States
from engine.model.vocabulary import All, Answer, AnyOf, Applicable, Concluded, Condition, Level, Not, Number, Score


@dataclass(frozen=True, slots=True)
class World:
    """All that a condition can look at."""

    rows: Rows
    states: Mapping[str, States]
    scores: Mapping[str, Scores]
    levels: Mapping[str, Levels]
    concluded: Mapping[str, Truths]


def truth(condition: Condition, world: World) -> Truths:
    """Whether the condition holds, per practice."""
    match condition:
        case Answer():
            return world.states[condition.answer].among(condition.in_)
        case All():
            return world.rows.both([truth(part, world) for part in condition.all])
        case AnyOf():
            return world.rows.either([truth(part, world) for part in condition.any])
        case Not():
            return truth(condition.not_, world).negated
        case Number():
            return _against(condition, world, world.states[condition.number], 1)
        case Score():
            return _against(condition, world, world.scores[condition.score], 100)
        case Level():
            return _against(condition, world, world.levels[condition.level], 1)
        case Applicable():
            return world.states[condition.applicable].applies
        case Concluded():
            return world.concluded[condition.concluded]
        case _:
            assert_never(condition)


def _against(bound: Number | Score | Level, world: World, value: States | Scores | Levels, unit: int) -> Truths:
    """A threshold against all values still possible; where there is no value, it is false."""
    limit = bound.below if bound.at_least is None else bound.at_least
    assert limit is not None  # noqa: S101 - exactly one of the two is set
    sure, never = value.at_least(limit * unit)
    if bound.at_least is None:
        sure, never = never, sure
    return _where(world.rows, sure, never, value.applies)


def _where(rows: Rows, sure: Bits, never: Bits, applies: Truths) -> Truths:
    return Truths(rows.meet([sure, applies.yes]), rows.join([never, applies.no]))
