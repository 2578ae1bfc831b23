"""Any condition against many sheets: the practices in which it is true, and in which it is false."""

from collections.abc import Callable, Sequence

import polars as pl

from engine.batch.columns.assessment import Columns
from engine.batch.columns.bits import Bits
from engine.batch.columns.cells import cell
from engine.batch.columns.truth import World, truth
from engine.evaluate.sheet import Answers
from engine.model import Model
from engine.model.vocabulary import Condition


def looker(model: Model, sheets: Sequence[Answers]) -> Callable[[Condition], tuple[int, int]]:
    """Score the sheets once; the result tells of a condition where it is true and where false.

    Each is a whole number, practice ``i`` being bit ``i``.
    """
    columns = {
        name: pl.Series(name, [cell(question, given.get(name)) for given in sheets], pl.String)
        for name, question in model.questions.items()
    }
    found = Columns(model).assess(columns, len(sheets))
    world = World(found.rows, found.states, found.scores, found.levels, found.rules)

    def whole(bits: Bits) -> int:
        return int.from_bytes(found.rows.within(bits).tobytes(), "little")

    def look(condition: Condition) -> tuple[int, int]:
        value = truth(condition, world)
        return whole(value.yes), whole(value.no)

    return look
