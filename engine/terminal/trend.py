"""From then to now in one line: a dumbbell with both intervals, or a sparkline over more than two moments."""

from collections.abc import Sequence

from rich.text import Text

from engine.evaluate.score import FULL, Score
from engine.terminal.page import Page, ink
from engine.terminal.screen import AMBER, GREEN, GREY, VIOLET
from engine.words.dutch import percent, percents

LEVELS = "▁▂▃▄▅▆▇█"
ASCII_LEVELS = "_.:-=+*#"
WAY = {
    "hoger": ("+", GREEN, "omhoog"),
    "lager": ("-", AMBER, "omlaag"),
    "gelijk": ("=", GREY, "gelijk"),
    "open": ("?", VIOLET, "nog niet zeker"),
    "nvt": (" ", GREY, "niet te vergelijken"),
}
"""Each direction's sign, colour and word."""


def dumbbell(page: Page, then: Score, now: Score, width: int, style: str) -> Text:
    """``then`` as a ring, ``now`` as a dot, on a line over 0 to ``FULL``; their intervals shaded."""
    before, after = (_place(score, width) for score in (then, now))
    path = range(0) if before is None or after is None else range(min(before, after), max(before, after))
    made = Text()
    for i in range(width):
        if i == after:
            made.append(page.signs.point, f"bold {style}")
        elif i == before:
            made.append(page.signs.ring, GREY)
        elif _within(now, i, width):
            made.append(page.signs.shade, style)
        elif _within(then, i, width):
            made.append(":", GREY)
        elif i in path:
            made.append("-" if page.plain else page.signs.line, style)
        else:
            made.append(page.signs.empty, GREY)
    return made


def sparkline(page: Page, scores: Sequence[Score], style: str) -> Text:
    """A column for each moment, as high as its value; a dot where there is none."""
    levels = ASCII_LEVELS if page.signs.solid == "#" else LEVELS
    made = Text()
    for score in scores:
        place = _place(score, len(levels))
        made.append(*((page.signs.dot, GREY) if place is None else (levels[place], style)))
    return made


def figures(scores: Sequence[Score], page: Page) -> Text:
    """``50% → 83%``; a range where the value is open."""
    made = Text()
    for i, score in enumerate(scores):
        made.append_text(ink(f" {page.signs.arrow} ", GREY) if i else Text())
        made.append_text(ink(figure(score), "bold" if i == len(scores) - 1 else ""))
    return made


def figure(score: Score) -> str:
    """The score in figures; the point value only where nothing else is possible."""
    return "n.v.t." if score.applies is False else percents(score.lo, score.hi)


def moved(direction: str, then: Score, now: Score) -> Text:
    """Which way, in a sign and a word, with by how many points where that is sure."""
    sign, style, word = WAY[direction]
    if direction in {"hoger", "lager"} and then.lo == then.hi and now.lo == now.hi:
        points = abs(int(percent(now.lo)[:-1]) - int(percent(then.lo)[:-1]))
        return ink(f"{sign}{points} {word}" if points else word, style)
    return ink(f"{sign} {word}".strip(), style)


def _place(score: Score, width: int) -> int | None:
    """Where the point value lies among so many columns; ``None`` where there is no such value."""
    point = score.lo if score.lo == score.hi else score.point
    return None if point is None or score.applies is False else _at(point, width)


def _within(score: Score, i: int, width: int) -> bool:
    return score.applies is not False and score.lo < score.hi and _at(score.lo, width) <= i <= _at(score.hi, width)


def _at(points: int, width: int) -> int:
    return min(points * width // FULL, width - 1)
