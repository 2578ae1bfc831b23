"""Questions that nothing uses, and answers that nothing tells apart."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from engine.check.entries import Content, Warned, warned
from engine.model import Model
from engine.model.questionnaire import Option, Question
from engine.model.vocabulary import Answer, Applicable, Condition, Number
from engine.model.walk import atoms


def question_warnings(content: Content) -> Iterator[Warned]:
    """W101, and W102 as far as it needs no proof."""
    model = content.model
    looked = _looked(model)
    counted = {q.id for scale in model.scales for q in model.counted(scale)}
    for question in model.questions.values():
        entry = content.questions[question.id]
        if question.id not in looked and question.id not in counted:
            yield warned(entry, "W101", f"niets kijkt naar vraag '{question.id}'.")
            continue
        wanted = [a.in_ for a in looked.get(question.id, ()) if isinstance(a, Answer)]
        for one, other in like(model, question):
            if all((one in names) == (other in names) for names in wanted):
                yield warned(entry, "W102", f"bij '{question.id}' {same(one, other)}.")


def like(model: Model, question: Question) -> Iterator[tuple[str, str]]:
    """Options that earn the same: each with the next; of a multiple choice each by itself, against nothing (``""``)."""
    counted = any(question in model.counted(scale) for scale in model.scales)
    pairs: Iterable[tuple[Option, Option | None]] = pairwise(question.options)
    if question.kind == "multiple":
        pairs = ((option, None) for option in question.options)
    for one, other in pairs:
        earned = other.points if other else 0
        if not counted or (one.points or 0) == (earned or 0):
            yield one.id, other.id if other else ""


def same(one: str, other: str) -> str:
    """In words: that two options, or one of a multiple choice, make no difference."""
    return f"doen '{one}' en '{other}' hetzelfde" if other else f"doet het kiezen van '{one}' niets"


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
