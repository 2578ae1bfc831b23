"""A new rule on the answer to one question, with a case in which it fires, one silent and one open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.cases.answers import answers_of
from engine.check.entries import Content
from engine.evaluate.assessment import assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import sheet_of
from engine.evaluate.state import Truth
from engine.model.questionnaire import Question
from engine.model.ruleset import Case
from engine.model.vocabulary import Answer
from engine.scaffold.adding import TODO, Addition

STATUS: Mapping[Truth, tuple[str, str]] = {
    True: ("fires", "gaat af"),
    False: ("silent", "zwijgt"),
    None: ("open", "is nog open"),
}


@dataclass(frozen=True, slots=True)
class NewRule:
    """What is asked of a new rule. ``kind``: risk (with a severity), advice, strength or fact."""

    id: str
    file: str
    title: str
    question: str
    answers: tuple[str, ...]
    kind: str
    severity: str
    items: tuple[str, ...]
    source: tuple[str, ...]
    why: str | None
    do: str | None


def rule_additions(content: Content, new: NewRule) -> list[Addition]:
    """The rule in its file, and its cases in the file of cases beside it."""
    fields: dict[str, Any] = {"id": new.id, "title": new.title}
    fields["why"] = new.why or f"{TODO}: waarom is dit zo, en waarom doet het ertoe?"
    if new.kind in {"risk", "advice"}:
        fields["do"] = new.do or f"{TODO}: wat doe je maandag?"
    fields["when"] = {"answer": new.question, "in": list(new.answers)}
    match new.kind:
        case "risk":
            fields |= {"risk": new.severity, "remedy": list(new.items)}
        case "advice":
            fields["advice"] = list(new.items)
        case _:
            fields[new.kind] = True
    fields |= {"source": list(new.source), "basis": "afgeleid", "since": content.model.manifest.version}
    cases = new.file.removesuffix(".yaml") + ".cases.yaml"
    return [Addition(new.file, (), fields), *(Addition(cases, (), case) for case in _cases(content, new))]


def _cases(content: Content, new: NewRule) -> Iterator[dict[str, Any]]:
    question = content.model.questions[new.question]
    for status, (field, words) in STATUS.items():
        found = _like(content, new, status)
        title = f"{new.id} {words}"
        if found is None:
            told = {new.question: next(iter(_answers(question, new, status)), "weet-niet")}
            yield {"case": f"{TODO}: antwoorden erbij waarmee {title}", "answers": told, field: [new.id]}
        else:
            like, answers = found
            yield {"case": title, **({"like": like} if like else {}), "answers": answers, field: [new.id]}


def _like(content: Content, new: NewRule, status: Truth) -> tuple[str, dict[str, Any]] | None:
    """One answer with which the rule comes out so, by itself or beside those of a case that is there."""
    model, question = content.model, content.model.questions[new.question]
    when = Answer.model_validate({"answer": new.question, "in": new.answers})
    cases = sorted(content.draft.cases, key=lambda p: not p.document.file.startswith(new.file.removesuffix("yaml")))
    titles = [p.value.case for p in cases]
    bases = [("", {}), *((p.value.case, p.value.answers) for p in cases if titles.count(p.value.case) == 1)]
    for like, answers in bases:
        for given in _answers(question, new, status):
            case = Case.model_construct(case="", answers={**answers, new.question: given})
            if truth(when, assess(model, sheet_of(model, answers_of(model, case))).world) is status:
                return like, {new.question: given}
    return None


def _answers(question: Question, new: NewRule, status: Truth) -> list[Any]:
    """Answers that could bring the status about, the likeliest first."""
    others = [option.id for option in question.options if option.id not in new.answers]
    names = {True: list(new.answers), False: others, None: ["weet-niet"]}[status]
    if question.kind == "multiple" and status is not None:
        return [[name] for name in names] or [[]]
    return names
