"""Which sheets and columns there are: a table for each kind of entry, a column for each of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.model.base import Frozen
from engine.model.questionnaire import Option, Question
from engine.model.ruleset import Item, Part, Rule
from engine.modelbook.cells import Form, form_of

FILE, GROUP = "Bestand", "Hoort bij"
READ_ONLY = "In gewone woorden"
CONDITIONS = ("when", "ask_when", "suits", "done_when")

TITLES: Mapping[str, str] = {
    "id": "Naam (id)", "text": "Tekst", "short": "Kort", "kind": "Soort", "answers": "Antwoordreeks",
    "criteria": "Uitleg per antwoord", "unit": "Eenheid", "min": "Laagste", "max": "Hoogste", "weight": "Gewicht",
    "allow_na": "N.v.t. mag", "must": "Moet op orde", "ask_when": "Vraag alleen als", "help": "Uitleg",
    "tip": "Tip bij weet ik niet", "knows": "Wie weet het", "source": "Bron", "basis": "Bron of afgeleid",
    "allow": "Waarschuwing mag", "points": "Punten", "title": "Titel", "why": "Waarom", "do": "Wat te doen",
    "when": "Als", "risk": "Risico", "advice": "Advies", "strength": "Sterk punt", "verdict": "Oordeel",
    "fact": "Tussenstap", "remedy": "Wat helpt", "since": "Sinds versie", "summary": "Samenvatting", "how": "Hoe",
    "who": "Wie", "invite": "Uitnodigen", "minutes": "Minuten", "prepare_minutes": "Minuten voorbereiding",
    "lead_weeks": "Weken vooraf", "weeks": "Weken", "timing": "Wanneer", "group_size": "Groepsgrootte",
    "materials": "Materiaal", "agenda": "Agenda", "result": "Resultaat", "pros": "Voordelen", "cons": "Nadelen",
    "considers": "Let op", "canvas": "Invulschema", "effect": "Effect", "effort": "Moeite", "part_of": "Deel van",
    "after": "Komt na", "see": "Zie ook", "suits": "Past bij", "done_when": "Klaar als", "where": "Vindplaats",
    "unused": "Waarom ongebruikt", "goals": "Doelen", "invite_because": "Waarom uitnodigen",
    "suggested": "Minuten (voorstel)", "offset": "Wanneer ten opzichte van", "ground_rules": "Spelregels",
}  # fmt: skip
"""What a field is called above its column; a field without a title here keeps its own name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``field``: the field's name; nothing for where an entry stands, and for what is not read back."""

    title: str
    field: str = ""
    form: Form = "text"
    choices: tuple[str, ...] = ()
    sentence_of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: ``grouped`` where an entry belongs to something (a section, a set or question, a guide)."""

    name: Literal["question", "option", "rule", "item", "part"]
    title: str
    grouped: bool
    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    """In the order in which they stand in a file."""


def _table(
    name: Literal["question", "option", "rule", "item", "part"], title: str, cls: type[Frozen], grouped: bool,
    leave_out: tuple[str, ...] = (),
) -> Table:  # fmt: skip
    columns = [Column(TITLES["id"], "id")]
    names = sorted((n for n in cls.model_fields), key=lambda name: name == "allow")
    for field in names:
        if field == "id" or field in leave_out:
            continue
        form, choices = form_of(cls.model_fields[field])
        columns.append(Column(TITLES.get(field, field), field, form, choices))
        if field in CONDITIONS:
            columns.append(Column(f"{TITLES[field]}: {READ_ONLY.lower()}", sentence_of=field))
    place = [Column(FILE), *([Column(GROUP)] if grouped else [])]
    return Table(name, title, grouped, (columns[0], *place, *columns[1:]), tuple(names))


TABLES: tuple[Table, ...] = (
    _table("question", "Vragen", Question, True, ("options",)),
    _table("option", "Antwoorden", Option, True),
    _table("rule", "Regels", Rule, False),
    _table("item", "Onderdelen", Item, False),
    _table("part", "Bronnen", Part, True),
)
"""In the order of the sheets."""
