"""Questions that nothing uses, and answers that nothing tells apart."""

from collections.abc import Iterator
from itertools import pairwise

from engine.check.entries import Content, Warned, warned
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Answer, Applicable, Condition, Number
from engine.model.walk import atoms


def question_warnings(content: Content) -> Iterator[Warned]:
    """W101 and W102."""
    model = content.model
    looked = _looked(model)
    counted = {q.id for scale in model.scales for q in model.counted(scale)}
    for question in model.questions.values():
        entry = content.questions[question.id]
        if question.id not in looked and question.id not in counted:
            yield warned(entry, "W101", f"niets kijkt naar vraag '{question.id}'.")
            continue
        wanted = [frozenset(a.in_) for a in looked.get(question.id, ()) if isinstance(a, Answer)]
        for fact in _idle(question, wanted, question.id in counted):
            yield warned(entry, "W102", fact)


def conditions(model: Model) -> Iterator[Condition]:
    """Every condition that decides something."""
    yield from (r.when for r in model.rules)
    yield from (rung.when for ladder in model.ladders for rung in ladder.rungs)
    yield from (c for asked in model.ask_when.values() for c in asked)
    yield from (c for item in model.items for c in (item.suits, item.done_when) if c is not None)


def _looked(model: Model) -> dict[str, list[Answer | Number | Applicable]]:
    """By question: every part of a condition that looks at it."""
    found: dict[str, list[Answer | Number | Applicable]] = {}
    for condition in conditions(model):
        for _, atom in atoms(condition):
            match atom:
                case Answer():
                    found.setdefault(atom.answer, []).append(atom)
                case Number():
                    found.setdefault(atom.number, []).append(atom)
                case Applicable():
                    found.setdefault(atom.applicable, []).append(atom)
    return found


def _idle(question: Question, wanted: list[frozenset[str]], counted: bool) -> Iterator[str]:
    """What is wrong with its options: a single choice against the next one, a multiple choice by itself."""
    if question.kind == "multiple":
        for option in question.options:
            if not (counted and option.points) and not any(option.id in names for names in wanted):
                yield f"bij '{question.id}' doet het kiezen van '{option.id}' niets."
        return
    for one, other in pairwise(question.options):
        apart = counted and one.points != other.points
        if not apart and all((one.id in names) == (other.id in names) for names in wanted):
            yield f"bij '{question.id}' doen '{one.id}' en '{other.id}' hetzelfde."
