"""What a practice may want to reach, as it is typed: ``ink=3``, ``igj>=60``, ``geen-hoog-risico``, ``VER-05``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.evaluate.assessment import Assessment
from engine.model import Model
from engine.model.vocabulary import All, Condition, Not, Score
from engine.outcome.findings import SEVERITIES
from engine.problem import InputError, Problem
from engine.text import nearest

_SHAPE = re.compile(r"(?P<name>[^=<>\s]+)\s*(?P<sign>>=|=)\s*(?P<number>\d{1,9})%?")
FORMS = "Schrijf bijvoorbeeld ink=3 (een trede), igj>=60 (een score) of geen-hoog-risico."
WANTED = ("strength", "verdict")
"""Kinds of rules that one may want to fire."""


@dataclass(frozen=True, slots=True)
class Goal:
    """``text`` as typed, a title, and all that must hold for it, each with a title of its own."""

    text: str
    title: str
    parts: Mapping[str, Condition]

    @property
    def condition(self) -> Condition:
        """All of it."""
        return All(all=tuple(self.parts.values()))


def goals_of(model: Model, texts: Sequence[str]) -> tuple[Goal, ...]:
    """The goals, each once. Raises ``InputError`` with every one that makes no sense."""
    goals: list[Goal] = []
    problems: list[Problem] = []
    for text in dict.fromkeys(text.strip() for text in texts):
        try:
            goals.append(_goal(model, text))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(goals)


def level_goal(model: Model, ladder: str, level: int) -> Goal:
    """To stand on a rung or higher."""
    found = model.ladder[ladder]
    rungs = found.rungs[:level]
    return Goal(f"{ladder}={level}", f"{found.title} {level}: {rungs[-1].title}", {r.title: r.when for r in rungs})


def next_goals(found: Assessment) -> tuple[Goal, ...]:
    """Of each ladder that counts for this practice, the first rung on which it does not surely stand."""
    return tuple(
        level_goal(found.model, ladder.id, found.levels[ladder.id].lo + 1)
        for ladder in found.model.ladders
        if found.levels[ladder.id].lo < len(ladder.rungs)
        and (ladder.average is None or found.scores[ladder.average].applies)
    )


def _goal(model: Model, text: str) -> Goal:
    for i, severity in enumerate(SEVERITIES):
        if text == f"geen-{severity}-risico":
            graver = SEVERITIES[: i + 1]
            risks = [rule for rule in model.rules if rule.risk in graver]
            if not risks:
                raise _refused(text, "E252", f"dit model kent geen risico's van de ernst {severity}.")
            title = f"Geen risico van de ernst {' of '.join(graver)}"
            return Goal(text, title, {f"{r.title} ({r.id})": Not.model_validate({"not": r.when}) for r in risks})
    if text in model.rule:
        rule = model.rule[text]
        if rule.kind not in WANTED:
            raise _refused(text, "E252", "is geen oordeel en geen sterk punt, dus geen doel.")
        return Goal(text, rule.title, {rule.title: rule.when})
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        near = nearest(text, [*(f"geen-{severity}-risico" for severity in SEVERITIES), *model.rule])
        raise _refused(text, "E251", "is geen doel.", f"Bedoelde u '{near}'?" if near else FORMS)
    name, number = shape["name"], int(shape["number"])
    known: Mapping[str, object] = model.ladder if shape["sign"] == "=" else model.scale
    if name not in known:
        raise _refused(text, "E207", *_unknown(model, name, shape["sign"]))
    if shape["sign"] == "=":
        top = len(model.ladder[name].rungs)
        if not 1 <= number <= top:
            raise _refused(text, "E252", f"'{name}' loopt van 1 tot en met {top}.")
        return level_goal(model, name, number)
    if not 1 <= number <= 100:
        raise _refused(text, "E252", "een score loopt van 1 tot en met 100.")
    title = f"{model.scale[name].title} ten minste {number}%"
    return Goal(text, title, {title: Score(score=name, at_least=number)})


def _unknown(model: Model, name: str, sign: str) -> tuple[str, str]:
    if name in model.ladder or name in model.scale:
        other = f"{name}>=60" if sign == "=" else f"{name}=1"
        fact = f"'{name}' is een {'schaal' if sign == '=' else 'ladder'}."
        return fact, f"Schrijf het bijvoorbeeld als '{other}'."
    names = list(model.ladder if sign == "=" else model.scale)
    near = nearest(name, names)
    what = "ladder" if sign == "=" else "schaal"
    return f"onbekende {what} '{name}'.", f"Bedoelde u '{near}'?" if near else f"Kies uit: {', '.join(names[:12])}."


def _refused(text: str, code: str, fact: str, hint: str = "") -> InputError:
    return InputError([Problem(f"--goal {text[:60]}".strip(), 0, 0, code, fact, hint)])
