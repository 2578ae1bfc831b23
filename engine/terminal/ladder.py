"""A ladder: steps from the bottom up, what holds, and the gate beside the plain average."""

from rich.text import Text

from engine.evaluate.assessment import Assessment
from engine.evaluate.score import FULL
from engine.evaluate.state import Truth
from engine.model.questionnaire import Ladder, Rung
from engine.terminal.bars import bar
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import BLUE, GREEN, GREY, RED, VIOLET
from engine.words.dutch import percents
from engine.words.phrases import average_text, difference, level_text, rung_score

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
