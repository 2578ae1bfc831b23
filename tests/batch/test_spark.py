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
from engine.load.files import model_folder
from engine.model import Model
from engine.model.ruleset import Case
from engine.problem import InputError
from tests.batch.columns.test_assessment import frame_of, random_sheets
from tests.conftest import FIETS


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
        "Regio": ["Noord", None] * (count // 2),
        "regio": range(count),
        "a.b": [date(2026, 1, 31)] * count,
        "at": [datetime(2026, 3, 29, 2, 30, 0, 1)] * count,
    }
    return pl.DataFrame(rest).hstack(frame_of(model, random_sheets(model, count, 7)))


def agree(folder: Path, model: Model, frame: pl.DataFrame, place: Path) -> None:
    """Spark and Polars give the same of the files in ``place``."""
    found = place.with_name("out")
    assert score_on_spark(folder, place, found) == frame.height
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
    agree(FIETS, fiets, frame, place)


@needs_spark
def test_shipped_model(shipped: tuple[Model, tuple[Case, ...]], tmp_path: Path) -> None:
    """Hundreds of columns."""
    frame = portfolio(shipped[0], 300)
    (place := tmp_path / "in").mkdir()
    frame.write_parquet(place / "a.parquet")
    agree(model_folder(), shipped[0], frame, place)


@needs_spark
def test_bad_cell(fiets: Model, tmp_path: Path) -> None:
    """A cell that is no answer is refused by name, and nothing is left behind."""
    (place := tmp_path / "in").mkdir()
    question = next(q.id for q in fiets.questions.values() if q.kind == "single")
    portfolio(fiets, 20).with_columns(pl.lit("misschien").alias(question)).write_parquet(place / "a.parquet")
    with pytest.raises(InputError) as refused:
        score_on_spark(FIETS, place, tmp_path / "out")
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
def test_refused_input(files: dict[str, bytes | pl.DataFrame], expected: list[str], tmp_path: Path) -> None:
    """What cannot be read is refused before Spark starts, all at once."""
    (place := tmp_path / "in").mkdir()
    for name, content in files.items():
        path = place / f"{name}.parquet"
        path.write_bytes(content) if isinstance(content, bytes) else content.write_parquet(path)
    with pytest.raises(InputError) as refused:
        score_on_spark(FIETS, place, tmp_path / "out")
    told = [str(problem).rpartition("/")[2] for problem in refused.value.problems]
    assert [t[: len(e)] for t, e in zip(told, expected, strict=True)] == expected


@needs_spark
def test_output_that_exists(tmp_path: Path) -> None:
    """An earlier result is not written over."""
    (place := tmp_path / "in").mkdir()
    pl.DataFrame({"practice": ["x"]}).write_parquet(place / "a.parquet")
    with pytest.raises(InputError, match="E232 bestaat al"):
        score_on_spark(FIETS, place, place)


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
