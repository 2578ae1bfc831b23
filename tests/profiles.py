"""Typical organisations, and how many questions each of them is asked."""

from collections.abc import Callable, Mapping, Sequence

from engine.evaluate.sheet import Given, sheet_of
from engine.model import Model
from engine.model.questionnaire import Option, Question

PROFILES: Mapping[str, Mapping[str, Given]] = {
    "Solopraktijk die zich oriënteert": {
        "profiel.soort": "huisartsenpraktijk",
        "profiel.omvang": "solo",
        "profiel.vertrekpunt": "startend",
        "profiel.ervaring": "starter",
        "profiel.stap": "orienteren",
        "profiel.regio": "nee",
    },
    "Solopraktijk die invoert": {
        "profiel.soort": "huisartsenpraktijk",
        "profiel.omvang": "solo",
        "profiel.vertrekpunt": "bestaand",
        "profiel.ervaring": "ervaren",
        "profiel.stap": "invoeren",
        "profiel.regio": "nee",
    },
    "Kleine praktijk die kiest": {
        "profiel.soort": "huisartsenpraktijk",
        "profiel.omvang": "klein",
        "profiel.vertrekpunt": "bestaand",
        "profiel.ervaring": "starter",
        "profiel.stap": "kiezen",
        "profiel.regio": "nee",
    },
    "Gefuseerd gezondheidscentrum dat voorbereidt": {
        "profiel.soort": "gezondheidscentrum",
        "profiel.omvang": "middel",
        "profiel.vertrekpunt": "gefuseerd",
        "profiel.ervaring": "starter",
        "profiel.stap": "voorbereiden",
        "profiel.regio": "ja",
        "profiel.thuis": "nee",
    },
    "Gezondheidscentrum dat invoert": {
        "profiel.soort": "gezondheidscentrum",
        "profiel.omvang": "middel",
        "profiel.vertrekpunt": "bestaand",
        "profiel.ervaring": "ervaren",
        "profiel.stap": "invoeren",
        "profiel.regio": "nee",
        "profiel.thuis": "nee",
    },
    "Grote zorgorganisatie die evalueert": {
        "profiel.soort": "zorgorganisatie",
        "profiel.omvang": "groot",
        "profiel.vertrekpunt": "bestaand",
        "profiel.ervaring": "ervaren",
        "profiel.stap": "borgen",
        "profiel.regio": "ja",
        "profiel.thuis": "nee",
    },
    "Ziekenhuis met zorg thuis": {
        "profiel.soort": "ziekenhuis",
        "profiel.omvang": "groot",
        "profiel.vertrekpunt": "bestaand",
        "profiel.ervaring": "ervaren",
        "profiel.stap": "voorbereiden",
        "profiel.regio": "ja",
        "profiel.thuis": "ja",
    },
}

INTRO = "Ongeveer zoveel vragen krijg je. Wie meer geregeld heeft, krijgt er meestal meer:"


def first(question: Question) -> Given:
    """The first option, or the lowest number."""
    return _picked(question, question.options[:1], question.min)


def last(question: Question) -> Given:
    """The last option (every option where more may be chosen), or the highest number."""
    return _picked(question, question.options, question.max)


def _picked(question: Question, options: Sequence[Option], number: int | None) -> Given:
    if question.kind == "number":
        return number or 0
    if question.kind == "text":
        return "tekst"
    return tuple(o.id for o in options) if question.kind == "multiple" else options[-1].id


def number_asked(model: Model, profile: Mapping[str, Given], pick: Callable[[Question], Given]) -> int:
    """How many questions there are once every question that is asked has an answer, picked like that."""
    answers = dict(profile)
    while True:
        sheet = sheet_of(model, answers)
        blank = [name for name, asked in sheet.asked.items() if asked and name not in answers]
        if not blank:
            return sheet.progress().total
        answers |= {name: pick(model.questions[name]) for name in blank}


def numbers_of_questions(model: Model) -> str:
    """The sentence and table for the handbook."""
    rows = ["| wie | hoeveel vragen |", "|---|---|"]
    for title, profile in PROFILES.items():
        fewest, most = sorted(number_asked(model, profile, pick) for pick in (first, last))
        rows.append(f"| {title} | van {fewest} tot {most} vragen |")
    return "\n".join([INTRO, "", *rows])
