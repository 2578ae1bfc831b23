"""Which small change of a rule or rung no case would notice.

A change is noticed when an expectation that came true no longer does: of the rule itself, or of a rule that
builds on it. Only what builds on it is worked out anew, over all cases at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from engine.cases.changes import Change, changes
from engine.cases.expected import Expected
from engine.cases.table import Look, Table, Truths, both, truths
from engine.model import Model
from engine.model.ruleset import Rule
from engine.model.vocabulary import All, Concluded, Condition, Level
from engine.model.walk import Atom, atoms


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule, or a rung of a ladder (from 0), of which the condition is another."""

    name: str
    change: Change
    rung: int | None = None


def mutants(model: Model) -> Iterator[Mutant]:
    """Every small change of every rung and rule."""
    for ladder in model.ladders:
        for i, rung in enumerate(ladder.rungs):
            yield from (Mutant(ladder.id, change, i) for change in changes(model, rung.when))
    for rule in model.rules:
        yield from (Mutant(rule.id, change) for change in changes(model, rule.when))


def sides(model: Model, mutant: Mutant) -> tuple[Condition, Condition]:
    """What must hold before the change and after it; of a rung together with the rungs below, as a level does."""
    if mutant.rung is None:
        return model.rule[mutant.name].when, mutant.change.whole
    rungs = model.ladder[mutant.name].rungs
    lower = tuple(rung.when for rung in rungs[: mutant.rung])
    return (
        All.model_construct(all=(*lower, rungs[mutant.rung].when)),
        All.model_construct(all=(*lower, mutant.change.whole)),
    )


class Judge:
    """Tells of mutants whether the cases notice them."""

    def __init__(self, table: Table, wanted: Expected) -> None:
        self.table, self.wanted = table, wanted
        self._builders = _builders(table.model)
        self._missed = {name: self._unmet(name, table.look) for name in (*table.model.ladder, *table.model.rule)}

    def notices(self, mutant: Mutant) -> bool:
        """Whether an expectation that came true no longer does."""
        return any(self._unmet(name, look) & ~self._missed[name] for name, look in self._effects(mutant))

    def differs(self, mutant: Mutant) -> int:
        """The cases in which the rule or level itself is another."""
        found = 0
        model, before = self.table.model, self.table.look
        for name, look in self._effects(mutant):
            if name != mutant.name:
                break
            for atom in _facts(model, name):
                old, new = before(atom), look(atom)
                found |= (old.yes ^ new.yes) | (old.no ^ new.no)
        return found

    def _effects(self, mutant: Mutant) -> Iterator[tuple[str, Look]]:
        """What becomes another, with the look of the world in which it is; the mutant itself first."""
        changed: dict[Atom, Truths] = {}

        def look(atom: Atom) -> Truths:
            return changed[atom] if atom in changed else self.table.look(atom)

        changed |= self._changed(mutant)
        if not changed:
            return
        yield mutant.name, look
        touched = {mutant.name}
        for rule in self._builders.get(mutant.name, ()):
            if not touched.isdisjoint(_named(rule.when)):
                atom, value = _concluded(rule.id), truths(rule.when, look)
                if value != self.table.look(atom):
                    changed[atom] = value
                    touched.add(rule.id)
                    yield rule.id, look

    def _changed(self, mutant: Mutant) -> Mapping[Atom, Truths]:
        """The atoms that are otherwise because of the mutant itself."""
        model, table = self.table.model, self.table
        if mutant.rung is None:
            found: dict[Atom, Truths] = {_concluded(mutant.name): table.truths(mutant.change.whole)}
        else:
            found = dict(_levels(model, mutant.name, self._rungs(mutant)))
        return {atom: value for atom, value in found.items() if value != table.look(atom)}

    def _rungs(self, mutant: Mutant) -> list[Truths]:
        rungs = [self.table.truths(rung.when) for rung in self.table.model.ladder[mutant.name].rungs]
        assert mutant.rung is not None  # noqa: S101 - it is one of a ladder
        rungs[mutant.rung] = self.table.truths(mutant.change.whole)
        return rungs

    def _unmet(self, name: str, look: Look) -> int:
        """The cases whose expectation of a rule or ladder does not come true."""
        missed = 0
        if name in self.table.model.ladder:
            for _, bits in self.wanted.missed_level(name, lambda n: look(_level(name, n))):
                missed |= bits
        else:
            for _, bits in self.wanted.missed(name, look(_concluded(name))):
                missed |= bits
        return missed


def _levels(model: Model, ladder: str, rungs: list[Truths]) -> Iterator[tuple[Atom, Truths]]:
    """What conditions may ask of a level, from the truth of each rung."""
    for number, value in enumerate(accumulate(rungs, lambda one, two: both([one, two])), 1):
        yield _level(ladder, number), value
        yield Level.model_construct(level=ladder, at_least=None, below=number), Truths(value.no, value.yes)


def _concluded(rule: str) -> Concluded:
    return Concluded.model_construct(concluded=rule)


def _level(ladder: str, number: int) -> Level:
    return Level.model_construct(level=ladder, at_least=number, below=None)


def _facts(model: Model, name: str) -> list[Atom]:
    if name in model.rule:
        return [_concluded(name)]
    return [_level(name, number) for number in range(1, len(model.ladder[name].rungs) + 1)]


def _named(condition: Condition) -> set[str]:
    """The rules and ladders that a condition looks at."""
    found = (atom for _, atom in atoms(condition))
    return {a.concluded if isinstance(a, Concluded) else a.level for a in found if isinstance(a, Concluded | Level)}


def _builders(model: Model) -> dict[str, list[Rule]]:
    """Of each rule and ladder the rules that build on it, through whatever lies between, in working order."""
    found: dict[str, list[Rule]] = {}
    under: dict[str, set[str]] = {}
    for rule in model.rules:
        direct = _named(rule.when)
        under[rule.id] = direct.union(*(under.get(name, set()) for name in direct))
        for name in under[rule.id]:
            found.setdefault(name, []).append(rule)
    return found
