"""What a case answers: prefixes written out, each answer as its question takes it."""

from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.ruleset import Case
from engine.sheet import Given, Mark


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


def written(given: Given) -> str:
    """An answer as a case has it."""
    if isinstance(given, Mark):
        return given.value
    return f"[{', '.join(given)}]" if isinstance(given, tuple) else str(given)
