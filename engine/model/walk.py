"""Walking through conditions."""

from collections.abc import Iterator

from engine.model.questionnaire import Question, Questionnaire, Section
from engine.model.vocabulary import (
    All,
    Answer,
    AnyOf,
    Applicable,
    Concluded,
    Condition,
    Level,
    Not,
    Number,
    Score,
)

Atom = Answer | Number | Score | Level | Applicable | Concluded
Path = tuple[str | int, ...]


def atoms(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, Atom]]:
    """Every leaf of a condition with the path that leads to it in the YAML."""
    if isinstance(condition, All):
        for i, part in enumerate(condition.all):
            yield from atoms(part, (*path, "all", i))
    elif isinstance(condition, AnyOf):
        for i, part in enumerate(condition.any):
            yield from atoms(part, (*path, "any", i))
    elif isinstance(condition, Not):
        yield from atoms(condition.not_, (*path, "not"))
    else:
        yield path, condition


def asked_when(questionnaire: Questionnaire, section: Section, question: Question) -> tuple[Condition, ...]:
    """All that must hold before a question is asked: of the questionnaire, the section and the question."""
    return tuple(c for c in (questionnaire.ask_when, section.ask_when, question.ask_when) if c is not None)
