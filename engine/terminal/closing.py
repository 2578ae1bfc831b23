"""What to type next."""

from collections.abc import Sequence

from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREY


def next_lines(sheet: Page, rows: Sequence[tuple[str, str]]) -> Lines:
    """Commands with what they are for."""
    widest = max(len(command) for command, _ in rows) + 3
    made = sheet.heading("Verder")
    for command, use in rows:
        if widest + len(use) + 2 > sheet.width:
            made += [*sheet.wrap(command, "  "), *sheet.wrap(ink(use, GREY), "      ")]
        else:
            made.append(line("  ", command.ljust(widest), (use, GREY)))
    return made
