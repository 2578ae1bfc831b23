"""The hunt for changes that no case notices: those that make a difference, each with a case that would notice."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.cases.expected import Wish, expected
from engine.cases.mutants import Judge, Mutant, mutants, sides
from engine.cases.running import table_of
from engine.cases.table import members
from engine.evaluate.assessment import assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import Answers, sheet_of
from engine.evaluate.state import Truth
from engine.load.draft import Draft
from engine.load.places import Places, Spot, spot
from engine.model import Model
from engine.problem import refuse
from engine.solve.solver import Solver, Undecided
from engine.text import cleaned, nearest

Working: TypeAlias = Callable[[str, int | None], AbstractContextManager[Callable[[int], None]]]
"""Shows that something is being done: what, out of how many, and then how many more are done."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A case that would notice a change: answers, and what to expect of the rule (of a ladder: its level).

    ``like``: the title and place of a case that already has such answers and lacks only the expectation.
    """

    name: str
    wish: str
    answers: Answers = field(default_factory=dict)
    like: tuple[str, Spot] | None = None


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no case notices: where the part stands, and what would notice it if that was asked for.

    ``undecided``: the solver found neither a difference nor that there is none.
    """

    mutant: Mutant
    at: Spot
    case: Proposal | None = None
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Hunt:
    """How many changes were tried, how many the cases notice, how many make no difference, and the rest."""

    model: Model
    tried: int
    noticed: int
    same: int
    survivors: tuple[Survivor, ...]

    @property
    def total(self) -> int:
        """The changes that make a difference."""
        return self.tried - self.same


def hunted(model: Model, draft: Draft, names: Sequence[str], working: Working, most: int | None = None) -> Hunt:
    """Try every small change of every rule and rung, or of those named; look for a case for the first ``most``.

    Raises ``InputError`` for a name that is no rule or ladder.
    """
    for name in names:
        if name not in model.rule and name not in model.ladder:
            near = nearest(name, [*model.rule, *model.ladder])
            hint = f"Bedoelde u '{near}'?" if near else ""
            raise refuse(cleaned(name), "E207", "is geen regel of ladder.", hint)
    cases = [placed.value for placed in draft.cases]
    judge = Judge(table_of(model, cases), expected(model, cases))
    tried = [mutant for mutant in mutants(model) if not names or mutant.name in names]
    hunter = _Hunter(model, draft, judge)
    missed = sorted((mutant for mutant in tried if not judge.notices(mutant)), key=hunter.place)
    found: list[Survivor] = []
    with working("Veranderingen nagaan", len(missed)) as done:
        for mutant in missed:
            if (survivor := hunter.survivor(mutant, most is None or len(found) < most)) is not None:
                found.append(survivor)
            done(1)
    return Hunt(model, len(tried), len(tried) - len(missed), len(missed) - len(found), tuple(found))


class _Hunter:
    """Finds what a change makes different."""

    def __init__(self, model: Model, draft: Draft, judge: Judge) -> None:
        self.model, self.draft, self.judge = model, draft, judge
        self.solver, self.places = Solver(model), Places(draft)

    def survivor(self, mutant: Mutant, with_case: bool) -> Survivor | None:
        """The change, with a case that would notice it; ``None`` when it makes no difference to anyone."""
        at = self.place(mutant)
        try:
            answers = self._difference(mutant)
        except Undecided:
            return Survivor(mutant, at, undecided=True)
        if answers is None:
            return None
        return Survivor(mutant, at, (self._present(mutant) or self._new(mutant, answers)) if with_case else None)

    def place(self, mutant: Mutant) -> Spot:
        """Where the part stands that is another."""
        where = ("when",) if mutant.rung is None else ("rungs", mutant.rung, "when")
        return self.places.of("rule" if mutant.rung is None else "ladder", mutant.name, (*where, *mutant.change.path))

    def _difference(self, mutant: Mutant) -> Answers | None:
        """A decided sheet on which it matters."""
        before, after = sides(self.model, mutant)
        found = self.solver.find([before], [after])
        return self.solver.find([after], [before]) if found is None else found

    def _present(self, mutant: Mutant) -> Proposal | None:
        """A case in which the rule or level would be another, if only the case looked at it; the barest one."""
        numbers = members(self.judge.differs(mutant))
        number = min(numbers, key=lambda i: len(self.judge.table.sheets[i]), default=None)
        if number is None:
            return None
        placed = self.draft.cases[number]
        wish = self._wish(mutant, self.judge.table.sheets[number])
        return Proposal(mutant.name, wish, like=(placed.value.case, spot(placed)))

    def _new(self, mutant: Mutant, answers: Answers) -> Proposal:
        """A case of its own, with no answer that it can do without."""
        needed = {name: answers[name] for name in _questions(self.model, mutant) if name in answers}
        for name in reversed(list(needed)):
            fewer = {other: given for other, given in needed.items() if other != name}
            if self._tells(mutant, fewer):
                needed = fewer
        return Proposal(mutant.name, self._wish(mutant, needed), needed)

    def _tells(self, mutant: Mutant, answers: Answers) -> bool:
        """Whether these answers decide what it is, and the other way after the change."""
        found = assess(self.model, sheet_of(self.model, answers))
        before, after = (truth(side, found.world) for side in sides(self.model, mutant))
        level = found.levels.get(mutant.name)
        return None not in (before, after) and before is not after and (level is None or level.lo == level.hi)

    def _wish(self, mutant: Mutant, answers: Answers) -> str:
        """What the case should expect: a field and what stands in it."""
        found = assess(self.model, sheet_of(self.model, answers))
        if mutant.rung is not None:
            level = found.levels[mutant.name]
            return f"level: {{{mutant.name}: {level.lo}}}"
        fields: Mapping[Truth, Wish] = {True: Wish.FIRES, False: Wish.SILENT, None: Wish.OPEN}
        return f"{fields[found.rules[mutant.name]].name.lower()}: [{mutant.name}]"


def _questions(model: Model, mutant: Mutant) -> list[str]:
    """The questions that can matter to the rule or ladder, in the order in which they are asked."""
    touched = {question.id: model.dependencies.touched(question.id) for question, _ in model.asking}
    return [name for name, by in touched.items() if mutant.name in by.rules or mutant.name in by.ladders]
