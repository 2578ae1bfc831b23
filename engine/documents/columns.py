"""How wide the columns of a table are and how high it is: no word is torn, who asks for more gets what is left."""

from collections.abc import Sequence

from engine.documents.pieces import Blank, Grid, Words

LETTER = 0.2
"""Centimetres that a letter takes at most on average, in the fonts that stand in for ours as well."""
EDGE = 0.45
"""Centimetres left and right of the text of a cell together."""


def widths(grid: Grid, width: float) -> tuple[float, ...]:
    """Centimetres for each column, together ``width``.

    Each gets its share, but no less than its longest word needs, as long as the words of all columns fit.
    """
    shares = grid.widths or (1.0,) * len(grid.columns)
    least = [_longest([(name,), *_column(grid, at)]) * LETTER + EDGE for at, name in enumerate(grid.columns)]
    if sum(least) >= width:
        return tuple(width * part / sum(least) for part in least)
    narrow: set[int] = set()
    while True:
        room = width - sum(least[at] for at in narrow)
        whole = sum(share for at, share in enumerate(shares) if at not in narrow)
        given = [least[at] if at in narrow else room * share / whole for at, share in enumerate(shares)]
        short = {at for at, part in enumerate(given) if at not in narrow and part < least[at]}
        if not short:
            return tuple(given)
        narrow |= short


def lines(grid: Grid, columns: Sequence[float]) -> int:
    """About how many lines of text the table is high, in columns so many centimetres wide."""
    told = [
        max((_high(words, width) for words, width in zip(row, columns, strict=False)), default=1) for row in grid.rows
    ]
    return 1 + sum(told) + grid.blank


def _high(words: Words, width: float) -> int:
    letters = sum(len(part.label) + 2 if isinstance(part, Blank) else len(part) for part in words)
    return max(1, -(-int(letters * LETTER * 0.9) // max(1, int(width - EDGE))))


def _column(grid: Grid, at: int) -> list[Words]:
    return [row[at] for row in grid.rows if at < len(row)]


def _longest(cells: Sequence[Words]) -> int:
    """The letters of the longest word; a word beyond all measure may be torn."""
    texts = (f"[{part.label}]" if isinstance(part, Blank) else part for words in cells for part in words)
    return min(24, max((len(word) for text in texts for word in text.replace("-", "- ").split()), default=0))
