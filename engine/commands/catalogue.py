"""Look steps and workforms up."""

from pathlib import Path

import click

from engine.commands.common import known, loaded, plain_option


@click.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="[ID]", required=False)
@click.option("--kind", help="Alleen één soort, bijvoorbeeld workform of document.")
@click.option("--search", "word", help="Alleen wat dit woord noemt.")
@plain_option
@click.pass_obj
def catalogue(folder: Path | None, name: str | None, kind: str | None, word: str | None, plain: bool) -> None:
    """Stappen, werkvormen, bijeenkomsten en documenten opzoeken."""
    from engine.terminal.catalogue import show_catalogue, show_item
    from engine.terminal.screen import screen

    model = loaded(folder)
    console = screen(plain=plain)
    if name is None:
        if kind is not None:
            known(kind, sorted({item.kind for item in model.items}))
        show_catalogue(console, model, kind=kind, word=word)
    else:
        known(name, model.item)
        show_item(console, model, model.item[name])
