"""A plan on screen: the route, or the agenda of a meeting."""

from rich.console import Console

from engine.plan.agenda import Agenda
from engine.plan.route import Route
from engine.terminal.agenda import show_agenda
from engine.terminal.route import show_route


def show_plan(console: Console, made: Route | Agenda, full: bool = False, file: str = "BESTAND") -> None:
    """Print it. ``full``: everything; ``file``: as named in the next commands."""
    if isinstance(made, Agenda):
        show_agenda(console, made, full, file)
    else:
        show_route(console, made, full, file)
