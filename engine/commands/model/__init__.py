"""``paraat model …``: what the experts work with, one module per command."""

import click

from engine.commands import Lazy

COMMANDS = ("new", "schema", "check", "test", "coverage", "diff", "release", "export", "import", "docs")
"""In the order of use."""


@click.group(cls=Lazy, package=__name__, names=COMMANDS, options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT …")
def model() -> None:
    """De inhoud nakijken en veranderen."""
