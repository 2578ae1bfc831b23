"""What changed between two models, on screen."""

from rich.console import Console
from rich.text import Text

from engine.diff.difference import Difference
from engine.diff.telling import Line, told
from engine.terminal.page import Lines, line, page
from engine.terminal.screen import AMBER, GREEN, GREY, RED

_COLOURS = {"+": GREEN, "-": RED, "~": AMBER}


def show_difference(console: Console, found: Difference) -> None:
    """Print the summary, then the list."""
    sheet = page(console)
    made: Lines = sheet.wrap(line("Van ", (found.old.name, "bold"), " naar ", (found.new.name, "bold")))
    for block in told(found):
        made += sheet.heading(block.title)
        for one in block.lines:
            made += sheet.wrap(one.text, _start(one, sheet.signs.dot))
    sheet.show(made)


def _start(one: Line, dot: str) -> Text:
    mark = one.mark or (dot if one.depth else "")
    return line("  " * one.depth, (f"{mark} ", _COLOURS.get(mark, GREY)) if mark else "")
