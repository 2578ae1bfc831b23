"""One module per command: parse, call, render, exit code. Everything heavy is imported where it is used."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

COMMANDS = ("assess", "report", "explain", "plan", "compare", "batch", "catalogue", "model")
"""In the order of use; each is a module here with a command of the same name."""


class Lazy(click.Group):
    """A group whose commands are modules, imported when they are asked for, in a fixed order."""

    def __init__(self, *args: Any, package: str = __name__, names: tuple[str, ...] = COMMANDS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.package, self.names = package, names

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command in the module of that name."""
        if cmd_name not in self.names:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        return getattr(import_module(f"{self.package}.{name}"), name)  # type: ignore[no-any-return]
