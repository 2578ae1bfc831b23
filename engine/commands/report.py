"""The advice of one practice."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.commands.common import answer_files, deliver, draw, loaded, needs, plain_option, reported, typed

if TYPE_CHECKING:
    from engine.filling.answerfile import AnswerFile
    from engine.outcome.report import Report

FORMS = ("text", "html", "pdf", "md", "json")


@click.command(options_metavar="[OPTIES]")
@answer_files
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    help="Op het scherm, om rond te delen (html, pdf, md) of als gegevens (json).",
)
@click.option("--full", is_flag=True, help="Alles, ook wat minder dringend is.")
@plain_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Naar een bestand in plaats van het scherm.")
@click.pass_obj
def report(
    folder: Path | None, files: tuple[Path, ...], form: str, full: bool, plain: bool, output: Path | None
) -> None:
    """Het advies: oordeel, scores, risico's en wat je kunt doen."""
    from engine.filling.respondents import read_together

    if form == "pdf":
        needs("typst", "documents")
        if output is None and sys.stdout.isatty():
            raise click.UsageError("Een PDF past niet op het scherm. Geef met -o de naam van een bestand.")
    model = loaded(folder)
    answers = read_together(files, model)
    made = reported(model, answers)
    if form == "text":
        from engine.terminal.report import show_report

        draw(partial(show_report, report=made, full=full, updated=answers.updated, file=typed(*files)), output, plain)
    else:
        deliver(written(form, made, answers, full), output)


def written(form: str, made: "Report", answers: "AnswerFile", full: bool) -> str | bytes:
    """The report in one of the forms for a file."""
    if form == "json":
        from engine.outcome.export import as_json

        return as_json(made)
    from engine.page.composing import paper_of

    paper = paper_of(made, full, answers.updated)
    if form == "pdf":
        from engine.page.pdf import as_pdf

        return as_pdf(paper)
    if form == "md":
        from engine.page.markdown import as_markdown

        return as_markdown(paper)
    from engine.page.html import as_html

    return as_html(paper)
