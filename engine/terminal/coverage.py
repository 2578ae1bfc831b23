"""What the cases reach, as a table, and what they miss by name."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from engine.cases.coverage import KINDS, Count, Coverage, Goal
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import AMBER, GREEN, GREY
from engine.words.dutch import count, share

MOST = 8
"""How many of a kind are named, unless all are asked for."""


def show_coverage(console: Console, coverage: Coverage, full: bool = False) -> None:
    """Print how much of each kind is reached, and what is missing; all of it when ``full``."""
    sheet = page(console)
    made = sheet.heading("Wat de casussen raken", count(len(coverage.titles), "casus", "casussen"))
    for kind, title in KINDS.items():
        if (found := coverage.count(kind)).total:
            made.append(_row(sheet, title, found))
    made += [Text(), _row(sheet, "Samen", coverage.count())]
    if coverage.missing:
        made += sheet.heading("Wat nog niet")
    for kind, title in KINDS.items():
        made += _missing(sheet, coverage, title, [goal for goal in coverage.missing if goal.kind == kind], full)
    sheet.show(made)


def show_reached(console: Console, coverage: Coverage) -> None:
    """Print of each thing by which cases it is reached."""
    sheet = page(console)
    made: Lines = []
    for kind, title in KINDS.items():
        goals = [goal for goal in coverage.goals if goal.kind == kind]
        made += sheet.label(title) if goals else []
        for goal in goals:
            made += sheet.wrap(_named(goal), line("  ", _sign(sheet, bool(goal.cases)), " "))
            for number in goal.cases[:MOST]:
                made += sheet.wrap(coverage.titles[number], f"      {sheet.signs.dot} ")
            if len(goal.cases) > MOST:
                made += sheet.wrap(ink(f"en nog {len(goal.cases) - MOST}", GREY), "        ")
            made += _nearly(sheet, coverage, goal)
    sheet.show([*made, Text(), _row(sheet, "Samen", coverage.count())])


def _row(sheet: Page, title: str, found: Count) -> Text:
    whole = found.reached == found.total
    part = share(*found).rjust(7)
    return line("  ", _sign(sheet, whole), f" {title:<36}{found.reached:>6} van {found.total:<6}", (part, "bold"))


def _sign(sheet: Page, reached: bool) -> Text:
    return ink(sheet.signs.yes, f"bold {GREEN}") if reached else ink(sheet.signs.open, f"bold {AMBER}")


def _missing(sheet: Page, coverage: Coverage, title: str, goals: Sequence[Goal], full: bool) -> Lines:
    made = sheet.label(title, str(len(goals))) if goals else []
    for goal in goals if full else goals[:MOST]:
        made += sheet.wrap(_named(goal), f"  {sheet.signs.dot} ")
        made += _nearly(sheet, coverage, goal)
    if len(goals) > MOST and not full:
        made += sheet.wrap(ink(f"en nog {len(goals) - MOST}, met --full", GREY), "    ")
    return made


def _named(goal: Goal) -> Text:
    return line(goal.name, (f"  {goal.at}", GREY))


def _nearly(sheet: Page, coverage: Coverage, goal: Goal) -> Lines:
    if goal.nearly is None:
        return []
    return sheet.wrap(ink(f"komt voor bij ‘{coverage.titles[goal.nearly]}’, maar die verwacht het niet", GREY), "    ")
