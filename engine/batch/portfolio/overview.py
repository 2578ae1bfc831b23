"""What is told of many practices together: frozen values, worked out by ``engine.batch.portfolio.counting``."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.evaluate.score import FULL
from engine.model import Model
from engine.model.questionnaire import Ladder, Scale
from engine.model.ruleset import Item, Rule

BINS = 10
"""Stretches of equal width in a small chart."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """For each number of basis points, how many practices stand there."""

    counts: npt.NDArray[np.int64]

    @staticmethod
    def none() -> "Spread":
        """Of no practice at all."""
        return Spread(np.zeros(FULL + 1, np.int64))

    def __add__(self, other: "Spread") -> "Spread":
        return Spread(self.counts + other.counts)

    @property
    def known(self) -> int:
        """How many practices there are."""
        return int(self.counts.sum())

    def at(self, percent: int) -> int:
        """The lowest place that at least ``percent`` of the practices do not surpass; 50: the middle practice."""
        need = max(-(-self.known * percent // 100), 1)
        return int(np.searchsorted(self.counts.cumsum(), need)) if self.known else 0

    def bins(self) -> tuple[int, ...]:
        """How many practices stand in each tenth of the scale; the very top counts with the last."""
        tenths = np.minimum(np.arange(FULL + 1) * BINS // FULL, BINS - 1)
        return tuple(int(n) for n in np.bincount(tenths, self.counts, BINS))


def spread_of(places: npt.NDArray[np.integer], counts: npt.NDArray[np.int64]) -> Spread:
    """From places and how many practices stand at each."""
    return Spread(np.bincount(places, counts, FULL + 1).astype(np.int64))


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How many practices got each verdict of one family, and how many none yet."""

    id: str
    title: str
    counts: tuple[tuple[Rule, int], ...]
    open: int


@dataclass(frozen=True, slots=True)
class Levels:
    """How many practices stand on each level of a ladder (the first: below it), of those it is for."""

    ladder: Ladder
    counts: tuple[int, ...]
    open: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A scale: of how many practices it ``applies`` to, how the ``known`` ones are spread.

    ``low``: practices that are surely in the lowest band; ``None`` when the scale has no bands.
    """

    scale: Scale
    applies: int
    low: int | None
    spread: Spread


@dataclass(frozen=True, slots=True)
class Common:
    """A risk, and for how many practices it holds or is open."""

    rule: Rule
    fires: int
    open: int


@dataclass(frozen=True, slots=True)
class Part:
    """A group of practices, or all of them."""

    name: str
    practices: int
    verdicts: tuple[Verdicts, ...]
    levels: tuple[Levels, ...]
    themes: tuple[Theme, ...]
    risks: tuple[Common, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A catalogue item that many practices need, for these rules: something to take up together."""

    item: Item
    practices: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Different:
    """A practice far from the others: the mean distance to the middle practice, and where it is largest.

    ``where``: scale id, own place, and that of the middle practice, in basis points.
    """

    practice: str
    distance: int
    where: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a practice stands among the others: per scale the percent of them that stand lower."""

    practice: str
    percentiles: Mapping[str, int]

    @property
    def mean(self) -> int | None:
        """Over all scales; nothing where too little is known."""
        return sum(self.percentiles.values()) // len(self.percentiles) if self.percentiles else None


@dataclass(frozen=True, slots=True)
class Overview:
    """A portfolio: all practices together, per group, and what stands out."""

    model: Model
    whole: Part
    by: str | None
    groups: tuple[Part, ...]
    gaps: tuple[Gap, ...]
    different: tuple[Different, ...]
