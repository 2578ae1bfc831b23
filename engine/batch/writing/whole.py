"""Tables to files: whole or not at all, also when the program is killed or the disk is full.

What is made stands in a hidden folder beside its target until it is complete; only then it takes the
target's name, in one step. Nothing that is read from the target is ever half of a table.
"""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import polars.selectors as cs

from engine.problem import InputError, reason_of, refuse

FORMATS = {".parquet": "parquet", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".xlsx": "xlsx"}
"""What a file is, by how its name ends."""

_MARK = ".deel-"
_DAY = 24 * 60 * 60
_FORMULA = r"^[=+\-@\t\r]"
_NUMBER = r"^[+-]?[0-9]+([.,][0-9]+)?$"


def form_of(path: Path) -> str:
    """The format that the name of an output file asks for. Raises ``InputError``."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        hint = "Laat de naam eindigen op .parquet, .csv, .jsonl of .xlsx."
        raise refuse(str(path), "E231", f"'{path.suffix or path.name}' is geen bekende soort uitvoer.", hint)
    return form


def table_form_of(path: Path) -> str:
    """The format of a plain table: no workbook. Raises ``InputError``."""
    form = form_of(path)
    if form == "xlsx":
        raise refuse(str(path), "E231", "kan hier geen werkmap zijn.", "Kies een naam op .csv, .jsonl of .parquet.")
    return form


@contextmanager
def workspace(target: Path) -> Iterator[Path]:
    """A hidden folder beside ``target``, readable by the owner only, and gone afterwards.

    Raises ``InputError`` when the target cannot be written there, or the disk is full.
    """
    if "\0" in str(target):
        raise refuse(str(target), "E206", "kan niet worden bewaard (ongeldige naam).")
    target = Path(os.path.realpath(target))
    with _refusing(target):
        if target.exists() and not target.is_file():
            raise refuse(str(target), "E206", "kan niet worden bewaard (dit is geen gewoon bestand).")
        _swept(target)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}{_MARK}", dir=target.parent))  # mode 0700
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def put(made: Path, target: Path) -> None:
    """Give a finished file its name: readers see the old file or the new one, nothing between."""
    with _refusing(target):
        with made.open("rb+") as stream:
            os.fsync(stream.fileno())
        made.chmod(0o600)
        os.replace(made, os.path.realpath(target))


def save(table: pl.LazyFrame, path: Path, form: str) -> None:
    """Write a table in one of the formats of a plain table, batch by batch."""
    if form == "parquet":
        table.sink_parquet(path)
    elif form == "csv":
        flat(table).with_columns(_harmless(pl.col(pl.String))).sink_csv(path)
    else:
        flat(table).sink_ndjson(path)


def flat(table: pl.LazyFrame) -> pl.LazyFrame:
    """With lists and records as JSON text and bytes as base64: not every format has these."""
    schema = table.collect_schema()
    nested = [name for name, dtype in schema.items() if dtype.is_nested()]
    if nested:
        table = table.with_columns(pl.struct(name).struct.json_encode().alias(name) for name in nested)
    return table.with_columns(cs.binary().bin.encode("base64"))


def _harmless(text: pl.Expr) -> pl.Expr:
    """With a quote before what a spreadsheet would take for a formula; a number is left as it is."""
    formula = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return pl.when(formula).then("'" + text).otherwise(text).name.keep()


@contextmanager
def _refusing(target: Path) -> Iterator[None]:
    """What the disk refuses becomes a message about ``target``."""
    try:
        yield
    except InputError:
        raise
    except (OSError, pl.exceptions.PolarsError) as error:
        said = re.search(r"os error (\d+)", str(error))  # Polars says it in its text only
        if said:
            error = OSError(int(said[1]), os.strerror(int(said[1])))
        elif isinstance(error, pl.exceptions.PolarsError):
            raise
        raise refuse(str(target), "E206", f"kan niet worden bewaard ({reason_of(error)}).") from None


def _swept(target: Path) -> None:
    """Take away what a killed run left behind, once it has been still for a day."""
    for left in target.parent.glob(f".{_escaped(target.name)}{_MARK}*"):
        if left.is_dir() and not left.is_symlink() and time.time() - _touched(left) > _DAY:
            shutil.rmtree(left, ignore_errors=True)


def _touched(folder: Path) -> float:
    return max(path.stat().st_mtime for path in [folder, *folder.iterdir()])


def _escaped(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
