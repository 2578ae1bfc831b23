"""The first sheets of the workbook: all practices together, what they share, and group beside group."""

from collections.abc import Iterator

from engine.batch.portfolio.overview import Overview, Part
from engine.batch.writing.excel import Cell, Head, Workbook
from engine.model.questionnaire import Scale

EMPTY = "(leeg)"
_QUARTERS = (25, 50, 75)


def summed_up(book: Workbook, overview: Overview) -> None:
    """Write the sheets "Overzicht", "Gezamenlijk" and, where there are groups, "Groepen"."""
    _overview(book, overview)
    _together(book, overview)
    if overview.groups:
        _groups(book, overview)


def title_of(scale: Scale) -> str:
    """What stands above a scale's column: its title, or its short name where that is much shorter."""
    return scale.title if len(scale.title) <= len(scale.short) + 24 else scale.short


def _overview(book: Workbook, overview: Overview) -> None:
    """Verdicts, levels and themes in figures, of all and per group."""
    heads = [Head("Groep", 24), Head("Onderwerp", 34), Head("Wat", 44), Head("Praktijken", 11, "number")]
    heads += [
        Head("Aandeel", 12, "share"),
        *(Head(t, 12, "heat") for t in ("Laagste kwart", "Middelste", "Hoogste kwart")),
    ]

    def lines() -> Iterator[tuple[Cell, ...]]:
        for part in (overview.whole, *overview.groups):
            name = part.name or EMPTY
            for verdicts in part.verdicts:
                told = [(rule.title, n) for rule, n in verdicts.counts]
                for title, n in [*told, ("nog niet te zeggen", verdicts.open)]:
                    yield (name, verdicts.title, title, n, _share(n, part.practices))
            for levels in part.levels:
                titles = [levels.ladder.zero, *(rung.title for rung in levels.ladder.rungs), "nog open"]
                counts = [*levels.counts, levels.open]
                for title, n in zip(titles, counts, strict=True):
                    yield (name, levels.ladder.title, title, n, _share(n, sum(counts)))
            for theme in part.themes:
                known = theme.spread.known
                quarters = [theme.spread.at(q) if known else None for q in _QUARTERS]
                yield (name, "Scores", theme.scale.title, known, _share(known, part.practices), *quarters)

    book.sheet("Overzicht", heads, lines(), frozen=3)


def _share(count: int, total: int) -> int | None:
    return count * 10_000 // total if total else None


def _together(book: Workbook, overview: Overview) -> None:
    """The risks most common, and what many could take up together."""
    heads = [Head("Soort", 12), Head("Wat", 34), Head("Titel", 70), Head("Praktijken", 11, "number")]
    heads += [Head("Aandeel", 12, "share"), Head("Nog open", 10, "number"), Head("Ernst of vanwege", 50)]
    whole = overview.whole

    def lines() -> Iterator[tuple[Cell, ...]]:
        for gap in overview.gaps:
            share = _share(gap.practices, whole.practices)
            yield ("Samen", gap.item.id, gap.item.title, gap.practices, share, None, ", ".join(gap.rules))
        for risk in whole.risks:
            if risk.fires or risk.open:
                share = _share(risk.fires, whole.practices)
                yield ("Risico", risk.rule.id, risk.rule.title, risk.fires, share, risk.open, risk.rule.risk)

    book.sheet("Gezamenlijk", heads, lines(), frozen=3)


def _groups(book: Workbook, overview: Overview) -> None:
    """The middle practice of each group, theme by theme."""
    shown = overview.whole.themes
    heads = [Head(overview.by or "", 24), Head("Praktijken", 11, "number")]
    heads += [Head(title_of(theme.scale), 6, "heat", upright=True) for theme in shown]
    parts = (*overview.groups, overview.whole)
    book.sheet("Groepen", heads, ((part.name or EMPTY, part.practices, *_middles(part)) for part in parts))


def _middles(part: Part) -> Iterator[int | None]:
    for theme in part.themes:
        yield theme.spread.at(50) if theme.spread.known else None
