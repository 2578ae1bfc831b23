"""One pass over a table in wide form: whose rows these are, and which different texts stand in each column."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import polars as pl

from engine.batch.files.answerfiles import RESPONDENT
from engine.batch.files.tables import LONGEST, ROW, Table, tidy
from engine.batch.reading.headers import Columns

ROWS = 20_000
"""Rows in memory at a time."""
COLUMNS = 16
"""Columns at a time, where columns can be read one by one."""
PRACTICE, DATE = "practice", "date"
KEYS = {ROW: pl.UInt32, PRACTICE: pl.String, DATE: pl.String, RESPONDENT: pl.String}
_UNTIDY = r"^\s|\s$|^$|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]"


@dataclass(frozen=True, slots=True)
class Found:
    """``keys``: of each row what ``KEYS`` lists. ``values``: the different texts of a column.

    ``untidy``, ``long``, ``blank``: columns of words with something to tidy up, with a cell that is too
    long, with nothing at all.
    """

    keys: pl.DataFrame
    values: Mapping[int, list[str]]
    untidy: Collection[int]
    long: Collection[int]
    blank: Collection[int]


def look(
    table: Table, columns: Columns, texts: Mapping[int, pl.Expr], words: Collection[int], values: Collection[int]
) -> Found:
    """Look a table through; ``texts`` has each column as text. Raises ``pl.exceptions.PolarsError``."""
    wanted = [tidy(texts[columns.practice]).implode().alias(PRACTICE)]
    if columns.date is not None:
        wanted.append(tidy(texts[columns.date]).implode().alias(DATE))
    if table.names:
        wanted.append(texts[table.headers.index(RESPONDENT)].implode().alias(RESPONDENT))
    if ROW in table.frame.collect_schema():
        wanted.append(pl.col(ROW).implode())
    for i in words:
        wanted += [
            texts[i].str.contains(_UNTIDY).any().alias(f"untidy {i}"),
            texts[i].str.len_bytes().max().alias(f"long {i}"),
        ]
    seen = table.frame.select(wanted).collect(engine="streaming")
    keys = pl.DataFrame({name: seen[name].item() for name in KEYS if name in seen.columns})
    if ROW not in keys.columns:
        keys = keys.with_row_index(ROW, offset=table.first)
    missing = [pl.lit(None, kind).alias(name) for name, kind in KEYS.items() if name not in keys.columns]
    return Found(
        keys.with_columns(missing).select(*KEYS),
        _values(table, texts, values),
        {i for i in words if seen[f"untidy {i}"].item()},
        {i for i in words if (seen[f"long {i}"].item() or 0) > LONGEST},
        {i for i in words if seen[f"long {i}"].item() is None},
    )


def _values(table: Table, texts: Mapping[int, pl.Expr], places: Collection[int]) -> dict[int, list[str]]:
    """The different texts of columns, in bounded memory: some rows at a time, and some columns if that is free."""
    found: dict[int, dict[str, None]] = {i: {} for i in places}
    step = COLUMNS if table.columnar else len(found) or 1
    for some in _batched(found, step):
        wanted = [texts[i].alias(str(i)) for i in some]
        for rows in table.frame.select(wanted).collect_batches(chunk_size=ROWS, maintain_order=False, lazy=True):
            seen = rows.select(pl.all().unique().drop_nulls().implode())
            for i in some:
                found[i].update(dict.fromkeys(seen[str(i)].item()))
    return {i: sorted(values) for i, values in found.items()}


def _batched(places: Iterable[int], size: int) -> Iterator[list[int]]:
    """Some at a time."""
    left = iter(places)
    while some := list(islice(left, size)):
        yield some
