"""Column widths: together the page, and no word torn while the words fit."""

from hypothesis import given
from hypothesis import strategies as st

from engine.documents.columns import EDGE, LETTER, widths
from engine.documents.pieces import Grid

WORDS = st.text("abc ", max_size=30)
GRIDS = st.integers(1, 6).flatmap(
    lambda n: st.builds(
        lambda columns, rows, shares: Grid(columns, tuple(tuple((c,) for c in row) for row in rows), 0, shares),
        st.tuples(*[WORDS] * n),
        st.lists(st.tuples(*[WORDS] * n), max_size=3),
        st.tuples(*[st.floats(0.4, 3)] * n),
    )
)


def longest(grid: Grid, at: int) -> int:
    """The letters of the longest word of a column, up to the length from which a word may be torn."""
    texts = [grid.columns[at], *(str(row[at][0]) for row in grid.rows)]
    return min(24, max((len(word) for text in texts for word in text.split()), default=0))


@given(GRIDS)
def test_widths(grid: Grid) -> None:
    """The columns fill the page, and each holds its longest word where the words of all fit."""
    made = widths(grid, 17)
    assert abs(sum(made) - 17) < 1e-9
    least = [longest(grid, at) * LETTER + EDGE for at in range(len(grid.columns))]
    if sum(least) < 17:
        assert all(width >= need - 1e-9 for width, need in zip(made, least, strict=True))


def test_shares() -> None:
    """Short texts leave the shares that were asked for."""
    assert widths(Grid(("a", "b"), (), 1, (1, 3)), 16) == (4, 12)
