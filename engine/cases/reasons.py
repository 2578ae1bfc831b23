"""Why a rule or ladder is as it is in one case: only what decides it, down to the answers."""

from dataclasses import dataclass

from engine.cases.answers import answers_of, written
from engine.cases.running import Difference
from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.condition import Truth, truth
from engine.evaluate.sheet import sheet_of
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import All, Answer, AnyOf, Applicable, Concluded, Condition, Level, Not, Number, Score
from engine.outcome.explain import answer_text, supporting
from engine.words.dutch import percents
from engine.words.sentence import statement

MOST = 6
"""How many answers are told behind one score."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a condition and whether it holds; ``now``: the answers, score or level that it looks at.

    ``parts``: what decides it, parts that do not are left out. ``of``: the rule or ladder that it looks at.
    """

    text: str
    truth: Truth
    now: tuple[str, ...] = ()
    parts: tuple["Reason", ...] = ()
    of: str | None = None


def assessed(model: Model, case: Case) -> Assessment:
    """The case by the reference evaluator."""
    return assess(model, sheet_of(model, answers_of(model, case)))


def reason(found: Assessment, difference: Difference) -> Reason:
    """Why the rule or ladder is what it is in the assessed case."""
    if difference.level is None:
        return _reason(found, found.model.rule[difference.name].when)
    number = rung(found, difference)
    one = found.model.ladder[difference.name].rungs[number]
    inner = _reason(found, one.when)
    return Reason(f"trede {number + 1} ‘{one.title}’", inner.truth, (), (inner,))


def rung(found: Assessment, difference: Difference) -> int:
    """The rung, from 0, that keeps a ladder from the level that was expected."""
    assert difference.level is not None  # noqa: S101 - what differs is a ladder
    last = len(found.model.ladder[difference.name].rungs) - 1
    return min(found.levels[difference.name].lo, difference.level, last)


def _reason(found: Assessment, condition: Condition) -> Reason:
    value, model = truth(condition, found.world), found.model
    match condition:
        case All() | AnyOf():
            parts = condition.all if isinstance(condition, All) else condition.any
            text = "alles hiervan" if isinstance(condition, All) else "ten minste één hiervan"
            deciding = [part for part in parts if truth(part, found.world) is value]
            if len(deciding) == 1:
                return _reason(found, deciding[0])
            return Reason(text, value, (), tuple(_reason(found, part) for part in deciding))
        case Not(not_=All() | AnyOf() | Not() | Concluded()):
            return Reason("dit geldt niet", value, (), (_reason(found, condition.not_),))
        case Not():
            inner = _reason(found, condition.not_)
            return Reason(statement(model, condition), value, inner.now, inner.parts)
        case Concluded():
            rule = model.rule[condition.concluded]
            return Reason(f"{rule.id} {rule.title}", value, (), (_reason(found, rule.when),), rule.id)
        case Answer():
            return _of_question(found, condition, condition.answer)
        case Number():
            return _of_question(found, condition, condition.number)
        case Applicable():
            return _of_question(found, condition, condition.applicable)
        case Score():
            score = found.scores[condition.score]
            now = percents(score.lo, score.hi) if score.applies is not False else "geen score: niets is van toepassing"
            behind = supporting(found, condition) if value is not None else ()
            told = [f"nu {now}  ({condition.score})", *(_answer(found, name) for name in behind[:MOST])]
            told += [f"en nog {len(behind) - MOST} antwoorden"] if len(behind) > MOST else []
            return Reason(statement(model, condition), value, tuple(told))
        case Level():
            level = found.levels[condition.level]
            now = f"{level.lo}" if level.lo == level.hi else f"{level.lo} tot {level.hi}"
            return Reason(statement(model, condition), value, (f"nu {now}",), of=condition.level)


def _of_question(found: Assessment, condition: Condition, name: str) -> Reason:
    """The answer; where the question is not asked, or that is open, why."""
    value, asked = truth(condition, found.world), found.sheet.asked[name]
    text = statement(found.model, condition)
    if asked is True:
        return Reason(text, value, (_answer(found, name),))
    conditions = [c for c in found.model.ask_when[name] if truth(c, found.world) is asked]
    now = "open of deze vraag wordt gesteld" if asked is None else "deze vraag wordt hier niet gesteld"
    return Reason(text, value, (f"{now}  ({name})",), tuple(_reason(found, c) for c in conditions))


def _answer(found: Assessment, name: str) -> str:
    """The answer in Dutch, and as the case has it."""
    said = found.sheet.said(name)
    if not said:
        return f"nog niet ingevuld  ({name})"
    return f"nu ‘{answer_text(found, name)}’  ({name}: {written(said[0])})"
