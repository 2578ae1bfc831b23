"""The door to Apache Spark: a folder of Parquet files is scored on more machines than one.

The same function from Arrow batch to Arrow batch runs in Spark's workers (``mapInArrow``). The model goes
to every machine once and is made ready once per worker. Without ``spark-submit`` Spark runs here, on all
cores, and listens to this machine only.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from errno import ENOSPC
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from engine.batch.columns.assessment import Columns
from engine.batch.columns.frames import arrow_scorer
from engine.batch.files.parquet import parquet_files, tidied, together
from engine.batch.reading.headers import Headers
from engine.batch.reading.mapping import PRACTICE
from engine.batch.reading.options import Options
from engine.batch.writing.whole import workspace
from engine.model import Model
from engine.problem import InputError, Problem, refuse
from engine.text import cleaned

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway
    from pyspark import Broadcast
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

OLDEST_JAVA = 17
_PLAIN = Options()
_LOCALLY = "'paraat batch' zonder Spark wijst elke rij en cel aan waar iets aan schort."

_SETTINGS = {
    "spark.sql.caseSensitive": "true",  # 'Regio' and 'regio' are two columns
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.mergeSchema": "true",  # a column that only some files have is not dropped
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}
_HERE = {
    "spark.app.name": "paraat",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.log.level": "OFF",
}
_GLOB = re.compile(r"([\\*?{}\[\]])")
_BAD_CELL = re.compile(r"BadCellError: (.+)")


def score_on_spark(model: Model, inputs: Path, output: Path, options: Options = _PLAIN) -> int:
    """Score the Parquet files in ``inputs`` (canonical cells, see ``engine.batch.columns.cells``) into a new folder.

    ``output`` holds Parquet files with the columns that ``paraat batch`` makes, rows in no fixed order. It
    appears when it is complete. With more machines than one, all of them see both folders. A practice
    without a name, or that stands there twice, is refused: here nothing is rejected row by row.
    Gives the number of rows. Raises ``InputError``.
    """
    missing()
    files = parquet_files(inputs)
    schema, rows = together(files)
    if not rows:
        raise refuse(str(inputs), "E302", "bevat geen praktijken.")
    names = _names(model, inputs, schema.names, options)
    if output.exists():
        raise refuse(str(output), "E232", "bestaat al.", "Noem een map die er nog niet is.")
    with workspace(output) as folder:
        made = folder / "made"
        with _session(folder / "spark") as spark:
            _run(spark, model, files, names, made)
        written = tidied(made)
        if written != rows:
            raise RuntimeError(f"{rows} rows in, {written} out")
        os.replace(made, output)
    return rows


def _names(model: Model, inputs: Path, given: Sequence[str], options: Options) -> dict[str, str]:
    """What each column is called from here on, in the order in which it goes on: the practice first."""
    columns = Headers(model, {}, options).columns(str(inputs), given)
    if isinstance(columns, list):
        raise InputError(columns)
    if columns.is_long:
        raise refuse(str(inputs), "E314", "heeft een rij per antwoord.", "Met Spark kan alleen een rij per praktijk.")
    places = {PRACTICE: columns.practice, **columns.extra, **columns.questions}
    return {given[place]: name for name, place in places.items()}


def missing() -> None:
    """Raises ``InputError`` where pyspark, pandas (which it asks for) or Java is not there."""
    hint = "Installeer dat met: pip install 'paraat[spark]'."
    absent = [name for name in ("pandas", "pyspark") if find_spec(name) is None]
    problems = [Problem("spark", 0, 0, "E310", f"{name} ontbreekt.", hint) for name in absent]
    version = _java()
    if version < OLDEST_JAVA:
        fact = f"Java {version} is te oud." if version else "Java ontbreekt."
        hint = f"Spark heeft Java {OLDEST_JAVA} of nieuwer nodig: apt-get install openjdk-17-jre-headless."
        problems.append(Problem("spark", 0, 0, "E311", fact, hint))
    if problems:
        raise InputError(problems)


def _java() -> int:
    """The version of the Java that Spark will run; 0 when there is none."""
    home = os.environ.get("JAVA_HOME")
    command = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if command is None:
        return 0
    try:
        told = subprocess.run([command, "-version"], capture_output=True, text=True, timeout=60)  # noqa: S603 - Java
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr + told.stdout)
    return int(found[1]) if found else 0


@contextmanager
def _session(scratch: Path) -> Iterator["SparkSession"]:
    """A session that stops afterwards: on this machine, unless ``spark-submit`` or Spark's own settings say where."""
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    gateway = _gateway()
    conf = SparkConf(_jvm=gateway.jvm)
    here = conf.get("spark.master", "local[*]").startswith("local")
    for key, value in (_HERE | {"spark.local.dir": str(scratch)}).items() if here else ():
        conf.set(key, value)
    context = SparkContext(conf=conf, gateway=gateway)
    if here:
        context.pythonExec = sys.executable
    try:
        yield SparkSession(context)
    finally:
        context.stop()


@cache
def _gateway() -> "JavaGateway":
    """Java, which lives as long as this program and says nothing on screen."""
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway

    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        return launch_gateway(popen_kwargs=silent)  # type: ignore[no-untyped-call]
    except PySparkRuntimeError:
        raise refuse("spark", "E312", "Java start, maar Spark niet.", "Werkt 'spark-submit --version'?") from None


def _run(spark: "SparkSession", model: Model, files: Iterable[Path], names: Mapping[str, str], made: Path) -> None:
    from pyspark.errors import PySparkException
    from pyspark.sql.functions import trim

    for key, value in _SETTINGS.items():
        spark.conf.set(key, value)
    sent = spark.sparkContext.broadcast(model)
    try:
        practices = spark.read.parquet(*(_GLOB.sub(r"\\\1", _place(path)) for path in files))
        # By number: to Spark, a dot in a name is a field in a record. The first is the practice.
        practices = practices.select([f"`{name.replace('`', '``')}`" for name in names]).toDF(
            *map(str, range(len(names)))
        )
        practices = practices.withColumn("0", trim(practices["0"].cast("string")))
        _check_practices(practices)
        found = practices.mapInArrow(partial(_conclude, sent, [*names.values()]), _concluded(model, practices, names))
        found.write.parquet(_place(made))
    except PySparkException as error:
        raise _told(str(error)) or error from None
    finally:
        sent.destroy()


def _check_practices(practices: "DataFrame") -> None:
    """Every row is of a practice of its own. Raises ``InputError``."""
    from pyspark.sql.functions import col

    counted = practices.groupBy(col("0").alias("name")).count()
    for name, times in counted.where((col("count") > 1) | col("name").isNull() | (col("name") == "")).take(1):
        fact = (
            f"de praktijk '{cleaned(name)[:60]}' staat er {times} keer." if name else "er is een rij zonder praktijk."
        )
        raise refuse("spark", "E314", fact, _LOCALLY)


def _place(path: Path) -> str:
    """A path on disk, whatever Spark takes a path for by itself."""
    return f"file:{path.absolute()}"


def _told(error: str) -> InputError | None:
    """What Spark says at length, when it is about the input or the disk."""
    bad = _BAD_CELL.search(error)
    if bad:
        return refuse("spark", "E313", bad[1], _LOCALLY)
    if os.strerror(ENOSPC) in error:
        return refuse("spark", "E206", "kan niet verder (de schijf is vol).")
    return None


def _concluded(model: Model, practices: "DataFrame", names: Mapping[str, str]) -> "StructType":
    """The columns that come out: those that are no question, and the conclusions."""
    from pyspark.sql.types import BooleanType, ShortType, StructField, StructType

    given = zip(names.values(), practices.schema.fields, strict=True)
    fields = [StructField(name, field.dataType) for name, field in given if name not in model.questions]
    for column in Columns(model).schema:
        fields.append(StructField(column.name, BooleanType() if pa.types.is_boolean(column.type) else ShortType()))
    return StructType(fields)


def _conclude(
    sent: "Broadcast[Model]", names: Sequence[str], batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """What a worker does."""
    score = _scorer(sent)
    return (score(batch.rename_columns(names)) for batch in batches)


@cache
def _scorer(sent: "Broadcast[Model]") -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """Once per worker: it keeps what it was sent."""
    return arrow_scorer(sent.value)
