"""Many practices from files: what can be read as one table, what cannot as rejects. Nothing gets lost between.

Rows read = rows in the frame + rows rejected. A frame is lazy: large files are read when it is collected.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from engine.batch.files.formats import read_tables
from engine.batch.files.tables import ROW
from engine.batch.reading.examining import PRACTICE
from engine.batch.reading.headers import Headers
from engine.batch.reading.history import TABLE, history
from engine.batch.reading.mapping import Mapped, read_map
from engine.batch.reading.mending import FOUND
from engine.batch.reading.options import Options
from engine.batch.reading.part import Part, part_of
from engine.model import Model
from engine.problem import InputError, Problem

__all__ = ["Options", "Portfolio", "read"]

_PLAIN = Options()


@dataclass(frozen=True, slots=True)
class Portfolio:
    """``frame``: ``practice``, the columns that are no questions (``extra``), the questions in canonical cells.

    ``rows`` were read and ``rejected`` of them are not in the frame, of which ``older`` only because a newer
    row of the same practice counts; ``rejects`` says why (of a lenient reading also which cells became open).
    ``trusted``: not every cell was checked. When scoring then finds a bad one, read again without ``trust``.
    """

    frame: pl.LazyFrame
    rejects: pl.DataFrame
    rows: int
    rejected: int
    older: int
    extra: tuple[str, ...]
    warnings: tuple[str, ...]
    trusted: bool
    keep: Any = field(default=None, repr=False)


def read(model: Model, paths: Sequence[Path], options: Options = _PLAIN) -> Portfolio:
    """Read every file. Raises ``InputError`` with all that is refused: files, headers, the mapping."""
    mapped = Mapped() if options.map is None else read_map(options.map, model)
    headers = Headers(model, mapped.columns, options)
    problems: list[Problem] = []
    parts: list[Part] = []
    for table in read_tables(model, paths, headers.known, options.sheet):
        try:
            parts.append(part_of(headers, table, mapped, options))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return _together(model, parts, options)


def _together(model: Model, parts: Sequence[Part], options: Options) -> Portfolio:
    """One frame of all parts, without the rows that do not count."""
    past = history([p.keys for p in parts], options.keep_all)
    frames, rejects, rows, rejected = [], [], 0, 0
    for i, part in enumerate(parts):
        mine = past.rejects.filter(pl.col(TABLE) == i)
        told = mine.select(ROW, pl.lit(part.header).alias("column"), pl.col(PRACTICE).alias("value"), "reason", "hint")
        out = pl.concat([part.out, mine.select(ROW)]).unique()
        frames.append(part.frame(out))
        found = pl.concat([part.rejects, told.cast(FOUND)])  # type: ignore[arg-type]
        rejects.append(pl.concat([part.table.rejects, part.table.rejected(found)]))
        rows += len(part.keys) - part.empty + part.table.lost
        rejected += len(out) - part.empty + part.table.lost
    extra = tuple(dict.fromkeys(name for part in parts for name in part.extra))
    names = set().union(*(part.columns for part in parts))
    order = [PRACTICE, *extra, *(q for q in model.questions if q in names)]
    return Portfolio(
        frame=(frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal_relaxed")).select(order),
        rejects=pl.concat(rejects).sort("file", "row", nulls_last=True, maintain_order=True),
        rows=rows,
        rejected=rejected,
        older=past.older,
        extra=extra,
        warnings=tuple(dict.fromkeys(w for part in parts for w in part.warnings)),
        trusted=any(part.trusted for part in parts),
        keep=[part.table.keep for part in parts],
    )
