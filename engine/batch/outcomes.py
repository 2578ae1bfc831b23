"""What a model concludes about many practices, as a reader would tell it: verdicts, risks, levels, bands, items."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from engine.batch.columns.advice import ITEM, asked_by, wanted, with_items
from engine.batch.columns.frames import score
from engine.diff.impact import Kind
from engine.model import Model
from engine.model.questionnaire import Scale

Codes = npt.NDArray[np.int64]
"""A whole number per practice, which says one outcome."""

_OPEN, _AWAY, _SPAN = 2, -1, 1000


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """The outcomes of one model by name: ``rule.<ID>``, ``level.<id>``, ``band.<id>``, ``item.<ID>``."""

    model: Model
    codes: Mapping[str, Codes]
    count: int

    def of(self, name: str) -> Codes:
        """The codes of an outcome; a rule or item that this model does not have holds nowhere."""
        return self.codes[name] if name in self.codes else np.zeros(self.count, np.int64)

    def at(self, rows: npt.NDArray[np.int64]) -> "Outcomes":
        """The outcomes of some of the practices."""
        return Outcomes(self.model, {name: codes[rows] for name, codes in self.codes.items()}, len(rows))

    def meant(self, name: str, code: int) -> Hashable:
        """What a code says, to compare with another model's."""
        what, key = name.split(".", 1)
        if what == "band" and key in self.model.scale:
            bands = self.model.scale[key].bands
            return None if code == _AWAY else tuple(bands[i].id for i in divmod(code, _SPAN))
        return self.told(name, code) if what == "rule" else code

    def told(self, name: str, code: int) -> str:
        """What a code says, in words."""
        what, key = name.split(".", 1)
        if what == "rule":
            rule = self.model.rule.get(key)
            if rule is None or rule.kind == "fact" or not code:
                return "geldt niet"
            return "open" if code == _OPEN else f"geldt, ernst {rule.risk}" if rule.risk else "geldt"
        if what == "item":
            return "aangeraden" if code else "niet aangeraden"
        if code == _AWAY:
            return "niet van toepassing"
        lo, hi = divmod(code, _SPAN)
        if what == "band":
            titles = [band.title for band in self.model.scale[key].bands]
        else:
            ladder = self.model.ladder[key]
            titles = [f"{i} ({title})" for i, title in enumerate([ladder.zero, *(r.title for r in ladder.rungs)])]
        return titles[lo] if lo == hi else f"{titles[lo]} tot {titles[hi]}"


def outcomes(model: Model, practices: pl.DataFrame) -> Outcomes:
    """Score every practice: a column per question, in canonical cells."""
    found = score(with_items(model), practices.lazy())
    table = found.collect(engine="streaming")
    table = table.with_columns(wanted(model, table.lazy()))
    codes: dict[str, Codes] = {}
    for rule in model.rules:
        if rule.kind != "fact":
            codes[f"rule.{rule.id}"] = _numbers(table[f"rule.{rule.id}"].cast(pl.Int64), _OPEN)
    for ladder in model.ladders:
        lo, hi = (_numbers(table[f"level.{ladder.id}.{end}"], _AWAY) for end in ("lo", "hi"))
        codes[f"level.{ladder.id}"] = lo * _SPAN + hi
    for scale in model.scales:
        if scale.bands:
            codes[f"band.{scale.id}"] = _bands(scale, table)
    for name in asked_by(model):
        codes[f"item.{name}"] = _numbers(table[f"{ITEM}{name}"].cast(pl.Int64), 0)
    return Outcomes(model, codes, practices.height)


def shared(old: Model, new: Model) -> list[tuple[str, Kind, str, str]]:
    """Every outcome that two models can be compared on: name, kind, id, title.

    A rule or an item of one of them only holds nowhere in the other; a new ladder or scale is a new measure.
    """
    found: list[tuple[str, Kind, str, str]] = []
    for name in dict.fromkeys((*new.rule, *old.rule)):
        rules = [model.rule[name] for model in (new, old) if name in model.rule and model.rule[name].kind != "fact"]
        if rules:
            found.append((f"rule.{name}", rules[0].kind, name, rules[0].title))  # type: ignore[arg-type]
    found += [(f"level.{n}", "level", n, ladder.title) for n, ladder in new.ladder.items() if n in old.ladder]
    for name, scale in new.scale.items():
        if scale.bands and name in old.scale and old.scale[name].bands:
            found.append((f"band.{name}", "band", name, scale.title))
    for name in dict.fromkeys((*asked_by(new), *asked_by(old))):
        item = new.item.get(name) or old.item[name]
        found.append((f"item.{name}", "item", name, item.title))
    return found


def _numbers(column: pl.Series, missing: int) -> Codes:
    return column.cast(pl.Int64).fill_null(missing).to_numpy()


def _bands(scale: Scale, table: pl.DataFrame) -> Codes:
    starts = np.array([band.from_ * 100 for band in scale.bands])
    lo, hi = (_numbers(table[f"score.{scale.id}.{end}"], _AWAY) for end in ("lo", "hi"))
    places = [np.searchsorted(starts, ends, side="right") - 1 for ends in (lo, hi)]
    return np.where(lo == _AWAY, _AWAY, places[0] * _SPAN + places[1])
