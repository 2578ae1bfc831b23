"""Check the model."""

from pathlib import Path

import click

from engine.commands.common import DONE, PARTLY, WRONG, needs, plain_option


@click.command(options_metavar="[OPTIES]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="Op het scherm, of voor een ander programma.",
)
@click.option("--prove", is_flag=True, help="Reken ook na wat nooit, altijd of samen voorkomt. Duurt langer.")
@click.option("--explain", "code", metavar="CODE", help="Wat een waarschuwing betekent, en wat je eraan doet.")
@plain_option
@click.pass_obj
def check(folder: Path | None, form: str, prove: bool, code: str | None, plain: bool) -> None:
    """De inhoud nakijken: elke fout en waarschuwing, met plaats en uitleg.

    Er kan 0 uit komen (alles in orde), 1 (alleen waarschuwingen) of 2 (fouten).
    """
    from engine.check.codes import CODES, explained
    from engine.problem import InputError, Problem, refuse

    if code is not None:
        if code not in CODES:
            raise refuse(code, "E207", "is geen waarschuwing.", f"Kies uit: {', '.join(CODES)}.")
        click.echo("\n".join(explained(CODES[code])))
        return
    if prove:
        needs("ortools", "solve")
    from engine.check.checked import checked
    from engine.load import model_folder
    from engine.words.dutch import count

    folder = folder or model_folder()
    problems: tuple[Problem, ...]
    undecided = 0
    try:
        found = checked(folder, prove)
        problems, sizes, undecided = found.problems, found.content.sizes(), found.undecided
        exit_code = PARTLY if problems or undecided else DONE
    except InputError as error:
        problems, sizes, exit_code = error.problems, "", WRONG
    if form == "text":
        from engine.terminal.checking import show_problems, show_summary
        from engine.terminal.screen import screen

        show_problems(screen(plain), problems)
        show_summary(screen(plain), problems, sizes)
    else:
        from engine.check.formats import formatted

        click.echo(formatted(form, problems, folder), nl=False)
    if undecided:
        click.echo(
            f"Van {count(undecided, 'vraag', 'vragen')} aan de rekenmachine is het antwoord niet gevonden.", err=True
        )
    click.get_current_context().exit(exit_code)
