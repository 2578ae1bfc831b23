"""Rules as Horn clauses over whole numbers: what a forward-chaining engine does best.

Each condition is brought to negation normal form. Each ``all`` becomes one clause, each branch of an
``any`` one clause, and whatever nests gets a number of its own. An atom or a rule has two literals: it
is known to be true, it is known to be false. Open is neither. So two-valued forward chaining, which
knows only "derived", gives all three truth values of ``engine.evaluate.condition``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.evaluate.condition import Truth, World, truth
from engine.model import Model
from engine.model.vocabulary import All, Answer, AnyOf, Applicable, Concluded, Condition, Level, Not, Number, Score
from engine.model.walk import Atom

MAX_BODY = 12
"""Literals in one clause; longer conjunctions are chained."""


@dataclass(frozen=True, slots=True)
class Clause:
    """``body`` (all of it) gives ``head``."""

    body: tuple[int, ...]
    head: int


@dataclass(slots=True)
class Program:
    """Clauses in an order in which each stands after those it builds on.

    ``atoms``: each atom with its two literals (true, false); ``fired``: the literal of each rule that
    it is true.
    """

    atoms: list[tuple[Atom, int, int]] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    fired: dict[str, int] = field(default_factory=dict)
    _seen: dict[int, tuple[object, int | None]] = field(default_factory=dict)

    def facts(self, world: World) -> list[int]:
        """The literals that the world decides. An atom whose subject is the very same object is not asked again."""
        found = []
        for i, (atom, yes, no) in enumerate(self.atoms):
            subject = _subject(atom, world)
            seen = self._seen.get(i)
            if seen is None or seen[0] is not subject:
                value: Truth = truth(atom, world)
                seen = self._seen[i] = (subject, None if value is None else yes if value else no)
            if seen[1] is not None:
                found.append(seen[1])
        return found


def _subject(atom: Atom, world: World) -> object:
    match atom:
        case Answer():
            return world.states[atom.answer]
        case Score():
            return world.scores[atom.score]
        case Level():
            return world.levels[atom.level]
        case Number():
            return world.states[atom.number]
        case Applicable():
            return world.states[atom.applicable]
        case Concluded():
            raise AssertionError("rules are literals of their own")


def compiled(model: Model) -> Program:
    """The model's rules as a program."""
    return _Compiler(model).program


class _Compiler:
    def __init__(self, model: Model) -> None:
        self.program = Program()
        self.next = 0
        self.literals: dict[Atom, tuple[int, int]] = {}
        self.inner: dict[tuple[bool, tuple[int, ...]], int] = {}
        self.pairs: dict[str, dict[bool, int]] = {}
        denied = set(_denied(model))
        for rule in model.rules:
            self.pairs[rule.id] = {True: self._number()}
            self.program.fired[rule.id] = self.pairs[rule.id][True]
            self._clauses(rule.when, True, self.pairs[rule.id][True])
            if rule.id in denied:
                self.pairs[rule.id][False] = self._number()
                self._clauses(rule.when, False, self.pairs[rule.id][False])

    def _number(self) -> int:
        self.next += 1
        return self.next

    def _clauses(self, condition: Condition, wanted: bool, head: int) -> None:
        """Clauses that derive ``head`` when the condition is ``wanted``."""
        if isinstance(condition, Not):
            self._clauses(condition.not_, not wanted, head)
        elif isinstance(condition, All | AnyOf):
            parts = condition.all if isinstance(condition, All) else condition.any
            literals = tuple(self._literal(part, wanted) for part in parts)
            if isinstance(condition, All) is wanted:
                self._conjunction(literals, head)
            else:
                self.program.clauses += [Clause((literal,), head) for literal in dict.fromkeys(literals)]
        else:
            self.program.clauses.append(Clause((self._literal(condition, wanted),), head))

    def _literal(self, condition: Condition, wanted: bool) -> int:
        if isinstance(condition, Not):
            return self._literal(condition.not_, not wanted)
        if isinstance(condition, All | AnyOf):
            parts = condition.all if isinstance(condition, All) else condition.any
            literals = tuple(sorted({self._literal(part, wanted) for part in parts}))
            key = (isinstance(condition, All) is wanted, literals)
            if key not in self.inner:
                self.inner[key] = self._number()
                if key[0]:
                    self._conjunction(literals, self.inner[key])
                else:
                    self.program.clauses += [Clause((literal,), self.inner[key]) for literal in literals]
            return self.inner[key]
        if isinstance(condition, Concluded):
            return self.pairs[condition.concluded][wanted]
        if condition not in self.literals:
            self.literals[condition] = (self._number(), self._number())
            self.program.atoms.append((condition, *self.literals[condition]))
        return self.literals[condition][0 if wanted else 1]

    def _conjunction(self, literals: tuple[int, ...], head: int) -> None:
        body = tuple(sorted(set(literals)))
        while len(body) > MAX_BODY:
            first = self._number()
            self.program.clauses.append(Clause(body[:MAX_BODY], first))
            body = (first, *body[MAX_BODY:])
        self.program.clauses.append(Clause(body, head))


def _denied(model: Model) -> Iterator[str]:
    """Rules of which some other rule needs to know that they do not fire."""
    need: Mapping[str, set[tuple[str, bool]]] = {r.id: set(_used(r.when, True)) for r in model.rules}
    todo = [pair for pairs in need.values() for pair in pairs if not pair[1]]
    seen: set[str] = set()
    while todo:
        name, _ = todo.pop()
        if name not in seen:
            seen.add(name)
            yield name
            # To derive that it is false is to derive the opposite of what it uses.
            todo += [(other, False) for other, wanted in need[name] if wanted]


def _used(condition: Condition, wanted: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(condition, Not):
        yield from _used(condition.not_, not wanted)
    elif isinstance(condition, All | AnyOf):
        for part in condition.all if isinstance(condition, All) else condition.any:
            yield from _used(part, wanted)
    elif isinstance(condition, Concluded):
        yield condition.concluded, wanted
