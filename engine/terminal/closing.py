"""What to type next."""

from collections.abc import Sequence

from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREY


def next_lines(sheet: Page, rows: Sequence[tuple[str, str]]) -> Lines:
    """Commands with what they are for."""
    fitting = [(command, use) for command, use in rows if len(command) + len(use) + 5 <= sheet.width]
    widest = max((len(command) for command, _ in fitting), default=0) + 3
    made = sheet.heading("Verder")
    for command, use in rows:
        if max(widest, len(command) + 3) + len(use) + 2 > sheet.width:
            made += [*sheet.wrap(command, "  "), *sheet.wrap(ink(use, GREY), "      ")]
        else:
            made.append(line("  ", command.ljust(widest), (use, GREY)))
    return made
