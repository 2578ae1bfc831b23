"""Score bars: solid up to the lowest, shaded up to the highest, empty after; a tick at the point value."""

from rich.text import Text

from engine.evaluate.score import FULL, Score
from engine.model.questionnaire import Scale
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import AMBER, BLUE, GREEN, GREY, TEAL
from engine.words.dutch import count, percent, percents
from engine.words.phrases import Tone, band, tone

NUMBER = 14
"""Columns for the number behind a bar: ``58% (33–75%)``."""

_SHADES: dict[Tone, str] = {"low": AMBER, "middle": BLUE, "high": GREEN, "open": TEAL, "none": BLUE}


def bars(page: Page, scales: list[tuple[Scale, Score]], width: int = 0) -> Lines:
    """A bar for each scale, with its title, band and how much is known."""
    made: Lines = []
    for scale, score in scales:
        made += [Text()] if made else []
        made += bar_of(page, scale, score, width or page.width)
    return made


def bar_of(page: Page, scale: Scale, score: Score, width: int) -> Lines:
    """One scale: its name, its bar, and its band in words."""
    told = scale.short.casefold() in scale.title.casefold()[: len(scale.short)]
    name = line((scale.title, "bold")) if told else line((scale.short, "bold"), ("  " + scale.title, GREY))
    if score.applies is False:
        return [*page.wrap(name, "  ", width=width), line("  ", ("niet van toepassing", GREY))]
    style = shade(scale, score)
    drawn = bar(page, score.lo, score.hi, score.point, width - NUMBER - 4, style)
    known = f"{score.known} van {count(score.total, 'vraag', 'vragen')} bekend"
    words = line((f"{band(scale, score)}", style), (f" {page.signs.dot} ", GREY)) if scale.bands else Text()
    return [
        *page.wrap(name, "  ", width=width),
        line("  ", drawn, "  ", value(score)),
        *page.wrap(line(words, (known, GREY)), "  ", width=width),
    ]


def bar(page: Page, lo: int, hi: int, point: int | None, width: int, style: str) -> Text:
    """The bar alone, over 0 to ``FULL``."""
    start, end = _at(lo, width), _at(hi, width)
    if lo < hi:
        end = max(end, min(start + 1, width))
        start = min(start, end - 1)
    tick = None if point is None or lo == hi else min(_at(point, width), width - 1)
    made = Text()
    for i in range(width):
        if i == tick:
            made.append(page.signs.tick, f"bold {style}")
        elif i < start:
            made.append(page.signs.solid, style)
        elif i < end:
            made.append(page.signs.shade, style)
        else:
            made.append(page.signs.empty, GREY)
    return made


def value(score: Score) -> Text:
    """The score in figures: ``58%``, ``58% (33–75%)`` or ``33–75%``."""
    if score.applies is False:
        return ink("n.v.t.", GREY)
    range_ = percents(score.lo, score.hi)
    if score.point is None or score.lo == score.hi:
        return ink(range_, "bold")
    return line((percent(score.point), "bold"), (f" ({range_})", GREY))


def shade(scale: Scale, score: Score) -> str:
    """The band's colour: the lowest amber, the highest green, blue between; teal while it is open."""
    return _SHADES[tone(scale, score)]


def _at(points: int, width: int) -> int:
    return (points * width + FULL // 2) // FULL
