"""Long form, a row per answer, made wide: a row per practice (and date), a column per question.

A multiple choice may take several rows, one per option chosen; they count together. Any other question
that a practice answers twice is refused, and with it the practice.
"""

from collections.abc import Mapping

import polars as pl

from engine.batch.columns.cells import SEPARATOR
from engine.batch.files.tables import NAMELESS_ROW, ROW, Table, tidy
from engine.batch.reading.examining import DATE, PRACTICE
from engine.batch.reading.headers import Columns, Headers
from engine.batch.reading.mending import FOUND
from engine.batch.reading.options import Options

_UNIT = [PRACTICE, DATE]
_ASKED, _SAID, _ID, _ANSWER = "\x00question", "\x00answer", "\x00id", "\x00cell"


def widened(
    headers: Headers, table: Table, columns: Columns, texts: Mapping[int, pl.Expr], options: Options
) -> tuple[Table, Columns]:
    """The table in wide form and what its columns are; answers to no question are among its rejects.

    Its rows are numbered by the first row of each practice; ``places`` knows the row of each answer.
    """
    rows = _rows(table, columns, texts)
    nobody = rows.filter(pl.col(PRACTICE).is_null())
    rows = _asked(headers, rows.filter(pl.col(PRACTICE).is_not_null()))
    bad = rows.filter(pl.col("reason").is_not_null())
    units = rows.group_by(_UNIT, maintain_order=True).agg(
        pl.col(ROW).first(), *(pl.col(str(i)).drop_nulls().first() for i in columns.extra.values())
    )
    kept = units
    if len(bad) and not options.lenient:
        kept = units.join(bad.select(_UNIT), on=_UNIT, how="anti", nulls_equal=True, maintain_order="left")
    given = rows.filter(pl.col("reason").is_null() & pl.col(_SAID).is_not_null())
    cells = given.group_by([*_UNIT, _ID], maintain_order=True).agg(
        pl.col(_SAID).str.join(SEPARATOR).alias(_ANSWER), pl.col(ROW).first().alias("at")
    )
    cells = cells.join(kept.select(*_UNIT, ROW), on=_UNIT, nulls_equal=True)
    known = set(cells[_ID])
    questions = [name for name in headers.model.questions if name in known]
    wide = cells.pivot(_ID, index=ROW, values=_ANSWER) if questions else cells.select(ROW).clear()
    frame = kept.join(wide, on=ROW, how="left", maintain_order="left")
    extra = list(columns.extra)
    names = [PRACTICE, DATE, *(str(i) for i in columns.extra.values()), *questions]
    heads = (table.headers[columns.practice], "", *(table.headers[i] for i in columns.extra.values()), *questions)
    made = Table(
        table.file,
        heads,
        frame.select(ROW, *(pl.col(n).alias(str(i)) for i, n in enumerate(names))).lazy(),
        rejects=pl.concat([table.rejects, table.rejected(_rejects(table, columns, bad, nobody))]),
        lost=table.lost + len(nobody) + len(units) - len(kept),
        places=cells.select(ROW, pl.col(_ID).alias("column"), "at"),
        warnings=table.warnings,
    )
    date = None if columns.date is None else 1
    there = {q: len(names) - len(questions) + i for i, q in enumerate(questions)}
    return made, Columns(0, date, None, None, there, {name: i + 2 for i, name in enumerate(extra)}, columns.warnings)


def _rows(table: Table, columns: Columns, texts: Mapping[int, pl.Expr]) -> pl.DataFrame:
    """The rows that hold anything."""
    assert columns.question is not None  # noqa: S101 - the columns say that the table is long
    assert columns.answer is not None  # noqa: S101
    read = table.numbered().select(
        ROW,
        tidy(texts[columns.practice]).alias(PRACTICE),
        (pl.lit(None, pl.String) if columns.date is None else tidy(texts[columns.date])).alias(DATE),
        tidy(texts[columns.question]).alias(_ASKED),
        texts[columns.answer].alias(_SAID),
        *(tidy(texts[i]).alias(str(i)) for i in columns.extra.values()),
    )
    return read.filter(~pl.all_horizontal(pl.all().exclude(ROW).is_null())).collect(engine="streaming")


def _asked(headers: Headers, rows: pl.DataFrame) -> pl.DataFrame:
    """Which question each row answers, or why it answers none."""
    asked = [text for text in rows[_ASKED].unique(maintain_order=True) if text is not None]
    found = [(text, headers.question(text)) for text in asked]
    known = pl.DataFrame(
        [(t, q, "" if q else headers.hint(t)) for t, q in found],
        schema={_ASKED: pl.String, _ID: pl.String, "hint": pl.String},
        orient="row",
    )
    several = [name for name, q in headers.model.questions.items() if q.kind == "multiple"]
    rows = rows.join(known, on=_ASKED, how="left", maintain_order="left")
    said = pl.col(_SAID).is_not_null()
    twice = said & ~pl.col(_ID).is_in(several) & (said.sum().over([*_UNIT, _ID]) > 1)
    unknown = pl.col(_ID).is_null()
    return rows.with_columns(
        reason=pl.when(unknown).then(pl.lit("is geen vraag")).when(twice).then(pl.lit("is twee keer beantwoord")),
        hint=pl.when(unknown).then(pl.col("hint").fill_null("")).otherwise(pl.lit("Laat één antwoord staan.")),
    )


def _rejects(table: Table, columns: Columns, bad: pl.DataFrame, nobody: pl.DataFrame) -> pl.DataFrame:
    assert columns.question is not None  # noqa: S101 - the columns say that the table is long
    asked = pl.lit(table.headers[columns.question]).alias("column")
    nameless = nobody.select(
        ROW,
        pl.lit(table.headers[columns.practice]).alias("column"),
        pl.lit("").alias("value"),
        pl.lit(NAMELESS_ROW[0]).alias("reason"),
        pl.lit(NAMELESS_ROW[1]).alias("hint"),
    )
    wrong = bad.select(ROW, asked, pl.col(_ASKED).fill_null("").alias("value"), "reason", "hint")
    return pl.concat([wrong.cast(FOUND), nameless.cast(FOUND)])  # type: ignore[arg-type]
