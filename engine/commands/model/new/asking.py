"""What the kinds share: asking what is missing, and showing what was added."""

import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.commands.common import DONE, PARTLY

if TYPE_CHECKING:
    from engine.check.entries import Content
    from engine.scaffold.adding import Addition

source_option = click.option("--source", multiple=True, metavar="DEEL", help="Deel van een bron; mag vaker.")
title_option = click.option("--source-title", help="Titel van dat deel, als het nieuw is.")
where_option = click.option("--source-where", help="Waar het in de bron staat, als het nieuw is.")


def opened(folder: Path | None) -> "tuple[Path, Content]":
    """The model to add to. Raises ``InputError`` where it is wrong already."""
    from engine.check.checked import checked
    from engine.load import model_folder

    folder = folder or model_folder()
    return folder, checked(folder).content


class Asking:
    """Answers from options; on a terminal, what is missing is asked; else all of it is refused at once."""

    def __init__(self) -> None:
        self.missing: list[str] = []

    def text(self, option: str, question: str, given: str | None, default: str | None = None) -> str:
        """One answer, ``""`` when it is missing."""
        return self._answer(option, question, given, lambda value: value, default)

    def name(self, option: str, question: str, given: str | None, names: Collection[str]) -> str:
        """One of these names."""
        return self._answer(option, question, given, lambda value: _one_of(option, value, names))

    def names(self, option: str, question: str, given: Sequence[str], names: Collection[str] | None) -> tuple[str, ...]:
        """One or more names, of these where they are known; on one line with commas between them."""
        told = self._answer(option, question, ",".join(given) or None, lambda value: _several(option, value, names))
        return tuple(part.strip() for part in told.split(",") if part.strip())

    def done(self) -> None:
        """Refuse where something is missing. Raises ``InputError``."""
        if self.missing:
            from engine.problem import InputError, Problem

            hint = "Geef het als optie; op een terminal vraagt Paraat ernaar."
            raise InputError(Problem(option, 0, 0, "E341", "ontbreekt.", hint) for option in self.missing)

    def _answer(
        self, option: str, question: str, given: str | None, fit: Callable[[str], str], default: str | None = None
    ) -> str:
        if given is not None:
            return fit(given)
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            self.missing.append(option)
            return ""
        return str(click.prompt(question, default=default, value_proc=fit, err=True))


def _one_of(option: str, value: str, names: Collection[str]) -> str:
    if value in names:
        return value
    from engine.text import cleaned, listed, nearest

    near = nearest(value, names)
    few = f"Kies uit: {listed(names, 'of')}." if len(names) <= 12 else ""
    raise click.BadParameter(
        f"'{cleaned(value)[:60]}' is er niet. {f'Bedoelde u {near!r}?' if near else few}".strip(), param_hint=option
    )


def _several(option: str, value: str, names: Collection[str] | None) -> str:
    for part in value.split(",") if names is not None else ():
        _one_of(option, part.strip(), names or ())
    return value


def show(folder: Path, content: "Content", additions: "Sequence[Addition]") -> None:
    """Add, show what was added and where, and what is left to do."""
    from engine.scaffold.adding import add
    from engine.terminal.checking import show_problems
    from engine.terminal.screen import screen
    from engine.words.dutch import count

    added, left = add(folder, content, additions)
    for part in added:
        click.echo(f"{part.file}:{part.line}\n{part.text}\n")
    if left:
        click.echo(f"Nog te doen ({count(len(left), 'waarschuwing', 'waarschuwingen')}):")
        show_problems(screen(), left)
    click.echo("Klaar? Draai 'paraat model check' en 'paraat model test'.", err=True)
    click.get_current_context().exit(PARTLY if left else DONE)
