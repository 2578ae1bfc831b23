"""``paraat model new …``: an entry to start from, one module per kind."""

import click

from engine.commands import Lazy

COMMANDS = ("rule", "question", "item")
"""In the order of use."""


@click.group(cls=Lazy, package=__name__, names=COMMANDS, options_metavar="[OPTIES]", subcommand_metavar="SOORT …")
def new() -> None:
    """Een regel, vraag of onderdeel beginnen: in het goede bestand, met casussen en bron.

    Wat je niet als optie geeft, vraagt Paraat op een terminal. Wat je later invult, staat er als TODO.
    """
