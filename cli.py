"""The commands: parse, call, render, exit code. Everything heavy is imported where it is used."""

import gettext
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from engine.answerfile import AnswerFile
    from engine.model import Model
    from engine.report import Report

DONE, PARTLY, WRONG = 0, 1, 2

# What click itself says is translated too: Paraat speaks Dutch, whatever the machine speaks.
os.environ["LANGUAGE"] = "nl"
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins reads every installed package
gettext.bindtextdomain("messages", Path(__file__).parent / "engine" / "locale")


class _Ordered(click.Group):
    """Lists the commands in the order of use, and turns refused input into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            from engine.problem import InputError

            if isinstance(error, InputError):
                for problem in error.problems:
                    click.echo(problem, err=True)
            elif os.environ.get("PARAAT_DEBUG"):
                raise
            else:
                from engine.text import cleaned

                click.echo(f"E999 Dit is een fout in Paraat zelf: {cleaned(repr(error))[:300]}.", err=True)
                click.echo("Jullie bestanden zijn niet veranderd. Met PARAAT_DEBUG=1 ervoor zie je meer.", err=True)
            ctx.exit(WRONG)


@click.group(
    cls=_Ordered,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--model", "folder", type=click.Path(path_type=Path), help="Een andere map met 'questionnaires' en 'rules'."
)
@click.version_option(package_name="paraat", prog_name="paraat", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """Paraat: hoe klaar is jullie organisatie voor e-health?

    \b
    Drie dingen die je vaak doet:
      paraat assess                 de vragen beantwoorden, of verdergaan
      paraat report antwoorden.yaml het advies bekijken
      paraat catalogue              stappen en werkvormen opzoeken
    """
    ctx.obj = folder


@cli.command(options_metavar="[OPTIES]")
@click.argument("file", metavar="[BESTAND]", type=click.Path(path_type=Path), default=Path("antwoorden.yaml"))
@click.option("--quick", is_flag=True, help="Een eerste beeld in vijf minuten: ten hoogste 15 vragen.")
@click.option("--respondent", help="Wie er invult, bijvoorbeeld 'assistente'.")
@click.option("--plain", is_flag=True, help="Zonder kleur en tekeningen.")
@click.pass_obj
def assess(folder: Path | None, file: Path, quick: bool, respondent: str | None, plain: bool) -> None:
    """De vragen beantwoorden, of verdergaan waar je stopte.

    Na elk antwoord wordt BESTAND bewaard (zonder naam: antwoorden.yaml). Je kunt dus altijd stoppen.
    """
    from engine.quick import QUICK
    from engine.sitting import start
    from engine.terminal.asking import interviewed, line_reader, welcome
    from engine.terminal.report import show_report
    from engine.terminal.screen import screen

    model = _model(folder)
    console = screen(plain=plain)
    read = line_reader(console)
    interview = start(
        model, file, respondent, lambda kept: welcome(console, read, model, kept, file.stem), QUICK * quick
    )
    try:
        finished = interviewed(console, interview, read)
    except KeyboardInterrupt:
        console.print()
        finished = False
    if finished:
        show_report(console, _report(model, interview.file), file=_typed(file))
    click.echo(f"Bewaard in {file}. Verdergaan: paraat assess {file}. Bekijken: paraat report {file}.", err=True)


@cli.command(options_metavar="[OPTIES]")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Op het scherm of als JSON."
)
@click.option("--full", is_flag=True, help="Alles, ook wat minder dringend is.")
@click.option("--plain", is_flag=True, help="Zonder kleur en tekeningen.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Naar een bestand in plaats van het scherm.")
@click.pass_obj
def report(folder: Path | None, file: Path, form: str, full: bool, plain: bool, output: Path | None) -> None:
    """Het advies: oordeel, scores, risico's en wat je kunt doen."""
    from engine.answerfile import read_answers

    model = _model(folder)
    answers = read_answers(file, model)
    made = _report(model, answers)
    if form == "json":
        from engine.export import as_json

        text = as_json(made)
    else:
        from engine.terminal.report import show_report
        from engine.terminal.screen import captured, screen

        show = partial(show_report, report=made, full=full, updated=answers.updated, file=_typed(file))
        if output is None:
            show(screen(plain=plain))
            return
        text = captured(show)
    if output is None:
        click.echo(text, nl=False)
    else:
        from engine.files import write_whole

        write_whole(output, text)


@cli.command(options_metavar="[OPTIES]")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.argument("name", metavar="ID")
@click.option("--plain", is_flag=True, help="Zonder kleur en tekeningen.")
@click.pass_obj
def explain(folder: Path | None, file: Path, name: str, plain: bool) -> None:
    """Waarom een regel afgaat, zwijgt of open is.

    ID is een regel (IBV-03), een schaal, een ladder, een vraag of een onderdeel van de catalogus.
    """
    from engine.answerfile import read_answers
    from engine.terminal.explaining import show_explanation
    from engine.terminal.screen import screen

    model = _model(folder)
    made = _report(model, read_answers(file, model))
    _known(name, [*model.rule, *model.scale, *model.ladder, *model.questions, *model.item])
    show_explanation(screen(plain=plain), made, name)


@cli.command(options_metavar="[OPTIES]")
@click.argument("inputs", metavar="INVOER…", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="De uitvoer: .parquet, .csv, .jsonl of .xlsx.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Wat is afgewezen, en waarom. Anders naast de uitvoer."
)
@click.option("--lenient", is_flag=True, help="Een foute cel wordt 'niet ingevuld'; de rij telt mee.")
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="Welke kolom en cel wat betekent (YAML).")
@click.option("--reports", type=click.Path(path_type=Path), help="Een map voor een rapport per praktijk.")
@click.option("--by", metavar="KOLOM", help="Vergelijk groepen, bijvoorbeeld per regio.")
@click.option("--date", metavar="KOLOM", help="De datum: van elke praktijk telt de laatste rij.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Scherm of JSON.")
@click.option("--template", type=click.Path(path_type=Path), help="Maak een lege werkmap om in te vullen (.xlsx).")
@click.option("--plain", is_flag=True, help="Zonder kleur en tekeningen.")
@click.pass_obj
def batch(
    folder: Path | None, /, inputs: tuple[Path, ...], output: Path | None, form: str, template: Path | None,
    plain: bool, **given: Any,
) -> None:  # fmt: skip
    """Veel praktijken in een keer: beoordelen en vergelijken.

    INVOER is een of meer bestanden (.csv, .xlsx, .ods, .parquet, .jsonl) of een map met antwoordenbestanden.
    """
    _needs("polars", "batch")
    if template is not None:
        from engine.batch.template import write_template

        write_template(_model(folder), template)
        click.echo(f"Gemaakt: {template}. Vul een rij per praktijk in.", err=True)
        return
    if not inputs or output is None:
        raise click.UsageError("Geef de invoer en de uitvoer: paraat batch INVOER… -o UITVOER.xlsx")
    from engine.batch.run import request, run
    from engine.terminal.progress import working
    from engine.terminal.screen import screen

    outcome = run(_model(folder), request(inputs, output, **given), partial(working, screen(plain=plain, stderr=True)))
    if form == "json":
        from engine.batch.export import as_json

        click.echo(as_json(outcome), nl=False)
    else:
        from engine.terminal.portfolio import show_portfolio

        show_portfolio(screen(plain=plain), outcome.overview, outcome.compared)
    for told in outcome.told:
        click.echo(told, err=True)
    if outcome.complaints:
        click.get_current_context().exit(PARTLY)


@cli.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="[ID]", required=False)
@click.option("--kind", help="Alleen één soort, bijvoorbeeld workform of document.")
@click.option("--search", "word", help="Alleen wat dit woord noemt.")
@click.option("--plain", is_flag=True, help="Zonder kleur en tekeningen.")
@click.pass_obj
def catalogue(folder: Path | None, name: str | None, kind: str | None, word: str | None, plain: bool) -> None:
    """Stappen, werkvormen, bijeenkomsten en documenten opzoeken."""
    from engine.terminal.catalogue import show_catalogue, show_item
    from engine.terminal.screen import screen

    model = _model(folder)
    console = screen(plain=plain)
    if name is None:
        if kind is not None:
            _known(kind, sorted({item.kind for item in model.items}))
        show_catalogue(console, model, kind=kind, word=word)
    else:
        _known(name, model.item)
        show_item(console, model, model.item[name])


def _model(folder: Path | None) -> "Model":
    from engine.load import cached, model_folder

    return cached(folder or model_folder())


def _report(model: "Model", file: "AnswerFile") -> "Report":
    from engine.assessment import assess as apply
    from engine.infer import Inference
    from engine.report import report_of
    from engine.sheet import sheet_of

    found = apply(model, sheet_of(model, file.answers))
    Inference(model).check(found)
    return report_of(file.practice, found, file.notes, file.knows)


def _needs(library: str, extra: str) -> None:
    """Refuse where an optional part of Paraat is not installed."""
    from importlib.util import find_spec

    if find_spec(library) is None:
        from engine.problem import refuse

        raise refuse(
            f"paraat {extra}", "E300", "heeft meer nodig.", f"Installeer het met: pip install 'paraat[{extra}]'"
        )


def _typed(file: Path) -> str:
    """The file as one would type it in the next command."""
    import shlex

    from engine.text import cleaned

    return cleaned(shlex.quote(str(file)))


def _known(name: str, names: Any) -> None:
    if name not in names:
        from engine.problem import refuse
        from engine.text import nearest

        near = nearest(name, names) or nearest(name.upper(), names)
        raise refuse(
            name, "E207", "is geen bekende naam.", f"Bedoelde u '{near}'?" if near else "Zie 'paraat catalogue'."
        )


def main() -> None:
    """The program: a broken pipe is no error, an internal one is a short message with exit code 2."""
    try:
        cli(standalone_mode=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)


if __name__ == "__main__":
    main()
