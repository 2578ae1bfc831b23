"""Practices that occur more than once: refused, unless a date tells which row is the latest."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from engine.batch.files.answerfiles import RESPONDENT
from engine.batch.files.tables import ROW
from engine.batch.reading.examining import DATE, KEYS, PRACTICE

TABLE = "table"
_ZONE = r"(:[0-9]{2})(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?$"
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y%m%d")
_TIMES = ("%H:%M:%S", "%H:%M")


@dataclass(frozen=True, slots=True)
class History:
    """Rows that do not count, with ``TABLE``, ``ROW``, practice, reason and hint; how many were merely older."""

    rejects: pl.DataFrame
    older: int


def moment(text: pl.Expr) -> pl.Expr:
    """The date, and the time if there is one, that a text tells; null when it tells none."""
    plain = text.str.strip_chars().str.replace(_ZONE, "$1").str.replace("T", " ", literal=True)
    days = [plain.str.to_date(day, strict=False).cast(pl.Datetime("us")) for day in _DAYS]
    times = [plain.str.to_datetime(f"{d} {t}", strict=False, time_unit="us") for d in _DAYS[:4] for t in _TIMES]
    return pl.coalesce(*days, *times)


def history(keys: Sequence[pl.DataFrame], keep_all: bool = False) -> History:
    """Which rows do not count, over all tables."""
    nobody = pl.DataFrame(
        schema={TABLE: pl.UInt32, ROW: pl.UInt32, PRACTICE: pl.String, "reason": pl.String, "hint": pl.String}
    )
    practices = pl.concat([k[PRACTICE] for k in keys]).drop_nulls()
    if practices.n_unique() == len(practices):
        return History(nobody, 0)
    every = pl.concat([k.with_columns(pl.lit(i, pl.UInt32).alias(TABLE)) for i, k in enumerate(keys)])
    every = every.filter(pl.col(PRACTICE).is_not_null() & pl.col(PRACTICE).is_duplicated())
    every = every.with_columns(moment(pl.col(DATE)).alias("moment"))
    group = every.select(
        *KEYS,
        TABLE,
        "moment",
        pl.len().over(PRACTICE).alias("times"),
        pl.col("moment").null_count().over(PRACTICE).alias("undated"),
        pl.col(DATE).null_count().over(PRACTICE).alias("unsaid"),
        pl.col("moment").n_unique().over(PRACTICE).alias("moments"),
        pl.col(RESPONDENT).n_unique().over(PRACTICE).alias("people"),
        (pl.col("moment") == pl.col("moment").max().over(PRACTICE)).alias("latest"),
        pl.col(DATE).sort_by("moment").last().over(PRACTICE).alias("last"),
    )
    times = pl.format("de praktijk staat er {} keer", "times")
    dated = pl.lit("Een kolom 'datum' maakt van dubbele rijen een geschiedenis.")
    joined = pl.lit("Zet hun antwoorden in één bestand, of leg ze naast elkaar met 'paraat compare'.")
    several = times + ", ingevuld door verschillende mensen"
    faulty = (
        pl.when(pl.col("people") > 1).then(pl.struct(several.alias("reason"), joined.alias("hint")))
        .when(pl.col("unsaid") == pl.col("times")).then(pl.struct(times.alias("reason"), dated.alias("hint")))
        .when(pl.col("undated") > 0).then(
            pl.struct(
                (times + ", en niet bij elke rij een datum die te lezen is").alias("reason"),
                pl.lit("Schrijf de datum als 2026-11-22 of 22-11-2026.").alias("hint"),
            )
        )
        .when(pl.col("moments") < pl.col("times")).then(
            pl.struct(
                (times + ", twee keer op hetzelfde moment").alias("reason"), pl.lit("Haal er één weg.").alias("hint")
            )
        )
    )  # fmt: skip
    older = pl.when(~pl.col("latest") & (not keep_all)).then(
        pl.struct(
            pl.lit("er is een nieuwere rij van deze praktijk").alias("reason"),
            pl.format("De rij van {} telt.", "last").alias("hint"),
        )
    )
    told = group.with_columns(faulty.alias("faulty"), older.alias("older"))
    said = told.with_columns(pl.coalesce("faulty", "older").alias("said")).filter(pl.col("said").is_not_null())
    rejects = said.select(TABLE, ROW, PRACTICE, pl.col("said").struct.unnest())
    return History(rejects, said.filter(pl.col("faulty").is_null()).height)
