"""What the cases reach."""

from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.commands.common import PARTLY, needs, plain_option

if TYPE_CHECKING:
    from engine.load.draft import Draft
    from engine.model import Model


class Share(click.ParamType[Fraction]):
    """A percentage, taken as it is written: 95 or 94,5."""

    name = "percentage"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """The percentage as a part of one."""
        try:
            share = Fraction(str(value).rstrip("%").replace(",", ".")) / 100
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if not 0 <= share <= 1:
            self.fail(f"'{value}' is geen percentage van 0 tot en met 100.", param, ctx)
        return share


@click.command(options_metavar="[OPTIES]")
@click.argument("names", metavar="[NAAM]…", nargs=-1)
@click.option("--mutants", is_flag=True, help="Welke kleine veranderingen van de regels geen casus merkt.")
@click.option("--min", "least", metavar="PERCENTAGE", type=Share(), help="Ten minste zoveel; anders uitgang 1.")
@click.option("--full", is_flag=True, help="Alles wat mist bij naam.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Scherm of JSON.")
@plain_option
@click.pass_obj
def coverage(
    folder: Path | None, /, names: tuple[str, ...], mutants: bool, least: Fraction | None, **shown: Any
) -> None:
    """Wat de casussen raken: regels, antwoorden, banden, treden en voorwaarden.

    Met een NAAM (een regel, vraag, schaal, ladder, onderdeel of het begin ervan): door welke casussen.
    Met --mutants wordt elke regel en trede op veel manieren een beetje veranderd. Een goede casus merkt dat.
    """
    from engine.load import model_folder
    from engine.load.loader import load_with_places
    from engine.words.dutch import share

    model, draft = load_with_places(folder or model_folder())
    if mutants:
        reached, total = _hunt(model, draft, names, **shown)
    else:
        reached, total = _reach(model, draft, names, **shown)
    if least is not None and reached < least * total:
        click.echo(f"{share(reached, total)} is minder dan gevraagd.", err=True)
        click.get_current_context().exit(PARTLY)


def _reach(
    model: "Model", draft: "Draft", names: tuple[str, ...], full: bool, form: str, plain: bool
) -> tuple[int, int]:
    """Show what the cases reach; how much, and out of how much."""
    from engine.cases.coverage import covered
    from engine.cases.export import coverage_json
    from engine.terminal.coverage import show_coverage, show_reached
    from engine.terminal.screen import screen

    found = covered(model, draft, names)
    if form == "json":
        click.echo(coverage_json(found), nl=False)
    elif names:
        show_reached(screen(plain=plain), found)
    else:
        show_coverage(screen(plain=plain), found, full)
    return found.count()


MOST = 12
"""Changes that are told with a case that would notice them, unless all are asked for."""


def _hunt(
    model: "Model", draft: "Draft", names: tuple[str, ...], full: bool, form: str, plain: bool
) -> tuple[int, int]:
    """Show which changes are not noticed; how many are, and out of how many."""
    needs("ortools", "solve")
    from engine.cases.export import hunt_json
    from engine.cases.hunt import hunted
    from engine.terminal.hunt import show_hunt
    from engine.terminal.progress import working
    from engine.terminal.screen import screen

    most = None if full or form == "json" else MOST
    found = hunted(model, draft, names, partial(working, screen(plain=plain, stderr=True)), most)
    if form == "json":
        click.echo(hunt_json(found), nl=False)
    else:
        show_hunt(screen(plain=plain), found, most)
    return found.noticed, found.total
