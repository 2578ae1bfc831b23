"""A question to begin a conversation with, made from what people answered. No answer is called wrong."""

from collections.abc import Sequence

from engine.compare.distance import distance
from engine.evaluate.score import FULL
from engine.evaluate.sheet import Given, Mark
from engine.model.questionnaire import Question
from engine.text import listed

FAR = FULL * 6 // 10
MANY = 2
NAMED = 2
"""How many options are named."""


def starter(question: Question, said: Sequence[Given]) -> str:
    """An open question about this item, fit to the way in which the answers differ."""
    short = question.short
    if Mark.NOT_APPLICABLE in said:
        return f"Wanneer hebben jullie te maken met ‘{short}’, en wanneer niet?"
    if question.kind == "number":
        return f"Waar komt ieders getal bij ‘{short}’ vandaan, en met welk getal gaan jullie verder?"
    if question.kind == "multiple":
        chosen = [set(given) for given in said if isinstance(given, tuple)]
        apart = set[str]().union(*chosen).difference(chosen[0].intersection(*chosen))
        texts = [f"‘{option.text}’" for option in question.options if option.id in apart]
        more = [f"{len(texts) - NAMED} andere"] if len(texts) > NAMED else []
        return f"Wie kan de anderen laten zien hoe het zit met {listed([*texts[:NAMED], *more])}?"
    if not question.scored:
        return f"Wat bedoelt ieder met het antwoord op ‘{short}’, en welk antwoord past bij jullie samen?"
    if max(distance(question, one, other) for one in said for other in said) >= FAR:
        if len(set(said)) > MANY:
            return f"Hoe gaat het met ‘{short}’ op een gewone dag, als ieder om de beurt vertelt?"
        return f"Wat maakt ieder mee rond ‘{short}’ dat de anderen misschien niet zien?"
    return f"Wat is er al voor ‘{short}’, en wat moet er nog bij?"
