"""Cases: answers, and what the rules must make of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.assessment import Assessment, assess
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.ruleset import Case
from engine.sheet import Given, Mark, sheet_of


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a case and the model disagree: what was expected of a rule or ladder, and what came out."""

    case: str
    name: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.case}: {self.name} zou {self.expected}, maar {self.found}"


def answers_of(model: Model, case: Case) -> dict[str, Given]:
    """The case's answers by question; a full id wins from a prefix, a longer prefix from a shorter.

    A prefix answers only the questions that have that answer.
    """
    answers: dict[str, Given] = {}
    for name in sorted(case.answers, key=lambda n: (not n.endswith(".*"), len(n))):
        value = case.answers[name]
        if name.endswith(".*"):
            for question in model.questions.values():
                if question.id.startswith(name[:-1]) and (given := _given(question, value)) is not None:
                    answers[question.id] = given
        elif (given := _given(model.questions[name], value)) is not None:
            answers[name] = given
    return answers


def _given(question: Question, value: object) -> Given | None:
    if value in {mark.value for mark in Mark} if isinstance(value, str) else False:
        return Mark(value)
    options = {o.id for o in question.options}
    if question.kind == "single" and value in options:
        return str(value)
    if question.kind == "multiple" and isinstance(value, list | str):
        chosen = tuple([value] if isinstance(value, str) else map(str, value))
        return chosen if options.issuperset(chosen) else None
    if question.kind == "number" and isinstance(value, int):
        return value
    return value if question.kind == "text" and isinstance(value, str) else None


def differences(model: Model, cases: Sequence[Case]) -> Iterator[Difference]:
    """Every expectation that does not come true."""
    for case in cases:
        yield from _differences(assess(model, sheet_of(model, answers_of(model, case))), case)


_FOUND = {True: "gaat af", False: "zwijgt", None: "is open"}


def _differences(found: Assessment, case: Case) -> Iterator[Difference]:
    for rules, value, expected in (
        (case.fires, True, "afgaan"),
        (case.silent, False, "zwijgen"),
        (case.open, None, "open zijn"),
    ):
        for rule in rules:
            if found.rules[rule] is not value:
                yield Difference(case.case, rule, expected, _FOUND[found.rules[rule]])
    if case.exactly:
        for name, value in found.rules.items():
            if value and name not in case.fires and found.model.rule[name].kind != "fact":
                yield Difference(case.case, name, "niet afgaan", "gaat af")
    for name, rung in case.level.items():
        level = found.levels[name]
        if (level.lo, level.hi) != (rung, rung):
            yield Difference(case.case, name, f"op {rung} staan", f"staat op {level.lo} tot {level.hi}")


def uncovered(model: Model, cases: Sequence[Case]) -> Iterator[tuple[str, str]]:
    """Rules without a case of one of the three kinds: (rule, what is missing)."""
    for name in model.rule:
        for kind in ("fires", "silent", "open"):
            if not any(name in getattr(case, kind) for case in cases):
                yield name, kind
