"""Whether an answer fits the model."""

from typing import Any

from engine.evaluate.sheet import Given, Mark
from engine.model import Model
from engine.model.questionnaire import Question
from engine.problem import Problem
from engine.text import nearest
from engine.yamltext import Document


def unknown(document: Document, model: Model, path: tuple[str, ...]) -> Problem:
    """That the question at the end of this path is not one of the model's."""
    near = nearest(path[-1], model.questions)
    hint = f"Bedoelde u '{near}'?" if near else ""
    return document.problem(path, "E104", f"onbekende vraag '{path[-1]}'.", hint, key=True)


def fitted(document: Document, model: Model, path: tuple[str, ...], value: Any) -> Given | Problem:
    """The answer as the model has it, or why it does not fit; ``path`` ends in the question's id."""
    key = path[-1]
    if key not in model.questions:
        return unknown(document, model, path)
    question = model.questions[key]
    if value == Mark.DONT_KNOW.value:
        return Mark.DONT_KNOW
    if value == Mark.NOT_APPLICABLE.value:
        if may_skip(model, question):
            return Mark.NOT_APPLICABLE
        return document.problem(
            path, "E205", f"bij '{key}' kan 'nvt' niet.", "Laat de vraag leeg of kies een antwoord."
        )
    if question.kind == "number":
        if not isinstance(value, int) or isinstance(value, bool):
            return document.problem(path, "E203", f"bij '{key}' hoort een geheel getal.")
        low, high = question.min or 0, question.max or 0
        if not low <= value <= high:
            return document.problem(path, "E203", f"{value} past niet: '{key}' loopt van {low} tot {high}.")
        return value
    if question.kind == "text":
        if not isinstance(value, str):
            return document.problem(path, "E203", f"bij '{key}' hoort tekst.")
        return value
    chosen = value if isinstance(value, list) else [value]
    if isinstance(value, list) and question.kind == "single":
        return document.problem(path, "E203", f"bij '{key}' hoort één antwoord, geen lijst.")
    options = [o.id for o in question.options]
    for option in chosen:
        if option not in options:
            near = nearest(str(option), options)
            hint = f"Bedoelde u '{near}'?" if near else f"Kies uit: {', '.join(options)}."
            return document.problem(path, "E105", f"'{key}' heeft geen antwoord '{str(option)[:60]}'.", hint)
    if question.kind == "multiple":
        return tuple(o for o in options if o in chosen)
    return str(chosen[0])


def may_skip(model: Model, question: Question) -> bool:
    """Whether "niet van toepassing" may stand as an answer: allowed, or the question is not always asked."""
    return question.allow_na or bool(model.ask_when[question.id])
