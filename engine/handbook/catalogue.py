"""The chapter of the catalogue: a page for each guide."""

from collections.abc import Iterator

from engine.handbook.names import Names
from engine.handbook.page import Block, Entry, Fact, Group, Page, Part, Phrase, fact
from engine.handbook.uses import Uses
from engine.load.places import Places
from engine.model.ruleset import AgendaPoint, Item
from engine.words.dutch import ITEM_KINDS, capital, duration, kind
from engine.words.effort import effort, weight

CHAPTER = "Catalogus"


def catalogue_pages(names: Names, uses: Uses, places: Places) -> list[Page]:
    """Every step, workform, meeting and document with all its facts."""
    pages = []
    for guide in names.model.guides:
        here = [item for item in names.model.items if item.id.split(".")[0] == guide.id]
        groups = []
        for name, (_, several) in ITEM_KINDS.items():
            entries = tuple(_entry(item, names, uses, places) for item in here if item.kind == name)
            groups += [Group(capital(several), "", entries)] if entries else []
        if groups:
            title, file = guide.title, f"catalogus-{guide.id.lower()}"
            pages.append(Page(file, CHAPTER, title, "", tuple(groups), ("onderdeel", "onderdelen")))
    return pages


def _entry(item: Item, names: Names, uses: Uses, places: Places) -> Entry:
    blocks: list[Block] = [fact(label, text) for label, text in (*effort(item), *weight(item))]
    blocks += [fact("Levert op", item.result)] if item.result else []
    blocks += _lists(item)
    blocks += [fact("Agenda", *(_point(names, point) for point in item.agenda))] if item.agenda else []
    blocks += names.condition("Past", item.suits)
    blocks += names.condition("Niet meer nodig", item.done_when)
    blocks += _related(item, names)
    by = uses.by.get(("item", item.id), ())
    blocks += names.listed("Aangeraden bij", "rule", (name for user, name in by if user == "rule"))
    blocks += names.sources(item.source, item.basis)
    place = str(places.of("item", item.id))
    return Entry(("item", item.id), item.title, kind(item.kind), "", item.summary, tuple(blocks), place)


def _lists(item: Item) -> Iterator[Fact]:
    for label, texts in (
        ("Zo doe je het", [f"{number}. {text}" for number, text in enumerate(item.how, 1)]),
        ("Grondregels", item.ground_rules),
        ("Vakken", item.canvas),
        ("Let op", item.considers),
        ("Voordelen", item.pros),
        ("Nadelen", item.cons),
    ):
        if texts:
            yield fact(label, *texts)


def _point(names: Names, point: AgendaPoint) -> Phrase:
    """A point of the agenda with its time and the workforms that may stand there."""
    parts: list[Part] = [point.what]
    if point.minutes:
        parts.append(f" ({duration([point.minutes])})")
    for i, name in enumerate((*point.workforms, *([point.see] if point.see else []))):
        parts += ["; " if i else ": ", names.link("item", name)]
    return tuple(parts)


def _related(item: Item, names: Names) -> list[Fact]:
    items = names.model.items
    made = names.listed("Hoort bij", "item", [item.part_of] if item.part_of else [])
    made += names.listed("Bestaat uit", "item", (other.id for other in items if other.part_of == item.id), most=40)
    made += names.listed("Komt na", "item", item.after)
    made += names.listed("Gaat vooraf aan", "item", (other.id for other in items if item.id in other.after))
    return made + names.listed("Zie ook", "item", item.see)
