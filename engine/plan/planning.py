"""What was asked for: the route, the agenda of one meeting, or the way to goals."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from engine.goal.goals import goals_of
from engine.goal.way import Way
from engine.model.ruleset import Item
from engine.outcome.report import Report
from engine.plan.agenda import Agenda, Wish, agenda_of
from engine.plan.meeting import meeting_named
from engine.plan.route import Route, route_of
from engine.problem import refuse
from engine.words.dutch import day

LATEST = 2100
"""No plan begins after this year."""


def planned(
    report: Report, start: date | None, meeting: str | None, wish: Wish, goals: Sequence[str], today: date
) -> Route | Agenda | Way:
    """The route from ``start``, the agenda of a ``meeting`` as wished for, or the smallest step to ``goals``.

    Raises ``InputError`` for days that are over, and for wishes that do not belong together.
    """
    for name, when in (("--start", start), ("--date", wish.day)):
        if when is not None and not today <= when <= date(LATEST, 1, 1):
            fact = f"kan niet {day(when)} zijn: dat is {'voorbij' if when < today else 'te ver weg'}."
            raise refuse(name, "E412", fact, f"Kies een dag vanaf vandaag, {day(today)}.")
    if goals:
        if (start, meeting, wish) != (None, None, Wish()):
            raise refuse("--goal", "E415", "staat op zichzelf.", "Laat --start, --meeting en de wensen weg.")
        from engine.solve.toward import way_of  # heavy, and an optional extra

        return way_of(report.practice, report.assessment, goals_of(report.assessment.model, goals))
    if meeting is None:
        if wish != Wish():
            raise refuse(
                "plan", "E415", "heeft wensen voor een bijeenkomst, maar niet welke.", "Geef ook --meeting NAAM."
            )
        return route_of(report, start)
    held = meeting_named(report.assessment.model, meeting)
    if start is not None:
        wish = replace(wish, day=_day_of(held, route_of(report, start), wish))
    return agenda_of(report, held, wish, today)


def _day_of(meeting: Item, route: Route, wish: Wish) -> date:
    """The day of a meeting in the route."""
    days = [step.begin for step in route.steps if meeting in step.meetings and step.begin is not None]
    if wish.day is not None or not days:
        fact = "gaat niet samen met '--date'." if wish.day else "helpt niet: deze bijeenkomst staat niet in de route."
        raise refuse("--start", "E415", fact, "Geef alleen --date.")
    return days[0]
