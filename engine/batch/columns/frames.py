"""The door to Polars and Arrow: a lazy frame of answers becomes a lazy frame of conclusions."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count

import polars as pl
import pyarrow as pa
from polars.io.plugins import register_io_source

from engine.batch.columns.assessment import Columns
from engine.model import Model

BATCH = 16_384
"""Practices that are scored at once, at least: so many that the work outweighs starting it."""
SLICE = 50_000
"""Practices that are read from Parquet at once."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """So many practices, read in so many pieces. Columns are taken out when they are read."""

    count: int
    pieces: int
    columns: dict[str, pl.Series]


def score(model: Model, frame: pl.LazyFrame, heard: Callable[[pl.DataFrame], None] = lambda _: None) -> pl.LazyFrame:
    """Score every row, batch by batch: nothing is read before the result is collected or written.

    Input: a column per question id (see ``engine.batch.columns.cells``); a question without a column is blank.
    Output: the columns that are no question (the practice's id, its region, …) as they are, then
    ``score.<id>.lo`` and ``.hi`` (basis points, null where nothing applies), ``level.<id>.lo`` and
    ``.hi``, and ``rule.<ID>`` (true, false, null = open). ``heard`` gets each batch as soon as it is scored.
    """
    columns = Columns(model)
    schema = frame.collect_schema()
    kept = {name: dtype for name, dtype in schema.items() if name not in model.questions}
    found = pl.DataFrame(columns.schema.empty_table()).schema

    # Polars reads and writes in threads of its own; the scoring goes on in one between the two.
    def batches(
        wanted: list[str] | None, predicate: pl.Expr | None, rows: int | None, _: int | None
    ) -> Iterator[pl.DataFrame]:
        for batch in _worthwhile(frame if rows is None else frame.head(rows)):
            conclusions = pl.DataFrame(columns.concluded(batch.columns, batch.count))
            scored = pl.DataFrame([*(batch.columns[name] for name in kept), *conclusions.get_columns()])
            heard(scored)
            scored = scored if predicate is None else scored.filter(predicate)
            yield scored if wanted is None else scored.select(wanted)

    return register_io_source(batches, schema={**kept, **found}, is_pure=True)


def _worthwhile(frame: pl.LazyFrame) -> Iterator[_Batch]:
    """The frame in pieces, as they are read; small ones (of CSV, a thousand rows) are put together.

    That goes on while others are scored. Of Parquet Polars reads several row groups ahead, hundreds of megabytes
    each; so that is read in slices. Another large piece is not read ahead: it takes much memory.
    """
    sliced = _is_cheap_to_slice(frame)
    pieces = _slices(frame) if sliced else iter(frame.collect_batches(maintain_order=True))
    with ThreadPoolExecutor(1) as reader:
        batch = _gathered(pieces)
        while batch.count:
            ahead = reader.submit(_gathered, pieces) if sliced or batch.pieces > 1 else None
            yield batch
            batch = ahead.result() if ahead else _gathered(pieces)


def _is_cheap_to_slice(frame: pl.LazyFrame) -> bool:
    """Polars can tell of Parquet which rows to read, as long as nothing between needs the others."""
    plan = frame.slice(1, 1).explain()
    return "Parquet SCAN" in plan and "SLICE[" not in plan


def _slices(frame: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    for start in count(0, SLICE):
        piece = frame.slice(start, SLICE).collect()
        yield piece
        if piece.height < SLICE:
            return


def _gathered(pieces: Iterator[pl.DataFrame]) -> _Batch:
    """As many pieces as are worth scoring at once; nothing else holds on to them."""
    waiting: list[pl.DataFrame] = []
    size = 0
    while size < BATCH and (piece := next(pieces, None)) is not None:
        waiting.append(piece)
        size += piece.height
    columns = pl.concat(waiting, rechunk=True).get_columns() if waiting else []
    return _Batch(size, len(waiting), {column.name: column for column in columns})


def arrow_scorer(model: Model) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """The same from Arrow batch to Arrow batch, for an engine that hands these out."""
    columns = Columns(model)

    def conclude(batch: pa.RecordBatch) -> pa.RecordBatch:
        kept = [name for name in batch.schema.names if name not in model.questions]
        cells = {column.name: column for column in pl.DataFrame(batch).get_columns()}
        conclusions = columns.concluded(cells, batch.num_rows)
        fields = [batch.schema.field(name) for name in kept]
        arrays = [batch.column(name) for name in kept] + conclusions.columns
        return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields + list(columns.schema)))

    return conclude
