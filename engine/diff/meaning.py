"""What in a model can change a score, a level, the truth of a rule, or what is advised; words cannot.

A meaning is canonical: parts of ``all`` and ``any``, options and items stand sorted, ``not`` at the atoms, so
that the same said another way is the same meaning.

===========  ==========================================================================================
question     kind, options with their points, bounds, unit, n.v.t., when it is asked, weight, must
scale        method, what it counts with which weight, bands, how much must be known
ladder       the condition of each rung, in order
rule         the condition, the kind of conclusion (severity, verdict family), the items, what to do first
item         for whom it is and until when, what it is part of and comes after, effect, effort
verdict      that there is such a family
===========  ==========================================================================================
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from math import gcd
from typing import Any, TypeAlias

from engine.model import Model
from engine.model.questionnaire import Ladder, Question, Scale
from engine.model.ruleset import Item, Rule
from engine.model.vocabulary import Answer, Condition, Level
from engine.words.normal import Normal, Said, normal

Key: TypeAlias = tuple[str, str]
"""A kind (``question``, ``scale``, ``ladder``, ``rule``, ``item``, ``verdict``) and an id."""


def question_meaning(model: Model, name: str) -> str:
    """A digest of what an answer to this question means: equal in two models, equal answers say the same.

    Wording, weight and must-have are left out. Raises ``KeyError`` for an unknown question.
    """
    return _digest(_answered(model, model.questions[name]))


def meanings(model: Model) -> Mapping[Key, str]:
    """A digest of the meaning of each part of the model that has one."""
    return {key: _digest(meaning) for key, meaning in _meanings(model)}


def model_meaning(model: Model) -> str:
    """A digest of all that the model means, whatever its words and version."""
    return _digest(sorted([*key, digest] for key, digest in meanings(model).items()))


def model_words(model: Model) -> str:
    """A digest of the whole model, words included; its version is left out."""
    content = model.model_dump(mode="json", by_alias=True)
    del content["manifest"]["version"]
    return _digest(content)


def _meanings(model: Model) -> Iterator[tuple[Key, Any]]:
    for question in model.questions.values():
        yield ("question", question.id), [*_answered(model, question), question.weight, question.must]
    for scale in model.scales:
        yield ("scale", scale.id), _scale(model, scale)
    for ladder in model.ladders:
        yield ("ladder", ladder.id), _ladder(model, ladder)
    for rule in model.rules:
        yield ("rule", rule.id), _rule(model, rule)
    for item in model.items:
        yield ("item", item.id), _item(model, item)
    for verdict in model.manifest.verdicts:
        yield ("verdict", verdict.id), True


def _answered(model: Model, question: Question) -> list[Any]:
    return [
        question.kind,
        sorted(zip([option.id for option in question.options], _points(question), strict=True)),
        [question.min, question.max, question.unit],
        question.allow_na,
        _all(model, model.ask_when[question.id]),
    ]


def _points(question: Question) -> list[int | None]:
    """Points as a scale counts them: of a single choice above the lowest, and all in proportion."""
    points = [option.points or 0 for option in question.options if question.scored]
    least = min(points, default=0) if question.kind == "single" else 0
    unit = gcd(*(value - least for value in points)) or 1
    return [(value - least) // unit for value in points] if points else [None] * len(question.options)


def _scale(model: Model, scale: Scale) -> list[Any]:
    counted = [[q.id, scale.weights.get(q.id, q.weight)] for q in model.counted(scale)]
    below = [[name, scale.weights.get(name, 1)] for name in scale.scales]
    bands = [[band.id, band.from_] for band in scale.bands]
    return [scale.method, sorted(counted), sorted(below), bands, scale.min_known]


def _ladder(model: Model, ladder: Ladder) -> list[Any]:
    return [_condition(model, rung.when) for rung in ladder.rungs]


def _rule(model: Model, rule: Rule) -> list[Any]:
    return [rule.kind, rule.risk, rule.verdict, sorted(rule.items), bool(rule.do), _condition(model, rule.when)]


def _item(model: Model, item: Item) -> list[Any]:
    # Phases and models do not swallow the steps that are part of them: there the kind decides.
    wide = item.kind in {"phase", "model"}
    suits, done = _condition(model, item.suits), _condition(model, item.done_when)
    return [wide, item.part_of, sorted(item.after), item.effect, item.effort, suits, done]


def _condition(model: Model, condition: Condition | None) -> Any:
    return None if condition is None else _said(normal(model, condition))


def _all(model: Model, conditions: Iterable[Condition]) -> list[Any]:
    return sorted((_condition(model, condition) for condition in conditions), key=json.dumps)


def _said(found: Normal) -> Any:
    if not isinstance(found, Said):
        return [found.word, *sorted((_said(part) for part in found.parts), key=json.dumps)]
    atom, denied = found.atom, found.denied
    content = {key: value for key, value in atom.model_dump(by_alias=True).items() if value is not None}
    if isinstance(atom, Answer):
        content["in"] = sorted(atom.in_)
    if isinstance(atom, Level) and denied:  # a level is always there: not below two is at least two
        (bound,) = {"at_least", "below"} & content.keys()
        content["below" if bound == "at_least" else "at_least"] = content.pop(bound)
        denied = False
    return [content, denied, found.unasked]


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
