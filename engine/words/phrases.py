"""Scores, ladders and open questions in Dutch words, for every way of showing them."""

from collections.abc import Sequence
from typing import Literal

from engine.evaluate.assessment import Assessment
from engine.evaluate.score import FULL, Score
from engine.model.questionnaire import Ladder, Rung, Scale
from engine.model.vocabulary import Score as ScoreCondition
from engine.outcome.findings import Finding
from engine.outcome.report import Report
from engine.outcome.telling import Telling
from engine.text import listed
from engine.words.dutch import count, decimal, percent, percents

NARROWED = 500
"""From this many basis points, over all scores, it is worth saying that they become more precise."""

Tone = Literal["low", "middle", "high", "open", "none"]
"""How a score is to be coloured: its band's place; ``open`` while more bands are possible, ``none`` without bands."""


def figure(score: Score) -> str:
    """The score in figures: ``58%``, ``58% (33–75%)``, ``33–75%`` or ``n.v.t.``."""
    if score.applies is False:
        return "n.v.t."
    range_ = percents(score.lo, score.hi)
    return range_ if score.point is None or score.lo == score.hi else f"{percent(score.point)} ({range_})"


def band(scale: Scale, score: Score) -> str:
    """The band's title; where more are possible, the first and the last of them."""
    low, high = _band(scale, score.lo), _band(scale, score.hi)
    if low == high:
        return scale.bands[low].title
    if score.lo == 0 and score.hi == FULL:
        return "nog niet te zeggen"
    word = "of" if high == low + 1 else "tot"
    return f"{scale.bands[low].title} {word} {scale.bands[high].title}"


def tone(scale: Scale, score: Score) -> Tone:
    """Which colour a score asks for."""
    if not scale.bands or score.applies is False:
        return "none"
    low, high = _band(scale, score.lo), _band(scale, score.hi)
    if low != high:
        return "open"
    return "low" if low == 0 else "high" if low == len(scale.bands) - 1 else "middle"


def _band(scale: Scale, points: int) -> int:
    return max(i for i, one in enumerate(scale.bands) if one.from_ * 100 <= points)


def level_text(found: Assessment, ladder: Ladder) -> str:
    """``2 van 5: Proces``, or ``2 tot 4 van 5``."""
    level = found.levels[ladder.id]
    top = len(ladder.rungs)
    if level.lo < level.hi:
        return f"{level.lo} tot {level.hi} van {top}, nog open"
    return f"{level.lo} van {top}: {ladder.rungs[level.lo - 1].title if level.lo else ladder.zero}"


def average_text(score: Score, top: int) -> str:
    """The average in rungs: ``3,1 van 5``."""
    low, high = (decimal((value * top * 10 + FULL // 2) // FULL) for value in (score.lo, score.hi))
    return f"{low} van {top}" if low == high else f"{low} tot {high} van {top}"


def difference(found: Assessment, ladder: Ladder) -> str:
    """One sentence on why the level and the average are not the same; empty when there is no average."""
    level = found.levels[ladder.id]
    score = found.scores.get(ladder.average) if ladder.average else None
    if score is None or score.applies is False:
        return ""
    top = len(ladder.rungs)
    if level.lo < level.hi:
        first = ladder.rungs[level.lo].title
        return f"Het niveau is nog open. Het hangt eerst af van trede {level.lo + 1} ({first})."
    if level.lo == top:
        return "Alle treden zijn gehaald. Het gemiddelde zegt wat nog beter kan." if score.hi < FULL else ""
    gate = f"Trede {level.lo + 1} ({ladder.rungs[level.lo].title})"
    missing = f"{gate} houdt jullie tegen: die is nog niet gehaald"
    higher = [i for i, value in enumerate(level.rungs) if i > level.lo and value is True]
    if higher:
        other = f"trede {higher[0] + 1} ({ladder.rungs[higher[0]].title})"
        return f"{missing}, ook al is {other} wel op peil. Een trede telt pas als die eronder er ook zijn."
    if average_text(score, top) == f"{level.lo},0 van {top}":
        return f"{missing}."
    if score.lo * top > (level.lo + 1) * FULL:
        return f"{missing}. Het gemiddelde is hoger, want dat telt ook mee wat op hogere treden al gebeurt."
    if score.hi * top < level.lo * FULL:
        return f"{missing}. Het gemiddelde is lager, want dat telt ook treden mee waar jullie nog niet zijn."
    return f"{missing}. Het gemiddelde telt ook mee wat er half is; het niveau telt alleen hele treden."


def rung_score(found: Assessment, rung: Rung) -> tuple[Score, int] | None:
    """The score that a rung asks for and its threshold in percent, where it asks for one score."""
    if isinstance(rung.when, ScoreCondition) and rung.when.at_least is not None:
        return found.scores[rung.when.score], rung.when.at_least
    return None


def settles(report: Report, telling: Telling) -> str:
    """What an answer would settle, in a sentence or two."""
    rules = report.assessment.model.rule
    said = []
    titles = [f"‘{rules[name].title}’" for name in telling.rules[:2]]
    more = [f"{len(telling.rules) - 2} andere"] if len(telling.rules) > 2 else []
    about = f" (bijvoorbeeld {listed([*titles, *more])})" if titles else ""
    if telling.decided:
        number = int(telling.decided + 0.5)
        many = f"ongeveer {number} van de open conclusies" if number > 1 else "één van de open conclusies"
        said.append(f"Een antwoord beslist {many if number else 'soms een open conclusie'}{about}.")
    elif titles:
        said.append(f"Een antwoord helpt mee beslissen{about}.")
    if telling.narrowed >= NARROWED:
        much = "veel " if telling.narrowed >= 6 * NARROWED else ""
        said.append(f"De scores worden er {much}nauwkeuriger van.")
    return " ".join(said) or "Een antwoord maakt het beeld vollediger."


def first_title(report: Report) -> str:
    """The heading over what to do first."""
    titles = {1: "Het eerste om te doen", 2: "De twee dingen om mee te beginnen"}
    return titles.get(len(report.first), "De drie dingen om mee te beginnen")


def open_risks(still: Sequence[Finding]) -> str:
    """How many risks are open, in a sentence."""
    high = sum(f.rule.risk == "hoog" for f in still)
    text = f"Van {count(len(still), 'risico', 'risico’s')} is nog niet te zeggen of het speelt"
    return text + (f" ({high} daarvan hoog)." if high else ".")
