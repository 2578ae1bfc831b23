"""The report on many practices: how they stand together, and what they have in common."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from engine.batch.portfolio.overview import BINS, Levels, Overview, Place, Theme, Verdicts
from engine.evaluate.score import FULL
from engine.terminal.bars import bar
from engine.terminal.comparing import compared_lines, different_lines, gap_lines, group_lines
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, AMBER, BLUE, GREY, SEVERITY, VIOLET
from engine.text import listed
from engine.words.dutch import count, percent, percents

RISKS = 12
"""How many of the risks are shown."""
NARROW = 72
"""With fewer columns a theme has no small chart."""
_SPARKS, _TYPED = "▁▂▃▄▅▆▇█", ".:-=+*#@"


def show_portfolio(console: Console, overview: Overview, compared: Sequence[Place] | None = None) -> None:
    """Print the report on a portfolio. ``compared``: each practice's place, when they were compared."""
    sheet = page(console)
    made = _header(sheet, overview)
    if overview.whole.practices:
        for verdicts in overview.whole.verdicts:
            made += verdict_lines(sheet, verdicts, overview.whole.practices)
        for levels in overview.whole.levels:
            made += level_lines(sheet, levels)
        made += theme_lines(sheet, overview)
        made += risk_lines(sheet, overview)
        made += gap_lines(sheet, overview)
        made += different_lines(sheet, overview)
        made += group_lines(sheet, overview)
        made += compared_lines(sheet, overview, compared)
    sheet.show(made)


def _header(sheet: Page, overview: Overview) -> Lines:
    manifest = overview.model.manifest
    title = line((count(overview.whole.practices, "praktijk", "praktijken"), "bold"))
    made = [Text(), *sheet.spread(title, ink(f"Paraat {manifest.version}", GREY))]
    return [*made, *sheet.wrap(ink(manifest.title, GREY))]


def verdict_lines(sheet: Page, verdicts: Verdicts, total: int) -> Lines:
    """How many practices got each verdict, most common first."""
    rows = [(rule.title, n, ACCENT) for rule, n in sorted(verdicts.counts, key=lambda pair: -pair[1]) if n]
    rows += [("nog niet te zeggen", verdicts.open, VIOLET)] if verdicts.open else []
    return [*sheet.heading(verdicts.title), *_shares(sheet, rows, total)]


def level_lines(sheet: Page, levels: Levels) -> Lines:
    """How many practices stand on each level, the highest on top; nothing when the ladder is for none."""
    total = sum(levels.counts) + levels.open
    if not total:
        return []
    titles = [levels.ladder.zero, *(rung.title for rung in levels.ladder.rungs)]
    rows = [(f"{i}  {titles[i]}", levels.counts[i], BLUE) for i in reversed(range(len(titles)))]
    rows += [("?  nog open", levels.open, VIOLET)] if levels.open else []
    aside = f"van {count(total, 'praktijk', 'praktijken')}"
    return [*sheet.heading(levels.ladder.title, aside), *_shares(sheet, rows, total)]


def _shares(sheet: Page, rows: Sequence[tuple[str, int, str]], total: int) -> Lines:
    """A bar with a number for each row."""
    widest = max(len(str(n)) for _, n, _ in rows)
    label = min(max(len(title) for title, _, _ in rows), sheet.width * 2 // 5)
    room = max(sheet.width - label - widest - 13, 8)
    made: Lines = []
    for title, n, style in rows:
        share = n * FULL // total if total else 0
        drawn = bar(sheet, share, share, None, room, style)
        figures = line((str(n).rjust(widest), "bold"), (percent(share).rjust(6), GREY))
        made.append(line("  ", sheet.cut(title, label).ljust(label), "  ", drawn, "  ", figures))
    return made


def theme_lines(sheet: Page, overview: Overview) -> Lines:
    """Every theme, chart by chart: the middle half of the practices, the middle one, and a small chart."""
    themes = {theme.scale.id: theme for theme in overview.whole.themes if theme.applies}
    charts = [
        (chart.title, [themes.pop(n) for n in chart.scales if n in themes]) for chart in overview.model.manifest.charts
    ]
    made: Lines = []
    for title, shown in [*charts, ("Verder", list(themes.values()))]:
        if shown:
            made += sheet.heading(title)
            known = [theme for theme in shown if theme.spread.known]
            made += [row for theme in known for row in _theme(sheet, theme, overview.whole.practices)]
            if unknown := [theme.scale.short for theme in shown if theme not in known]:
                made += sheet.wrap(ink(f"Bij geen praktijk is genoeg bekend over: {listed(unknown)}.", GREY), "  ")
    if not any(theme.applies and theme.spread.known for theme in overview.whole.themes):
        return made
    signs = sheet.signs
    keys = [
        f"{signs.solid} drie kwart haalt dit ten minste",
        f"{signs.shade} de middelste helft van de praktijken",
        f"{signs.tick} de middelste praktijk",
    ]
    together = "   ".join(keys)
    keys = [together] if len(together) + 2 <= sheet.width else keys
    told = [*keys, "Het laatste getal: van hoeveel praktijken genoeg bekend is."]
    return [*made, Text(), *(row for text in told for row in sheet.wrap(ink(text, GREY), "  "))]


def _theme(sheet: Page, theme: Theme, total: int) -> Lines:
    label = min(22, sheet.width // 4)
    name = sheet.cut(theme.scale.short, label).ljust(label)
    known = theme.spread.known
    low, middle, high = (theme.spread.at(q) for q in (25, 50, 75))
    narrow = sheet.width < NARROW
    room = sheet.width - label - (22 if narrow else BINS + 31)
    poor = theme.low is not None and theme.low * 2 >= theme.applies
    drawn = bar(sheet, low, high, middle, room, AMBER if poor else BLUE)
    figures = line((percent(middle).rjust(4), "bold"), (f" ({percents(low, high)})", GREY))
    row = line("  ", (name, "bold"), "  ", drawn, "  ", figures)
    if narrow:
        return [row]
    row.append(" " * max(label + room + 22 - row.cell_len, 1))
    aside = "" if known == total else f"{known}".rjust(8)
    return [line(row, (sparks(sheet, theme.spread.bins()), GREY), (aside, GREY))]


def sparks(sheet: Page, bins: Sequence[int]) -> str:
    """A small column for each number; a dot where there is none."""
    signs = _TYPED if sheet.signs.solid == "#" else _SPARKS
    most = max(max(bins), 1)
    return "".join(signs[(n * len(signs) - 1) // most] if n else " " for n in bins)


def risk_lines(sheet: Page, overview: Overview) -> Lines:
    """The risks that most practices have."""
    whole = overview.whole
    risks = [risk for risk in whole.risks if risk.fires]
    made = sheet.heading("De risico's die het meest voorkomen", "aandeel, praktijken, nog open")
    if not risks:
        return [*made, *sheet.wrap("Bij geen van de praktijken is een risico gevonden.", "  ")]
    widest = len(str(whole.practices))
    for risk in risks[:RISKS]:
        severity = risk.rule.risk or ""
        sign = ink(getattr(sheet.signs, severity), f"bold {SEVERITY[severity]}")
        word = (severity.upper().ljust(7), f"bold {SEVERITY[severity]}")
        share = percent(risk.fires * FULL // whole.practices)
        numbers = f"{str(risk.fires).rjust(widest + 2)}{str(risk.open).rjust(max(widest, 4) + 2)}"
        figures = line((share.rjust(4), "bold"), (numbers, GREY))
        name = sheet.cut(risk.rule.title, sheet.width - figures.cell_len - len(risk.rule.id) - 17)
        title = line(name, (f"  {risk.rule.id}", GREY))
        made += sheet.spread(line(sign, " ", word, title), figures, indent="  ")
    if len(risks) > RISKS:
        rest = count(len(risks) - RISKS, "ander risico", "andere risico's")
        made += [Text(), *sheet.wrap(ink(f"En nog {rest}: zie --format json of een uitvoer in .xlsx.", GREY), "  ")]
    return made
