"""A changed workbook back into the model's files."""

from pathlib import Path

import click

from engine.commands.common import needs, plain_option


@click.command("import", options_metavar="[OPTIES]")
@click.argument("file", metavar="BESTAND.xlsx", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Bewaar zonder te vragen.")
@plain_option
@click.pass_obj
def import_(folder: Path | None, file: Path, yes: bool, plain: bool) -> None:
    """De wijzigingen uit een werkmap van 'model export' in de bestanden zetten.

    Laat eerst zien wat er verandert, en vraagt dan of het goed is. Klopt er iets niet, dan verandert er niets.
    """
    needs("openpyxl", "experts")
    needs("polars", "batch")
    from engine.files import write_all
    from engine.load import model_folder
    from engine.modelbook.importing import imported
    from engine.terminal.differing import show_difference
    from engine.terminal.screen import screen

    folder = folder or model_folder()
    found = imported(folder, file)
    if found.difference is None:
        click.echo("Er is niets veranderd.", err=True)
        return
    show_difference(screen(plain=plain), found.difference)
    files = ", ".join(found.texts)
    if not yes:
        answer = click.prompt(f"Bewaren in {files}? (j/n)", type=click.Choice(["j", "n"]), show_choices=False, err=True)
        if answer == "n":
            click.echo("Er is niets veranderd.", err=True)
            return
    write_all(folder, found.texts)
    click.echo(f"Bewaard: {files}. Kijk het na met: paraat model check", err=True)
