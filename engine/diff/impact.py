"""What a changed model does to real practices, and by which change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.diff.meaning import Key

Kind = Literal["verdict", "risk", "level", "advice", "item", "band", "strength"]
KINDS: Mapping[Kind, tuple[str, str]] = {
    "verdict": ("oordeel", "oordelen"),
    "risk": ("risico", "risico's"),
    "level": ("niveau", "niveaus"),
    "advice": ("advies", "adviezen"),
    "item": ("aangeraden onderdeel", "aangeraden onderdelen"),
    "band": ("scoreband", "scorebanden"),
    "strength": ("sterk punt", "sterke punten"),
}
"""What can turn out differently, weightiest first: one, and several."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One conclusion about one practice that came out differently; ``by``: the changes that made it so."""

    practice: str
    kind: Kind
    id: str
    title: str
    before: str
    after: str
    by: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Of so many practices, the shifts in the order of the practices.

    ``rejected``: rows that could not be read; ``told``: what of the answers the models could not both use;
    ``warnings``: what the reader of the files noticed.
    """

    practices: int
    rejected: int
    shifts: tuple[Shift, ...]
    told: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def moved(self) -> int:
        """How many practices have at least one shift."""
        return len({shift.practice for shift in self.shifts})
