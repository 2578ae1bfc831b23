"""Which version number a changed model deserves, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.diff.changes import Change
from engine.diff.edition import KINDS, Edition
from engine.diff.meaning import Key, meanings
from engine.diff.versions import numbers
from engine.text import listed
from engine.words.dutch import count

Step = Literal["major", "minor", "patch"]
STEPS: tuple[Step, ...] = ("major", "minor", "patch")
NAMED = 5
"""So many ids are named in a reason; of more, the number is told."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``step``: which number goes up, ``None`` when nothing changed; ``fits``: the new version is high enough.

    ``free``: it is the same version, and may stay so, for it was never released.
    """

    step: Step | None
    version: str
    reasons: tuple[str, ...]
    fits: bool
    free: bool


def proposal(old: Edition, new: Edition, changed: Sequence[Change]) -> Proposal:
    """Major: a meaning changed or an id was removed; minor: something was added; patch: words only."""
    words = any(change.kind != "case" for change in changed)
    step, reasons = judged(meanings(old.model), meanings(new.model), words)
    was, now = old.model.manifest.version, new.model.manifest.version
    version = raised(was, step)
    free = was == now and not new.released
    return Proposal(step, version, reasons, free or numbers(now) >= numbers(version), free)


def judged(was: Mapping[Key, str], now: Mapping[Key, str], words: bool) -> tuple[Step | None, tuple[str, ...]]:
    """Which number goes up, and why; ``words``: whether anything at all is written differently."""
    gone = [key for key in was if key not in now]
    other = [key for key in was if key in now and was[key] != now[key]]
    added = [key for key in now if key not in was]
    if gone or other or added:
        reasons = (
            *_reasons("bestaat niet meer", "bestaan niet meer", gone),
            *_reasons("betekent iets anders", "betekenen iets anders", other),
            *_reasons("is nieuw", "zijn nieuw", added),
        )
        return "major" if gone or other else "minor", reasons
    if words:
        return "patch", (
            "alleen woorden, bronnen en feiten zijn anders; geen score, regel of advies kan erdoor veranderen",
        )
    return None, ()


def raised(version: str, step: Step | None) -> str:
    """The version with one number raised and what follows it at zero."""
    parts = list(numbers(version))
    if step is not None:
        place = STEPS.index(step)
        parts = [*parts[:place], parts[place] + 1, *[0] * (2 - place)]
    return ".".join(map(str, parts))


def _reasons(one: str, more: str, keys: Sequence[Key]) -> list[str]:
    """A sentence per kind: ``regel IBV-03 betekent iets anders``, ``12 regels zijn nieuw``."""
    found = []
    kinds = {**KINDS, "verdict": ("oordeelfamilie", "oordeelfamilies")}
    for kind, (single, several) in kinds.items():
        names = [name for what, name in keys if what == kind]
        if names:
            verb = one if len(names) == 1 else more
            named = f"{single if len(names) == 1 else several} {listed(names)}"
            found.append(f"{named if len(names) <= NAMED else count(len(names), single, several)} {verb}")
    return found
