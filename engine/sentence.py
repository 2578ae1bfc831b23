"""A condition as a plain Dutch sentence, for explanation and documentation."""

from engine.model import Model
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
from engine.text import listed


def sentence(model: Model, condition: Condition, denied: bool = False) -> str:
    """The condition as a clause; ``denied``: as its opposite."""
    match condition:
        case Not():
            return sentence(model, condition.not_, not denied)
        case All():
            return _joined(model, condition.all, denied, "of" if denied else "en")
        case AnyOf():
            return _joined(model, condition.any, denied, "en" if denied else "of")
        case Answer():
            question = model.questions[condition.answer]
            texts = {o.id: o.text for o in question.options}
            wanted = listed([f"‘{texts[name]}’" for name in condition.in_], "of")
            if question.kind == "multiple":
                return f"bij ‘{question.short}’ {'niet ' if denied else ''}is gekozen: {wanted}"
            return f"‘{question.short}’ {'is niet' if denied else 'is'} {wanted}"
        case Number():
            question = model.questions[condition.number]
            unit = f" {question.unit}" if question.unit else ""
            return f"‘{question.short}’ {_bound(condition, denied)}{unit}"
        case Score():
            return f"de score ‘{model.scale[condition.score].title}’ {_bound(condition, denied)}%"
        case Level():
            return f"de {model.ladder[condition.level].title} {_bound(condition, denied)}"
        case Applicable():
            short = model.questions[condition.applicable].short
            return f"‘{short}’ is {'niet ' if denied else ''}van toepassing"
        case Concluded():
            return f"‘{model.rule[condition.concluded].title}’ {'geldt niet' if denied else 'geldt'}"


def _joined(model: Model, parts: tuple[Condition, ...], denied: bool, word: str) -> str:
    texts = []
    for part in parts:
        text = sentence(model, part, denied)
        inner = part
        while isinstance(inner, Not):
            inner = inner.not_
        nested = isinstance(inner, All | AnyOf) and len(parts) > 1
        texts.append(f"({text})" if nested else text)
    return f" {word} ".join(texts) if len(texts) < 3 else ", ".join(texts[:-1]) + f" {word} " + texts[-1]


def _bound(condition: Number | Score | Level, denied: bool) -> str:
    if condition.at_least is not None:
        return f"is {'lager dan' if denied else 'ten minste'} {condition.at_least}"
    return f"is {'ten minste' if denied else 'lager dan'} {condition.below}"
