"""Rules of one kind that say the same twice, as they are written."""

from collections.abc import Iterator
from typing import TypeAlias

from engine.check.entries import Content, Warned, warned
from engine.model import Model
from engine.model.vocabulary import All, Answer, AnyOf, Concluded, Condition, Not

Form: TypeAlias = tuple[str, frozenset["Form"]] | str
"""A condition without the order in which it was written."""


def same_warnings(content: Content) -> Iterator[Warned]:
    """W203 where two conditions are the same but for order, nesting and what they build on."""
    first: dict[tuple[str, str | None, Form], str] = {}
    for placed in content.draft.rules:
        rule = placed.value
        there = first.setdefault((rule.kind, rule.verdict, form(content.model, rule.when)), rule.id)
        if there != rule.id:
            yield warned(placed, "W203", f"'{rule.id}' heeft dezelfde voorwaarde als '{there}'.")


def form(model: Model, condition: Condition) -> Form:
    """The condition without order, repetition, single groups, double denial, and with other rules written out."""
    match condition:
        case All():
            return _group(model, "all", condition.all)
        case AnyOf():
            return _group(model, "any", condition.any)
        case Not():
            inner = form(model, condition.not_)
            if isinstance(inner, tuple) and inner[0] == "not":
                return next(iter(inner[1]))
            return "not", frozenset({inner})
        case Concluded():
            return form(model, model.rule[condition.concluded].when)
        case Answer():
            return "answer", frozenset({condition.answer + ":", *condition.in_})
        case _:
            return repr(condition)


def _group(model: Model, name: str, parts: tuple[Condition, ...]) -> Form:
    inside: set[Form] = set()
    for part in parts:
        found = form(model, part)
        if isinstance(found, tuple) and found[0] == name:
            inside |= found[1]
        else:
            inside.add(found)
    return next(iter(inside)) if len(inside) == 1 else (name, frozenset(inside))
