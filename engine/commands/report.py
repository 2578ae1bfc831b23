"""The advice of one practice."""

from functools import partial
from pathlib import Path

import click

from engine.commands.common import answer_files, loaded, plain_option, reported, typed


@click.command(options_metavar="[OPTIES]")
@answer_files
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Op het scherm of als JSON."
)
@click.option("--full", is_flag=True, help="Alles, ook wat minder dringend is.")
@plain_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Naar een bestand in plaats van het scherm.")
@click.pass_obj
def report(
    folder: Path | None, files: tuple[Path, ...], form: str, full: bool, plain: bool, output: Path | None
) -> None:
    """Het advies: oordeel, scores, risico's en wat je kunt doen."""
    from engine.respondents import read_together

    model = loaded(folder)
    answers = read_together(files, model)
    made = reported(model, answers)
    if form == "json":
        from engine.export import as_json

        text = as_json(made)
    else:
        from engine.terminal.report import show_report
        from engine.terminal.screen import captured, screen

        show = partial(show_report, report=made, full=full, updated=answers.updated, file=typed(*files))
        if output is None:
            show(screen(plain=plain))
            return
        text = captured(show)
    if output is None:
        click.echo(text, nl=False)
    else:
        from engine.files import write_whole

        write_whole(output, text)
