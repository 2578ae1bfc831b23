"""What is still possible for one question. ``applies``: true, false, or open (``None``)."""

from dataclasses import dataclass
from typing import TypeAlias

Truth: TypeAlias = bool | None
"""Three values: true, false, and ``None`` for open."""


@dataclass(frozen=True, slots=True)
class Single:
    """Single choice: the options still possible if the question applies."""

    applies: Truth
    possible: frozenset[str]

    @property
    def decided(self) -> bool:
        """One state is left."""
        return self.applies is False or (self.applies is True and len(self.possible) == 1)


@dataclass(frozen=True, slots=True)
class Multiple:
    """Multiple choice: one yes or no per option. ``chosen`` surely, ``possible`` perhaps."""

    applies: Truth
    chosen: frozenset[str]
    possible: frozenset[str]

    @property
    def decided(self) -> bool:
        """One state is left."""
        return self.applies is False or (self.applies is True and self.chosen == self.possible)


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number between ``lo`` and ``hi``, both included."""

    applies: Truth
    lo: int
    hi: int

    @property
    def decided(self) -> bool:
        """One state is left."""
        return self.applies is False or (self.applies is True and self.lo == self.hi)


@dataclass(frozen=True, slots=True)
class Words:
    """Free text: no condition looks at it, only whether something was said."""

    applies: Truth
    said: bool

    @property
    def decided(self) -> bool:
        """One state is left."""
        return self.applies is False or (self.applies is True and self.said)


State: TypeAlias = Single | Multiple | Amount | Words
