"""What changed between two models, on screen."""

from itertools import zip_longest

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
        for one, later in zip_longest(block.lines, block.lines[1:], fillvalue=Line("")):
            made += sheet.wrap(_text(one, heads=later.depth > one.depth), _start(one, sheet.signs.dot))
    sheet.show(made)


def _text(one: Line, heads: bool) -> Text:
    """What stands above others is bold, and so is a word that differs."""
    parts = one.parts or ((one.text, heads and not one.depth),)
    return line(*((text, "bold") if strong else text for text, strong in parts))


def _start(one: Line, dot: str) -> Text:
    mark = one.mark or (dot if one.depth else "")
    return line("  " * one.depth, (f"{mark} ", _COLOURS.get(mark, GREY)) if mark else "")
