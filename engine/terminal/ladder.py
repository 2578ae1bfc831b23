"""A ladder: steps from the bottom up, what holds, and the gate beside the plain average."""

from rich.text import Text

from engine.assessment import Assessment
from engine.dutch import decimal, percents
from engine.model.questionnaire import Ladder, Rung
from engine.model.vocabulary import Score as ScoreCondition
from engine.score import FULL, Score
from engine.state import Truth
from engine.terminal.bars import bar
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import BLUE, GREEN, GREY, RED, VIOLET

NARROW, WIDE = 72, 84
"""With fewer columns than the first the stairs become a list; they are never wider than the second."""


def ladder_lines(page: Page, found: Assessment, ladder: Ladder) -> Lines:
    """The ladder drawn as stairs, its level and average as bars, and why the two differ."""
    level = found.levels[ladder.id]
    if ladder.average and found.scores[ladder.average].applies is False:
        return page.wrap(ink("Niet van toepassing.", GREY), "  ")
    made = [*_stairs(page, found, ladder), Text()]
    top = len(ladder.rungs)
    gate = ink(level_text(found, ladder), "bold")
    rows = [("niveau", level.lo * FULL // top, level.hi * FULL // top, gate, BLUE)]
    score = found.scores.get(ladder.average) if ladder.average else None
    if score is not None:
        rows.append(("gemiddeld", score.lo, score.hi, ink(average_text(score, top), "bold"), GREY))
    room = 30 if page.width >= 80 else 14
    for name, lo, hi, text, style in rows:
        head = line("  ", (name.ljust(11), GREY), bar(page, lo, hi, None, room, style), "  ")
        made += page.wrap(text, head)
    reason = difference(found, ladder)
    if reason:
        made += [Text(), *page.wrap(reason, "  ")]
    return made


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


def rung_status(page: Page, found: Assessment, rung: Rung, holds: Truth, place: int) -> Text:
    """Whether a rung holds, in a sign, a word and its score.

    ``place``: below (-1), at (0) or above (1) the first rung that does not hold.
    """
    sign = {True: page.signs.yes, False: page.signs.no, None: page.signs.open}[holds]
    held = "gehaald" if place < 0 else "op peil, telt nog niet"
    word = {True: held, False: "nog niet", None: "nog open"}[holds]
    style = {True: GREEN, False: RED, None: VIOLET}[holds]
    made = line((f"{sign} {word}", GREY if holds is False and place > 0 else f"bold {style}"))
    asked = rung_score(found, rung)
    if asked is not None and asked[0].applies is not False:
        needed = "" if holds else f", nodig {asked[1]}%"
        made.append_text(line((f"  {percents(asked[0].lo, asked[0].hi)}{needed}", GREY)))
    return made


def _stairs(page: Page, found: Assessment, ladder: Ladder) -> Lines:
    level = found.levels[ladder.id]
    top = len(ladder.rungs)
    step = max(min(5 if page.width >= 80 else 3, 24 // top), 1)
    states = [
        rung_status(page, found, rung, level.rungs[i], (i > level.lo) - (i < level.lo))
        for i, rung in enumerate(ladder.rungs)
    ]
    width = min(page.width, WIDE)
    middle = width - max(min(max(status.cell_len for status in states), width // 2), 16) - 3
    made: Lines = []
    for i in reversed(range(top)):
        held = i < level.lo
        style = GREEN if held else VIOLET if i < level.hi else GREY
        drawn = page.signs.held if held else page.signs.stairs
        indent = " " * (2 + step * i + step)
        name = page.cut(ladder.rungs[i].title, max(middle - len(indent) - 6, 8))
        if page.plain or page.width < NARROW:
            made += page.wrap(line(ladder.rungs[i].title, "  ", states[i]), f"  {i + 1}  ")
            continue
        if i == top - 1:
            made.append(line(indent, (drawn[1] + drawn[2] * (middle - len(indent) - 2), style)))
        text = line(indent, (f"{drawn[0]} ", style), (f"{i + 1}  {name}", "bold" if held else ""))
        made.append(line(text, " " * (middle - text.cell_len), states[i]))
        below = page.signs.held if 0 < i <= level.lo else page.signs.stairs
        under = GREEN if 0 < i <= level.lo else VIOLET if 0 < i <= level.hi else GREY
        tread = below[1] + below[2] * (step - 1) if i else drawn[2] * step
        made.append(line(indent[step:], (tread, under), (drawn[3], style)))
    return made
