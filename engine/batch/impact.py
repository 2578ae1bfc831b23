"""What a changed model concludes otherwise about real practices, and by which change.

A conclusion rests on the changes that its entries need, directly or through others. Where that is one, it is
the cause. Where there are more, each is applied alone to the old model: those that do it alone are the causes.
If none does, each is left out of the new model: those without which it does not happen are. If that tells
nothing either, they did it together.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from engine.batch.fitting import fitted, lost
from engine.batch.outcomes import Outcomes, outcomes, shared
from engine.batch.reading.options import Options
from engine.batch.reading.read import read
from engine.diff.difference import Difference
from engine.diff.impact import KINDS, Impact, Kind, Shift
from engine.diff.meaning import Key
from engine.diff.mixing import Mixer
from engine.model import Model
from engine.text import cleaned

Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Moved:
    """One outcome that differs in some ``rows``, and the changes that it rests on."""

    name: str
    kind: Kind
    id: str
    title: str
    rows: Rows
    causes: tuple[Key, ...]


def with_impact(found: Difference, portfolio: Path) -> Difference:
    """The difference with what it does to a portfolio: anything that ``batch`` reads. Raises ``InputError``."""
    mixer = Mixer(found.old, found.new, found.changes)
    reader = mixer.reader()
    source = read(reader, (portfolio,), Options())
    practices = source.frame.collect(engine="streaming")
    old, new = found.old.model, found.new.model
    shifts = shifted(mixer, reader, practices)
    told, warnings = (tuple(map(cleaned, said)) for said in (lost(old, new, reader, practices), source.warnings))
    rejected = source.rejected - source.older
    return replace(found, impact=Impact(practices.height, rejected, shifts, told, warnings))


def shifted(mixer: Mixer, reader: Model, practices: pl.DataFrame) -> tuple[Shift, ...]:
    """Every conclusion that differs, in the order of the practices, with the changes that made it so."""
    models = mixer.old.model, mixer.new.model
    old, new = (outcomes(model, fitted(model, reader, practices)) for model in models)
    moved = []
    for name, kind, key, title in shared(*models):
        rows = ~_agree(old, new, name)
        if rows.any():
            moved.append(_Moved(name, kind, key, title, rows, mixer.causes(_roots(models, name))))
    by = _causes(mixer, reader, practices, old, new, moved)
    names = [cleaned(str(name)) for name in practices["practice"]]
    order = {kind: place for place, kind in enumerate(KINDS)}
    found = []
    for one in moved:
        before, after = old.of(one.name), new.of(one.name)
        for row in np.flatnonzero(one.rows):
            texts = old.told(one.name, int(before[row])), new.told(one.name, int(after[row]))
            found.append((int(row), Shift(names[row], one.kind, one.id, one.title, *texts, by[one.name][int(row)])))
    return tuple(shift for _, shift in sorted(found, key=lambda pair: (pair[0], order[pair[1].kind])))


def _agree(one: Outcomes, other: Outcomes, name: str) -> Rows:
    """Where two models conclude the same."""
    mine, theirs = one.of(name), other.of(name)
    pairs = np.stack([mine, theirs])
    different, place = np.unique(pairs, axis=1, return_inverse=True)
    same = [one.meant(name, int(a)) == other.meant(name, int(b)) for a, b in different.T]
    return np.array(same, np.bool_)[place.reshape(-1)]


def _roots(models: Sequence[Model], name: str) -> list[Key]:
    """The entries that draw a conclusion."""
    what, key = name.split(".", 1)
    if what == "item":
        asking = {rule.id for model in models for rule in model.rules if key in rule.items}
        return [("item", key), *(("rule", rule) for rule in sorted(asking))]
    return [({"rule": "rule", "level": "ladder", "band": "scale"}[what], key)]


def _causes(
    mixer: Mixer, reader: Model, practices: pl.DataFrame, old: Outcomes, new: Outcomes, moved: Sequence[_Moved]
) -> Mapping[str, Mapping[int, tuple[Key, ...]]]:
    """For each outcome and row that differs, the changes that made it so."""
    unsure = [one for one in moved if len(one.causes) > 1]
    rows = np.flatnonzero(np.logical_or.reduce([one.rows for one in unsure])) if unsure else np.array([], np.int64)
    few = practices[rows]
    alone = _tried(mixer, reader, few, unsure, new.at(rows), lambda key: {key})
    every = set(mixer.changed)
    needed = _tried(mixer, reader, few, unsure, old.at(rows), lambda key: every - {key})
    place = {int(row): i for i, row in enumerate(rows)}
    return {
        one.name: {
            int(row): one.causes
            if len(one.causes) == 1
            else alone[one.name][place[int(row)]] or needed[one.name][place[int(row)]] or one.causes
            for row in np.flatnonzero(one.rows)
        }
        for one in moved
    }


def _tried(
    mixer: Mixer,
    reader: Model,
    practices: pl.DataFrame,
    unsure: Sequence[_Moved],
    wanted: Outcomes,
    applied: Callable[[Key], Set[Key]],
) -> Mapping[str, Sequence[tuple[Key, ...]]]:
    """Per outcome and practice, the changes for which the mixed model concludes what is ``wanted``."""
    found: dict[str, list[tuple[Key, ...]]] = {one.name: [()] * practices.height for one in unsure}
    for key in dict.fromkeys(key for one in unsure for key in one.causes):
        model = mixer.mixed(applied(key))
        if model is None:
            continue
        got = outcomes(model, fitted(model, reader, practices))
        for one in unsure:
            if key in one.causes:
                for i in np.flatnonzero(_agree(got, wanted, one.name)):
                    found[one.name][i] += (key,)
    return found
