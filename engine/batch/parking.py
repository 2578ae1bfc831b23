"""Rows that come a few at a time: held together, or parked in a folder of their own when they are many."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

import polars as pl

from engine.batch.tables import NO_REJECTS

ROWS = 10_000
"""Rows at a time."""
PARKED = 32_000_000
"""Bytes of a file from which on its rows are parked."""


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
