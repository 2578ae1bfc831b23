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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from errno import ENOSPC
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from engine.batch.columns.assessment import Columns
from engine.batch.columns.frames import arrow_scorer
from engine.batch.files.parquet import parquet_files, rows_in, tidied
from engine.batch.writing.whole import workspace
from engine.load import cached
from engine.model import Model
from engine.problem import InputError, Problem, refuse

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway
    from pyspark import Broadcast
    from pyspark.sql import SparkSession
    from pyspark.sql.types import StructType

OLDEST_JAVA = 17

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


def score_on_spark(model_folder: Path, inputs: Path, output: Path) -> int:
    """Score the Parquet files in ``inputs`` (canonical cells, see ``engine.batch.columns.cells``) into a new folder.

    ``output`` holds Parquet files with the columns of ``engine.batch.score``, rows in no fixed order. It
    appears when it is complete. With more machines than one, all of them see both folders.
    Gives the number of rows. Raises ``InputError``.
    """
    missing()
    model = cached(model_folder)
    files = parquet_files(inputs)
    rows = rows_in(files)
    if not rows:
        raise refuse(str(inputs), "E302", "bevat geen praktijken.")
    if output.exists():
        raise refuse(str(output), "E232", "bestaat al.", "Noem een map die er nog niet is.")
    with workspace(output) as folder:
        made = folder / "made"
        with _session(folder / "spark") as spark:
            _run(spark, model, files, made)
        written = tidied(made)
        if written != rows:
            raise RuntimeError(f"{rows} rows in, {written} out")
        os.replace(made, output)
    return rows


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


def _run(spark: "SparkSession", model: Model, files: Iterable[Path], made: Path) -> None:
    from pyspark.errors import PySparkException

    for key, value in _SETTINGS.items():
        spark.conf.set(key, value)
    sent = spark.sparkContext.broadcast(model)
    try:
        practices = spark.read.parquet(*(_GLOB.sub(r"\\\1", _place(path)) for path in files))
        names = practices.columns
        numbered = practices.toDF(*map(str, range(len(names))))  # to Spark, a dot in a name is a field in a record
        found = numbered.mapInArrow(partial(_conclude, sent, names), _concluded(model, practices.schema))
        found.write.parquet(_place(made))
    except PySparkException as error:
        raise _told(str(error)) or error from None
    finally:
        sent.destroy()


def _place(path: Path) -> str:
    """A path on disk, whatever Spark takes a path for by itself."""
    return f"file:{path.absolute()}"


def _told(error: str) -> InputError | None:
    """What Spark says at length, when it is about the input or the disk."""
    bad = _BAD_CELL.search(error)
    if bad:
        hint = "'paraat batch' zonder Spark wijst elke cel aan waar iets aan schort."
        return refuse("spark", "E313", bad[1], hint)
    if os.strerror(ENOSPC) in error:
        return refuse("spark", "E206", "kan niet verder (de schijf is vol).")
    return None


def _concluded(model: Model, given: "StructType") -> "StructType":
    """The columns that come out: those that are no question, and the conclusions."""
    from pyspark.sql.types import BooleanType, ShortType, StructField, StructType

    fields = [field for field in given.fields if field.name not in model.questions]
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
