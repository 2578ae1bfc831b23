"""The key of each cell of text: 64 bits that say which text it is.

Arrow and Polars lay a column of text out as 16 bytes a cell: text of at most 12 bytes itself, of longer
text its length, its beginning and where it stands. The key is made of these 16 bytes, so it costs a
nanosecond. The same short text always has the same key; the same long text has where it stands in one
place for many cells, as in Parquet. Two texts would have to agree in all 64 bits to be taken for each other.
"""

from threading import local
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from engine.batch.columns.bits import Bits, Numbers, Rows, packed

IN_PLACE = 12
"""Bytes of text that lie in the column itself."""

Keys: TypeAlias = npt.NDArray[np.uint64]

_NEWEST = pl.CompatLevel.newest()
_MIX, _STIR = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)


class _Local(local):
    def __init__(self) -> None:
        self.arrays: dict[str, Numbers] = {}


_local = _Local()


def room(name: str, count: int, dtype: type[np.generic]) -> Numbers:
    """Room of this thread's own, used again for each column: fresh memory costs more than the work in it."""
    array = _local.arrays.get(name)
    if array is None or len(array) < count:
        array = _local.arrays[name] = np.empty(count, dtype)
    return array[:count]


class Texts:
    """A column of text as it lies in memory."""

    __slots__ = ("_buffers", "_nulls", "_start", "_stop", "column")

    def __init__(self, column: pl.Series) -> None:
        self.column = column
        array: Any = column.to_arrow(compat_level=_NEWEST)
        self._buffers = array.buffers()
        self._start, self._stop = array.offset, array.offset + len(array)
        self._nulls = array.null_count

    def keys(self) -> Keys:
        """The key of each cell, in this thread's own room; that of a null means nothing."""
        pairs = np.frombuffer(self._buffers[1], np.uint64).reshape(-1, 2)[self._start : self._stop]
        keys = np.multiply(pairs[:, 0], _MIX, out=room("keys", len(pairs), np.uint64))
        keys += pairs[:, 1]
        return keys

    def stirred(self, rows: Rows) -> Keys:
        """Keys of which the top bits depend on all of the cell; a null has the key of the empty text, 0."""
        keys = self.keys()
        keys *= _STIR
        if self._nulls:
            keys *= rows.unpacked(self.there(rows))
        return keys

    def there(self, rows: Rows) -> Bits:
        """Which cells are not null."""
        if not self._nulls:
            return rows.every
        start = self._start
        bits = np.frombuffer(self._buffers[0], np.uint8)[start // 8 : (self._stop + 7) // 8]
        return bits if start % 8 == 0 else packed(np.unpackbits(bits, bitorder="little")[start % 8 :][: rows.count])

    @property
    def scattered(self) -> bool:
        """Whether there is long text for about every cell, rather than in one place for many."""
        return bool(sum(long.size for long in self._buffers[2:] if long is not None) > self._stop - self._start)
