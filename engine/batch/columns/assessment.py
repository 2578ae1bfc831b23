"""From columns of cells to columns of conclusions: ``engine.evaluate.assessment``, of every practice at once."""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass

import polars as pl
import pyarrow as pa

from engine.batch.columns.bits import Numbers, Rows, Truths
from engine.batch.columns.codes import Coder
from engine.batch.columns.ladders import Levels, climbed
from engine.batch.columns.scores import Points, Scorer, Scores
from engine.batch.columns.states import States, states_of
from engine.batch.columns.truth import World, truth
from engine.model import Model


@dataclass(frozen=True, slots=True)
class Assessments:
    """A model applied to many sheets."""

    rows: Rows
    states: Mapping[str, States]
    scores: Mapping[str, Scores]
    levels: Mapping[str, Levels]
    rules: Mapping[str, Truths]


class Columns:
    """A model, ready to score one batch of practices after another; several threads may use it at once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.coders = {q.id: Coder(q) for q, _ in model.asking}
        self.scorers = [Scorer(model, scale) for scale in model.scale_order]
        self.schema = pa.schema(
            [(f"score.{s.id}.{end}", pa.int16()) for s in model.scales for end in ("lo", "hi")]
            + [(f"level.{ladder.id}.{end}", pa.int16()) for ladder in model.ladders for end in ("lo", "hi")]
            + [(f"rule.{rule.id}", pa.bool_()) for rule in model.rules]
        )

    def assess(self, columns: MutableMapping[str, pl.Series], count: int) -> Assessments:
        """Score so many rows; a question without a column is blank. Raises ``BadCellError``.

        The columns of questions are taken out as they are read, so that their memory can be used again.
        """
        model, rows = self.model, Rows.of(count)
        states: dict[str, States] = {}
        scores: dict[str, Scores] = {}
        levels: dict[str, Levels] = {}
        rules: dict[str, Truths] = {}
        world = World(rows, states, scores, levels, rules)
        asking: dict[tuple[int, ...], Truths] = {}  # most questions of a section are asked on the same conditions
        for question, conditions in model.asking:
            asked = asking.get(key := tuple(map(id, conditions)))
            if asked is None:
                asked = asking[key] = rows.both([truth(condition, world) for condition in conditions])
            cells = self.coders[question.id].cells(columns.pop(question.id, None), rows)
            states[question.id] = states_of(rows, question, cells, asked)
        points = Points(states)
        for scorer in self.scorers:
            scores[scorer.scale.id] = scorer.scores(rows, points, scores)
        for ladder in model.ladders:
            levels[ladder.id] = climbed(rows, [truth(rung.when, world) for rung in ladder.rungs])
        for rule in model.rules:
            rules[rule.id] = truth(rule.when, world)
        return Assessments(rows, states, scores, levels, rules)

    def concluded(self, columns: MutableMapping[str, pl.Series], count: int) -> pa.RecordBatch:
        """The columns ``score.….lo``, ``score.….hi``, ``level.….lo``, ``level.….hi`` and ``rule.…``."""
        arrays = _arrays(self.model, self.assess(columns, count))
        return pa.RecordBatch.from_arrays(list(arrays), schema=self.schema)


def _arrays(model: Model, found: Assessments) -> Iterator[pa.Array]:
    rows = found.rows
    for scale in model.scales:
        score = found.scores[scale.id]
        there = None if score.applies.no is rows.none else pa.py_buffer(~score.applies.no)
        yield _whole(score.lo, there)
        yield _whole(score.hi, there)
    for ladder in model.ladders:
        yield _whole(found.levels[ladder.id].lo, None)
        yield _whole(found.levels[ladder.id].hi, None)
    for rule in model.rules:
        value = found.rules[rule.id]
        known = pa.py_buffer(value.yes | value.no)
        yield pa.Array.from_buffers(pa.bool_(), rows.count, [known, pa.py_buffer(value.yes)])


def _whole(numbers: Numbers, valid: pa.Buffer | None) -> pa.Array:
    return pa.Array.from_buffers(pa.int16(), len(numbers), [valid, pa.py_buffer(numbers)])
