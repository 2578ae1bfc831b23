"""In a report on several people: who filled in, and what stays open because they differ."""

from rich.text import Text

from engine.outcome.report import Report
from engine.outcome.together import together
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREY, VIOLET


def respondent_lines(page: Page, report: Report, file: str) -> Lines:
    """Nothing when one person filled in."""
    people = together(report)
    if people is None:
        return []
    made = [*page.heading(people.title), *page.wrap(people.names, "  "), *page.wrap(people.told, "  ")]
    if people.still:
        made += page.wrap(ink(people.still, VIOLET), "  ")
        for finding in people.named:
            sign = line("  ", (f"{page.signs.open} ", VIOLET))
            made += page.wrap(line(finding.rule.title, (f"  {finding.rule.id}", GREY)), sign)
    if not report.differing:
        return made
    return [*made, Text(), *page.wrap("Bespreek de verschillen:", "  "), *page.wrap(f"paraat compare {file}", "  ")]
