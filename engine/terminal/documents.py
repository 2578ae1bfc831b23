"""Documents that were written, on screen: which file is for what."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from engine.model.document import Document
from engine.terminal.page import ink, line, page
from engine.terminal.screen import GREY
from engine.words.dutch import count


def show_documents(console: Console, folder: Path, written: Sequence[tuple[str, Document]]) -> None:
    """Print a line for each file, and what to do with them."""
    sheet = page(console)
    made = [
        Text(),
        *sheet.wrap(line((f"{count(len(written), 'document', 'documenten')} in ", ""), (str(folder), "bold"))),
    ]
    made.append(Text())
    for file, document in written:
        made += [*sheet.wrap(ink(file, "bold"), "  "), *sheet.wrap(document.summary, "    ")]
    closing = "Open ze met Word of Excel. Wat geel is, vullen jullie zelf in."
    sheet.show([*made, Text(), *sheet.wrap(ink(closing, GREY))])
