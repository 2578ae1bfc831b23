"""Why a rule fires, is silent or is open."""

from pathlib import Path

import click

from engine.commands.common import answer_files, known, loaded, plain_option, reported


@click.command(options_metavar="[OPTIES]")
@answer_files
@click.argument("name", metavar="ID")
@plain_option
@click.pass_obj
def explain(folder: Path | None, files: tuple[Path, ...], name: str, plain: bool) -> None:
    """Waarom een regel afgaat, zwijgt of open is.

    ID is een regel (IBV-03), een schaal, een ladder, een vraag of een onderdeel van de catalogus.
    """
    from engine.filling.respondents import read_together
    from engine.terminal.explaining import show_explanation
    from engine.terminal.screen import screen

    model = loaded(folder)
    made = reported(model, read_together(files, model))
    known(name, [*model.rule, *model.scale, *model.ladder, *model.questions, *model.item])
    show_explanation(screen(plain=plain), made, name)
