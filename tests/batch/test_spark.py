"""The same portfolio through Apache Spark gives the same table."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest

from engine.batch import score
from engine.batch.spark import missing, score_on_spark
from engine.model import Model
from engine.model.ruleset import Case
from engine.problem import InputError
from tests.batch.columns.test_assessment import frame_of, random_sheets
from tests.test_cli import paraat


def reason() -> str:
    """Why Spark cannot run here; nothing when it can."""
    try:
        missing()
    except InputError as error:
        return str(error)
    return ""


needs_spark = pytest.mark.skipif(bool(reason()), reason=reason())


@pytest.fixture(scope="module", autouse=True)
def quick_java() -> Iterator[None]:
    """Java starts sooner when it does not prepare for a long run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


def portfolio(model: Model, count: int) -> pl.DataFrame:
    """Practices that answered at random, with columns that are no question."""
    practices = [f"praktijk {i:04}" for i in range(count)]
    rest = {
        "practice": practices,
        "streek": ["Noord", None] * (count // 2),
        "regio": range(count),
        "a.b": [date(2026, 1, 31)] * count,
        "at": [datetime(2026, 3, 29, 2, 30, 0, 1)] * count,
    }
    return pl.DataFrame(rest).hstack(frame_of(model, random_sheets(model, count, 7)))


def agree(model: Model, frame: pl.DataFrame, place: Path) -> None:
    """Spark and Polars give the same of the files in ``place``."""
    found = place.with_name("out")
    assert score_on_spark(model, place, found) == frame.height
    assert all(path.suffix == ".parquet" for path in found.iterdir())
    expected = score(model, frame.lazy()).collect()
    assert expected.equals(pl.read_parquet(found / "*.parquet").sort("practice"))
    assert expected.schema == pl.read_parquet_schema(next(found.iterdir()))


@needs_spark
def test_model_of_another_field(fiets: Model, tmp_path: Path) -> None:
    """A folder in a folder, names that mean something to a shell, questions that only one file has."""
    frame = portfolio(fiets, 600)
    (place := tmp_path / "in").mkdir()
    (place / "région=x").mkdir()
    first, second = frame.columns[-2:]
    early = pl.col("practice") < "praktijk 0200"
    frame = frame.with_columns(
        pl.when(~early).then(pl.col(first)).alias(first), pl.when(early).then(pl.col(second)).alias(second)
    )
    frame[:200].drop(first).write_parquet(place / "a[1]{2}*.parquet")
    frame[200:].drop(second).write_parquet(place / "région=x" / "b.PQ")
    (place / "_half.parquet").write_text("not finished")
    agree(fiets, frame, place)


@needs_spark
def test_shipped_model(shipped: tuple[Model, tuple[Case, ...]], tmp_path: Path) -> None:
    """Hundreds of columns."""
    frame = portfolio(shipped[0], 300)
    (place := tmp_path / "in").mkdir()
    frame.write_parquet(place / "a.parquet")
    agree(shipped[0], frame, place)


@needs_spark
def test_bad_cell(fiets: Model, tmp_path: Path) -> None:
    """A cell that is no answer is refused by name, and nothing is left behind."""
    (place := tmp_path / "in").mkdir()
    question = next(q.id for q in fiets.questions.values() if q.kind == "single")
    portfolio(fiets, 20).with_columns(pl.lit("misschien").alias(question)).write_parquet(place / "a.parquet")
    with pytest.raises(InputError) as refused:
        score_on_spark(fiets, place, tmp_path / "out")
    assert str(refused.value).startswith(f"spark: E313 'misschien' is geen antwoord op '{question}'.")
    assert list(tmp_path.iterdir()) == [place]


@needs_spark
@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ["in: E302 bevat geen Parquet-bestanden."]),
        ({"a": b"", "b": b"PAR1"}, ["a.parquet: E305 is geen Parquet", "b.parquet: E305 is geen Parquet"]),
        ({"a": pl.DataFrame({"x": ["1"]}), "b": pl.DataFrame({"x": [1]})}, ["b.parquet: E308 heeft een kolom"]),
        ({"a": pl.DataFrame({"x": []}, schema={"x": pl.String})}, ["in: E302 bevat geen praktijken."]),
    ],
)
def test_refused_input(
    files: dict[str, bytes | pl.DataFrame], expected: list[str], fiets: Model, tmp_path: Path
) -> None:
    """What cannot be read is refused before Spark starts, all at once."""
    (place := tmp_path / "in").mkdir()
    for name, content in files.items():
        path = place / f"{name}.parquet"
        path.write_bytes(content) if isinstance(content, bytes) else content.write_parquet(path)
    with pytest.raises(InputError) as refused:
        score_on_spark(fiets, place, tmp_path / "out")
    told = [str(problem).rpartition("/")[2] for problem in refused.value.problems]
    assert [t[: len(e)] for t, e in zip(told, expected, strict=True)] == expected


@needs_spark
def test_output_that_exists(fiets: Model, tmp_path: Path) -> None:
    """An earlier result is not written over."""
    (place := tmp_path / "in").mkdir()
    pl.DataFrame({"practice": ["x"], "licht.voor": ["goed"]}).write_parquet(place / "a.parquet")
    with pytest.raises(InputError, match="E232 bestaat al"):
        score_on_spark(fiets, place, place)


@needs_spark
@pytest.mark.parametrize(
    ("names", "expected"),
    [(["x", "y", "x"], "E314 de praktijk 'x' staat er 2 keer."), (["x", None], "E314 er is een rij zonder praktijk.")],
)
def test_rows_that_are_no_practice(names: list[str | None], expected: str, fiets: Model, tmp_path: Path) -> None:
    """Here nothing is rejected row by row, so nothing is scored."""
    (place := tmp_path / "in").mkdir()
    frame = pl.DataFrame({"practice": names, "licht.voor": ["goed"] * len(names)})
    frame.write_parquet(place / "a.parquet")
    with pytest.raises(InputError) as refused:
        score_on_spark(fiets, place, tmp_path / "out")
    assert expected in str(refused.value)
    assert list(tmp_path.iterdir()) == [place]


@needs_spark
def test_command(fiets: Model, tmp_path: Path) -> None:
    """``--engine spark`` gives the table that the command gives without it, whatever heads the practices."""
    (place := tmp_path / "in").mkdir()
    frame = portfolio(fiets, 400).drop("at", "a.b").rename({"practice": "Wie", "regio": "grootte"})
    frame[:150].write_parquet(place / "a.parquet")
    frame[150:].write_parquet(place / "b.parquet")
    here = paraat("batch", "in", "-o", "hier.parquet", "--practice", "wie", cwd=tmp_path)
    there = paraat("batch", "in", "-o", "spark", "--practice", "wie", "--engine", "spark", cwd=tmp_path)
    assert (here.returncode, there.returncode, there.stdout) == (0, 0, "")
    assert there.stderr == "400 rijen gelezen = 400 beoordeeld + 0 afgewezen.\nUitvoer: spark\n"
    expected = pl.read_parquet(tmp_path / "hier.parquet").sort("practice")
    assert expected.equals(pl.read_parquet(tmp_path / "spark" / "*.parquet").sort("practice"))


@pytest.mark.parametrize(
    "asked", [["--lenient"], ["--by", "regio"], ["--reports", "r"], ["--rejects", "r.csv"], ["ook"], ["--date", "d"]]
)
def test_more_than_spark_does(asked: list[str], tmp_path: Path) -> None:
    """What Spark leaves out is refused rather than forgotten."""
    shown = paraat("batch", "in", *asked, "-o", "uit", "--engine", "spark", cwd=tmp_path)
    assert shown.returncode == 2
    assert "E315" in shown.stderr
    shown = paraat("batch", "in", "-o", "uit", "--engine", "spark", "--format", "json", cwd=tmp_path)
    assert shown.returncode == 2


def test_without_pyspark(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(InputError, match=r"E310 pyspark ontbreekt\. Installeer dat met: pip install 'paraat\[spark\]'"):
        missing()


@pytest.mark.parametrize(
    ("java", "expected"), [("", "E311 Java ontbreekt."), ('openjdk version "11.0.2"', "E311 Java 11 is te oud.")]
)
@pytest.mark.parametrize("home", [True, False])
def test_without_java(java: str, expected: str, home: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Java that is not there, or is older than Spark needs."""
    (tmp_path / "bin").mkdir()
    if java:
        (tmp_path / "bin" / "java").write_text(f"#!/bin/sh\necho '{java}' >&2\n")
        (tmp_path / "bin" / "java").chmod(0o755)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("JAVA_HOME" if home else "PATH", str(tmp_path if home else tmp_path / "bin"))
    with pytest.raises(InputError) as refused:
        missing()
    assert expected in str(refused.value)


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
def test_imported_only_where_it_is_used() -> None:
    """The module itself loads without pyspark."""
    code = "import sys, engine.batch.spark; print('pyspark' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)  # noqa: S603 - our own code
    assert told.stdout == "False\n"
