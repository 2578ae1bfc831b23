"""What is still open: the questions that settle most, and who to ask for what."""

from rich.text import Text

from engine.outcome.report import Report
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, GREY, VIOLET
from engine.words.dutch import capital
from engine.words.phrases import settles


def telling_lines(page: Page, report: Report) -> Lines:
    """The open questions whose answers would settle most."""
    if not report.telling:
        return []
    made = page.heading("Nog open: deze vragen leveren het meeste op")
    for i, telling in enumerate(report.telling):
        made += [Text()] if i else []
        question = telling.question
        sign = line("  ", (f"{page.signs.open} ", f"bold {VIOLET}"))
        made += page.wrap(line((question.text, "bold"), (f"  {question.id}", GREY)), sign)
        made += page.wrap(ink(settles(report, telling), GREY), "    ")
    return made


def asking_lines(page: Page, report: Report) -> Lines:
    """Everything answered with "weet ik niet", by who could know it."""
    if not report.to_ask:
        return []
    questions = report.assessment.model.questions
    made = page.heading("Wie kunnen jullie dit vragen?")
    for i, (who, names) in enumerate(report.to_ask.items()):
        made += [Text()] if i else []
        made += page.wrap(line((capital(who), f"bold {ACCENT}")), "  ")
        for name in names:
            made += page.wrap(questions[name].text, f"  {page.signs.dot} ")
            tip = questions[name].tip
            if tip:
                made += page.wrap(ink(f"Tip: {tip}", GREY), "    ")
    return made
