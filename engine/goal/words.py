"""The next rung of a ladder in a sentence."""

from engine.evaluate.assessment import Assessment
from engine.goal.gain import Improvement, gain
from engine.goal.goals import level_goal
from engine.goal.nearest import nearest
from engine.model.questionnaire import Ladder
from engine.text import listed

TOLD = 4
"""How many improvements are told."""


def next_rung(found: Assessment, ladder: Ladder) -> str | None:
    """The smallest step to the first rung that does not surely hold; empty where it is too far off to tell at once.

    ``None`` at the top, and while the step goes over questions that were not answered: then answering comes first.
    """
    level = found.levels[ladder.id].lo
    if level == len(ladder.rungs):
        return None
    step = nearest(found, level_goal(found.model, ladder.id, level + 1))
    if step is None:
        return ""
    improvements = gain(found, step.changes).improvements
    if any(found.sheet.asked[one.question.id] and not found.sheet.said(one.question.id) for one in improvements):
        return None
    told = [_told(one) for one in improvements[:TOLD]]
    told += [f"nog {len(improvements) - TOLD} andere"] if len(improvements) > TOLD else []
    return f"De kleinste stap naar trede {level + 1} ({ladder.rungs[level].title}): {listed(told)}."


def _told(one: Improvement) -> str:
    new = listed(f"‘{option.text}’" for option in one.new)
    verb = "krijgt erbij" if one.question.kind == "multiple" else "wordt"
    return f"‘{one.question.short}’ {verb} {new}{'' if one.known else f' (nu: {one.now})'}"
