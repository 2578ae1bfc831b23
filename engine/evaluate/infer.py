"""Forward chaining with durable-rules: which rules fire, live, for one practice.

This module is the only door to that library. What it fires must be what ``engine.evaluate.condition`` says:
a difference is an internal error, never a report. Where the library is not there (it does not build
on Python 3.13 and later), a plain fixed point takes its place behind the same interface.

Known traps of durable-rules 2.0.28, and how each is kept out:

- only ``durable.engine`` is used (``durable.lang`` keeps a process-wide registry);
- facts are asserted one by one, each holding one small integer under one fixed name;
- rulesets stay small, a conjunction has at most ``horn.MAX_BODY`` parts, nothing is negated;
- the host never starts its two dispatching threads; each ruleset has one session for good, and every
  fact is retracted after use (sessions that are left behind cost megabytes each, and deleting one
  after a rule fired corrupts the heap: seen as segmentation faults in two runs out of three);
- an action takes exactly one argument and only takes a note; an exception in it is raised again.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, Protocol

from engine.evaluate.assessment import Assessment
from engine.evaluate.horn import Clause, Program, compiled
from engine.model import Model

try:
    from durable import engine as durable
except ImportError:  # Python 3.13 and later
    durable = None

PER_RULESET = 15
MAX_CONDITIONS = 200
SESSION = "1"


class Chainer(Protocol):
    """Derives all heads that follow from facts."""

    def derive(self, facts: Iterable[int]) -> set[int]:
        """The facts and everything that follows from them."""


class InferenceError(RuntimeError):
    """Two evaluators disagree, or one failed: an internal error."""


class Inference:
    """A model's rules, ready to run for one sheet after another."""

    def __init__(self, model: Model, chainer: Callable[[Sequence[Clause]], Chainer] | None = None) -> None:
        self.program: Program = compiled(model)
        make = chainer or (FixedPoint if durable is None else Durable)
        self.chainer = make(self.program.clauses)

    def fired(self, assessment: Assessment) -> set[str]:
        """The rules that fire, by forward chaining."""
        derived = self.chainer.derive(self.program.facts(assessment.world))
        return {rule for rule, literal in self.program.fired.items() if literal in derived}

    def check(self, assessment: Assessment) -> None:
        """Raise ``InferenceError`` when forward chaining fires other rules than the reference evaluator."""
        expected = {rule for rule, value in assessment.rules.items() if value}
        fired = self.fired(assessment)
        if fired != expected:
            raise InferenceError(f"te veel: {sorted(fired - expected)}; te weinig: {sorted(expected - fired)}")


class FixedPoint:
    """Forward chaining in plain Python: the stand-in where durable-rules is not there."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses

    def derive(self, facts: Iterable[int]) -> set[int]:
        """One pass in the order of the clauses suffices: each stands after those it builds on."""
        known = set(facts)
        for clause in self.clauses:
            if known.issuperset(clause.body):
                known.add(clause.head)
        return known


class Durable:
    """Forward chaining by durable-rules, over rulesets of bounded size.

    A ruleset whose facts are the same as the last time is not run again.
    """

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.sets = [_Ruleset(f"r{i}", part) for i, part in enumerate(_chunks(clauses))]

    def derive(self, facts: Iterable[int]) -> set[int]:
        """The facts and everything that follows; each ruleset sees what the earlier ones derived."""
        known = set(facts)
        for ruleset in self.sets:
            known |= ruleset.derive(frozenset(known & ruleset.wanted))
        return known


def _chunks(clauses: Sequence[Clause]) -> Iterable[list[Clause]]:
    chunk: list[Clause] = []
    conditions: set[int] = set()
    for clause in clauses:
        if chunk and (len(chunk) == PER_RULESET or len(conditions | set(clause.body)) > MAX_CONDITIONS):
            yield chunk
            chunk, conditions = [], set()
        chunk.append(clause)
        conditions |= set(clause.body)
    if chunk:
        yield chunk


class _Ruleset:
    def __init__(self, name: str, clauses: list[Clause]) -> None:
        self.name = name
        self.wanted = frozenset(literal for clause in clauses for literal in clause.body)
        self.derived: set[int] = set()
        self.asserted: set[int] = set()
        self.last: tuple[frozenset[int], set[int]] | None = None
        self.clauses = clauses

    @cached_property
    def host(self) -> Any:
        """The ruleset in durable-rules, built when the first fact arrives."""
        return _quiet_host({self.name: {f"c{i}": self._rule(clause) for i, clause in enumerate(self.clauses)}})

    def _rule(self, clause: Clause) -> dict[str, Any]:
        def note(context: Any) -> None:  # exactly one argument, or it is taken for asynchronous
            if clause.head not in self.derived:
                self.derived.add(clause.head)
                if clause.head in self.wanted:
                    self.asserted.add(clause.head)
                    context.assert_fact(_fact(clause.head))

        return {"all": [{f"m{i}": {"f": literal}} for i, literal in enumerate(clause.body)], "run": note}

    def derive(self, facts: frozenset[int]) -> set[int]:
        if self.last is None or self.last[0] != facts:
            self.last = (facts, self._run(facts))
        return self.last[1]

    def _run(self, facts: frozenset[int]) -> set[int]:
        self.derived, self.asserted = set(), set()
        try:
            for literal in sorted(facts):
                if literal not in self.derived:  # not yet asserted by a rule
                    self.derived.add(literal)
                    self._tell(self.host.assert_fact, literal)
            state = self.host.get_state(self.name, SESSION) if self.asserted else {}
            if "exception" in state:
                raise InferenceError(str(state["exception"]))
        finally:
            for literal in sorted(self.asserted):
                self._tell(self.host.retract_fact, literal)
        return self.derived

    def _tell(self, call: Callable[[str, dict[str, Any]], Any], literal: int) -> None:
        self.asserted.add(literal)
        with suppress(durable.MessageNotHandledException):  # no rule is complete yet: that is no error
            call(self.name, _fact(literal))


def _fact(literal: int) -> dict[str, Any]:
    return {"sid": SESSION, "id": str(literal), "f": literal}


def _quiet_host(definitions: dict[str, Any]) -> Any:
    class QuietHost(durable.Host):  # type: ignore[misc]
        """A host that never dispatches behind our back."""

        def _run(self) -> None:
            return

    return QuietHost(definitions)
