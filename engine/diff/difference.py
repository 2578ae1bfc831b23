"""All that there is to say about two editions of a model."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from engine.diff.changes import Change, changes
from engine.diff.edition import KINDS, Edition
from engine.diff.impact import Impact
from engine.diff.proposal import Proposal, proposal
from engine.problem import refuse

WHAT = {"added": "erbij", "removed": "weg", "changed": "anders"}


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed, the version that it deserves, and what it does to a portfolio where one was given."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    proposal: Proposal
    impact: Impact | None = None

    @property
    def by_kind(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes of each kind that has some."""
        return {kind: found for kind in KINDS if (found := tuple(c for c in self.changes if c.kind == kind))}


def difference(old: Edition, new: Edition) -> Difference:
    """Compare two editions of one model. Raises ``InputError`` when they are of two models."""
    was, now = old.model.manifest.name, new.model.manifest.name
    if was != now:
        raise refuse(new.name, "E324", f"is het model '{now}', en '{old.name}' is het model '{was}'.")
    found = changes(old, new)
    return Difference(old, new, found, proposal(old, new, found))


def counted(found: tuple[Change, ...]) -> str:
    """``2 erbij, 1 weg, 3 anders``."""
    count = Counter[str](change.what for change in found)
    return ", ".join(f"{count[what]} {word}" for what, word in WHAT.items() if count[what])
