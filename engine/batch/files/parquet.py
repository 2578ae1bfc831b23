"""Parquet: one file as a table; a folder of files for an engine that reads and writes these itself."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from engine.batch.files.tables import Table
from engine.problem import InputError, Problem, refuse

PARQUET = (".parquet", ".pq")


def read_parquet(path: Path, name: str) -> Table:
    """The table in a Parquet file. Raises ``InputError`` when it is none."""
    try:
        frame = pl.scan_parquet(path, glob=False)
        headers = frame.collect_schema().names()
    except (pl.exceptions.PolarsError, OSError):
        raise refuse(name, "E305", "is geen Parquet, of is beschadigd.", "Maak het bestand opnieuw.") from None
    return Table(name, tuple(headers), frame.rename({h: str(i) for i, h in enumerate(headers)}), first=1, columnar=True)


def parquet_files(folder: Path) -> Sequence[Path]:
    """All Parquet files, however deep. Raises ``InputError``.

    Names that start with ``.`` or ``_`` are left out: they are unfinished, or no data.
    """
    if not folder.is_dir():
        raise refuse(str(folder), "E103", "is geen map.", "Geef voor Spark een map met Parquet-bestanden.")
    every = [path for path in folder.rglob("*") if path.suffix.lower() in PARQUET and path.is_file()]
    files = [path for path in every if not any(p.startswith((".", "_")) for p in path.relative_to(folder).parts)]
    if not files:
        raise refuse(str(folder), "E302", "bevat geen Parquet-bestanden.")
    return sorted(files)


def together(files: Iterable[Path]) -> tuple[pa.Schema, int]:
    """The columns of all files and how many rows there are, once they can be read and fit together.

    Raises ``InputError``.
    """
    problems: list[Problem] = []
    schema, rows = pa.schema([]), 0
    for path in files:
        try:
            found = pq.read_metadata(path)
            schema = pa.unify_schemas([schema, found.schema.to_arrow_schema().remove_metadata()])
            rows += found.num_rows
        except pa.ArrowTypeError:
            fact, hint = "heeft een kolom van een andere soort dan een eerder bestand.", "Maak die soorten gelijk."
            problems.append(Problem(str(path), 0, 0, "E308", fact, hint))
        except (pa.ArrowException, OSError):
            hint = "Maak het bestand opnieuw."
            problems.append(Problem(str(path), 0, 0, "E305", "is geen Parquet, of is beschadigd.", hint))
    if problems:
        raise InputError(problems)
    return schema, rows


def tidied(folder: Path) -> int:
    """Leave only the data, on disk for certain and readable by the owner only. Gives how many rows there are."""
    rows = 0
    for path in folder.iterdir():
        if path.suffix not in PARQUET or path.name.startswith((".", "_")):
            path.unlink()
            continue
        path.chmod(0o600)
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
        rows += pq.read_metadata(path).num_rows
    folder.chmod(0o700)
    return rows
