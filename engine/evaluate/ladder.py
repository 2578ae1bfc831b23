"""Ladders: the level is the number of leading rungs that hold."""

from dataclasses import dataclass

from engine.evaluate.condition import Interval, World, truth
from engine.evaluate.state import Truth
from engine.model.questionnaire import Ladder


@dataclass(frozen=True, slots=True)
class Level(Interval):
    """``lo`` counts the leading rungs that are true, ``hi`` those that are not false."""

    rungs: tuple[Truth, ...] = ()


def climbed(ladder: Ladder, world: World) -> Level:
    """The level on one ladder."""
    rungs = tuple(truth(rung.when, world) for rung in ladder.rungs)
    lo = next((i for i, value in enumerate(rungs) if value is not True), len(rungs))
    hi = next((i for i, value in enumerate(rungs) if value is False), len(rungs))
    return Level(lo, hi, True, rungs)
