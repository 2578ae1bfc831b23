"""The rules as durable-rules takes them: it compares, joins and chains by itself.

One fact of a practice cannot hold more than 255 properties, and a ruleset not more than some 500 different
conditions. So there is a fact for each answer, score and level, and the rules stand in small rulesets. What it
cannot say, "not", becomes a condition of its own on what is known.
"""

from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from typing import Any

from benchmarks.peers.leaves import NOT_APPLICABLE, amount
from engine.evaluate.horn import Clause, compiled
from engine.evaluate.infer import Durable, durable
from engine.model import Model
from engine.model.vocabulary import Answer, Applicable
from engine.model.walk import Atom

Fact = dict[str, int]


class DurableRules:
    """Asserts what is known of one practice, and notes the rules that fire."""

    name = "durable-rules"

    def __init__(self, model: Model) -> None:
        self.model = model
        self.program = compiled(model)
        self.numbers: dict[str, int] = {}
        self.tests: dict[int, list[Any]] = {}
        for atom, yes, no in self.program.atoms:
            self.tests[yes], self.tests[no] = self._tests(atom, True), self._tests(atom, False)
        several = {
            n for name, n in self.numbers.items() if name[0] == "q" and model.questions[name[2:]].kind == "multiple"
        }
        sets = Durable(self.program.clauses).sets
        self.sets = [_Rules(ruleset.name, ruleset.clauses, self.tests, several) for ruleset in sets]

    def prepared(self, facts: dict[str, Any]) -> list[list[Fact]]:
        """For each ruleset the facts that it looks at."""
        told = list(self._told(facts))
        return [[fact for fact in told if fact["k"] in ruleset.subjects] for ruleset in self.sets]

    def fired(self, facts: list[list[Fact]]) -> set[str]:
        """The rules that fire."""
        known: set[int] = set()
        for ruleset, told in zip(self.sets, facts, strict=True):
            known |= ruleset.derive(told, known)
        return {rule for rule, literal in self.program.fired.items() if literal in known}

    def _number(self, name: str) -> int:
        return self.numbers.setdefault(name, len(self.numbers) + 1)

    def _told(self, facts: dict[str, Any]) -> Iterator[Fact]:
        for name, subject in list(self.numbers.items()):
            kind = name[0]
            if kind == "q":
                said = facts[name]
                question = self.model.questions[name[2:]]
                if question.kind == "single" and said is not None:
                    yield {"k": subject, "v": self._option(said)}
                elif said is not None:  # each option is a yes or a no; "nvt" is a no to all
                    for option in question.options:
                        yield {"k": subject, "v" if option.id in said else "w": self._option(option.id)}
            elif kind == "a" and facts[name] is not None:
                yield {"k": subject, "v": int(facts[name])}
            elif kind in "nsl":
                applies = facts[f"{name}.a"]
                yield {
                    "k": subject,
                    "l": facts[f"{name}.lo"],
                    "h": facts[f"{name}.hi"],
                    "a": 2 if applies is None else int(applies),
                }

    def _option(self, name: str) -> int:
        return self.numbers.setdefault(f"o:{name}", len(self.numbers) + 1)

    def _tests(self, atom: Atom, wanted: bool) -> list[Any]:
        """Conditions on facts, all of which must be met."""
        if isinstance(atom, Answer):
            subject = {"k": self._number(f"q:{atom.answer}")}
            question = self.model.questions[atom.answer]
            others = [o.id for o in question.options if o.id not in atom.in_]
            if question.kind == "multiple" and not wanted:
                return [{"$and": [subject, {"w": self._option(name)}]} for name in atom.in_]
            names = list(atom.in_) if wanted else [*others, NOT_APPLICABLE]
            return [{"$and": [subject, _either([{"v": self._option(name)} for name in names])]}]
        if isinstance(atom, Applicable):
            return [{"$and": [{"k": self._number(f"a:{atom.applicable}")}, {"v": int(wanted)}]}]
        name, bound = amount(atom) or ("", 0)
        least = atom.at_least is not None
        low, high = {"$gte": {"l": bound}}, {"$lt": {"h": bound}}
        subject = {"k": self._number(name)}
        if wanted:
            return [{"$and": [subject, {"a": 1}, low if least else high]}]
        return [{"$and": [subject, {"$or": [{"a": 0}, high if least else low]}]}]


def _either(tests: list[Any]) -> Any:
    return tests[0] if len(tests) == 1 else {"$or": tests}


def _merged(tests: Iterable[Any], several: Container[int]) -> list[Any]:
    """Tests of one fact in one condition: durable-rules never takes one fact for two conditions.

    Of a question in ``several`` there is a fact for each option.
    """
    joined: dict[Any, Any] = {}
    for test in tests:
        subject = test["$and"][0]["k"] if "$and" in test else None
        key = repr(test) if subject is None or subject in several else subject
        joined[key] = {"$and": [*joined[key]["$and"], *test["$and"][1:]]} if key == subject and key in joined else test
    return list(joined.values())


class _Rules:
    def __init__(self, name: str, clauses: list[Clause], tests: dict[int, list[Any]], several: Container[int]) -> None:
        self.name, self.tests, self.several = name, tests, several
        self.derived: set[int] = set()
        self.asserted: list[dict[str, Any]] = []
        body = {literal for clause in clauses for literal in clause.body}
        self.wanted = body - tests.keys()
        self.subjects = {test["$and"][0]["k"] for literal in body & tests.keys() for test in tests[literal]}

        class Quiet(durable.Host):  # type: ignore[misc]
            """A host without threads."""

            def _run(self) -> None:
                return

        self.host = Quiet({name: {f"c{i}": self._rule(clause) for i, clause in enumerate(clauses)}})

    def _rule(self, clause: Clause) -> dict[str, Any]:
        def note(context: Any) -> None:
            if clause.head not in self.derived:
                self.derived.add(clause.head)
                if clause.head in self.wanted:
                    fact = self._fact({"c": clause.head})
                    self.asserted.append(fact)
                    context.assert_fact(fact)

        conditions = _merged(
            (test for literal in clause.body for test in self.tests.get(literal, [{"c": literal}])), self.several
        )
        return {"all": [{f"m{i}": condition} for i, condition in enumerate(conditions)], "run": note}

    def _fact(self, content: Fact) -> dict[str, Any]:
        return {"sid": "1", "id": "-".join(f"{k}{v}" for k, v in content.items()), **content}

    def derive(self, told: list[Fact], known: set[int]) -> set[int]:
        """The conclusions that follow."""
        self.derived, self.asserted = set(), []
        for content in [*told, *({"c": literal} for literal in sorted(known & self.wanted))]:
            fact = self._fact(content)
            self.asserted.append(fact)
            with suppress(durable.MessageNotHandledException, durable.MessageObservedException):
                self.host.assert_fact(self.name, fact)
        for fact in self.asserted:
            with suppress(durable.MessageNotHandledException, durable.MessageObservedException):
                self.host.retract_fact(self.name, fact)
        return self.derived
