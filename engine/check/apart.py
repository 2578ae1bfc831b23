"""Answers that conditions do name apart, but that never make a difference. Decided by a solver."""

from collections.abc import Iterator

from engine.check.entries import Content, Warned, warned
from engine.check.questions import conditions, like, same
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import All, Answer, AnyOf, Condition, Not
from engine.model.walk import atoms
from engine.solve.survey import Survey


def apart_warnings(content: Content, survey: Survey) -> Iterator[Warned]:
    """W102 where some condition names one answer and not the other, but never turns out otherwise for it."""
    for question, one, other in never_apart(content.model, survey):
        fact = f"bij '{question}' {same(one, other)}: wat ernaar kijkt, komt er nooit anders door uit."
        yield warned(content.questions[question], "W102", fact)


def never_apart(model: Model, survey: Survey) -> Iterator[tuple[str, str, str]]:
    """Questions with two options that make no difference, though a condition names them apart.

    With the points the same, another answer must first change a condition that names it. So it is enough
    that no such condition, by itself, can differ.
    """
    looking: dict[str, list[Condition]] = {}
    for condition in dict.fromkeys(conditions(model)):
        for name in {atom.answer for _, atom in atoms(condition) if isinstance(atom, Answer)}:
            looking.setdefault(name, []).append(condition)
    for question in model.questions.values():
        for one, other in like(model, question):
            here = _answer(question.id, one)
            changed = [(c, d) for c in looking.get(question.id, ()) if (d := _swapped(c, question, one, other)) != c]
            if changed and all(
                survey.impossible([here, c], [d]) and survey.impossible([here, d], [c]) for c, d in changed
            ):
                yield question.id, one, other


def _answer(question: str, option: str) -> Answer:
    return Answer.model_validate({"answer": question, "in": (option,)})


def _swapped(condition: Condition, question: Question, one: str, other: str) -> Condition:
    """The condition on a sheet on which ``one`` is the answer, as it would be if ``other`` were.

    ``one`` is the answer there, so it stands for what would be true.
    """
    match condition:
        case All():
            return All(all=tuple(_swapped(part, question, one, other) for part in condition.all))
        case AnyOf():
            return AnyOf(any=tuple(_swapped(part, question, one, other) for part in condition.any))
        case Not():
            return Not.model_validate({"not": _swapped(condition.not_, question, one, other)})
        case Answer(answer=question.id):
            true = _answer(question.id, one)
            false = Not.model_validate({"not": true})
            if question.kind == "single":
                if (one in condition.in_) == (other in condition.in_):
                    return condition
                return true if other in condition.in_ else false
            rest = tuple(name for name in condition.in_ if name != one)
            if rest == condition.in_:
                return condition
            return Answer.model_validate({"answer": question.id, "in": rest}) if rest else false
        case _:
            return condition
