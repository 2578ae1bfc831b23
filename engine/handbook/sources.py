"""The chapter of sources: the trace from each part of a guide to the questions, rules and items made of it."""

from engine.handbook.names import Names
from engine.handbook.page import Code, Group, Kind, Link, Page, Part, Phrase, Row, Table
from engine.handbook.uses import Uses
from engine.model import ruleset
from engine.words.dutch import count

CHAPTER = "Bronnen"
_COLUMNS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Vragen en schalen", ("section", "question", "scale", "ladder")),
    ("Regels", ("rule",)),
    ("Onderdelen", ("item",)),
)


def source_pages(names: Names, uses: Uses) -> list[Page]:
    """A page for each guide with its matrix."""
    return [_page(guide, names, uses) for guide in names.model.guides]


def _page(guide: ruleset.Guide, names: Names, uses: Uses) -> Page:
    rows = tuple(_row(part, names, uses) for part in guide.parts)
    used = sum(bool(uses.by.get(("part", part.id))) for part in guide.parts)
    told = f"{used} van {count(len(rows), 'deel', 'delen')} gebruikt."
    intro = " ".join(filter(None, (f"{guide.publisher}." if guide.publisher else "", guide.note or "", told)))
    table = Table(("Deel", "Waar", *(head for head, _ in _COLUMNS)), rows)
    group = Group("Van bron naar vraag, regel en onderdeel", "", table=table)
    return Page(f"bron-{guide.id.lower()}", CHAPTER, guide.title, intro, (group,), ("deel", "delen"))


def _row(part: ruleset.Part, names: Names, uses: Uses) -> Row:
    by = uses.by.get(("part", part.id), [])
    cells: list[Phrase] = [(part.title, Code(f" {part.id}")), (part.where,)]
    for _, kinds in _COLUMNS:
        links: list[Part] = []
        for kind, name in by:
            if kind in kinds:
                links += [", "] if links else []
                links.append(Link(name if kind != "section" else names.title((kind, name)), (kind, name), quiet=True))
        cells.append(tuple(links))
    if not any(cells[2:]):
        cells[2] = ("; ".join(part.allow.values()) or "niet gebruikt",)
    return Row(tuple(cells), ("part", part.id))
