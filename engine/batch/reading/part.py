"""One table looked through: the columns that go on from it, the rows that do not, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from engine.batch.files.tables import NAMELESS_ROW, ROW, Table, tidy
from engine.batch.reading.examining import PRACTICE, look
from engine.batch.reading.headers import NAMELESS, Columns, Headers
from engine.batch.reading.longform import widened
from engine.batch.reading.mapping import Mapped
from engine.batch.reading.meaning import Reader
from engine.batch.reading.mending import FOUND, as_text, is_canonical, mended, rejected, words
from engine.batch.reading.options import Options
from engine.problem import InputError, reason_of, refuse

LARGE = 2_000
"""Rows from which on a table can be trusted, when so many are canonical."""
LONGEST_NAME = 200
"""Characters in the name of a practice."""
_TOO_LONG = f"is langer dan {LONGEST_NAME} tekens", "Gebruik een korte naam of code."


@dataclass(frozen=True, slots=True)
class Part:
    """``keys``: whose rows these are. ``columns``: what goes on, by name; ``out``: rows that do not.

    ``empty`` of those hold nothing, and count as no rows at all. ``header``: that of the practices.
    """

    table: Table
    keys: pl.DataFrame
    columns: Mapping[str, pl.Expr]
    rejects: pl.DataFrame
    out: pl.DataFrame
    empty: int
    header: str
    extra: tuple[str, ...]
    warnings: tuple[str, ...]
    trusted: bool

    def frame(self, out: pl.DataFrame) -> pl.LazyFrame:
        """The columns that go on, without the rows ``out``."""
        frame = self.table.frame
        if len(out):
            frame = self.table.numbered().join(out.lazy(), on=ROW, how="anti", maintain_order="left")
        return frame.select(column.alias(name) for name, column in self.columns.items())


def part_of(headers: Headers, table: Table, mapped: Mapped, options: Options) -> Part:
    """Look a table through. Raises ``InputError`` when its headers or its columns cannot be used."""
    columns = headers.columns(table.file, table.headers, table.own)
    if isinstance(columns, list):
        raise InputError(columns)
    try:
        return _part(headers, table, columns, mapped, options)
    except pl.exceptions.PolarsError:
        raise refuse(table.file, "E305", "is beschadigd: het is niet tot het eind te lezen.") from None
    except OSError as error:
        raise refuse(table.file, "E103", f"kan niet worden gelezen ({reason_of(error)}).") from None


def _part(headers: Headers, table: Table, columns: Columns, mapped: Mapped, options: Options) -> Part:
    texts, columns, warnings = _readable(table, columns)
    if columns.is_long:
        table, columns = widened(headers, table, columns, texts, options)
        texts, columns, _ = _readable(table, columns)
    model, schema = headers.model, table.frame.collect_schema()
    readers = {
        i: Reader(model.questions[q], mapped.cells.get(q))
        for q, i in columns.questions.items()
        if model.questions[q].kind != "text"
    }
    rest = [i for i in (*columns.extra.values(), *columns.questions.values()) if i not in readers]
    free = [i for i in rest if schema[str(i)] == pl.String]
    trusted = options.trust and _looks_canonical(table, readers, schema)
    asked = [i for i, reader in readers.items() if not trusted or reader.question.kind == "number"]
    found = look(table, columns, texts, free, asked)
    if not len(found.keys) and not table.lost:
        raise refuse(table.file, "E302", "heeft een kopregel, maar geen rijen.")
    made = {i: mended(texts[i], readers[i], found.values[i]) for i in asked}
    bad = rejected(table, texts, {i: wrong for i, (_, wrong) in made.items()}, found.long)
    unnamed, empty = _unnamed(table, columns, texts, found.keys)
    nobody = _nobody(found.keys, unnamed, table.headers[columns.practice])
    extra = {n: i for n, i in columns.extra.items() if not (n == f"{NAMELESS} {i + 1}" and i in found.blank)}
    places = {**extra, **{q: columns.questions[q] for q in model.questions if q in columns.questions}}
    final = {i: column for i, (column, _) in made.items()} | {
        i: words(texts[i], i in found.untidy, i in found.long) for i in free
    }
    out = [empty, nobody.select(ROW), *([] if options.lenient else [bad.select(ROW)])]
    return Part(
        table=table,
        keys=found.keys,
        columns={
            PRACTICE: tidy(texts[columns.practice]),
            **{n: final.get(i, pl.col(str(i))) for n, i in places.items()},
        },
        rejects=pl.concat([bad, nobody]),
        out=pl.concat(out).unique(),
        empty=len(empty),
        header=table.headers[columns.practice],
        extra=tuple(extra),
        warnings=(*table.warnings, *columns.warnings, *warnings),
        trusted=trusted,
    )


def _readable(table: Table, columns: Columns) -> tuple[dict[int, pl.Expr], Columns, list[str]]:
    """Every column as text, and the columns without those that cannot be. Raises ``InputError``."""
    schema = table.frame.collect_schema()
    found = {i: as_text(str(i), schema[str(i)]) for i in range(len(table.headers)) if str(i) in schema}
    strange = [i for i, text in found.items() if text is None]
    passing = set(columns.extra.values()) - {columns.date}
    for i in (i for i in strange if i not in passing):
        fact = f"kolom '{table.headers[i]}' is van een soort die Paraat niet leest ({schema[str(i)]})."
        raise refuse(table.file, "E308", fact, "Maak er een kolom met tekst of getallen van.")
    extra = {name: i for name, i in columns.extra.items() if i not in strange}
    warnings = [f"{table.file}: kolom '{table.headers[i]}' gaat niet mee ({schema[str(i)]})." for i in strange]
    return {i: text for i, text in found.items() if text is not None}, replace(columns, extra=extra), warnings


def _looks_canonical(table: Table, readers: Mapping[int, Reader], schema: pl.Schema) -> bool:
    """The first rows hold canonical cells only, and there may be many more."""
    plain = [i for i, reader in readers.items() if schema[str(i)] == pl.String]
    if len(plain) < sum(reader.question.kind != "number" for reader in readers.values()):
        return False
    values = [pl.col(str(i)).unique().implode() for i in plain]
    sample = table.frame.head(LARGE).select(pl.len().alias("rows"), *values).collect(engine="streaming")
    if sample["rows"].item() < LARGE:
        return False
    return all(is_canonical(readers[i], sample[str(i)].item().drop_nulls()) for i in plain)


def _unnamed(
    table: Table, columns: Columns, texts: Mapping[int, pl.Expr], keys: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows without a practice: those that hold something all the same, and those that hold nothing."""
    nameless = keys.filter(pl.col(PRACTICE).is_null()).select(ROW)
    if nameless.is_empty():
        return nameless, nameless
    said = pl.any_horizontal(tidy(text).is_not_null() for text in texts.values()).alias("said")
    rows = (
        table.numbered().filter(tidy(texts[columns.practice]).is_null()).select(ROW, said).collect(engine="streaming")
    )
    return rows.filter("said").select(ROW), rows.filter(~pl.col("said")).select(ROW)


def _nobody(keys: pl.DataFrame, unnamed: pl.DataFrame, header: str) -> pl.DataFrame:
    """Rejects for rows without a practice, or with a name that is too long for one."""
    long = keys.filter(pl.col(PRACTICE).str.len_chars() > LONGEST_NAME)
    parts = [
        rows.select(
            ROW,
            pl.lit(header).alias("column"),
            value.alias("value"),
            pl.lit(why).alias("reason"),
            pl.lit(hint).alias("hint"),
        )
        for rows, value, (why, hint) in ((unnamed, pl.lit(""), NAMELESS_ROW), (long, pl.col(PRACTICE), _TOO_LONG))
    ]
    return pl.concat(parts).cast(FOUND)  # type: ignore[arg-type]
