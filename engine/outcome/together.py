"""A report on several people, in words: who filled in, where they differ, and what stays open because of it."""

from dataclasses import dataclass

from engine.outcome.findings import Finding
from engine.outcome.report import Report
from engine.text import listed
from engine.words.dutch import capital, count

NAMED = 3
"""How many conclusions that stay open are named."""
_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


@dataclass(frozen=True, slots=True)
class Together:
    """``told``: on how much they agree; ``still``: the sentence over the ``named`` conclusions."""

    title: str
    names: str
    told: str
    still: str = ""
    named: tuple[Finding, ...] = ()


def together(report: Report) -> Together | None:
    """Nothing when one person filled in."""
    people = report.assessment.sheet.given
    if len(people) < 2:
        return None
    number = _NUMBERS[len(people)] if len(people) < len(_NUMBERS) else str(len(people))
    title, names = f"Ingevuld door {number} mensen", f"{capital(listed(report.respondents))}."
    shared, differ = len(report.shared), len(report.differing)
    if not shared:
        return Together(title, names, "Geen enkele vraag is door meer dan één van jullie ingevuld.")
    questions = count(shared, "vraag is", "vragen zijn")
    if not differ:
        return Together(title, names, f"{questions} door meer dan één van jullie ingevuld, en steeds gelijk.")
    told = f"{questions} door meer dan één van jullie ingevuld. Bij {differ} daarvan verschillen de antwoorden. "
    told += "Zo'n antwoord blijft open: Paraat kiest niet wie gelijk heeft."
    open_ = report.left_open
    if not open_:
        return Together(title, names, told)
    high = sum(f.rule.risk == "hoog" for f in open_)
    still = f"Mede daardoor is van {count(len(open_), 'conclusie', 'conclusies')} nog niet te zeggen of ze geldt"
    still += f" ({count(high, 'hoog risico', 'hoge risico’s')})" if high else ""
    return Together(title, names, told, still + (":" if len(open_) <= NAMED else ", zoals:"), open_[:NAMED])
