"""JSON Schemas of the files of a model."""

from pathlib import Path, PurePosixPath

import click


@click.command(options_metavar="[OPTIES]")
@click.argument("out", metavar="[MAP]", type=click.Path(path_type=Path), default="docs/schema")
def schema(out: Path) -> None:
    """JSON Schema's voor een editor die meehelpt tijdens het typen."""
    from engine.files import write_whole
    from engine.problem import refuse
    from engine.schema.schemas import KINDS, header, text

    try:
        out.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise refuse(
            str(out), "E206", f"kan niet worden gemaakt ({getattr(error, 'strerror', 'ongeldige naam')})."
        ) from None
    for kind in KINDS:
        write_whole(out / f"{kind}.json", text(kind))
        click.echo(f"{out / kind}.json")
    click.echo("Zet als eerste regel in een bestand, bijvoorbeeld in 'rules':", err=True)
    click.echo(header("rules/x.yaml", PurePosixPath(out.as_posix())), err=True)
