"""What a case answers: prefixes written out, each answer as its question takes it."""

from engine.evaluate.sheet import Given, Mark
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.ruleset import EXCEPT, Case

_MARKS = {mark.value for mark in Mark}


def answers_of(model: Model, case: Case) -> dict[str, Given]:
    """The case's answers by question; a full id wins from a prefix, a longer prefix from a shorter.

    A prefix answers only the questions that have that answer. ``except`` leaves all other options.
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
    """The answer, where the question takes such a one."""
    options = [option.id for option in question.options]
    match question.kind, value:
        case _, str() if value in _MARKS:
            return Mark(value)
        case "single", str() if value in options:
            return value
        case "multiple", dict():
            return tuple(name for name in options if name not in value[EXCEPT])
        case "multiple", list() | str():
            chosen = [value] if isinstance(value, str) else value
            return tuple(map(str, chosen)) if all(name in options for name in chosen) else None
        case "number", int():
            return value
        case "text", str():
            return value
    return None


def written(given: Given) -> str:
    """An answer as a case has it."""
    if isinstance(given, Mark):
        return given.value
    return f"[{', '.join(given)}]" if isinstance(given, tuple) else str(given)
