"""Every decided sheet of a small model, one by one: what the solver must agree with."""

from collections.abc import Iterator
from itertools import chain, combinations, product

from engine.evaluate.sheet import Answers, Given, Mark
from engine.model import Model
from engine.model.questionnaire import Question


def every_answer(question: Question) -> tuple[Given, ...]:
    """All real answers to a question."""
    names = [o.id for o in question.options]
    skipped = (Mark.NOT_APPLICABLE,) if question.allow_na else ()
    if question.kind == "single":
        return (*skipped, *names)
    if question.kind == "multiple":
        return (*skipped, *chain.from_iterable(combinations(names, n) for n in range(len(names) + 1)))
    if question.kind == "number":
        return (*skipped, *range(question.min or 0, (question.max or 0) + 1))
    return (*skipped, ".")


def every_sheet(model: Model, given: dict[str, tuple[Given, ...]] | None = None) -> Iterator[Answers]:
    """All complete answers, or all with only those ``given`` per question."""
    choices = {q.id: every_answer(q) for q in model.questions.values()} | (given or {})
    for answers in product(*choices.values()):
        yield dict(zip(choices, answers, strict=True))


def sheets(model: Model) -> int:
    """How many there are."""
    count = 1
    for question in model.questions.values():
        count *= len(every_answer(question))
    return count
