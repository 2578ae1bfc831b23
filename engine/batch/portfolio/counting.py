"""What many practices have in common, and where they differ: counts over the table of conclusions.

Every figure is a whole number. A practice's place on a scale is the middle between its lowest and its
highest possible score, and counts only where enough is known: an interval no wider than the scale's
``min_known`` leaves open. What stays open is counted apart, never guessed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from engine.batch.columns.advice import ITEM, asked_by, wanted
from engine.batch.portfolio.overview import (
    Common,
    Different,
    Gap,
    Levels,
    Overview,
    Part,
    Place,
    Spread,
    Theme,
    Verdicts,
    spread_of,
)
from engine.model import Model
from engine.model.questionnaire import Scale

SHARED = 50
"""Percent of the practices that makes a gap a shared one."""
DIFFERENT = 10
"""How many practices that differ most are named."""
_GROUP, _SIZE = "group ", "size "
_ENTIRE = "alle praktijken"


class Tally:
    """Everything that is a plain count, per group of ``by``, counted while the table is being made."""

    def __init__(self, model: Model, by: str | None = None) -> None:
        self.model, self.by = model, by
        self._counts = [expr.alias(name) for name, expr in _counts(model)]
        self._sums = [pl.col(name).sum() for name in _names(model)]
        self._found = pl.DataFrame(schema={_GROUP: pl.String, **dict.fromkeys(_names(model), pl.Int64)})

    def add(self, batch: pl.DataFrame) -> None:
        """Count more practices: what ``with_items(model)`` concluded of them."""
        table = batch.lazy()
        table = table.with_columns(wanted(self.model, table))
        if self.by is None:
            counts = table.select(pl.lit("").alias(_GROUP), *self._counts).collect()
        else:
            counts = table.group_by(_group(self.by)).agg(self._counts).collect()
        self._found = pl.concat([self._found, counts]).group_by(_GROUP).agg(self._sums)

    @property
    def groups(self) -> dict[str, dict[str, int]]:
        """The counts of each group by its name, in the order of the names."""
        rows = self._found.sort(_GROUP).iter_rows(named=True)
        return {str(row.pop(_GROUP)): row for row in rows}


def overview_of(scored: pl.LazyFrame, tally: Tally) -> Overview:
    """The overview of a table of conclusions, of which ``tally`` has the counts."""
    model, by, counts = tally.model, tally.by, tally.groups
    table = scored.with_columns(_group(by))
    spreads = {scale.id: _spreads(table, scale) for scale in themes(model)}
    names = list(counts) if by else []
    entire = {name: sum(group[name] for group in counts.values()) for name in _names(model)}
    whole = _part(model, _ENTIRE, entire, {name: sum(found.values(), Spread.none()) for name, found in spreads.items()})
    groups = [
        _part(model, name, counts[name], {scale: found.get(name, Spread.none()) for scale, found in spreads.items()})
        for name in names
    ]
    return Overview(model, whole, by, tuple(groups), tuple(_gaps(model, entire)), tuple(_different(scored, whole)))


def themes(model: Model) -> tuple[Scale, ...]:
    """The scales that an overview shows: those of the charts, then those that no other scale counts."""
    charted = dict.fromkeys(name for chart in model.manifest.charts for name in chart.scales)
    counted = {name for scale in model.scales for name in scale.scales}
    top = (scale.id for scale in model.scales if scale.id not in counted)
    return tuple(model.scale[name] for name in dict.fromkeys([*charted, *top]))


def place(scale: Scale) -> pl.Expr:
    """A practice's place on a scale, in basis points; nothing where too little is known."""
    lo, hi = pl.col(f"score.{scale.id}.lo"), pl.col(f"score.{scale.id}.hi")
    return pl.when(hi - lo <= (100 - scale.min_known) * 100).then((lo + hi) // 2)


def places(model: Model, scored: pl.LazyFrame) -> tuple[Place, ...]:
    """Every practice's place."""
    names = [scale.id for scale in themes(model)]
    return tuple(
        Place(practice or "", {name: p for name, p in zip(names, row, strict=True) if p is not None})
        for practice, *row in percentiles(model, scored).collect().iter_rows()
    )


def percentiles(model: Model, scored: pl.LazyFrame) -> pl.LazyFrame:
    """Columns ``percentile.<id>``: the percent of the known practices that stand lower (of equals, half)."""
    made = []
    for scale in themes(model):
        own = place(scale)
        rank, known = (own.rank("average") * 2).cast(pl.Int64), own.count().cast(pl.Int64)
        made.append(((rank - 1) * 100 // (2 * known)).alias(f"percentile.{scale.id}"))
    return scored.select("practice", *made)


def _group(by: str | None) -> pl.Expr:
    return (pl.lit("") if by is None else pl.col(by).cast(pl.String).fill_null("")).alias(_GROUP)


def _names(model: Model) -> list[str]:
    return [name for name, _ in _counts(model)]


def _counts(model: Model) -> Iterator[tuple[str, pl.Expr]]:
    yield _SIZE, pl.len().cast(pl.Int64)
    for rule in model.rules:
        if rule.kind in {"risk", "verdict"} or rule.items:
            yield rule.id, pl.col(f"rule.{rule.id}").sum().cast(pl.Int64)
            yield f"{rule.id}?", pl.col(f"rule.{rule.id}").null_count().cast(pl.Int64)
    for name in asked_by(model):
        yield f"{ITEM}{name}", pl.col(f"{ITEM}{name}").sum().cast(pl.Int64)
    for ladder in model.ladders:
        lo, hi = pl.col(f"level.{ladder.id}.lo"), pl.col(f"level.{ladder.id}.hi")
        there = pl.col(f"score.{ladder.average}.lo").is_not_null() if ladder.average else pl.lit(True)
        for i in range(len(ladder.rungs) + 1):
            yield f"{ladder.id} {i}", ((lo == i) & (hi == i) & there).sum().cast(pl.Int64)
        yield f"{ladder.id}?", ((lo < hi) & there).sum().cast(pl.Int64)
    for scale in themes(model):
        hi = pl.col(f"score.{scale.id}.hi")
        yield f"{scale.id}+", hi.count().cast(pl.Int64)
        if len(scale.bands) > 1:
            yield f"{scale.id}-", (hi < scale.bands[1].from_ * 100).sum().cast(pl.Int64)


def _part(model: Model, name: str, counts: dict[str, int], spreads: dict[str, Spread]) -> Part:
    size = counts[_SIZE]
    verdicts = []
    for family in model.manifest.verdicts:
        own = tuple((rule, counts[rule.id]) for rule in model.rules if rule.verdict == family.id)
        verdicts.append(Verdicts(family.id, family.title, own, size - sum(n for _, n in own)))
    levels = [
        Levels(ladder, tuple(counts[f"{ladder.id} {i}"] for i in range(len(ladder.rungs) + 1)), counts[f"{ladder.id}?"])
        for ladder in model.ladders
    ]
    shown = [
        Theme(scale, counts[f"{scale.id}+"], counts.get(f"{scale.id}-"), spreads[scale.id]) for scale in themes(model)
    ]
    risks = [Common(rule, counts[rule.id], counts[f"{rule.id}?"]) for rule in model.rules if rule.kind == "risk"]
    risks.sort(key=lambda common: (-common.fires, ("hoog", "midden", "laag").index(common.rule.risk or "laag")))
    return Part(name, size, tuple(verdicts), tuple(levels), tuple(shown), tuple(risks))


def _spreads(table: pl.LazyFrame, scale: Scale) -> dict[str, Spread]:
    """Per group how the practices are spread over a scale; one column at a time, so that memory stays small."""
    own = table.select(_GROUP, place(scale).alias("at")).drop_nulls("at")
    counted = own.group_by(_GROUP, "at").len().collect(engine="streaming")
    return {
        str(name): spread_of(part["at"].to_numpy(), part["len"].to_numpy().astype(np.int64))
        for (name,), part in counted.partition_by(_GROUP, as_dict=True).items()
    }


def _gaps(model: Model, entire: dict[str, int]) -> Iterator[Gap]:
    """Items that at least ``SHARED`` percent need, most needed first; a part is not named beside its whole."""
    asked = asked_by(model)
    need = max(SHARED * entire[_SIZE], 1)
    shared = {name: n for name in asked if (n := entire[f"{ITEM}{name}"]) * 100 >= need}
    for name, n in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if model.item[name].part_of not in shared:
            rules = sorted((rule for rule in asked[name] if entire[rule]), key=lambda rule: -entire[rule])
            yield Gap(model.item[name], n, tuple(rules))


def _different(scored: pl.LazyFrame, whole: Part) -> Iterator[Different]:
    """The practices with the largest mean distance to the middle practice, over at least half of the themes."""
    middles = [(t.scale, t.spread.at(50)) for t in whole.themes if t.spread.known > 1]
    if not middles:
        return
    columns = [place(scale).cast(pl.Int64).alias(scale.id) for scale, _ in middles]
    table = scored.select(pl.col("practice").cast(pl.String).alias(_GROUP), *columns)
    gaps = [(pl.col(scale.id) - middle).abs() for scale, middle in middles]
    known = pl.sum_horizontal(gap.is_not_null().cast(pl.Int64) for gap in gaps)
    distance = pl.sum_horizontal(gaps) // known
    far = (
        table.with_columns(distance.alias(_SIZE), known.alias("known "))
        .filter((pl.col("known ") * 2 >= len(middles)) & (pl.col(_SIZE) > 0))
        .top_k(DIFFERENT, by=[_SIZE, _GROUP])
        .collect(engine="streaming")
    )
    for row in far.sort(_SIZE, _GROUP, descending=[True, False]).iter_rows(named=True):
        where = [(scale.id, row[scale.id], middle) for scale, middle in middles if row[scale.id] is not None]
        yield Different(row[_GROUP] or "", row[_SIZE], tuple(_farthest(where)))


def _farthest(where: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    return sorted((one for one in where if one[1] != one[2]), key=lambda one: -abs(one[1] - one[2]))[:3]
