"""The quickscan: at most fifteen questions, each chosen because its answer narrows most.

What is narrowed: the scores of the first chart, the first ladder, the verdict, and which questions apply
at all. One step ahead, every answer of a
question is tried, and the question with the smallest uncertainty left on average is asked. Which
questions are tried is shortlisted by what hangs on them.
"""

from collections import Counter
from collections.abc import Container

from engine.evaluate.assessment import Assessment, assess_again
from engine.evaluate.score import FULL
from engine.model import Model
from engine.outcome.explain import deciding, questions_of, to_ask
from engine.outcome.telling import possible_answers

QUICK = 15
"""How many questions a quickscan asks at most."""

_TRIED = 24
_VERDICT = 3
_LADDER = 2
_ASKED = 60


def uncertainty(found: Assessment) -> int:
    """How much is open, in basis points: scores, ladder, verdicts still possible, questions perhaps to be asked.

    A score counts by the square of its interval, so that no theme is left in the dark.
    """
    model = found.model
    total = sum((found.scores[name].hi - found.scores[name].lo) ** 2 // FULL for name in _shown(model))
    for ladder in model.ladders[:1]:
        level = found.levels[ladder.id]
        total += _LADDER * FULL * (level.hi - level.lo) // len(ladder.rungs)
        if ladder.average is not None:
            total += _LADDER * (found.scores[ladder.average].hi - found.scores[ladder.average].lo) ** 2 // FULL
    for family in model.manifest.verdicts[:1]:
        values = [found.rules[r.id] for r in model.rules if r.verdict == family.id]
        total += _VERDICT * FULL * values.count(None) // len(values)
    return total + _ASKED * list(found.sheet.asked.values()).count(None)


def narrowing(found: Assessment, asked: Container[str]) -> str | None:
    """The question to ask next, or ``None`` when nothing is left to narrow."""
    likely = _likely(found)
    shortlist = [name for name, _ in likely.most_common() if name not in asked][:_TRIED]
    return min(shortlist, key=lambda name: _left(found, name), default=None)


def _likely(found: Assessment) -> Counter[str]:
    model, likely = found.model, Counter[str]()
    for name in _shown(model):
        score = found.scores[name]
        if score.lo < score.hi:
            questions = questions_of(found, name)
            whole = sum(q.weight for q in questions)
            for question in questions:
                for needed in to_ask(found, question.id):
                    likely[needed] += (score.hi - score.lo) * question.weight // whole
    for name, asked in found.sheet.asked.items():
        if asked is None:
            for needed in to_ask(found, name):
                likely[needed] += _ASKED
    conditions = [(rung.when, _LADDER) for ladder in model.ladders[:1] for rung in ladder.rungs]
    conditions += [(rule.when, _VERDICT) for rule in model.rules if rule.verdict]
    for condition, weight in conditions:
        needed_for = deciding(found, condition)
        for needed in needed_for:
            likely[needed] += weight * FULL // len(needed_for)
    return likely


def _left(found: Assessment, name: str) -> float:
    answers = list(possible_answers(found.model.questions[name]))
    given = found.sheet.given or ({},)
    tried = (assess_again(found, [{**a, name: answer} for a in given], name) for answer in answers)
    return sum(map(uncertainty, tried)) / len(answers)


def _shown(model: Model) -> tuple[str, ...]:
    return model.manifest.charts[0].scales if model.manifest.charts else ()
