"""The model as a workbook."""

from pathlib import Path

import click

from engine.commands.common import needs


@click.command(options_metavar="[OPTIES]")
@click.argument("file", metavar="BESTAND.xlsx", type=click.Path(path_type=Path))
@click.pass_obj
def export(folder: Path | None, file: Path) -> None:
    """Alle vragen, antwoorden, regels, onderdelen en bronnen in een Excel-werkmap."""
    needs("xlsxwriter", "experts")
    needs("polars", "batch")
    from engine.load import model_folder
    from engine.load.loader import load, read
    from engine.modelbook.writing import write_book
    from engine.problem import refuse

    if file.suffix.lower() != ".xlsx":
        raise refuse(str(file), "E400", "is geen naam voor een Excel-werkmap.", "Laat de naam eindigen op .xlsx.")
    folder = folder or model_folder()
    model, _ = load(folder)
    write_book(file, model, read(folder))
    click.echo(f"Gemaakt: {file}. Verander er cellen in en lees het weer in: paraat model import {file}", err=True)
