"""A new rule with its cases."""

from pathlib import Path

import click

from engine.commands.model.new.asking import Asking, opened, show, source_option, title_option, where_option


@click.command(options_metavar="[OPTIES]")
@click.option("--theme", metavar="NAAM", help="Het bestand in 'rules', zonder '.yaml'.")
@click.option("--title", help="De titel, zoals in een lijst.")
@click.option("--question", metavar="VRAAG", help="De keuzevraag waar de regel naar kijkt.")
@click.option("--in", "answers", multiple=True, metavar="ANTWOORD", help="Antwoord waarbij de regel afgaat; mag vaker.")
@click.option(
    "--kind",
    type=click.Choice(["risk", "advice", "strength", "fact"]),
    default="risk",
    help="De conclusie; anders risk.",
)
@click.option(
    "--severity", type=click.Choice(["hoog", "midden", "laag"]), default="midden", help="Bij een risico; anders midden."
)
@click.option("--item", "items", multiple=True, metavar="ID", help="Onderdeel van de catalogus dat helpt; mag vaker.")
@click.option("--why", help="Eén alinea: waarom?")
@click.option("--do", "todo", help="Wat je maandag doet.")
@click.option("--id", "name", help="De naam; anders de eerstvolgende die vrij is.")
@source_option
@title_option
@where_option
@click.pass_obj
def rule(
    folder: Path | None,
    theme: str | None,
    title: str | None,
    question: str | None,
    answers: tuple[str, ...],
    kind: str,
    severity: str,
    items: tuple[str, ...],
    why: str | None,
    todo: str | None,
    name: str | None,
    source: tuple[str, ...],
    source_title: str | None,
    source_where: str | None,
) -> None:
    """Een regel op het antwoord op één vraag, met een casus waarin hij afgaat, een die zwijgt en een die open is."""
    from engine.diff.versions import releases
    from engine.scaffold.names import free, next_rule, theme_file
    from engine.scaffold.rule import NewRule, rule_additions
    from engine.scaffold.source import source_additions

    where, content = opened(folder)
    model, ask = content.model, Asking()
    choices = {q.id: [o.id for o in q.options] for q in model.questions.values() if q.options}
    file = theme_file(ask.text("--theme", "In welk bestand in 'rules' (zonder .yaml)?", theme))
    title = ask.text("--title", "Titel?", title)
    question = ask.name("--question", "Op welke vraag (id)?", question, choices)
    told = f"Bij welke antwoorden? ({', '.join(choices.get(question, ()))})"
    answers = ask.names("--in", told, answers, choices.get(question))
    if kind in {"risk", "advice"}:
        items = ask.names("--item", "Welke onderdelen van de catalogus helpen (id)?", items, model.item)
    source = ask.names("--source", "Welk deel van een bron (id)?", source, None)
    ask.done()
    parts = source_additions(content, source, source_title, source_where)
    made = NewRule(
        free(content, name, releases(where)) if name else next_rule(content, file, releases(where)),
        file, title, question, answers, kind, severity, items, source, why, todo,
    )  # fmt: skip
    show(where, content, [*parts, *rule_additions(content, made)])
