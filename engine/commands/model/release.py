"""Release a version of the model."""

from pathlib import Path

import click


@click.command(options_metavar="[OPTIES]")
@click.argument("version", metavar="[VERSIE]", required=False)
@click.pass_obj
def release(folder: Path | None, version: str | None) -> None:
    """De inhoud als versie vastleggen: daarna verandert de betekenis ervan niet meer.

    Zonder VERSIE: de versie die in het manifest staat. Met: die versie komt ook in het manifest.
    """
    from engine.diff.releasing import released
    from engine.load import model_folder

    done = released(folder or model_folder(), version)
    click.echo(f"Versie {done.version} is vastgelegd in {done.record}. Bewaar dat bestand bij de inhoud.")
    for reason in done.reasons:
        click.echo(f"  {reason}")
