"""Where something comes from, in full."""

from collections.abc import Iterable

from engine.model import Model
from engine.model.base import Basis
from engine.terminal.page import Lines, Page, ink
from engine.terminal.screen import GREY
from engine.words.citing import DERIVED


def source_lines(page: Page, model: Model, parts: Iterable[str], basis: Basis, indent: str = "  ") -> Lines:
    """Every part in full: its id, title, guide and place."""
    made: Lines = []
    guides = {part.id: guide for guide in model.guides for part in guide.parts}
    for name in parts:
        guide, part = guides.get(name), model.parts.get(name)
        if guide is None or part is None:
            made += page.wrap(name, f"{indent}{page.signs.dot} ")
            continue
        by = f" ({guide.publisher})" if guide.publisher else ""
        made += page.wrap(f"{guide.title}{by}: {part.title}", f"{indent}{page.signs.dot} ")
        made += page.wrap(ink(f"{part.where}  [{name}]", GREY), f"{indent}  ")
    if basis == DERIVED:
        text = "De bron zegt dit niet letterlijk: het is er door ons uit afgeleid."
        made += page.wrap(ink(text, GREY), indent)
    return made
