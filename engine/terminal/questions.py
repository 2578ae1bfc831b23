"""What is still open: the questions that settle most, and who to ask for what."""

from rich.text import Text

from engine.dutch import capital, decimal
from engine.report import Report
from engine.telling import Telling
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, GREY, VIOLET
from engine.text import listed


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
    if telling.decided:
        titles = [f"‘{rules[name].title}’" for name in telling.rules[:2]]
        more = f" en {len(telling.rules) - 2} andere" if len(telling.rules) > 2 else ""
        about = f" (mogelijk {', '.join(titles) if more else listed(titles)}{more})" if titles else ""
        number = decimal(round(telling.decided * 10)).removesuffix(",0")
        points = "open conclusie" if number == "1" else "open conclusies"
        said.append(f"Een antwoord beslist gemiddeld {number} {points}{about}.")
    elif telling.rules:
        titles = [f"‘{rules[name].title}’" for name in telling.rules[:2]]
        said.append(f"Helpt mee beslissen over {listed(titles)}.")
    if telling.narrowed >= 50:
        said.append(f"De scores worden samen {(telling.narrowed + 50) // 100} procentpunt nauwkeuriger.")
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
