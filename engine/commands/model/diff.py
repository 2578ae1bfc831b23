"""What changed between two models."""

from pathlib import Path

import click

from engine.commands.common import needs, plain_option


@click.command(options_metavar="[OPTIES]")
@click.argument("old", metavar="OUD")
@click.argument("new", metavar="[NIEUW]", required=False)
@click.option(
    "--on", type=click.Path(path_type=Path), help="Praktijken: een map met antwoordenbestanden, of een tabel."
)
@click.option("--format", "form", type=click.Choice(["text", "md", "json"]), default="text", help="Scherm of bestand.")
@plain_option
@click.pass_obj
def diff(folder: Path | None, old: str, new: str | None, on: Path | None, form: str, plain: bool) -> None:
    """Wat er verandert tussen twee versies van de inhoud, en voor wie.

    OUD en NIEUW zijn een map of een versie in git (HEAD~3, een tag). Zonder NIEUW: zoals het nu is.
    """
    from engine.diff.difference import difference
    from engine.diff.edition import edition_in
    from engine.diff.revision import edition
    from engine.load import model_folder

    home = folder or model_folder()
    found = difference(edition(old, home), edition(new, home) if new else edition_in(home, "nu"))
    if on is not None:
        needs("polars", "batch")
        from engine.batch.impact import with_impact

        found = with_impact(found, on)
        for warning in found.impact.warnings if found.impact else ():
            click.echo(warning, err=True)
    if form == "md":
        from engine.diff.markdown import as_markdown

        click.echo(as_markdown(found), nl=False)
    elif form == "json":
        from engine.diff.export import as_json

        click.echo(as_json(found), nl=False)
    else:
        from engine.terminal.differing import show_difference
        from engine.terminal.screen import screen

        show_difference(screen(plain=plain), found)
