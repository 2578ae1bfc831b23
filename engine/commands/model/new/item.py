"""A new item of the catalogue."""

from pathlib import Path

import click

from engine.commands.model.new.asking import Asking, opened, show, source_option, title_option, where_option


@click.command(options_metavar="[OPTIES]")
@click.option("--id", "name", help="De naam: de letters van de bron, een punt en een woord. IG.stap-12.")
@click.option("--kind", metavar="SOORT", help="step, activity, workform, meeting, document, …")
@click.option("--title", help="Ten hoogste 110 tekens.")
@click.option("--summary", help="Wat het is en waarom je het doet.")
@click.option("--part-of", metavar="ID", help="Het onderdeel waar het bij hoort.")
@click.option("--file", help="Het bestand; anders dat met de meeste onderdelen van die bron.")
@source_option
@title_option
@where_option
@click.pass_obj
def item(
    folder: Path | None,
    name: str | None,
    kind: str | None,
    title: str | None,
    summary: str | None,
    part_of: str | None,
    file: str | None,
    source: tuple[str, ...],
    source_title: str | None,
    source_where: str | None,
) -> None:
    """Een stap, werkvorm, bijeenkomst of ander onderdeel van de catalogus. Daarna: een regel die het aanraadt."""
    from engine.diff.versions import releases
    from engine.scaffold.item import NewItem, file_for, item_additions
    from engine.scaffold.names import catalogue_file, free
    from engine.scaffold.source import source_additions
    from engine.words.dutch import ITEM_KINDS

    where, content = opened(folder)
    ask = Asking()
    name = ask.text("--id", "Naam (zoals IG.stap-12)?", name)
    kind = ask.name("--kind", f"Soort ({', '.join(ITEM_KINDS)})?", kind, ITEM_KINDS)
    title = ask.text("--title", "Titel?", title)
    if part_of is not None:
        part_of = ask.name("--part-of", "", part_of, content.items)
    source = ask.names("--source", "Welk deel van een bron (id)?", source, None)
    ask.done()
    parts = source_additions(content, source, source_title, source_where)
    into = catalogue_file(file) if file else file_for(content, name)
    made = NewItem(free(content, name, releases(where)), into, kind, title, summary, part_of, source)
    show(where, content, [*parts, *item_additions(made)])
