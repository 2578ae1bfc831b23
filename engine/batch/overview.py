"""What is told of many practices together: frozen values, worked out by ``engine.batch.portfolio``."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.batch.spread import Spread
from engine.model import Model
from engine.model.questionnaire import Ladder, Scale
from engine.model.ruleset import Item, Rule


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
