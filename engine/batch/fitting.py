"""Answers that were read for two models, made to fit one of them."""

from collections.abc import Iterator

import polars as pl

from engine.batch.columns.cells import cell
from engine.batch.writing.reports import given
from engine.evaluate.sheet import Mark
from engine.model import Model
from engine.model.questionnaire import Question
from engine.words.dutch import count


def fitted(model: Model, reader: Model, practices: pl.DataFrame) -> pl.DataFrame:
    """The columns of this model's questions; what is no answer to them becomes blank."""
    columns = [practices["practice"]]
    for name, question in model.questions.items():
        if name in practices.columns:
            wide, column = reader.questions[name], practices[name].cast(pl.String)
            if _same(question, wide):
                columns.append(column)
                continue
            known = {text: _fitted(question, wide, text) for text in column.unique() if text is not None}
            columns.append(column.replace_strict(known, default=None, return_dtype=pl.String))
    return pl.DataFrame(columns)


def lost(old: Model, new: Model, reader: Model, practices: pl.DataFrame) -> Iterator[str]:
    """In words: which answers the new model cannot use, and how many questions nobody answered yet."""
    fits = fitted(new, reader, practices)
    for name, question in reader.questions.items():
        if name not in practices.columns or name not in old.questions:
            continue
        answered = practices[name].is_not_null() & (practices[name].cast(pl.String) != "")
        if name not in new.questions:
            gone = int(answered.sum())
            fact = "is er niet meer; het antwoord van {} telt niet meer mee"
        else:
            gone = int((answered & fits[name].is_null()).sum())
            fact = "heeft het antwoord van {} niet meer; het telt nu als nog niet ingevuld"
        if gone:
            where = count(gone, "praktijk", "praktijken")
            yield f"de vraag ‘{question.short}’ ({name}) {fact.format(where)}"
    fresh = [name for name in new.questions if name not in old.questions]
    unanswered = [name for name in fresh if name not in practices.columns or not practices[name].is_not_null().any()]
    if unanswered:
        verb = "is" if len(unanswered) == 1 else "zijn"
        yield f"{count(len(unanswered), 'nieuwe vraag', 'nieuwe vragen')} {verb} nog door niemand beantwoord"


def _same(question: Question, wide: Question) -> bool:
    sizes = [(q.kind, {o.id for o in q.options}, q.min, q.max) for q in (question, wide)]
    return sizes[0] == sizes[1]


def _fitted(question: Question, wide: Question, text: str) -> str | None:
    """The cell for this question, or nothing; of several choices those that it has."""
    if question.kind != wide.kind:
        return None
    answer = given(wide, text) if text else None
    names = {option.id for option in question.options}
    if isinstance(answer, tuple):
        kept = tuple(name for name in answer if name in names)
        return cell(question, kept) if kept or not answer else None
    if isinstance(answer, Mark) or answer is None or question.kind == "text":
        return text
    if isinstance(answer, int):
        return text if (question.min or 0) <= answer <= (question.max or 0) else None
    return text if answer in names else None
