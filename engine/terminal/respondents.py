"""In a report on several people: who filled in, and what stays open because they differ."""

from rich.text import Text

from engine.dutch import capital, count
from engine.report import Report
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREY, VIOLET
from engine.text import listed

NAMED = 3
"""How many conclusions that stay open are named."""
NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def respondent_lines(page: Page, report: Report, file: str) -> Lines:
    """Nothing when one person filled in."""
    people = report.assessment.sheet.given
    if len(people) < 2:
        return []
    number = NUMBERS[len(people)] if len(people) < len(NUMBERS) else str(len(people))
    made = page.heading(f"Ingevuld door {number} mensen")
    made += page.wrap(f"{capital(listed(report.respondents))}.", "  ")
    shared, differ = len(report.shared), len(report.differing)
    if not shared:
        return [*made, *page.wrap("Geen enkele vraag is door meer dan één van jullie ingevuld.", "  ")]
    questions = count(shared, "vraag is", "vragen zijn")
    if not differ:
        return [*made, *page.wrap(f"{questions} door meer dan één van jullie ingevuld, en steeds gelijk.", "  ")]
    told = f"{questions} door meer dan één van jullie ingevuld. Bij {differ} daarvan verschillen de antwoorden. "
    told += "Zo'n antwoord blijft open: Paraat kiest niet wie gelijk heeft."
    made += page.wrap(told, "  ")
    still = report.left_open
    if still:
        high = sum(f.rule.risk == "hoog" for f in still)
        told = f"Mede daardoor is van {count(len(still), 'conclusie', 'conclusies')} nog niet te zeggen of ze geldt"
        told += f" ({count(high, 'hoog risico', 'hoge risico’s')})" if high else ""
        made += page.wrap(ink(f"{told}{':' if len(still) <= NAMED else ', zoals:'}", VIOLET), "  ")
        for finding in still[:NAMED]:
            sign = line("  ", (f"{page.signs.open} ", VIOLET))
            made += page.wrap(line(finding.rule.title, (f"  {finding.rule.id}", GREY)), sign)
    return [*made, Text(), *page.wrap("Bespreek de verschillen:", "  "), *page.wrap(f"paraat compare {file}", "  ")]
