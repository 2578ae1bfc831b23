"""Many practices at once."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from engine.commands.common import PARTLY, loaded, needs, plain_option

PATH = click.Path(path_type=Path)


@click.command(options_metavar="[OPTIES]")
@click.argument("inputs", metavar="INVOER…", nargs=-1, type=PATH)
@click.option("-o", "--output", type=PATH, help="De uitvoer: .parquet, .csv, .jsonl of .xlsx; met Spark een map.")
@click.option("--rejects", type=PATH, help="Wat is afgewezen, en waarom. Anders naast de uitvoer.")
@click.option("--lenient", is_flag=True, help="Een foute cel wordt 'niet ingevuld'; de rij telt mee.")
@click.option("--map", "mapping", type=PATH, help="Welke kolom en cel wat betekent (YAML).")
@click.option("--reports", type=PATH, help="Een map voor een rapport per praktijk.")
@click.option("--by", metavar="KOLOM", help="Vergelijk groepen, bijvoorbeeld per regio.")
@click.option("--practice", metavar="KOLOM", help="De kolom met de naam of code van de praktijk.")
@click.option("--date", metavar="KOLOM", help="De datum: van elke praktijk telt de laatste rij.")
@click.option("--sheet", metavar="BLAD", help="Het blad van een werkmap. Anders het eerste.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Scherm of JSON.")
@click.option("--template", type=PATH, help="Maak een lege werkmap om in te vullen (.xlsx).")
@click.option("--engine", type=click.Choice(["polars", "spark"]), default="polars", help="Spark: een map met Parquet.")
@plain_option
@click.pass_obj
def batch(
    folder: Path | None, /, inputs: tuple[Path, ...], output: Path | None, form: str, template: Path | None,
    engine: str, plain: bool, **given: Any,
) -> None:  # fmt: skip
    """Veel praktijken in een keer: beoordelen en vergelijken.

    INVOER is een of meer bestanden (.csv, .xlsx, .ods, .parquet, .jsonl) of een map met bestanden.
    """
    needs("polars", "batch")
    if template is not None:
        from engine.batch.writing.template import write_template

        write_template(loaded(folder), template)
        click.echo(f"Gemaakt: {template}. Vul een rij per praktijk in.", err=True)
        return
    if not inputs or output is None:
        raise click.UsageError("Geef de invoer en de uitvoer: paraat batch INVOER… -o UITVOER.xlsx")
    if engine == "spark" and form == "json":
        raise click.UsageError("Met Spark komt er geen overzicht, ook niet als JSON.")
    from engine.batch.run import request, run, run_on_spark
    from engine.terminal.progress import working
    from engine.terminal.screen import screen

    asked, shown = request(inputs, output, **given), partial(working, screen(plain=plain, stderr=True))
    if engine == "spark":
        for told in run_on_spark(loaded(folder), asked, shown):
            click.echo(told, err=True)
        return
    outcome = run(loaded(folder), asked, shown)
    if form == "json":
        from engine.batch.portfolio.export import as_json

        click.echo(as_json(outcome), nl=False)
    else:
        from engine.terminal.portfolio import show_portfolio

        show_portfolio(screen(plain=plain), outcome.overview, outcome.compared)
    for told in outcome.told:
        click.echo(told, err=True)
    if outcome.complaints:
        click.get_current_context().exit(PARTLY)
