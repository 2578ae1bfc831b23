"""A new question."""

from pathlib import Path

import click

from engine.commands.model.new.asking import Asking, opened, show, source_option, title_option, where_option


@click.command(options_metavar="[OPTIES]")
@click.option("--section", metavar="DEEL", help="Het deel van een vragenlijst waar de vraag achteraan komt.")
@click.option("--text", help="De vraag zelf.")
@click.option("--short", help="Ten hoogste 48 tekens, voor het rapport.")
@click.option("--id", "name", help="De naam: kleine letters, met punten ertussen.")
@click.option("--answers", metavar="REEKS", help="Een antwoordreeks die er al is.")
@click.option("--option", "options", multiple=True, metavar="ID=TEKST", help="Of: een eigen antwoord; mag vaker.")
@click.option("--multiple", is_flag=True, help="Meer antwoorden tegelijk mogen.")
@source_option
@title_option
@where_option
@click.pass_obj
def question(
    folder: Path | None,
    section: str | None,
    text: str | None,
    short: str | None,
    name: str | None,
    answers: str | None,
    options: tuple[str, ...],
    multiple: bool,
    source: tuple[str, ...],
    source_title: str | None,
    source_where: str | None,
) -> None:
    """Een vraag achteraan in een deel van een vragenlijst. Daarna: een regel die ernaar kijkt."""
    from engine.diff.versions import releases
    from engine.scaffold.names import free
    from engine.scaffold.question import NewQuestion, question_additions
    from engine.scaffold.source import source_additions

    where, content = opened(folder)
    model, ask = content.model, Asking()
    section = ask.name("--section", "In welk deel van een vragenlijst (id)?", section, model.sections)
    text = ask.text("--text", "De vraag?", text)
    short = ask.text("--short", "In het kort (ten hoogste 48 tekens)?", short)
    name = ask.text("--id", "Naam?", name, f"{section}.")
    if not options:
        answers = ask.name("--answers", "Welke antwoordreeks?", answers, [s.id for s in model.answer_sets])
    source = ask.names("--source", "Welk deel van een bron (id)?", source, None)
    ask.done()
    own = tuple(map(_option, options))
    parts = source_additions(content, source, source_title, source_where)
    made = NewQuestion(
        free(content, name, releases(where)), section, text, short, multiple, None if own else answers, own, source
    )
    show(where, content, [*parts, *question_additions(content, made)])


def _option(given: str) -> tuple[str, str]:
    """``ID=TEKST`` as its two parts. Raises ``InputError``."""
    name, sign, text = (part.strip() for part in given.partition("="))
    if not (name and sign and text):
        from engine.problem import refuse

        raise refuse(given, "E345", "is geen antwoord.", "Schrijf een naam, een = en de tekst: ja=Ja.")
    return name, text
