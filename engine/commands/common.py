"""What the commands share: the model and the report, options, and refusing."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from engine.filling.answerfile import AnswerFile
    from engine.model import Model
    from engine.outcome.report import Report

DONE, PARTLY, WRONG = 0, 1, 2
"""Exit codes: all done; done, but some input was rejected and kept; the input or the call was wrong."""

USUAL = Path("antwoorden.yaml")
"""The answer file when none is named."""


def _files_or_usual(ctx: click.Context, param: click.Parameter, files: tuple[Path, ...]) -> tuple[Path, ...]:
    if not files and not USUAL.exists():
        hint = f"Hier staat ook geen {USUAL}. Begin met: paraat assess"
        raise click.MissingParameter(hint, ctx, param, "'BESTAND…'")
    return files or (USUAL,)


answer_files = click.argument(
    "files", metavar="[BESTAND…]", nargs=-1, type=click.Path(path_type=Path), callback=_files_or_usual
)
"""One file, or one for each respondent; the usual one when none is named."""

plain_option = click.option("--plain", is_flag=True, help="Zonder kleur en tekeningen.")


def loaded(folder: Path | None) -> "Model":
    """The model in a folder, or the shipped one. Raises ``InputError``."""
    from engine.load import cached, model_folder

    return cached(folder or model_folder())


def reported(model: "Model", file: "AnswerFile") -> "Report":
    """The report on one practice, its conclusions checked by a second evaluator."""
    from engine.evaluate.assessment import assess
    from engine.evaluate.infer import Inference
    from engine.evaluate.sheet import sheet_of
    from engine.outcome.report import report_of

    found = assess(model, sheet_of(model, *file.answers))
    Inference(model).check(found)
    return report_of(file.practice, found, file.notes, file.knows, file.names)


def needs(library: str, extra: str) -> None:
    """Refuse where an optional part of Paraat is not installed."""
    from importlib.util import find_spec

    if find_spec(library) is None:
        from engine.problem import refuse

        raise refuse(
            f"paraat {extra}", "E300", "heeft meer nodig.", f"Installeer het met: pip install 'paraat[{extra}]'"
        )


def typed(*files: Path | str) -> str:
    """The files as one would type them in the next command."""
    import shlex

    from engine.text import cleaned

    return cleaned(shlex.join(map(str, files)))


def draw(show: Callable[[Any], None], output: Path | None, plain: bool) -> None:
    """On the screen, or as plain text whole into a file. Raises ``InputError``."""
    from engine.terminal.screen import captured, screen

    if output is None:
        show(screen(plain=plain))
    else:
        deliver(captured(show), output)


def deliver(content: str | bytes, output: Path | None) -> None:
    """To standard output, or whole into a file. Raises ``InputError``."""
    if output is None:
        click.echo(content, nl=False)
    else:
        from engine.files import write_whole

        write_whole(output, content)


def known(name: str, names: Iterable[str]) -> None:
    """Refuse a name that is none of these, with the nearest."""
    names = list(names)
    if name not in names:
        from engine.problem import refuse
        from engine.text import nearest

        near = nearest(name, names) or nearest(name.upper(), names)
        raise refuse(
            name, "E207", "is geen bekende naam.", f"Bedoelde u '{near}'?" if near else "Zie 'paraat catalogue'."
        )
