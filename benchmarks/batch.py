"""Many practices at once, against reading and writing alone, all in one run.

``python -m benchmarks.batch [--rows 300000] [--large 3000000] [--rounds 5]`` makes a portfolio from the
shipped model (seeded; with blanks, "weet-niet" and "nvt") and prints ratios and the peak of memory.

Reading alone and writing alone are each the quicker of Polars' two ways, in memory and streaming, with its
own settings.
"""

import argparse
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import polars as pl

from benchmarks.peers.compare import compare_peers
from engine.batch import cell, score
from engine.batch.run import request, run
from engine.evaluate.sheet import Given
from engine.load import cached, model_folder
from engine.model import Model
from engine.model.questionnaire import Question

AHEAD = "POLARS_ROW_GROUP_PREFETCH_SIZE"
POOL = 400
"""Different answers to a question of which there are too many to list."""


def answers(question: Question, rng: random.Random) -> list[str | None]:
    """Cells to draw from: one in ten blank, one in twenty "weet-niet", and as many "nvt" where allowed."""
    names = [o.id for o in question.options]
    given: list[Given] = list(names)
    if question.kind == "multiple":
        given = [tuple(n for n in names if rng.random() < 0.5) for _ in range(POOL)]
    elif question.kind == "number":
        given = [rng.randint(question.min or 0, question.max or 0) for _ in range(POOL)]
    elif question.kind == "text":
        given = ["Een toelichting."]
    cells = [cell(question, g) for g in given] * (40 // len(given) + 1)
    odd = len(cells) // 20 + 1
    return [*cells, *[None] * 2 * odd, *["weet-niet"] * odd, *(["nvt"] * odd if question.allow_na else [])]


def portfolio(model: Model, rows: int) -> pl.DataFrame:
    """Practices that answered at random, the same ones each time."""
    rng = random.Random(20)  # noqa: S311
    columns = [pl.Series("praktijk", [f"praktijk-{i}" for i in range(rows)])]
    for question in model.questions.values():
        pool = pl.Series(question.id, answers(question, rng), dtype=pl.String)
        columns.append(pool.sample(rows, with_replacement=True, seed=rng.randrange(2**31)))
    return pl.DataFrame(columns)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plainly(work: Callable[[], object]) -> Callable[[], object]:
    """With the settings that Polars comes with: ``engine.batch`` reads less ahead, which costs time but no memory."""

    def done() -> None:
        ahead = os.environ.pop(AHEAD, None)
        work()
        if ahead is not None:
            os.environ[AHEAD] = ahead

    return done


def compare(name: str, ways: dict[str, Callable[[], object]], rounds: int) -> None:
    """Do all in turn, some rounds, and print the best and the middle of each, and the ratios."""
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, work in ways.items():
            times[way].append(seconds(work))
    for label, of in (("best", min), ("median", statistics.median)):
        took = {way: of(values) for way, values in times.items()}
        read, write = (min(took[way] for way in took if way.startswith(what)) for what in ("read", "write"))
        alone = read + write
        print(
            f"{name}  {label:6}  read {read:5.2f} s + write {write:5.2f} s = {alone:5.2f} s,"
            f"  scored {took['score']:5.2f} s:  {took['score'] / alone:.2f} x"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--large", type=int, default=3_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=int, default=100_000, help="practices by column, beside other engines")
    parser.add_argument("--few", type=int, default=200, help="practices by the other engines; 0: leave them out")
    parser.add_argument("--alone", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    model = cached(model_folder())
    if arguments.alone:
        way, source, target = arguments.alone
        alone(model, way, Path(source), Path(target))
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, Polars {pl.__version__}")
    print(f"{len(model.questions)} questions, {len(model.rules)} rules, {len(model.scales)} scales")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        parquet, csv, out, found = (place / name for name in ("in.parquet", "in.csv", "out.parquet", "found.parquet"))
        frame = portfolio(model, arguments.rows)
        frame.write_parquet(parquet)
        frame.write_csv(csv)
        del frame
        score(model, pl.scan_parquet(parquet)).sink_parquet(found)
        conclusions = pl.read_parquet(found)
        print(f"{arguments.rows:,} practices; {load()}")
        writing: dict[str, Callable[[], object]] = {
            "write in memory": lambda: conclusions.write_parquet(out),
            "write streaming": lambda: conclusions.lazy().sink_parquet(out),
        }
        compare(
            "Parquet → Parquet",
            {
                "read in memory": plainly(lambda: pl.read_parquet(parquet)),
                "read streaming": plainly(lambda: pl.scan_parquet(parquet).collect(engine="streaming")),
                **writing,
                "score": lambda: score(model, pl.scan_parquet(parquet)).sink_parquet(out),
            },
            arguments.rounds,
        )
        compare(
            "CSV → Parquet    ",
            {
                "read in memory": plainly(lambda: pl.read_csv(csv, infer_schema=False)),
                "read streaming": plainly(lambda: pl.scan_csv(csv, infer_schema=False).collect(engine="streaming")),
                **writing,
                "score": lambda: score(model, pl.scan_csv(csv, infer_schema=False)).sink_parquet(out),
            },
            arguments.rounds,
        )
        print(load())
        if arguments.large:
            grown(parquet, arguments.rows, arguments.large, place)
    if arguments.few:
        print(f"in memory, all {arguments.peers:,} practices by column, the first {arguments.few} by the others:")
        for name, took, times in compare_peers(model, portfolio(model, arguments.peers), arguments.few):
            print(f"  {name:45} {1e6 * took:10,.1f} µs a practice {times:8,.0f} x")
        print(load())


def grown(parquet: Path, rows: int, large: int, place: Path) -> None:
    """A small and a large portfolio, each way in a process of its own: time a practice, and the peak of memory."""
    for count in (10_000, large):
        source, names = place / "grown.parquet", pl.format("praktijk-{}", pl.int_range(pl.len())).alias("praktijk")
        grown = pl.concat([pl.scan_parquet(parquet)] * -(-count // rows)).head(count)
        grown.with_columns(names).sink_parquet(source)
        for way in ("score", "paraat batch"):
            command = (sys.executable, "-m", "benchmarks.batch", "--alone", way, source, place / "out.parquet")
            shown = subprocess.run(command, capture_output=True, text=True, check=True)
            print(f"{count:,} practices, Parquet → Parquet, {way:12}: {shown.stdout.strip()}; {load()}")


def alone(model: Model, way: str, source: Path, target: Path) -> None:
    """Score one file into another, with or without all that the command does, and say what it took."""
    if way == "score":
        took = seconds(lambda: score(model, pl.scan_parquet(source)).sink_parquet(target))
    else:
        took = seconds(lambda: run(model, request((source,), target), lambda *_: nullcontext(lambda _: None)))
    count = pl.scan_parquet(target).select(pl.len()).collect().item()
    print(f"{took:.2f} s, {1e6 * took / count:.1f} µs a practice, peak {peak():.2f} GiB")


def peak() -> float:
    """The most memory that this program held, in GiB; ``ru_maxrss`` would count that of the program it came from."""
    return int(re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[0]) / 2**20


def load() -> str:
    """How busy the machine is with other things: over one busy program per core, times say little."""
    return f"load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
