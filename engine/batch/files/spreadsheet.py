"""Excel and OpenDocument tables, read in a process of their own with bounded memory.

A workbook is a zip file that can hold far more than its size tells: its unpacked size is measured
first. Even then one cell in the farthest corner, or one that says to be repeated a milliard times, asks
for more memory than there is; so the reading itself happens where running out of memory hurts nobody.
"""

import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import polars as pl

from engine.batch.files.tables import Table
from engine.batch.files.workbook_reader import DAMAGED
from engine.problem import InputError, refuse
from engine.text import listed, nearest

MAX_UNPACKED = 600_000_000
MAX_MEMORY = 4 << 30
MAX_SECONDS = 600
MORE = "Bewaar grote tabellen als CSV of Parquet."
OURS = ("Antwoorden", "Uitleg")
"""The sheets of our own template: the second need not be read."""
_CHUNK = 1 << 20
_LOCAL = struct.Struct("<4s22xHH")


def read_workbook(path: Path, name: str, sheet: str | None = None) -> Table:
    """One sheet, the first unless named. Raises ``InputError``: no workbook, too large, no such sheet."""
    measure(path, name)
    names, rows = _read(path, name, sheet)
    if sheet is not None and sheet not in names:
        near = nearest(sheet, names)
        hint = f"Bedoelde u '{near}'?" if near else f"Er zijn: {listed(names[:20])}."
        raise refuse(name, "E301", f"heeft geen blad '{sheet}'.", hint)
    others = [n for n in names if n != (sheet or names[0])] if sheet is None and not set(OURS) <= set(names) else []
    warnings = (f"{name}: alleen blad '{names[0]}' is gelezen, niet {listed(others[:5])}.",) if others else ()
    header = next((i for i, row in enumerate(rows.iter_rows()) if any(row)), None)
    if header is None:
        raise refuse(name, "E302", f"heeft niets op blad '{sheet or names[0]}'.")
    headers = ["" if text is None else text for text in rows.row(header)]
    while headers and not headers[-1] and rows[:, len(headers) - 1].is_null().all():
        headers.pop()
    rows = rows[header + 1 :, : len(headers)]
    rows.columns = [str(i) for i in range(len(headers))]
    return Table(name, tuple(headers), rows.lazy(), first=header + 2, warnings=warnings)


def measure(path: Path, name: str, most: int | None = None) -> None:
    """Unpack everything without keeping it: what the file says of its own size need not be true. ``most``: bytes."""
    most = most or MAX_UNPACKED
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            total = 0
            for entry in archive.infolist():
                if entry.flag_bits & 1:
                    raise refuse(name, "E305", "is beveiligd met een wachtwoord.", "Bewaar het zonder wachtwoord.")
                stream.seek(entry.header_offset)
                _, length, extra = _LOCAL.unpack(stream.read(_LOCAL.size))
                stream.seek(length + extra, os.SEEK_CUR)
                total += _unpacked(stream, entry, most - total)
                if total > most:
                    size = f"{most // 1_000_000} MB"
                    raise refuse(name, "E306", f"is te groot: uitgepakt meer dan {size}.", MORE)
    except FileNotFoundError:
        raise refuse(name, "E103", "bestaat niet.") from None
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, OSError):
        raise _damaged(name) from None


def _unpacked(stream: BinaryIO, entry: zipfile.ZipInfo, limit: int) -> int:
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.compress_size
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile
    unpack, size, left = zlib.decompressobj(-15), 0, entry.compress_size
    pending = b""
    while size <= limit and not unpack.eof:
        if not pending:
            pending = stream.read(min(_CHUNK, left))
            left -= len(pending)
        made = unpack.decompress(pending, _CHUNK)
        if not made and not pending:
            break
        size += len(made)
        pending = unpack.unconsumed_tail
    return size


def _read(path: Path, name: str, sheet: str | None) -> tuple[list[str], pl.DataFrame]:
    script = Path(__file__).with_name("workbook_reader.py")
    command = [sys.executable, "-P", str(script), str(path.resolve()), sheet or "", str(MAX_MEMORY)]
    env = {**os.environ, "POLARS_MAX_THREADS": "1", "RUST_BACKTRACE": "0"}
    try:
        done = subprocess.run(command, capture_output=True, timeout=MAX_SECONDS, env=env, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise refuse(name, "E306", f"kost meer dan {MAX_SECONDS // 60} minuten om te lezen.", MORE) from None
    if done.returncode == DAMAGED:
        raise _damaged(name)
    if done.returncode:
        raise refuse(name, "E306", "vraagt te veel geheugen om te lezen.", MORE)
    head, _, body = done.stdout.partition(b"\n")
    return json.loads(head)["names"], pl.read_ipc(BytesIO(body)) if body else pl.DataFrame()


def _damaged(name: str) -> InputError:
    return refuse(name, "E305", "is geen Excel- of OpenDocument-bestand, of is beschadigd.", "Bewaar het opnieuw.")
