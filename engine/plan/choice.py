"""Which workforms to take: exactly the best set that fits the time.

A knapsack with several compartments, solved by dynamic programming over (minutes used, goals served): of
all ways to reach the same minutes and goals only the best is kept, so nothing better is ever lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be taken. ``minutes``: the least that it takes; ``goals``: wanted ones it serves.

    ``reasons``: how many rules ask for it; ``weight``: its effect; ``needs``: names in the same block
    that it cannot do without.
    """

    name: str
    minutes: int
    goals: frozenset[str] = frozenset()
    reasons: int = 0
    weight: int = 1
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """A place for options: any number of them, or exactly one. ``most``: minutes together; ``count``: how many."""

    options: tuple[Option, ...]
    choose: Literal["any", "one"] = "any"
    most: int | None = None
    count: int | None = None

    def sets(self) -> Iterator[tuple[Option, ...]]:
        """Every set that may be taken, in order of size."""
        sizes = [1] if self.choose == "one" else range(min(len(self.options), self.count or len(self.options)) + 1)
        for size in sizes:
            for chosen in combinations(self.options, size):
                names = {option.name for option in chosen}
                minutes = sum(option.minutes for option in chosen)
                if all(option.needs <= names for option in chosen) and (self.most is None or minutes <= self.most):
                    yield chosen


class Value(NamedTuple):
    """What a choice is worth, the weightiest first: goals served, reasons, effect; then fewest minutes left."""

    goals: int
    reasons: int
    weight: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The names taken in each block, and what that is worth."""

    taken: tuple[tuple[str, ...], ...] = ()
    value: Value = field(default=Value(0, 0, 0, 0))


def best(blocks: Sequence[Block], minutes: int) -> Choice | None:
    """The best choice that fits in so many minutes, or ``None`` when nothing does.

    Among equals: the fewest options, then those that stand first.
    """
    states: dict[tuple[int, frozenset[str]], Choice] = {(0, frozenset()): Choice()}
    for block in blocks:
        reached: dict[tuple[int, frozenset[str]], Choice] = {}
        for chosen in block.sets():
            names = tuple(option.name for option in chosen)
            served = frozenset().union(*(option.goals for option in chosen))
            reasons, weight = sum(o.reasons for o in chosen), sum(o.weight for o in chosen)
            takes = sum(option.minutes for option in chosen)
            for (used, goals), before in states.items():
                if used + takes > minutes:
                    continue
                key = (used + takes, goals | served)
                value = Value(len(key[1]), before.value.reasons + reasons, before.value.weight + weight, key[0])
                if key not in reached or value > reached[key].value:
                    reached[key] = Choice((*before.taken, names), value)
        states = reached
    return max(states.values(), key=lambda choice: choice.value, default=None)


def least(blocks: Sequence[Block]) -> int:
    """The fewest minutes in which something can be taken; 0 when there is nothing to take."""
    must = sum(min((o.minutes for o in block.options), default=0) for block in blocks if block.choose == "one")
    if must:
        return must
    return min((sum(o.minutes for o in chosen) for block in blocks for chosen in block.sets() if chosen), default=0)
