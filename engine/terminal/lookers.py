"""Who looks at a question, a scale or a ladder: the scales that count it, and the rules."""

from collections.abc import Iterable
from typing import Literal

from engine.evaluate.state import Truth
from engine.model.ruleset import Rule
from engine.outcome.report import Report
from engine.terminal.bars import value
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREY
from engine.terminal.tree import truth_sign

STATUS = {True: "geldt", False: "geldt niet", None: "is nog open"}
ORDER: list[Truth] = [True, None, False]


Kind = Literal["question", "scale", "ladder"]


def looker_lines(page: Page, report: Report, kind: Kind, name: str) -> Lines:
    """The scales and rules that look at it, each as it stands."""
    model, uses = report.assessment.model, report.assessment.model.dependencies
    made: Lines = []
    scales = [scale for scale in model.scales if (kind, name) in uses.scales[scale.id]]
    if scales:
        made += page.heading("Telt mee in")
        for scale in scales:
            left = line(scale.title, (f"  {scale.id}", GREY))
            made += page.spread(left, value(report.assessment.scores[scale.id]), indent="  ")
    rules = [rule for rule in model.rules if (kind, name) in uses.rules[rule.id]]
    if rules:
        made += [*page.heading("Regels die hiernaar kijken"), *rule_lines(page, report, rules)]
    return made


def rule_lines(page: Page, report: Report, rules: Iterable[Rule]) -> Lines:
    """A line for each rule with its status; what holds comes first."""
    made: Lines = []
    for rule in sorted(rules, key=lambda rule: ORDER.index(report.assessment.rules[rule.id])):
        truth = report.assessment.rules[rule.id]
        text = line(rule.title, (f"  {rule.id} {STATUS[truth]}", GREY))
        made += page.wrap(text, line("  ", truth_sign(page, truth), " "))
    return made or page.wrap(ink("Geen.", GREY), "  ")
