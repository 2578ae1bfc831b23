"""What was read from one file, before it is known what its columns mean; and what could not be read.

Rows that come a few at a time are held together, or parked in a folder of their own when they are many.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

import polars as pl

from engine.text import cleaned

ROW = "\x00row"
"""The column with a row's number, as a spreadsheet shows it; no header can have this name."""

REJECTS: Mapping[str, type[pl.DataType]] = {
    "file": pl.String,
    "row": pl.Int64,
    "column": pl.String,
    "value": pl.String,
    "reason": pl.String,
    "hint": pl.String,
}
NO_REJECTS = pl.DataFrame(schema=dict(REJECTS))

NAMELESS_ROW = "de rij noemt geen praktijk", "Zet in elke rij de naam of code van de praktijk."
SHOWN = 60
"""Characters of a value that a reject shows."""
LONGEST = 32_767
"""Characters in a cell at most, as in Excel."""
UNSAFE = r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]"
"""What ``engine.text`` calls unsafe, newline and tab included."""
ROWS = 10_000
"""Rows at a time."""
PARKED = 32_000_000
"""Bytes of a file from which on its rows are parked."""


@dataclass(frozen=True, slots=True)
class Table:
    """One file: a column per header, named by its place (``"0"``, ``"1"``, …).

    ``first``: the number of the first row, unless the frame has the column ``ROW``. ``rejects``: what was
    lost on the way, ``lost`` rows in all. ``names``: where every row was a file of its own, their names.
    ``places``: where a row was many, the row ``at`` which the cell of a column stands.
    ``own``: headers that are no question, but no stray ones either.
    ``columnar``: single columns can be read without the others.
    ``keep``: has to live as long as the frame.
    """

    file: str
    headers: tuple[str, ...]
    frame: pl.LazyFrame
    first: int = 2
    rejects: pl.DataFrame = field(default_factory=NO_REJECTS.clone)
    lost: int = 0
    names: tuple[str, ...] = ()
    places: pl.DataFrame | None = None
    own: tuple[str, ...] = ()
    columnar: bool = False
    warnings: tuple[str, ...] = ()
    keep: Any = field(default=None, repr=False)

    def numbered(self) -> pl.LazyFrame:
        """The frame with ``ROW``."""
        schema = self.frame.collect_schema()
        return self.frame if ROW in schema else self.frame.with_row_index(ROW, offset=self.first)

    def rejected(self, found: pl.DataFrame) -> pl.DataFrame:
        """Rejects of this file from a frame with ``ROW``, column, value, reason and hint."""
        row = pl.col(ROW).cast(pl.Int64)
        file = pl.lit(self.file)
        if self.places is not None:
            found = found.join(self.places, on=[ROW, "column"], how="left", maintain_order="left")
            row = pl.coalesce("at", ROW).cast(pl.Int64)
        if self.names:
            file = pl.lit(pl.Series(self.names)).gather(row - self.first)
            row = pl.lit(None, pl.Int64)
        return found.select(
            file.alias("file"), row.alias("row"), "column", shown(pl.col("value")).alias("value"), "reason", "hint"
        ).cast(dict(REJECTS))  # type: ignore[arg-type]


def rejects_of(found: Iterable[Sequence[str | int | None]]) -> pl.DataFrame:
    """Rejects from plain rows: file, row, column, value, reason, hint."""
    rows = [(f, r, c, cleaned(str(v or ""))[:SHOWN], why, hint) for f, r, c, v, why, hint in found]
    return pl.DataFrame(rows, schema=dict(REJECTS), orient="row")


def shown(value: pl.Expr) -> pl.Expr:
    """A value as it is shown: short, and nothing in it that steers a terminal."""
    head = without_controls(value.str.slice(0, SHOWN))
    return pl.when(value.str.len_chars() > SHOWN).then(head + "…").otherwise(head)


def without_controls(value: pl.Expr) -> pl.Expr:
    """``engine.text.cleaned`` in columns."""
    return value.str.replace_all(r"[\n\t]", " ").str.replace_all(UNSAFE, "\N{REPLACEMENT CHARACTER}")


def tidy(value: pl.Expr) -> pl.Expr:
    """Text without controls and without blanks around it; nothing when there is nothing."""
    text = without_controls(value).str.strip_chars()
    return pl.when(text != "").then(text)


class Folder:
    """A folder of one's own, readable by nobody else, that goes when nobody needs it any more."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="paraat-"))  # mode 0700
        finalize(self, shutil.rmtree, self.path, ignore_errors=True)


def gathered(
    path: Path, parts: Iterable[tuple[pl.DataFrame, pl.DataFrame]]
) -> tuple[pl.LazyFrame, pl.DataFrame, Folder | None]:
    """All rows, all rejects, and what has to live as long as the rows are needed.

    A part may lack columns of another.
    """
    folder = Folder() if path.stat().st_size > PARKED else None
    frames: list[pl.LazyFrame] = []
    rejects: list[pl.DataFrame] = [NO_REJECTS]
    for number, (part, bad) in enumerate(parts):
        rejects.append(bad)
        if folder is None:
            frames.append(part.lazy())
        else:
            file = folder.path / f"{number}.parquet"
            part.write_parquet(file, compression="lz4")
            frames.append(pl.scan_parquet(file))
    return pl.concat(frames, how="diagonal"), pl.concat(rejects), folder
