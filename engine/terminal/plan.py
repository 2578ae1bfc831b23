"""A plan on screen: the route, the agenda of a meeting, or the way to goals."""

from rich.console import Console

from engine.goal.way import Way
from engine.plan.agenda import Agenda
from engine.plan.route import Route
from engine.terminal.agenda import show_agenda
from engine.terminal.goal import show_way
from engine.terminal.route import show_route


def show_plan(console: Console, made: Route | Agenda | Way, full: bool = False, file: str = "BESTAND") -> None:
    """Print it. ``full``: everything; ``file``: as named in the next commands."""
    match made:
        case Agenda():
            show_agenda(console, made, full, file)
        case Way():
            show_way(console, made, file)
        case Route():
            show_route(console, made, full, file)
