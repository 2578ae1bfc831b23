"""The program: its commands stand in ``engine.commands``; here are its language and its errors."""

import gettext
import os
import sys
from pathlib import Path
from typing import Any

import click

from engine.commands import Lazy
from engine.commands.common import DONE, WRONG

# What click itself says is translated too: Paraat speaks Dutch, whatever the machine speaks.
os.environ["LANGUAGE"] = "nl"
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins reads every installed package
gettext.bindtextdomain("messages", Path(__file__).parent / "engine" / "locale")


class _Refusing(Lazy):
    """Turns refused input into messages."""

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
    cls=_Refusing,
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
    Vier dingen die je vaak doet:
      paraat assess                 de vragen beantwoorden, of verdergaan
      paraat report antwoorden.yaml het advies bekijken
      paraat plan antwoorden.yaml   een route met datums, en agenda's
      paraat catalogue              stappen en werkvormen opzoeken
    """
    ctx.obj = folder


def main() -> None:
    """The program: a broken pipe is no error, an internal one is a short message with exit code 2."""
    try:
        cli(standalone_mode=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except SystemExit as end:
        if end.code == WRONG and "polars" in sys.modules:  # its threads may be at work: an orderly end aborts them
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(WRONG)
        raise


if __name__ == "__main__":
    main()
