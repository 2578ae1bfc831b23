"""Why a rule fires, is silent or is open: down to the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.evaluate.assessment import Assessment
from engine.evaluate.condition import Truth, truth
from engine.evaluate.sheet import Given, Mark
from engine.evaluate.state import Multiple, Single
from engine.model.questionnaire import Question
from engine.model.vocabulary import All, Answer, AnyOf, Applicable, Concluded, Condition, Level, Not, Number, Score
from engine.words.sentence import statement


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a condition: what it says, whether it holds, what it rests on, and its own parts."""

    text: str
    truth: Truth
    answers: tuple[str, ...]
    parts: tuple["Step", ...]


def explained(found: Assessment, condition: Condition) -> Step:
    """The condition as a tree of sentences with the truth of each."""
    value = truth(condition, found.world)
    match condition:
        case All():
            return Step("alles hiervan", value, (), tuple(explained(found, part) for part in condition.all))
        case AnyOf():
            return Step("ten minste één hiervan", value, (), tuple(explained(found, part) for part in condition.any))
        case Not():
            inner = condition.not_
            if isinstance(inner, All | AnyOf | Not | Concluded):
                return Step("dit geldt niet", value, (), (explained(found, inner),))
            return Step(statement(found.model, condition), value, _questions(found, inner), ())
        case Concluded():
            rule = found.model.rule[condition.concluded]
            return Step(f"{rule.id} {rule.title}", value, (), (explained(found, rule.when),))
        case _:
            return Step(statement(found.model, condition), value, _questions(found, condition), ())


def supporting(found: Assessment, condition: Condition) -> tuple[str, ...]:
    """The questions whose answers make the condition true or false, each once, most direct first."""
    value = truth(condition, found.world)
    return tuple(dict.fromkeys(_supporting(found, condition, value))) if value is not None else ()


def _supporting(found: Assessment, condition: Condition, value: Truth) -> Iterator[str]:
    match condition:
        case All() | AnyOf():
            for part in condition.all if isinstance(condition, All) else condition.any:
                if truth(part, found.world) is value:
                    yield from _supporting(found, part, value)
        case Not():
            yield from _supporting(found, condition.not_, not value)
        case Concluded():
            yield from _supporting(found, found.model.rule[condition.concluded].when, value)
        case Level():
            level, ladder = found.levels[condition.level], found.model.ladder[condition.level]
            low = (condition.below is not None) is value
            # A level is held down by its first rung that is surely missing, and held up by the rungs below it.
            rungs = ladder.rungs[level.hi : level.hi + 1] if low else ladder.rungs[: level.lo]
            for rung in rungs:
                yield from _supporting(found, rung.when, not low)
        case Score():
            low = (condition.below is not None) is value
            yield from _pulling(found, condition.score, low)
        case _:
            yield from (q for q in _questions(found, condition) if not found.sheet.is_open(q) or found.sheet.said(q))


def _pulling(found: Assessment, scale: str, low: bool) -> list[str]:
    """Answered questions below their best (``low``) or above their least, furthest first."""
    pulls: list[tuple[float, int, str]] = []
    for question in questions_of(found, scale):
        if (value := _value(found, question)) is not None:
            pull = (1 - value if low else value) * question.weight
            if pull > 0:
                pulls.append((-pull, len(pulls), question.id))
    return [name for _, _, name in sorted(pulls)]


def _value(found: Assessment, question: Question) -> float | None:
    """How near an answered question is to its best, for ordering only."""
    state = found.sheet.states[question.id]
    if not state.applies or not state.decided:
        return None
    points = {o.id: o.points or 0 for o in question.options}
    if isinstance(state, Multiple):
        return sum(points[o] for o in state.chosen) / (sum(points.values()) or 1)
    if isinstance(state, Single):
        (chosen,) = state.possible
        least, most = min(points.values()), max(points.values())
        return (points[chosen] - least) / (most - least)
    return None


def questions_of(found: Assessment, scale: str) -> list[Question]:
    """All questions under a scale, through the scales that it counts."""
    one = found.model.scale[scale]
    return [*found.model.counted(one), *(q for name in one.scales for q in questions_of(found, name))]


def deciding(found: Assessment, condition: Condition) -> tuple[str, ...]:
    """The open questions that may decide an open condition; those that can be asked now."""
    return tuple(dict.fromkeys(_deciding(found, condition)))


def _deciding(found: Assessment, condition: Condition) -> Iterator[str]:
    if truth(condition, found.world) is not None:
        return
    match condition:
        case All():
            for part in condition.all:
                yield from _deciding(found, part)
        case AnyOf():
            for part in condition.any:
                yield from _deciding(found, part)
        case Not():
            yield from _deciding(found, condition.not_)
        case Concluded():
            key = ("rule", condition.concluded)
            if key not in found.memo:
                found.memo[key] = deciding(found, found.model.rule[condition.concluded].when)
            yield from found.memo[key]
        case Level():
            for rung in found.model.ladder[condition.level].rungs:
                yield from _deciding(found, rung.when)
        case _:
            for name in _questions(found, condition):
                yield from to_ask(found, name)


def to_ask(found: Assessment, name: str) -> tuple[str, ...]:
    """What to ask to learn an open answer: the question, or what decides whether it is asked."""
    key = ("question", name)
    if key not in found.memo:
        asked = found.sheet.asked[name]
        if asked is None:
            conditions = found.model.ask_when[name]
            found.memo[key] = tuple(dict.fromkeys(q for c in conditions for q in _deciding(found, c)))
        else:
            found.memo[key] = (name,) if found.sheet.is_open(name) else ()
    return found.memo[key]


def _questions(found: Assessment, atom: Condition) -> tuple[str, ...]:
    match atom:
        case Answer():
            return (atom.answer,)
        case Number():
            return (atom.number,)
        case Applicable():
            return (atom.applicable,)
        case Score():
            return tuple(q.id for q in questions_of(found, atom.score))
        case _:
            return ()


def answer_text(found: Assessment, name: str) -> str:
    """What was answered, in Dutch; respondents who differ are joined by "of"."""
    question, said = found.model.questions[name], found.sheet.said(name)
    if found.sheet.asked[name] is False:
        return "niet van toepassing"
    if not said:
        return "nog niet ingevuld"
    return " of ".join(dict.fromkeys(given_text(question, given) for given in said))


MANY = 4
"""From so many options on, what was left out tells more than a long list of what was chosen."""


def given_text(question: Question, given: Given) -> str:
    """One answer in Dutch."""
    texts = {o.id: o.text for o in question.options}
    if isinstance(given, Mark):
        return "weet ik niet" if given is Mark.DONT_KNOW else "niet van toepassing"
    if isinstance(given, tuple):
        return _chosen(texts, given)
    if isinstance(given, int):
        return f"{given} {question.unit}" if question.unit else str(given)
    return texts.get(given, given)


def _chosen(texts: Mapping[str, str], given: tuple[str, ...]) -> str:
    missing = [text for name, text in texts.items() if name not in given]
    if len(texts) >= MANY and 2 * len(missing) < len(texts):
        return f"alles behalve: {', '.join(missing)}" if missing else "alles"
    return ", ".join(texts[name] for name in given) or "geen van deze"
