"""Running the cases: every expectation that does not come true."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engine.cases.answers import answers_of
from engine.cases.expected import Expected, Wish, expected
from engine.cases.table import Table, Truths, members
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import Concluded, Level


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a case and the model disagree: what was expected of a rule or ladder, and what came out.

    ``number``: the case's place among those that were run, from 0; ``level``: what was expected of a ladder.
    """

    number: int
    case: str
    name: str
    expected: str
    found: str
    level: int | None = None

    def __str__(self) -> str:
        return f"{self.case}: {self.name} zou {self.expected}, maar {self.found}"


def table_of(model: Model, cases: Sequence[Case]) -> Table:
    """The model applied to all cases at once."""
    return Table(model, [answers_of(model, case) for case in cases])


def differences(model: Model, cases: Sequence[Case]) -> Iterator[Difference]:
    """Every expectation that does not come true, case by case; in a case what others build on comes first."""
    order = {name: i for i, name in enumerate([*model.ladder, *model.rule])}
    found = _differences(table_of(model, cases), cases, expected(model, cases))
    yield from sorted(found, key=lambda difference: (difference.number, order[difference.name]))


def _differences(table: Table, cases: Sequence[Case], wanted: Expected) -> Iterator[Difference]:
    for rule in wanted.rules:
        found = table.look(Concluded(concluded=rule))
        for wish, bits in wanted.missed(rule, found):
            for i in members(bits):
                yield Difference(i, cases[i].case, rule, wish.value, _now(found, i))
    for ladder in wanted.levels:
        at_least = levels(table, ladder)
        for level, bits in wanted.missed_level(ladder, at_least):
            for i in members(bits):
                rungs = range(1, len(table.model.ladder[ladder].rungs) + 1)
                lo = sum(at_least(k).yes >> i & 1 for k in rungs)
                hi = sum(1 - (at_least(k).no >> i & 1) for k in rungs)
                stands = f"staat op {lo}" if lo == hi else f"staat op {lo} tot {hi}"
                yield Difference(i, cases[i].case, ladder, f"op {level} staan", stands, level)


def levels(table: Table, ladder: str) -> Callable[[int], Truths]:
    """Of each number of rungs, in which cases a ladder's level reaches it."""
    return lambda level: table.look(Level(level=ladder, at_least=level))


def _now(found: Truths, case: int) -> str:
    if found.yes >> case & 1:
        return "gaat af"
    return "zwijgt" if found.no >> case & 1 else "is open"


def uncovered(model: Model, cases: Sequence[Case]) -> Iterator[tuple[str, str]]:
    """Rules without a case of one of the three kinds: (rule, what is missing)."""
    wanted = expected(model, cases).rules
    for name in model.rule:
        for wish in (Wish.FIRES, Wish.SILENT, Wish.OPEN):
            if wish not in wanted.get(name, {}):
                yield name, wish.name.lower()
