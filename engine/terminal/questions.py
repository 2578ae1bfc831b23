"""What is still open: the questions that settle most, and who to ask for what."""

from rich.text import Text

from engine.dutch import capital
from engine.report import Report
from engine.telling import Telling
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, GREY, VIOLET
from engine.text import listed

NARROWED = 500
"""From this many basis points, over all scores, it is worth saying that they become more precise."""


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


def settles(report: Report, telling: Telling) -> str:
    """What an answer would settle, in a sentence or two."""
    rules = report.assessment.model.rule
    said = []
    titles = [f"‘{rules[name].title}’" for name in telling.rules[:2]]
    more = [f"{len(telling.rules) - 2} andere"] if len(telling.rules) > 2 else []
    about = f" (bijvoorbeeld {listed([*titles, *more])})" if titles else ""
    if telling.decided:
        number = int(telling.decided + 0.5)
        many = f"ongeveer {number} van de open conclusies" if number > 1 else "één van de open conclusies"
        said.append(f"Een antwoord beslist {many if number else 'soms een open conclusie'}{about}.")
    elif titles:
        said.append(f"Een antwoord helpt mee beslissen{about}.")
    if telling.narrowed >= NARROWED:
        much = "veel " if telling.narrowed >= 6 * NARROWED else ""
        said.append(f"De scores worden er {much}nauwkeuriger van.")
    return " ".join(said) or "Een antwoord maakt het beeld vollediger."


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
