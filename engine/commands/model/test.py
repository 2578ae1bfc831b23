"""Run the cases."""

import click

from engine.commands.common import DONE, PARTLY, plain_option


@click.command(options_metavar="[OPTIES]")
@click.argument("names", metavar="[CASUS|REGEL|BESTAND]…", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="Hoe het eruitziet."
)
@click.option("--full", is_flag=True, help="Elke casus die mis is in het geheel.")
@plain_option
@click.pass_context
def test(ctx: click.Context, names: tuple[str, ...], form: str, full: bool, plain: bool) -> None:
    """De casussen draaien: wat kwam er niet uit, en waarom.

    Zonder namen alle casussen. Anders die van een bestand (igj.cases.yaml), die iets verwachten van een regel of
    ladder (IBV-03), of met deze woorden in de titel.
    """
    from engine.cases.choosing import chosen
    from engine.cases.export import as_github, as_json
    from engine.cases.trial import tried
    from engine.load import model_folder
    from engine.load.loader import load_with_places
    from engine.terminal.screen import screen
    from engine.terminal.trial import show_trial

    folder = ctx.obj or model_folder()
    model, draft = load_with_places(folder)
    trial = tried(model, draft, chosen(draft, names))
    if form == "text":
        show_trial(screen(plain=plain), trial, full)
    else:
        click.echo(as_json(trial) if form == "json" else as_github(trial, folder), nl=False)
    ctx.exit(PARTLY if trial.failures else DONE)
