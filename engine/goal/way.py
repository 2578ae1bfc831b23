"""The way to goals for one practice, as it comes from the solver."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.evaluate.assessment import Assessment
from engine.evaluate.sheet import Given
from engine.goal.goals import Goal


@dataclass(frozen=True, slots=True)
class Step:
    """Better answers that reach the goals, whatever the open questions turn out to be; ``effort`` is their sum."""

    changes: Mapping[str, Given]
    effort: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """A part of a goal that no improvement brings about.

    ``facts``: questions of which the practice would have to answer otherwise, with that answer (the fewest);
    ``unknown``: where there are none, the open questions that may decide.
    """

    title: str
    facts: Mapping[str, Given]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How a practice comes to its goals from where it is (``found``).

    ``best``: the smallest step (an empty one: the goals are reached), if there is one; ``others``: other
    sets of improvements, smallest first; ``blocked``: why there is none.
    """

    practice: str
    found: Assessment
    goals: tuple[Goal, ...]
    best: Step | None
    others: tuple[Step, ...]
    blocked: tuple[Blocked, ...]
