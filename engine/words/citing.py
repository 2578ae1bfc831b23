"""Where something comes from, in a line: the guides, and where in them."""

from collections.abc import Iterable, Iterator

from engine.model import Model
from engine.model.base import Basis

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


def _places(model: Model, parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The guide and the place in it; of a collection, the document itself."""
    guides = {guide.id: guide for guide in model.guides}
    for name in parts:
        if name in model.parts:
            guide, part = guides[name.split(".")[0]], model.parts[name]
            yield (part.title, "") if guide.collection else (guide.title, part.where)


def _lowered(where: str) -> str:
    """``Stap 6`` in the middle of a sentence is ``stap 6``; abbreviations stay."""
    return where[0].lower() + where[1:] if where[1:2].islower() else where
