"""Truth per practice, as packed bits: one row of bits for surely true, one for surely false.

A bit is one practice, lowest bit first, as Arrow packs them. Bits past the last practice mean nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Bits: TypeAlias = npt.NDArray[np.uint8]
"""Packed bits, one per practice."""

Numbers: TypeAlias = npt.NDArray[Any]
"""Whole numbers (or yes and no), one per practice."""


@dataclass(frozen=True, slots=True)
class Truths:
    """One truth per practice: ``yes`` surely, ``no`` surely not, neither where it is open."""

    yes: Bits
    no: Bits

    @property
    def negated(self) -> "Truths":
        """Not; the negation of open is open."""
        return Truths(self.no, self.yes)


@dataclass(frozen=True, slots=True)
class Rows:
    """How many practices there are, with the two rows of bits that say the same of all."""

    count: int
    every: Bits
    none: Bits

    @staticmethod
    def of(count: int) -> "Rows":
        """So many practices."""
        size = (count + 7) // 8
        return Rows(count, np.full(size, 255, np.uint8), np.zeros(size, np.uint8))

    @property
    def true(self) -> Truths:
        """True for all."""
        return Truths(self.every, self.none)

    def both(self, parts: Sequence[Truths]) -> Truths:
        """Kleene's and."""
        return Truths(self.meet([p.yes for p in parts]), self.join([p.no for p in parts]))

    def either(self, parts: Sequence[Truths]) -> Truths:
        """Kleene's or."""
        return Truths(self.join([p.yes for p in parts]), self.meet([p.no for p in parts]))

    def meet(self, parts: Sequence[Bits]) -> Bits:
        """Bits that are set in every row; all, when there is no row."""
        found = self.every
        for bits in parts:
            if found is self.every or bits is self.none:
                found = bits
            elif bits is not self.every and found is not self.none:
                found = found & bits
        return found

    def join(self, parts: Sequence[Bits]) -> Bits:
        """Bits that are set in any row."""
        found = self.none
        for bits in parts:
            if found is self.none or bits is self.every:
                found = bits
            elif bits is not self.none and found is not self.every:
                found = found | bits
        return found

    def without(self, left: Bits, right: Bits) -> Bits:
        """Bits of the left row that are not set in the right one."""
        return left if right is self.none else left & ~right

    def within(self, bits: Bits) -> Bits:
        """The same bits, with those past the last practice cleared."""
        spare = -self.count % 8
        if spare:
            bits = bits.copy()
            bits[-1] &= 255 >> spare
        return bits

    def unpacked(self, bits: Bits) -> Bits:
        """A byte per practice, 0 or 1."""
        return np.unpackbits(bits, count=self.count, bitorder="little")


def packed(flags: Numbers) -> Bits:
    """Bits of a yes or no per practice."""
    return np.packbits(flags, bitorder="little")
