"""What was asked for: the route, the agenda of one meeting, or the way to goals."""

from collections.abc import Sequence
from datetime import date

from engine.dutch import day
from engine.goal.goals import goals_of
from engine.goal.way import Way
from engine.plan.agenda import Agenda, Wish, agenda_of
from engine.plan.meeting import meeting_named
from engine.plan.route import Route, route_of
from engine.problem import refuse
from engine.report import Report

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
    if meeting is not None:
        if start is not None:
            raise refuse("--start", "E415", "hoort bij de route.", "Geef een bijeenkomst een dag met --date.")
        return agenda_of(report, meeting_named(report.assessment.model, meeting), wish, today)
    if wish != Wish():
        raise refuse("plan", "E415", "heeft wensen voor een bijeenkomst, maar niet welke.", "Geef ook --meeting NAAM.")
    return route_of(report, start)
