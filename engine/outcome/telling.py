"""Which open questions would settle most, found by trying their answers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from engine.evaluate.assessment import Assessment, assess_again
from engine.evaluate.sheet import Given
from engine.model.questionnaire import Question
from engine.model.ruleset import Rule
from engine.outcome.explain import questions_of, to_ask
from engine.outcome.findings import Finding

_WEIGHT = {"verdict": 12, "risk": 3, "advice": 1, "strength": 1, "fact": 0}
_SEVERE = {"hoog": 6, "midden": 3, "laag": 1}
TRIED = 7


@dataclass(frozen=True, slots=True)
class Telling:
    """An open question and what its answer would settle.

    ``rules``: those that its answer may decide, the weightiest first; ``decided``: how many of them on average over its
    answers; ``narrowed``: by how many basis points the scores' intervals shrink on average, together.
    """

    question: Question
    rules: tuple[str, ...]
    decided: float
    narrowed: int


def most_telling(found: Assessment, listed: tuple[Finding, ...], most: int = 5) -> tuple[Telling, ...]:
    """The open questions that would settle most, best first.

    The likely ones are shortlisted by how many open rules and how much of the scores hang on them;
    of those every answer is tried.
    """
    hang: dict[str, list[str]] = {}
    likely: Counter[str] = Counter()
    for finding in listed:
        for name in finding.open_questions:
            hang.setdefault(name, []).append(finding.rule.id)
            likely[name] += _weight(finding.rule) * 1000 // len(finding.open_questions)
    for scale in found.model.scales:
        score = found.scores[scale.id]
        names = (
            {n for q in questions_of(found, scale.id) for n in to_ask(found, q.id)} if score.lo < score.hi else set()
        )
        for name in names:
            likely[name] += (score.hi - score.lo) // (10 * len(names))
    shortlist = [name for name, _ in likely.most_common(TRIED)]
    tried = [_tried(found, found.model.questions[name], tuple(hang.get(name, ()))) for name in shortlist]
    weights = {finding.rule.id: _weight(finding.rule) for finding in listed}
    best = sorted(tried, key=lambda pair: -(sum(weights[r] for r in pair[1]) + pair[0].narrowed / 1000))
    return tuple(pair[0] for pair in best[:most])


def _weight(rule: Rule) -> int:
    return _SEVERE[rule.risk] if rule.risk else _WEIGHT[rule.kind]


def _tried(found: Assessment, question: Question, rules: tuple[str, ...]) -> tuple[Telling, tuple[str, ...]]:
    """What the question's answers settle, and every rule decided by some answer (once per answer)."""
    settled: list[str] = []
    narrowed = 0
    answers = list(possible_answers(question))
    for given in answers:
        after = assess_again(found, [{**a, question.id: given} for a in found.sheet.given or ({},)], question.id)
        settled += [r for r, value in found.rules.items() if value is None and after.rules[r] is not None]
        narrowed += sum(s.hi - s.lo - (after.scores[n].hi - after.scores[n].lo) for n, s in found.scores.items())
    shown = tuple(dict.fromkeys(r for r in settled if found.model.rule[r].kind != "fact")) or rules
    count = sum(found.model.rule[r].kind != "fact" for r in settled)
    weighty = tuple(sorted(shown, key=lambda r: -_weight(found.model.rule[r])))
    telling = Telling(question, weighty, round(count / len(answers), 1), narrowed // len(answers))
    return telling, tuple(settled)


def possible_answers(question: Question) -> Iterator[Given]:
    """The answers worth trying: every option; of several the most and the least; of a number ends and middle."""
    if question.kind == "single":
        yield from (o.id for o in question.options)
    elif question.kind == "multiple":
        yield tuple(o.id for o in question.options)
        yield ()
    elif question.kind == "number":
        low, high = question.min or 0, question.max or 0
        yield from sorted({low, (low + high) // 2, high})
    else:
        yield "."
