"""How practices are spread over a scale, counted per basis point: exact, small, and easy to add up."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.score import FULL

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
