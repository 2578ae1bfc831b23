"""Columns made canonical, and the cells that cannot be.

What a cell means is asked per different text (``engine.batch.reading.meaning``). A column that holds nothing but
canonical cells goes on untouched; for another there is an expression. Rows with a cell that is no answer are
fetched only when there are such cells.
"""

from collections.abc import Iterable, Mapping

import polars as pl

from engine.batch.files.tables import LONGEST, ROW, SHOWN, Table, tidy
from engine.batch.reading.meaning import Reader, Wrong

FOUND = {ROW: pl.UInt32, "column": pl.String, "value": pl.String, "reason": pl.String, "hint": pl.String}
_TOO_LONG = Wrong(f"de cel is langer dan {LONGEST} tekens", "Maak de cel leeg of korter.")


def as_text(name: str, kind: pl.DataType) -> pl.Expr | None:
    """A column as text, whatever it holds; ``None`` where it cannot be: what is nested or binary."""
    column = pl.col(name)
    if kind == pl.String:
        return column
    if isinstance(kind, pl.List | pl.Array):
        if as_text("", kind.inner) is None or kind.inner.is_nested():  # type: ignore[arg-type]
            return None
        return column.cast(pl.List(pl.String)).list.join("|")
    if kind.is_nested() or kind in (pl.Binary, pl.Object, pl.Unknown):
        return None
    return column.cast(pl.String)


def is_canonical(reader: Reader, values: Iterable[str]) -> bool:
    """Every one of these cells says what it says in its own words."""
    return all(reader.read(value) == value for value in values)


def mended(text: pl.Expr, reader: Reader, values: Iterable[str]) -> tuple[pl.Expr, dict[str, Wrong]]:
    """The canonical column, and what is wrong with which of the texts in it."""
    old, new, wrong, same = [], [], {}, True
    for value in values:
        found = reader.read(value)
        same = same and found == value
        if isinstance(found, Wrong):
            wrong[value] = found
        else:
            old.append(value)
            new.append(found)
    if same:
        return text, wrong
    if not old:
        return pl.lit(None, pl.String), wrong
    return text.replace_strict(old, pl.Series(new, dtype=pl.String), default=None, return_dtype=pl.String), wrong


def rejected(
    table: Table, texts: Mapping[int, pl.Expr], wrong: Mapping[int, Mapping[str, Wrong]], long: Iterable[int]
) -> pl.DataFrame:
    """Every bad cell with its row, as ``FOUND`` has it: those that say something wrong, those that are too long."""
    tests = {i: texts[i].is_in(pl.Series(list(bad), dtype=pl.String).implode()) for i, bad in wrong.items() if bad}
    tests |= {i: texts[i].str.len_chars() > LONGEST for i in long}
    if not tests:
        return pl.DataFrame(schema=FOUND)
    cells = [texts[i].alias(str(i)) for i in tests]
    bad_rows = (
        table.numbered().filter(pl.any_horizontal(tests.values())).select(ROW, *cells).collect(engine="streaming")
    )
    parts = []
    for i in tests:
        bad = wrong.get(i, {})
        why = pl.DataFrame(
            {"value": list(bad), "reason": [w.reason for w in bad.values()], "hint": [w.hint for w in bad.values()]},
            schema={"value": pl.String, "reason": pl.String, "hint": pl.String},
        )
        here = bad_rows.select(ROW, pl.lit(table.headers[i]).alias("column"), pl.col(str(i)).alias("value"))
        if bad:
            here = here.join(why, on="value", how="inner", maintain_order="left")
        else:
            here = here.filter(pl.col("value").str.len_chars() > LONGEST).with_columns(
                pl.col("value").str.slice(0, 2 * SHOWN),
                pl.lit(_TOO_LONG.reason).alias("reason"),
                pl.lit(_TOO_LONG.hint).alias("hint"),
            )
        parts.append(here.cast(FOUND))  # type: ignore[arg-type]
    return pl.concat(parts)


def words(text: pl.Expr, untidy: bool, long: bool) -> pl.Expr:
    """A column of free text, tidied up where it needs to be."""
    if long:
        text = pl.when(text.str.len_chars() <= LONGEST).then(text)
    return tidy(text) if untidy else text
