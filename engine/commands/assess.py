"""Fill in, or go on where one stopped."""

from pathlib import Path

import click

from engine.commands.common import USUAL, loaded, plain_option, reported, typed


@click.command(options_metavar="[OPTIES]")
@click.argument("file", metavar="[BESTAND]", type=click.Path(path_type=Path), default=USUAL)
@click.option("--quick", is_flag=True, help="Een eerste beeld in vijf minuten: ten hoogste 15 vragen.")
@click.option("--respondent", help="Wie er invult, bijvoorbeeld 'assistente'.")
@plain_option
@click.pass_obj
def assess(folder: Path | None, file: Path, quick: bool, respondent: str | None, plain: bool) -> None:
    """De vragen beantwoorden, of verdergaan waar je stopte.

    Na elk antwoord wordt BESTAND bewaard (zonder naam: antwoorden.yaml). Je kunt dus altijd stoppen.
    """
    from engine.filling.answerfile import checked_name, read_answers
    from engine.filling.quick import QUICK
    from engine.filling.sitting import start
    from engine.terminal.asking import interviewed, line_reader
    from engine.terminal.reception import Reception
    from engine.terminal.report import show_report
    from engine.terminal.screen import screen

    model = loaded(folder)
    console = screen(plain=plain)
    read = line_reader(console)
    name = None if respondent is None else checked_name(respondent)
    interview = start(model, file, name, Reception(console, read, model, file.stem), QUICK * quick)
    try:
        finished = interviewed(console, interview, read)
    except KeyboardInterrupt:
        console.print()
        finished = False
    kept = read_answers(file, model)
    if finished:
        show_report(console, reported(model, kept), file=typed(file))
    name = typed(file)
    more = f" --respondent {typed(interview.person.name or '')}" if len(kept.respondents) > 1 else ""
    more += " --quick" if quick and not finished else ""
    click.echo(f"Bewaard in {file}. Verdergaan: paraat assess {name}{more}. Bekijken: paraat report {name}.", err=True)
