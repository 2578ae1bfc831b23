"""CSV: comma, semicolon or tab; UTF-8 with or without BOM, UTF-16, cp1252.

A file that is plain all through (UTF-8, every line with as many separators as the first) is scanned by
Polars as it is, however large. Everything else goes record by record through Python's csv module, which
knows which row is ragged; what that yields is parked in a folder of its own when it is much.
"""

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

import numpy as np
import polars as pl

from engine.batch.files.tables import ROW, ROWS, SHOWN, Table, gathered, rejects_of
from engine.problem import InputError, reason_of, refuse

SEPARATORS = ";,\t"
MAX_LINE = 16_000_000
"""Bytes without a line end: no table has these."""
MAX_COLUMNS = 16_384
HEAD = 1 << 22
CHUNK = 1 << 18
"""Bytes that are looked at together: they fit a processor's cache."""
RAGGED = "Staat er een scheidingsteken te veel of te weinig?"
AGAIN = "Bewaar de tabel opnieuw als CSV (UTF-8)."

Recognise = Callable[[Sequence[str]], int]
"""How many headers have a meaning."""


@dataclass(frozen=True, slots=True)
class _Kind:
    encoding: str
    separator: str
    headers: tuple[str, ...]
    skip: int
    """Lines before the header: Excel's ``sep=;``."""


def read_csv(path: Path, name: str, recognise: Recognise) -> Table:
    """The table in a CSV file. Raises ``InputError`` when it is no CSV, or has no header."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            kind = _kind(head, name, recognise)
            stream.seek(0)
            plain = kind.encoding == "utf-8-sig" and not kind.skip and _is_plain(stream, kind, name)
    except OSError as error:
        raise refuse(name, "E103", f"kan niet worden gelezen ({reason_of(error)}).") from None
    if not plain:
        return _by_record(path, name, kind)
    schema = dict.fromkeys(map(str, range(len(kind.headers))), pl.String)
    frame = pl.scan_csv(
        path, separator=kind.separator, quote_char=None, has_header=False, skip_lines=1, schema=schema, glob=False
    )
    return Table(name, kind.headers, frame)


def _kind(head: bytes, name: str, recognise: Recognise) -> _Kind:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\0" in head:
        raise _nul(name)
    else:
        encoding = "utf-8-sig"
        try:
            codecs.getincrementaldecoder("utf-8-sig")().decode(head)
        except UnicodeDecodeError:
            encoding = "cp1252"
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    skip = int(text[:5].lower().startswith("sep=") and text[5:6] in "\r\n")
    if skip:
        text = text[5:].lstrip("\r\n")
    if not text.strip():
        raise refuse(name, "E302", "is leeg.")
    found = {s: _header(text, s) for s in SEPARATORS}
    best = max(SEPARATORS, key=lambda s: (recognise(found[s]), len(found[s])))
    if len(found[best]) > MAX_COLUMNS:
        raise refuse(name, "E306", f"heeft meer dan {MAX_COLUMNS} kolommen.")
    return _Kind(encoding, best, found[best], skip)


def _header(text: str, separator: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader(StringIO(text, newline=""), delimiter=separator), []))
    except csv.Error:
        return ()


def _is_plain(stream: BinaryIO, kind: _Kind, name: str) -> bool:
    """UTF-8, no quotes, and on every line as many separators as in the header.

    Polars does not tell: it fills a short line up, and looks at a long one only when it needs all columns.
    """
    each, left = len(kind.headers) - 1, b""
    while part := stream.read(CHUNK):
        if b'"' in part:
            return False
        if b"\0" in part:
            raise _nul(name)
        lines = left + part
        end = lines.rfind(b"\n") + 1
        lines, left = lines[:end], lines[end:]
        if len(left) > MAX_LINE:
            raise _too_long(name)
        if lines and not _is_regular(lines, kind.separator, each):
            return False
    return each > 0 and (not left or _is_regular(left + b"\n", kind.separator, each))


def _is_regular(lines: bytes, separator: str, each: int) -> bool:
    """UTF-8, so many separators on each line, and no line ends of another kind."""
    if b"\r" in lines and lines.count(b"\r") != lines.count(b"\r\n"):
        return False
    if not lines.isascii():
        try:
            lines.decode()
        except UnicodeDecodeError:
            return False
    numbers = np.frombuffer(lines, np.uint8)
    starts = np.zeros(lines.count(b"\n"), np.int64)
    starts[1:] = np.flatnonzero(numbers == ord("\n"))[:-1] + 1
    counts = np.add.reduceat((numbers == ord(separator)).view(np.uint8), starts, dtype=np.int32)
    return bool((counts == each).all())


def _by_record(path: Path, name: str, kind: _Kind) -> Table:
    """Every record by itself: a ragged one is rejected."""
    encoding = kind.encoding
    if encoding == "utf-8-sig" and not _decodes(path, encoding):
        encoding = "cp1252"
    if encoding != "utf-8-sig" and not _decodes(path, encoding):
        raise refuse(name, "E305", f"is geen UTF-8 en geen {encoding}.", AGAIN)
    try:
        frame, lost, keep = gathered(path, _parts(path, name, kind, encoding))
    except csv.Error as error:
        if "field limit" in str(error):
            raise refuse(name, "E306", f"heeft een cel van meer dan {MAX_LINE // 1_000_000} MB.") from None
        raise refuse(name, "E305", "is geen CSV: een aanhalingsteken staat verkeerd of blijft open.", AGAIN) from None
    return Table(name, kind.headers, frame, rejects=lost, lost=len(lost), columnar=keep is not None, keep=keep)


def _parts(path: Path, name: str, kind: _Kind, encoding: str) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Some rows at a time, and those among them that are ragged."""
    width = len(kind.headers)
    schema = {ROW: pl.UInt32, **dict.fromkeys(map(str, range(width)), pl.String)}
    csv.field_size_limit(MAX_LINE)
    with path.open(encoding=encoding, newline="") as stream:
        for _ in range(kind.skip):
            stream.readline(MAX_LINE)
        records = enumerate(csv.reader(_lines(stream, name), delimiter=kind.separator, strict=True), 1)
        next(records, None)
        more = True
        while more:
            some = list(islice(records, ROWS))
            more = len(some) == ROWS
            good = [(row, *(text or None for text in record)) for row, record in some if len(record) == width]
            ragged = [
                (
                    name,
                    row,
                    None,
                    kind.separator.join(record[:SHOWN]),
                    f"de rij heeft {len(record)} velden, de kopregel {width}",
                    RAGGED,
                )
                for row, record in some
                if record and len(record) != width
            ]
            yield pl.DataFrame(good, schema=schema, orient="row"), rejects_of(ragged)


def _lines(stream: TextIO, name: str) -> Iterator[str]:
    """Lines of a length that fits, without NUL."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise _too_long(name)
        if "\0" in line:
            raise _nul(name)
        yield line


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as stream:
            while stream.read(HEAD):
                pass
    except UnicodeError:
        return False
    return True


def _nul(name: str) -> InputError:
    return refuse(name, "E305", "bevat NUL-tekens: dit is geen CSV.", AGAIN)


def _too_long(name: str) -> InputError:
    return refuse(name, "E306", f"heeft een regel van meer dan {MAX_LINE // 1_000_000} MB.", "Haal die weg.")
