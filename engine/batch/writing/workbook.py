"""The workbook for a consultant: a sheet per subject."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from engine.batch.columns.advice import ITEM, asked_by
from engine.batch.portfolio.counting import percentiles, place
from engine.batch.portfolio.overview import Overview
from engine.batch.writing.excel import MOST_COLUMNS, MOST_ROWS, Cell, Head, workbook
from engine.batch.writing.summary import summed_up, title_of
from engine.batch.writing.whole import flat
from engine.model import Model
from engine.outcome.findings import SEVERITIES
from engine.problem import refuse
from engine.words.dutch import capital, count, kind

BATCH = 10_000
"""Practices in memory at a time."""
REJECTED = 100_000
"""Rows of a sheet that tells what was rejected."""


def check_size(path: Path, practices: int, extras: int) -> None:
    """Refuse what no sheet can hold. Raises ``InputError``."""
    if practices >= MOST_ROWS or extras > MOST_COLUMNS // 2:
        fact = f"{practices} praktijken passen niet op een werkblad."
        raise refuse(str(path), "E235", fact, "Kies een uitvoer die eindigt op .parquet of .csv.")


def write_workbook(
    path: Path, overview: Overview, scored: pl.LazyFrame, items: pl.LazyFrame, rejects: pl.DataFrame
) -> None:
    """Write everything about a portfolio. ``scored`` and ``items`` have the same rows."""
    model = overview.model
    table = flat(scored)
    own = [n for n in table.collect_schema().names() if not n.startswith(("score.", "level.", "rule."))]
    first = [Head(capital("praktijk") if n == "practice" else n, 28 if n == "practice" else 14) for n in own]
    with workbook(path, model.manifest.title) as book:
        summed_up(book, overview)
        book.sheet("Praktijken", [*first, *_outline_heads(model)], _rows(table, own, _outline(model)))
        scores = [Head(title_of(scale), 6, "heat", upright=True) for scale in model.scales]
        book.sheet("Scores", [*first, *scores], _rows(table, own, [place(s).alias(s.id) for s in model.scales]))
        ends = [Head(f"{title_of(s)}, {end}", 7, "percent", upright=True) for s in model.scales for end in _ENDS]
        names = [f"score.{s.id}.{end}" for s in model.scales for end in ("lo", "hi")]
        book.sheet("Grenzen", [*first, *ends], _rows(table, own, [pl.col(n) for n in names]))
        compared = percentiles(model, table.select(own[0], *(pl.col(n) for n in names)))
        places = [Head(title_of(model.scale[n.partition(".")[2]]), 6, "place", upright=True) for n in _after(compared)]
        book.sheet("Vergelijking", [first[0], *places], compared.collect().iter_rows())
        book.sheet("Niveaus", [*first, *_level_heads(model)], _rows(table, own, _levels(model)))
        risks = _risks(model)
        book.sheet("Risico's", [*first, *_RISK], _long(table, own, risks, [pl.col(f"rule.{n}") for n in risks]))
        beside = pl.concat([table, items.drop("practice")], how="horizontal")
        book.sheet("Advies", [*first, *_ADVICE], _long(beside, own, _advice(model), _reasons(model)))
        book.sheet("Afgewezen", _REJECTED, _rejected(rejects))


_ENDS = ("ten minste", "ten hoogste")
_REJECTED = (
    Head("Bestand", 24), Head("Rij", 8, "number"), Head("Kolom", 32), Head("Waarde", 32), Head("Reden", 40),
    Head("Bedoelde u", 60),
)  # fmt: skip
_RISK = (Head("Ernst", 9), Head("Regel", 9), Head("Risico", 60), Head("Doe dit", 80))
_ADVICE = (Head("Onderdeel", 34), Head("Soort", 14), Head("Stap of werkvorm", 60), Head("Vanwege", 40))


def _rejected(rejects: pl.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """So many that a person may look at them: all stand in the file of rejects."""
    yield from rejects.head(REJECTED).iter_rows()
    if rejects.height > REJECTED:
        rest = f"Nog {count(rejects.height - REJECTED, 'melding', 'meldingen')}: zie het bestand met wat is afgewezen."
        yield rest, None, None, None, None, None


def _after(table: pl.LazyFrame) -> list[str]:
    return table.collect_schema().names()[1:]


def _batches(table: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """The table in pieces that fit in memory."""
    size = table.select(pl.len()).collect().item()
    for start in range(0, size, BATCH):
        yield table.slice(start, BATCH).collect()


def _rows(table: pl.LazyFrame, own: Sequence[str], columns: Sequence[pl.Expr]) -> Iterator[tuple[Cell, ...]]:
    numbered = [column.alias(f"{i} ") for i, column in enumerate(columns)]
    for batch in _batches(table.select(*own, *numbered)):
        yield from (tuple(map(_plain, row)) for row in batch.iter_rows())


def _plain(value: object) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _long(
    table: pl.LazyFrame, own: Sequence[str], told: dict[str, tuple[Cell, ...]], columns: Sequence[pl.Expr]
) -> Iterator[tuple[Cell, ...]]:
    """A row for each practice and each of its columns that holds; where the column is text, with that text."""
    for row in _rows(table, own, columns):
        head = row[: len(own)]
        for value, words in zip(row[len(own) :], told.values(), strict=True):
            if value:
                yield (*head, *words, value) if isinstance(value, str) else head + words


def _risks(model: Model) -> dict[str, tuple[Cell, ...]]:
    risks = sorted((r for r in model.rules if r.risk), key=lambda r: SEVERITIES.index(r.risk or ""))
    return {r.id: (r.risk, r.id, r.title, r.do) for r in risks}


def _advice(model: Model) -> dict[str, tuple[Cell, ...]]:
    items = (model.item[name] for name in asked_by(model))
    return {item.id: (item.id, kind(item.kind), item.title) for item in items}


def _reasons(model: Model) -> list[pl.Expr]:
    """Of each item the rules that ask for it here; nothing where it is not wanted."""
    made: list[pl.Expr] = []
    for name, rules in asked_by(model).items():
        firing = [pl.when(pl.col(f"rule.{rule}")).then(pl.lit(rule)) for rule in rules]
        made.append(pl.when(pl.col(f"{ITEM}{name}")).then(pl.concat_str(firing, separator=", ", ignore_nulls=True)))
    return made


def _outline_heads(model: Model) -> list[Head]:
    verdicts = [Head(family.title, 36) for family in model.manifest.verdicts]
    counts = [Head(f"Risico's {name}", 9, "number") for name in SEVERITIES]
    return [*verdicts, *_level_heads(model), *counts, Head("Nog open", 9, "number")]


def _outline(model: Model) -> list[pl.Expr]:
    made: list[pl.Expr] = []
    for family in model.manifest.verdicts:
        rules = [r for r in model.rules if r.verdict == family.id]
        text = pl.coalesce(pl.when(pl.col(f"rule.{r.id}")).then(pl.lit(r.title)) for r in rules)
        made.append(text.fill_null("nog niet te zeggen"))
    made += _levels(model)
    for name in SEVERITIES:
        made.append(_sum([pl.col(f"rule.{r.id}") for r in model.rules if r.risk == name]))
    made.append(_sum([pl.col(f"rule.{r.id}").is_null() for r in model.rules if r.kind == "risk"]))
    return made


def _sum(columns: list[pl.Expr]) -> pl.Expr:
    return pl.sum_horizontal(c.cast(pl.Int64) for c in columns) if columns else pl.lit(0)


def _level_heads(model: Model) -> list[Head]:
    return [
        head
        for ladder in model.ladders
        for head in (Head(ladder.title, 26), *(Head(f"{ladder.title}, {end}", 11, "number") for end in _ENDS))
    ]


def _levels(model: Model) -> list[pl.Expr]:
    made: list[pl.Expr] = []
    for ladder in model.ladders:
        lo, hi = pl.col(f"level.{ladder.id}.lo"), pl.col(f"level.{ladder.id}.hi")
        there = pl.col(f"score.{ladder.average}.lo").is_not_null() if ladder.average else pl.lit(True)
        names = [ladder.zero, *(rung.title for rung in ladder.rungs)]
        title = pl.when(lo < hi).then(pl.lit("nog open"))
        for i, name in enumerate(names):
            title = title.when(lo == i).then(pl.lit(name))  # type: ignore[assignment]
        made += [pl.when(~there).then(pl.lit("n.v.t.")).otherwise(title)]
        made += [pl.when(there).then(end) for end in (lo, hi)]
    return made
