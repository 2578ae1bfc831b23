"""JSON lines: an object per line. Every value is taken as text; a line that is no object is rejected."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl

from engine.batch.files.csvfile import MAX_COLUMNS, MAX_LINE
from engine.batch.files.tables import ROW, ROWS, SHOWN, Table, gathered, rejects_of
from engine.problem import reason_of, refuse


def read_json_lines(path: Path, name: str) -> Table:
    """The table in a file of JSON lines. Raises ``InputError`` when there is nothing in it."""
    keys: dict[str, int] = {}
    try:
        frame, rejects, keep = gathered(path, _parts(path, name, keys))
    except OSError as error:
        raise refuse(name, "E103", f"kan niet worden gelezen ({reason_of(error)}).") from None
    if not keys:
        if len(rejects):
            raise refuse(name, "E305", "bevat geen JSON-objecten.", "Zet op elke regel één object: {…}.")
        raise refuse(name, "E302", "is leeg.")
    return Table(name, tuple(keys), frame, rejects=rejects, lost=len(rejects), columnar=keep is not None, keep=keep)


def _parts(path: Path, name: str, keys: dict[str, int]) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Some rows at a time; ``keys`` gets the place of every key that was seen."""
    with path.open("rb") as stream:
        lines = enumerate(iter(lambda: stream.readline(MAX_LINE + 1), b""), 1)
        more = True
        while more:
            good: list[dict[str, Any]] = []
            bad = []
            some = list(islice(lines, ROWS))
            more = len(some) == ROWS
            for row, line in some:
                if len(line) > MAX_LINE:
                    raise refuse(
                        name, "E306", f"heeft een regel van meer dan {MAX_LINE // 1_000_000} MB.", "Haal die weg."
                    )
                if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                    continue
                found = _object(line)
                if isinstance(found, dict):
                    good.append({ROW: row, **{str(keys.setdefault(k, len(keys))): _text(v) for k, v in found.items()}})
                else:
                    text = line.decode("utf-8", "replace")[:SHOWN]
                    bad.append((name, row, None, text, found, "Zet op elke regel één object: {…}."))
            if len(keys) > MAX_COLUMNS:
                raise refuse(name, "E306", f"heeft meer dan {MAX_COLUMNS} kolommen.")
            schema = {ROW: pl.UInt32, **dict.fromkeys(map(str, range(len(keys))), pl.String)}
            yield pl.DataFrame(good, schema=schema), rejects_of(bad)


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found


def _object(line: bytes) -> dict[str, Any] | str:
    """The object, or why there is none."""
    try:
        found = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_once)
    except _TwiceError:
        return "een sleutel staat er twee keer"
    except (ValueError, RecursionError):
        return "is geen JSON"
    return found if isinstance(found, dict) else "is geen JSON-object"


def _text(value: Any) -> str | None:
    """A value as text; of lone surrogates, which are no text, nothing is left."""
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode() or None
