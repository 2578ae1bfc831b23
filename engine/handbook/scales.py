"""The chapters of scales and ladders."""

from engine.handbook.names import Names
from engine.handbook.page import Block, Entry, Group, Page, Row, Table, fact
from engine.handbook.uses import Uses
from engine.load.places import Places
from engine.model.questionnaire import Ladder, Scale
from engine.text import listed
from engine.words.dutch import count

SCALES, LADDERS = "Schalen", "Ladders"
_METHODS = {
    "mean": "het gewogen gemiddelde van wat van toepassing is",
    "sum": "de gewogen som; wat niet van toepassing is, telt als nul",
    "min": "het laagste",
}


def scale_pages(names: Names, uses: Uses, places: Places) -> list[Page]:
    """One page with every scale: what it counts, its bands and who looks at it."""
    if not names.model.scales:
        return []
    drawn = {name: chart.title for chart in names.model.manifest.charts for name in chart.scales}
    groups = []
    for title in dict.fromkeys(drawn.values()):
        here = [scale for scale in names.model.scales if drawn.get(scale.id) == title]
        groups.append(Group(title, "Staat in het rapport als figuur.", _entries(here, names, uses, places)))
    rest = [scale for scale in names.model.scales if scale.id not in drawn]
    groups += [Group("Andere schalen", "", _entries(rest, names, uses, places))] if rest else []
    intro = "Een schaal is een score van 0 tot 100%. Wat nog niet bekend is, maakt er een interval van."
    return [Page("schalen", SCALES, "Schalen", intro, tuple(groups), ("schaal", "schalen"))]


def _entries(scales: list[Scale], names: Names, uses: Uses, places: Places) -> tuple[Entry, ...]:
    return tuple(_entry(scale, names, uses, places) for scale in scales)


def _entry(scale: Scale, names: Names, uses: Uses, places: Places) -> Entry:
    model = names.model
    blocks: list[Block] = [fact("Berekening", _METHODS[scale.method])]
    rows = [
        Row((names.full("question", q.id), (str(scale.weights.get(q.id, q.weight)),))) for q in model.counted(scale)
    ]
    rows += [Row((names.full("scale", name), (str(scale.weights.get(name, 1)),))) for name in scale.scales]
    blocks.append(Table(("Telt", "Gewicht"), tuple(rows)))
    if scale.bands:
        blocks.append(fact("Banden", listed([f"{band.title} vanaf {band.from_}%" for band in scale.bands])))
    blocks.append(fact("Eén getal", f"als ten minste {scale.min_known}% van het gewicht bekend is"))
    blocks += names.users(uses.by.get(("scale", scale.id), ()))
    blocks += names.sources(scale.source)
    lead = scale.summary or ("" if scale.short == scale.title else scale.short)
    return Entry(
        ("scale", scale.id), scale.title, "", "", lead, tuple(blocks), str(places.of("scale", scale.id))
    )  # fmt: skip


def ladder_pages(names: Names, uses: Uses, places: Places) -> list[Page]:
    """One page with every ladder, rung by rung."""
    if not names.model.ladders:
        return []
    intro = "Een trede telt pas als alle treden eronder gehaald zijn."
    groups = tuple(_ladder(ladder, names, uses, places) for ladder in names.model.ladders)
    return [Page("ladders", LADDERS, "Ladders", intro, groups, ("trede", "treden"))]


def _ladder(ladder: Ladder, names: Names, uses: Uses, places: Places) -> Group:
    blocks: list[Block] = [fact("Onderaan", ladder.zero)]
    if ladder.average:
        blocks += names.listed("Gemiddelde", "scale", [ladder.average])
    blocks += names.users(uses.by.get(("ladder", ladder.id), ()))
    blocks += names.sources(ladder.source)
    entries = tuple(
        Entry(
            ("rung", f"{ladder.id}-{rung.id}"),
            f"{number}. {rung.title}",
            f"trede {number} van {count(len(ladder.rungs), 'trede', 'treden')}",
            "",
            rung.summary or "",
            (*names.condition("Gehaald", rung.when, strong=True), *names.sources(rung.source)),
            str(places.of("ladder", ladder.id, ("rungs", number - 1))),
        )
        for number, rung in enumerate(ladder.rungs, 1)
    )
    return Group(ladder.title, ladder.summary or "", entries, blocks=tuple(blocks), target=("ladder", ladder.id))
