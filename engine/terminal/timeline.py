"""A route as bars over the weeks."""

from datetime import timedelta

from rich.text import Text

from engine.plan.route import Route, Step
from engine.plan.schedule import WEEK
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, GREY, SEVERITY
from engine.words.dutch import month

QUARTER = 13
"""Weeks in the drawing; what begins later is not in it."""
ROWS = 16
NAMES = 34
"""Columns for the number and the name of a step, at the least."""


def timeline_lines(page: Page, route: Route) -> Lines:
    """A bar for each step of the first quarter: solid is known, shaded is our estimate, a dot is one day."""
    steps = [step for step in route.steps if step.week <= QUARTER][:ROWS]
    weeks = min(max(step.last_week for step in steps), QUARTER)
    each = max(1, min(4, (page.width - NAMES - 1) // weeks))
    names = min(page.width - weeks * each - 1, 2 * NAMES)
    made = [line(" " * names, (_scale(route, weeks, each), GREY))]
    for step in steps:
        head = line((f"{step.number:>4} ", GREY), page.cut(step.item.title, names - 7).ljust(names - 5))
        made.append(line(head, _bar(page, step, each, weeks * each)))
    signs = page.signs
    key = f"{signs.solid} looptijd van de gids   {signs.shade} onze schatting   {signs.point} op één dag"
    return [*made, Text(), *page.wrap(ink(key, GREY), "  ")]


def _bar(page: Page, step: Step, each: int, width: int) -> Text:
    start, end = step.slot.start * each // WEEK, -(-step.slot.end * each // WEEK)
    style = SEVERITY[step.severity] if step.severity else ACCENT
    before = line((page.signs.empty * start, GREY))
    if step.slot.end - step.slot.start == 1:
        drawn = page.signs.point
    else:
        drawn = (page.signs.shade if step.slot.assumed else page.signs.solid) * max(min(end, width) - start, 1)
    after = page.signs.arrow if end > width else page.signs.empty * (width - start - len(drawn))
    return line(before, (drawn, style), (after, GREY))


def _scale(route: Route, weeks: int, each: int) -> str:
    """The months, or every fourth week; a name that does not fit is left out."""
    made, seen = "", 0
    for week in range(weeks):
        if route.start is None:
            name = "" if week % 4 else f"week {week + 1}" if week == 0 else str(week + 1)
        else:
            day = route.start + timedelta(days=week * WEEK)
            name, seen = ("" if day.month == seen else month(day)), day.month
        if name and len(made) <= week * each and (week * each + len(name) <= weeks * each):
            made = made.ljust(week * each) + name + " "
    return made.rstrip()
