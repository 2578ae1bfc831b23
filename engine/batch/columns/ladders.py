"""Ladders in columns: ``engine.evaluate.ladder``, of every practice at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from engine.batch.columns.bits import Bits, Numbers, Rows, Truths


@dataclass(frozen=True, slots=True)
class Levels:
    """``surely[i]``: the first ``i`` rungs are true; ``perhaps[i]``: none of them is false."""

    rows: Rows
    surely: tuple[Bits, ...]
    perhaps: tuple[Bits, ...]

    @property
    def applies(self) -> Truths:
        """There always is a level."""
        return self.rows.true

    @property
    def lo(self) -> Numbers:
        """Leading rungs that are true."""
        return self._count(self.surely)

    @property
    def hi(self) -> Numbers:
        """Leading rungs that are not false."""
        return self._count(self.perhaps)

    def at_least(self, limit: int) -> tuple[Bits, Bits]:
        """Where the level surely reaches a limit, and where it surely does not."""
        if limit <= 0:
            return self.rows.every, self.rows.none
        if limit >= len(self.surely):
            return self.rows.none, self.rows.every
        return self.surely[limit], ~self.perhaps[limit]

    def _count(self, leading: tuple[Bits, ...]) -> Numbers:
        count = np.zeros(self.rows.count, np.int16)
        for bits in leading[1:]:
            count += self.rows.unpacked(bits)
        return count


def climbed(rows: Rows, rungs: Sequence[Truths]) -> Levels:
    """The levels on one ladder, from the truth of each rung."""
    every = rows.every
    surely = accumulate((r.yes for r in rungs), lambda a, b: rows.meet([a, b]), initial=every)
    perhaps = accumulate((rows.without(every, r.no) for r in rungs), lambda a, b: rows.meet([a, b]), initial=every)
    return Levels(rows, tuple(surely), tuple(perhaps))
