"""A condition without ``not``: only and, or, and atoms that hold or do not. The same meaning, easier to say."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.model import Model
from engine.model.vocabulary import All, Answer, AnyOf, Applicable, Condition, Not
from engine.model.walk import Atom

Word = Literal["en", "of"]


@dataclass(frozen=True, slots=True)
class Said:
    """An atom that holds, or does not. ``unasked``: or the question does not apply at all."""

    atom: Atom
    denied: bool = False
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Two or more parts: all of them hold (``en``), or at least one (``of``). No part has the same word."""

    word: Word
    parts: tuple["Normal", ...]


Normal: TypeAlias = Said | Joined


def normal(model: Model, condition: Condition, denied: bool = False) -> Normal:
    """The condition, or its opposite, with every ``not`` moved to the atoms and like joined with like."""
    match condition:
        case Not():
            return normal(model, condition.not_, not denied)
        case All() | AnyOf():
            whole = isinstance(condition, All)
            word: Word = "en" if whole is not denied else "of"
            parts: list[Normal] = []
            for part in condition.all if isinstance(condition, All) else condition.any:
                made = normal(model, part, denied)
                parts += made.parts if isinstance(made, Joined) and made.word == word else [made]
            kept = _folded(model, dict.fromkeys(parts), word)
            return kept[0] if len(kept) == 1 else Joined(word, kept)
        case _:
            return Said(condition, denied)


def _folded(model: Model, parts: Collection[Normal], word: Word) -> tuple[Normal, ...]:
    """``answer Q in S, or Q does not apply`` as one, where Q has one answer."""
    if word == "en":
        return tuple(parts)
    said = [part for part in parts if isinstance(part, Said)]
    asked = {s.atom.answer for s in said if isinstance(s.atom, Answer) and not s.denied}
    away = {s.atom.applicable for s in said if isinstance(s.atom, Applicable) and s.denied}
    both = {name for name in asked & away if model.questions[name].kind == "single"}
    found: list[Normal] = []
    for part in parts:
        match part:
            case Said(atom=Applicable(applicable=name), denied=True) if name in both:
                continue
            case Said(atom=Answer(answer=name), denied=False) if name in both:
                found.append(Said(part.atom, unasked=True))
            case _:
                found.append(part)
    return tuple(found)
