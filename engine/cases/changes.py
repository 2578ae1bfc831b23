"""Small changes of a condition: the slips of a tired editor, one at a time.

After the usual operators of mutation testing: a bound turned round or moved by a step, an answer more or less,
``all`` for ``any``, a part left out, ``not`` put in or left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from engine.model import Model
from engine.model.vocabulary import All, Answer, AnyOf, Condition, Level, Not, Number, Score
from engine.model.walk import Path

Kind: TypeAlias = Literal["bound", "answers", "joined", "dropped", "not"]

STEP = {"number": 1, "level": 1, "score": 5}
"""How far a bound is moved: one unit, one rung, five percent points."""


@dataclass(frozen=True, slots=True)
class Change:
    """A condition of which one part is another. ``path``: where that part stands inside the condition.

    ``old`` and ``new``: the part before and after; of a part that was dropped there is no ``new``.
    """

    kind: Kind
    path: Path
    old: Condition
    new: Condition | None
    whole: Condition


def changes(model: Model, condition: Condition) -> Iterator[Change]:
    """Every small change that leaves a condition which the loader accepts, each result once."""
    seen: set[Condition] = {condition}
    for change in _changes(model, condition, (), lambda part: part):
        if change.whole not in seen:
            seen.add(change.whole)
            yield change


def _changes(
    model: Model, part: Condition, path: Path, rebuilt: Callable[[Condition], Condition], denied: bool = False
) -> Iterator[Change]:
    match part:
        case All() | AnyOf():
            yield from _of_parts(model, part, path, rebuilt)
        case Not():
            yield Change("not", path, part, part.not_, rebuilt(part.not_))
            yield from _changes(model, part.not_, (*path, "not"), lambda new: rebuilt(_not(new)), denied=True)
        case Number() | Score() | Level():
            for new in _bounds(model, part):
                yield Change("bound", path, part, new, rebuilt(new))
        case _:
            if isinstance(part, Answer):
                for new in _answers(model, part):
                    yield Change("answers", path, part, new, rebuilt(new))
            if not denied:
                yield Change("not", path, part, _not(part), rebuilt(_not(part)))


def _of_parts(
    model: Model, whole: All | AnyOf, path: Path, rebuilt: Callable[[Condition], Condition]
) -> Iterator[Change]:
    name = "all" if isinstance(whole, All) else "any"
    parts: tuple[Condition, ...] = getattr(whole, name)
    joined: Callable[[tuple[Condition, ...]], Condition] = _all if name == "all" else _any
    if len(parts) > 1:
        other = _any(parts) if name == "all" else _all(parts)
        yield Change("joined", path, whole, other, rebuilt(other))
    for i, part in enumerate(parts):
        rest = parts[:i] + parts[i + 1 :]
        if rest:
            yield Change("dropped", (*path, name, i), part, None, rebuilt(joined(rest)))

        def around(new: Condition, i: int = i) -> Condition:
            return rebuilt(joined((*parts[:i], new, *parts[i + 1 :])))

        yield from _changes(model, part, (*path, name, i), around)


def _bounds(model: Model, part: Number | Score | Level) -> Iterator[Condition]:
    side, other = ("below", "at_least") if part.at_least is None else ("at_least", "below")
    bound = getattr(part, side)
    match part:
        case Number():
            question, step = model.questions[part.number], STEP["number"]
            lowest, highest = (question.min or 0) + 1, question.max or 0
        case Score():
            lowest, highest, step = 1, 100, STEP["score"]
        case Level():
            lowest, highest, step = 1, len(model.ladder[part.level].rungs), STEP["level"]
    yield _with(part, {other: bound, side: None})
    for moved in (bound - step, bound + step):
        if lowest <= moved <= highest:
            yield _with(part, {side: moved})


def _answers(model: Model, part: Answer) -> Iterator[Condition]:
    question = model.questions[part.answer]
    names = [option.id for option in question.options]
    if len(part.in_) > 1:
        for name in part.in_:
            yield _with(part, {"in_": tuple(n for n in part.in_ if n != name)})
    for name in names:
        wanted = tuple(n for n in names if n in part.in_ or n == name)
        if name not in part.in_ and (question.kind == "multiple" or len(wanted) < len(names)):
            yield _with(part, {"in_": wanted})


def _with(part: Condition, update: dict[str, Any]) -> Condition:
    return part.model_copy(update=update)


def _not(part: Condition) -> Condition:
    return Not.model_construct(not_=part)


def _all(parts: tuple[Condition, ...]) -> Condition:
    return All.model_construct(all=parts) if len(parts) > 1 else parts[0]


def _any(parts: tuple[Condition, ...]) -> Condition:
    return AnyOf.model_construct(any=parts) if len(parts) > 1 else parts[0]
