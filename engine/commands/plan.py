"""From advice to a plan: the route, the agenda of a meeting, or the smallest step to a goal."""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

import click

from engine.commands.common import answer_files, deliver, draw, loaded, needs, plain_option, reported, typed


class Moment(click.ParamType[date | time]):
    """A date or a time, refused in plain words."""

    def __init__(self, name: str, read: Callable[[str], date | time], example: str) -> None:
        self.name, self.read, self.example = name, read, example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | time:
        """The moment that was typed."""
        try:
            return self.read(value)
        except ValueError:
            self.fail(f"{value!r} is geen {self.name}. Schrijf die als {self.example}.", param, ctx)


DATE = Moment("datum", date.fromisoformat, "2027-01-11")
TIME = Moment("tijd", lambda text: time.fromisoformat(text.zfill(5)).replace(second=0, tzinfo=None), "13:00")


@click.command(options_metavar="[OPTIES]")
@answer_files
@click.option(
    "--start",
    metavar="DATUM",
    type=DATE,
    help="Wanneer je begint: 2027-01-11. Dan staan er datums bij, ook bij een bijeenkomst.",
)
@click.option("--meeting", metavar="NAAM", help="De agenda van een bijeenkomst: 1, 2, kick-off, …")
@click.option("--minutes", metavar="MINUTEN", type=click.IntRange(1, 1440), help="Hoe lang de bijeenkomst duurt.")
@click.option("--date", "day", metavar="DATUM", type=DATE, help="Wanneer de bijeenkomst is: 2027-02-08.")
@click.option("--time", "at", metavar="TIJD", type=TIME, help="Hoe laat de bijeenkomst begint: 13:00.")
@click.option("--people", metavar="AANTAL", type=click.IntRange(1, 500), help="Met hoeveel mensen.")
@click.option("--aim", "aims", metavar="DOEL", multiple=True, help="Waar de bijeenkomst voor is; mag vaker.")
@click.option(
    "--goal", "goals", metavar="DOEL", multiple=True, help="De kleinste stap naar een doel: ink=3. Mag vaker."
)
@click.option("--documents", metavar="MAP", type=click.Path(path_type=Path), help="Brieven, plannen en werkmappen.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Scherm of JSON.")
@click.option("--full", is_flag=True, help="Alles, ook wat later komt.")
@plain_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Naar een bestand in plaats van het scherm.")
@click.pass_obj
def plan(
    folder: Path | None, /, files: tuple[Path, ...], start: date | None, meeting: str | None, form: str,
    goals: tuple[str, ...], full: bool, plain: bool, output: Path | None, documents: Path | None, **wish: Any,
) -> None:  # fmt: skip
    """De route: wat je doet, in welke volgorde en wanneer. Of de agenda van een bijeenkomst.

    Met --goal: de kleinste stap naar een trede (ink=3), een score (igj>=60), een oordeel (VER-05) of geen-hoog-risico.
    Met --documents MAP: alle documenten, zo ver mogelijk ingevuld, als Word en Excel. Met --meeting alleen die daarbij.
    """
    if goals:
        needs("ortools", "solve")
    if documents is not None and (goals or output is not None or form == "json"):
        raise click.UsageError("--documents schrijft een map vol. Laat --goal, --format en -o weg.")
    from engine.filling.respondents import read_together
    from engine.plan.agenda import Wish
    from engine.plan.planning import planned

    model = loaded(folder)
    report = reported(model, read_together(files, model))
    made = planned(report, start, meeting, Wish(**wish), goals, date.today())
    if documents is not None:
        needs("docx", "documents")
        from engine.documents.writing import write_documents
        from engine.terminal.documents import show_documents
        from engine.terminal.screen import screen

        written = write_documents(documents, report, made, date.today())
        show_documents(screen(plain=plain), documents, written)
        return
    if form == "json":
        from engine.plan.export import as_json

        deliver(as_json(made), output)
    else:
        from engine.terminal.plan import show_plan

        draw(partial(show_plan, made=made, full=full, file=typed(*files)), output, plain)
