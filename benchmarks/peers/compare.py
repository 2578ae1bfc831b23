"""Time the peers on the same practices as the columns, after their results proved equal."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import polars as pl

from benchmarks.peers.durable_rules import DurableRules
from benchmarks.peers.json_logic import JsonLogic
from benchmarks.peers.leaves import plain_facts
from benchmarks.peers.zen_engine import ZenEngine
from engine.batch import score
from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.sheet import Given, Mark, sheet_of
from engine.model import Model
from engine.model.questionnaire import Question

ROUNDS = 5


def compare_peers(model: Model, frame: pl.DataFrame, few: int = 200) -> list[tuple[str, float, float]]:
    """Of each engine: its name, seconds per practice, and how many times as long as the columns.

    The columns do the whole frame, the others its first ``few`` rows. Raises ``AssertionError`` where an engine
    does not fire the same rules.
    """
    rows = [assess(model, sheet_of(model, row)) for row in practices(model, frame.head(few))]
    columns = statistics.median(seconds(lambda: score(model, frame.lazy()).collect()) for _ in range(ROUNDS))
    own = columns / frame.height
    table = [("columns (truth, scores and levels)", own, 1.0)]
    reference = statistics.median(seconds(lambda: [assess(model, r.sheet) for r in rows]) for _ in range(ROUNDS)) / few
    table.append(("reference evaluator (truth, scores and levels)", reference, reference / own))
    for make in (ZenEngine, JsonLogic, DurableRules):
        peer: Any = make(model)
        told = [peer.prepared(plain_facts(row)) for row in rows]
        for row, facts in zip(rows, told, strict=True):
            check(peer.name, row, peer.fired(facts))
        took = statistics.median(seconds(lambda: [peer.fired(f) for f in told]) for _ in range(ROUNDS)) / few  # noqa: B023
        table.append((f"{peer.name} (what fires)", took, took / own))
    return table


def check(name: str, row: Assessment, fired: set[str]) -> None:
    """The engine fires what the reference evaluator fires."""
    wanted = {rule for rule, value in row.rules.items() if value}
    assert fired == wanted, f"{name}: too many {sorted(fired - wanted)}, too few {sorted(wanted - fired)}"


def practices(model: Model, frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Each row as answers."""
    return [
        {
            name: given(model.questions[name], text)
            for name, text in row.items()
            if name in model.questions and text is not None
        }
        for row in frame.iter_rows(named=True)
    ]


def given(question: Question, cell: str) -> Given:
    """The answer that a cell of the synthetic portfolio says."""
    if cell in {mark.value for mark in Mark}:
        return Mark(cell)
    if question.kind == "multiple":
        return () if cell == "geen" else tuple(cell.split("|"))
    return int(cell) if question.kind == "number" else cell


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
