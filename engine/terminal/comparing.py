"""Practices beside each other: what they could take up together, who differs, groups, and each one's place."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from engine.batch.portfolio.overview import Overview, Part, Place
from engine.evaluate.score import FULL
from engine.terminal.bars import bar
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, BLUE, GREY
from engine.text import listed
from engine.words.dutch import count, percent

GAPS = 8
GROUPS = 12
PLACES = 25
"""With more practices than this their places are left to a file."""
NOTABLE = 1_000
"""Basis points by which a group has to differ before it is told."""


def gap_lines(sheet: Page, overview: Overview) -> Lines:
    """What at least half of the practices need, and the themes in which at least half stand low."""
    whole = overview.whole
    low = [t for t in whole.themes if t.low is not None and t.applies and t.low * 2 >= t.applies]
    if (not low and not overview.gaps) or whole.practices < 2:
        return []
    made = sheet.heading("Samen oppakken loont", "minstens de helft heeft dit nodig")
    for gap in overview.gaps[:GAPS]:
        share = percent(gap.practices * FULL // whole.practices)
        figures = line((share.rjust(4), "bold"), (str(gap.practices).rjust(len(str(whole.practices)) + 2), GREY))
        name = sheet.cut(gap.item.title, max(sheet.width - figures.cell_len - len(gap.item.id) - 6, 20))
        made += sheet.spread(line((name, "bold"), (f"  {gap.item.id}", GREY)), figures, indent="  ")
        made += sheet.wrap(ink(f"vanwege {listed(gap.rules[:5])}", GREY), "    ") if gap.rules else []
    if len(overview.gaps) > GAPS:
        made += [Text(), *sheet.wrap(ink(f"En nog {len(overview.gaps) - GAPS} andere.", GREY), "  ")]
    if low:
        names = listed(f"{t.scale.title} ({percent((t.low or 0) * FULL // t.applies)})" for t in low)
        made += [Text(), *sheet.wrap(f"Laag bij minstens de helft: {names}.", "  ")]
    return made


def different_lines(sheet: Page, overview: Overview) -> Lines:
    """The practices farthest from the middle one, and on which themes."""
    if not overview.different or overview.whole.practices < 3:
        return []
    scales = overview.model.scale
    made = sheet.heading("Wijken het meest af van de rest")
    for one in overview.different:
        far = ink(f"gemiddeld {one.distance // 100} punten", GREY)
        made += sheet.spread(line((one.practice, "bold")), far, indent="  ")
        told = (f"{scales[name].short} {percent(own)} (midden {percent(middle)})" for name, own, middle in one.where)
        made += sheet.wrap(ink(", ".join(told), GREY), "    ")
    return made


def group_lines(sheet: Page, overview: Overview) -> Lines:
    """Each group beside all practices: its verdicts, and where it differs."""
    if not overview.groups:
        return []
    made = sheet.heading(f"Per {overview.by}")
    largest = sorted(overview.groups, key=lambda group: -group.practices)
    for i, group in enumerate(largest[:GROUPS]):
        made += [Text()] if i else []
        name = line((group.name or "(leeg)", f"bold {ACCENT}"))
        made += sheet.spread(name, ink(count(group.practices, "praktijk", "praktijken"), GREY), indent="  ")
        made += sheet.facts(_group_facts(group, overview.whole), "    ")
    if len(largest) > GROUPS:
        rest = count(len(largest) - GROUPS, "kleinere groep", "kleinere groepen")
        made += [Text(), *sheet.wrap(ink(f"En nog {rest}: zie --format json of een uitvoer in .xlsx.", GREY), "  ")]
    return made


def _group_facts(group: Part, whole: Part) -> Iterable[tuple[str, Text | str]]:
    for verdicts in group.verdicts:
        rule, n = max(verdicts.counts, key=lambda pair: pair[1])
        if n:
            yield "Vooral", f"{rule.title} ({percent(n * FULL // group.practices)})"
    pairs = [
        (theme.spread.at(50) - other.spread.at(50), theme)
        for theme, other in zip(group.themes, whole.themes, strict=True)
        if theme.spread.known and theme.spread.known * 2 >= theme.applies
    ]
    for title, sign in (("Hoger op", 1), ("Lager op", -1)):
        far = sorted((p for p in pairs if p[0] * sign >= NOTABLE), key=lambda p: -p[0] * sign)[:3]
        if far:
            yield title, ", ".join(f"{t.scale.short} {percent(t.spread.at(50))} ({_points(gap)})" for gap, t in far)
    fires = {risk.rule.id: risk.fires for risk in whole.risks}
    more = [
        (r.fires * FULL // group.practices - fires[r.rule.id] * FULL // whole.practices, r)
        for r in group.risks
        if r.fires
    ]
    often = sorted((m for m in more if m[0] >= NOTABLE), key=lambda m: -m[0])[:3]
    for i, (gap, risk) in enumerate(often):
        share = percent(risk.fires * FULL // group.practices)
        text = line(risk.rule.title, (f"  {risk.rule.id} bij {share} ({_points(gap)})", GREY))
        yield ("" if i else "Vaker", text)


def _points(gap: int) -> str:
    return f"{'+' if gap > 0 else '−'}{(abs(gap) + 50) // 100}"


def compared_lines(sheet: Page, overview: Overview, compared: Sequence[Place] | None) -> Lines:
    """Each practice's place among the others, over all themes, with its best and its weakest."""
    if overview.whole.practices < 3:
        return []
    if compared is None or len(compared) > PLACES:
        text = "Elke praktijk naast de rest: in een uitvoer in .xlsx"
        text += "." if compared is None else ", of met --format json."
        return [*sheet.heading("Elke praktijk naast de rest"), *sheet.wrap(ink(text, GREY), "  ")]
    made = sheet.heading("Elke praktijk naast de rest", "hoeveel procent van de anderen lager staat")
    label, room = min(28, sheet.width // 3), sheet.width // 5
    for place in sorted(compared, key=lambda one: (one.mean is None, -(one.mean or 0), one.practice)):
        mean, known = place.mean, place.percentiles
        title = sheet.cut(place.practice, label).ljust(label)
        if mean is None:
            made += sheet.wrap(line(title, ("  te weinig bekend", GREY)), "  ")
            continue
        drawn = bar(sheet, mean * 100, mean * 100, None, room, BLUE)
        ordered = sorted(known, key=known.__getitem__, reverse=True)
        best, least = (f"{overview.model.scale[s].short} {known[s]}" for s in (ordered[0], ordered[-1]))
        told = f"hoogst {best}, laagst {least}" if len(known) > 1 else best
        row = line("  ", title, "  ", drawn, "  ", (str(mean).rjust(3), "bold"), "  ")
        left = sheet.width - row.cell_len
        made.append(line(row, (sheet.cut(told, left) if left >= 20 else "", GREY)))
    return made
