"""Where something comes from: the guides, and where in them."""

from collections.abc import Iterable

from engine.model import Model
from engine.model.base import Basis
from engine.terminal.page import Lines, Page, ink
from engine.terminal.screen import GREY

DERIVED = "afgeleid"


def source_text(model: Model, parts: Iterable[str], basis: Basis = "bron", most: int = 2) -> str:
    """``Bron: E-health toolbox, stap 6``; at most so many guides with their first place each."""
    places: dict[str, str] = {}
    for guide, where in _places(model, parts):
        places.setdefault(guide, where.split(";")[0].strip())
    shown = [f"{guide}, {_lowered(where)}" if where else guide for guide, where in list(places.items())[:most]]
    rest = len(places) - len(shown)
    more = f" en {rest} andere" if rest else ""
    return f"Bron: {'; '.join(shown)}{more}{f' ({DERIVED})' if basis == DERIVED else ''}"


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


def _places(model: Model, parts: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The guide and the place in it; of a collection, the document itself."""
    guides = {guide.id: guide for guide in model.guides}
    for name in parts:
        if name in model.parts:
            guide, part = guides[name.split(".")[0]], model.parts[name]
            yield (part.title, "") if guide.collection else (guide.title, part.where)


def _lowered(where: str) -> str:
    """``Stap 6`` in the middle of a sentence is ``stap 6``; abbreviations stay."""
    return where[0].lower() + where[1:] if where[1:2].islower() else where
