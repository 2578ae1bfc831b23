"""All cases at once: of any condition, in which cases it holds.

A set of cases is a whole number, case ``i`` being bit ``i``; so Kleene's connectives are a few operations
on numbers, however many cases there are. Atoms are looked up once: in columns where they are installed,
else by the reference evaluator. Both mean the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from importlib.util import find_spec
from operator import and_, or_
from typing import NamedTuple, TypeAlias

from engine.evaluate.assessment import assess
from engine.evaluate.condition import truth as truth_of
from engine.evaluate.sheet import Answers, sheet_of
from engine.model import Model
from engine.model.vocabulary import All, AnyOf, Condition, Not
from engine.model.walk import Atom


class Truths(NamedTuple):
    """The cases in which something is true, and those in which it is false; elsewhere it is open."""

    yes: int
    no: int


Look: TypeAlias = Callable[[Atom], Truths]
"""The truth of an atom in every case."""


def truths(condition: Condition, look: Look) -> Truths:
    """The truth of a condition in every case."""
    match condition:
        case All():
            return both(truths(part, look) for part in condition.all)
        case AnyOf():
            yes, no = both(Truths(*reversed(truths(part, look))) for part in condition.any)
            return Truths(no, yes)
        case Not():
            yes, no = truths(condition.not_, look)
            return Truths(no, yes)
        case _:
            return look(condition)


def both(parts: Iterable[Truths]) -> Truths:
    """Kleene's and, over at least one part."""
    parts = list(parts)
    return Truths(reduce(and_, (p.yes for p in parts)), reduce(or_, (p.no for p in parts)))


def members(bits: int) -> Iterator[int]:
    """The cases in a set, in their order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class Table:
    """A model applied to many sheets, of one respondent each; ``every``: the set of all of them."""

    def __init__(self, model: Model, sheets: Sequence[Answers]) -> None:
        self.model, self.sheets = model, sheets
        self.every = (1 << len(sheets)) - 1
        self._look = (_columns if sheets and find_spec("polars") else _reference)(model, sheets)
        self._known: dict[Atom, Truths] = {}

    def look(self, atom: Atom) -> Truths:
        """The truth of an atom in every case."""
        if atom not in self._known:
            self._known[atom] = self._look(atom)
        return self._known[atom]

    def truths(self, condition: Condition) -> Truths:
        """The truth of a condition in every case."""
        return truths(condition, self.look)


def _columns(model: Model, sheets: Sequence[Answers]) -> Look:
    from engine.batch import looker

    found = looker(model, sheets)
    return lambda atom: Truths(*found(atom))


def _reference(model: Model, sheets: Sequence[Answers]) -> Look:
    worlds = [assess(model, sheet_of(model, answers)).world for answers in sheets]

    def look(atom: Atom) -> Truths:
        values = [truth_of(atom, world) for world in worlds]
        return Truths(
            sum(1 << i for i, value in enumerate(values) if value),
            sum(1 << i for i, value in enumerate(values) if value is False),
        )

    return look
