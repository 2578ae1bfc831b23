"""Rules that came and went, with the answers that made the difference, on screen."""

from collections.abc import Sequence

from rich.text import Text

from engine.compare.moments import Progress
from engine.compare.turns import Answered, Turn
from engine.model.ruleset import Rule
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREEN, GREY, SEVERITY
from engine.text import listed

TOLD = 8
"""How many of a kind are told without ``--full``."""


def turn_lines(sheet: Page, found: Progress, full: bool) -> Lines:
    """The risks that went, came and stayed, then the strengths."""
    risks, strengths = found.risks, found.strengths
    made = sheet.heading("Risico's", f"{len(risks.went)} weg, {len(risks.came)} erbij, {len(risks.stayed)} gebleven")[
        :-1
    ]
    made += _turned(sheet, "Weg", [t for t in risks.went if not t.outgrown], full)
    made += _turned(sheet, "Weg, want die vragen passen nu niet meer bij jullie", _outgrown(risks.went), full)
    made += _turned(sheet, "Erbij", [t for t in risks.came if not t.outgrown], full)
    made += _turned(sheet, "Erbij, uit vragen die jullie toen nog niet kregen", _outgrown(risks.came), full)
    made += _named(sheet, "Gebleven", risks.stayed, full)
    made += _named(sheet, "Toen of nu nog open", risks.unsure, full)
    made += _turned(sheet, "Nieuw sterk punt", strengths.came, full)
    return [*made, *_turned(sheet, "Geen sterk punt meer", [t for t in strengths.went if not t.outgrown], full)]


def _outgrown(turns: Sequence[Turn]) -> list[Turn]:
    return [turn for turn in turns if turn.outgrown]


def _sign(sheet: Page, rule: Rule) -> Text:
    if rule.risk is None:
        return ink(f"{sheet.signs.star} ", GREEN)
    return ink(f"{getattr(sheet.signs, rule.risk)} ", f"bold {SEVERITY[rule.risk]}")


def _turned(sheet: Page, title: str, turns: Sequence[Turn], full: bool) -> Lines:
    """Rules that came or went, each with the answers that made the difference."""
    if not turns:
        return []
    made = sheet.label(title)
    shown = turns if full else turns[:TOLD]
    for turn in shown:
        about = f"  {turn.rule.id}" + (f" {turn.rule.risk}" if turn.rule.risk else "")
        made += sheet.wrap(line((turn.rule.title, "bold"), (about, GREY)), line("  ", _sign(sheet, turn.rule)))
        told = [one for one in turn.because if one.asked]
        for one in told[: None if full else 2]:
            made += sheet.wrap(_answered(sheet, one), "    ")
    return [*made, *rest_lines(sheet, len(turns) - len(shown))]


def _named(sheet: Page, title: str, rules: Sequence[Rule], full: bool) -> Lines:
    if not rules:
        return []
    made = sheet.label(title)
    shown = rules if full else rules[:TOLD]
    for rule in shown:
        made += sheet.wrap(line(rule.title, (f"  {rule.id} {rule.risk or ''}", GREY)), line("  ", _sign(sheet, rule)))
    return [*made, *rest_lines(sheet, len(rules) - len(shown))]


def rest_lines(sheet: Page, rest: int) -> Lines:
    """How many more there are."""
    return sheet.wrap(ink(f"en nog {rest}: zie --full", GREY), "    ") if rest > 0 else []


def _answered(sheet: Page, one: Answered) -> Text:
    """What changed in an answer; of several options only those that came or went."""
    parts = [
        f"{word} {listed(f'‘{text}’' for text in texts)}"
        for word, texts in (("erbij", one.gained), ("weg", one.lost))
        if texts
    ]
    told = ", ".join(parts) or f"‘{one.then}’ {sheet.signs.arrow} ‘{one.now}’"
    return ink(f"{one.question.short}: {told}", GREY)
