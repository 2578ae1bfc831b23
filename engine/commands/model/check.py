"""Check the model."""

from pathlib import Path

import click


@click.command(options_metavar="[OPTIES]")
@click.pass_obj
def check(folder: Path | None) -> None:
    """De inhoud nakijken: elke fout met plaats en uitleg."""
    from engine.load import model_folder
    from engine.load.loader import load

    model, cases = load(folder or model_folder())
    click.echo(
        f"{len(model.questions)} vragen, {len(model.scales)} schalen, {len(model.rules)} regels, "
        f"{len(model.items)} onderdelen, {len(cases)} casussen: in orde."
    )
