"""What the cases reach."""

from fractions import Fraction
from typing import Any

import click

from engine.commands.common import DONE, PARTLY, plain_option


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
@click.option("--min", "least", metavar="PERCENTAGE", type=Share(), help="Ten minste zoveel; anders uitgang 1.")
@click.option("--full", is_flag=True, help="Alles wat mist bij naam.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Scherm of JSON.")
@plain_option
@click.pass_context
def coverage(
    ctx: click.Context, names: tuple[str, ...], least: Fraction | None, full: bool, form: str, plain: bool
) -> None:
    """Wat de casussen raken: regels, antwoorden, banden, treden en voorwaarden.

    Met een NAAM (een regel, vraag, schaal, ladder, onderdeel of het begin ervan): door welke casussen.
    """
    from engine.cases.coverage import covered
    from engine.cases.export import coverage_json
    from engine.dutch import share
    from engine.load import model_folder
    from engine.load.loader import load_with_places
    from engine.terminal.coverage import show_coverage, show_reached
    from engine.terminal.screen import screen

    model, draft = load_with_places(ctx.obj or model_folder())
    found = covered(model, draft, names)
    if form == "json":
        click.echo(coverage_json(found), nl=False)
    elif names:
        show_reached(screen(plain=plain), found)
    else:
        show_coverage(screen(plain=plain), found, full)
    reached, total = found.count()
    if least is not None and reached < least * total:
        click.echo(f"{share(reached, total)} is minder dan gevraagd.", err=True)
        ctx.exit(PARTLY)
    ctx.exit(DONE)
