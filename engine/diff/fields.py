"""Two values of the same kind, field by field, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.model import Model
from engine.model.base import Frozen
from engine.model.questionnaire import Question
from engine.model.ruleset import RULE_KINDS, AgendaPoint
from engine.model.vocabulary import All, AnyOf, Not
from engine.model.walk import Atom
from engine.text import listed
from engine.words.sentence import sentence

LABELS = {
    "text": "tekst", "short": "korte naam", "kind": "soort", "answers": "antwoordreeks", "options": "antwoord",
    "criteria": "toelichting bij antwoord", "unit": "eenheid", "min": "kleinste getal", "max": "grootste getal",
    "weight": "gewicht", "allow_na": "mag ‘niet van toepassing’ zijn", "must": "onmisbaar",
    "ask_when": "gevraagd als", "help": "uitleg", "tip": "tip", "knows": "wie het weet", "source": "bron",
    "basis": "grond", "title": "titel", "intro": "inleiding", "order": "plaats", "method": "manier van rekenen",
    "questions": "vragen", "section": "deel", "scales": "schalen", "weights": "gewicht van", "bands": "band",
    "from_": "vanaf", "min_known": "bekend moet zijn (%)", "summary": "samenvatting", "zero": "onder de eerste trede",
    "rungs": "trede", "average": "schaal ernaast", "called": "naam in een zin", "why": "waarom", "do": "wat te doen",
    "when": "geldt als", "risk": "ernst", "advice": "raadt aan", "strength": "sterk punt", "verdict": "oordeel",
    "fact": "tussenstap", "remedy": "wat eraan te doen is", "since": "sinds", "points": "punten",
    "answer": "antwoord", "fires": "gaat af", "silent": "zwijgt", "open": "is open", "exactly": "precies deze regels",
    "level": "trede van", "how": "zo doe je het", "who": "wie", "invite": "uitnodigen", "minutes": "minuten",
    "prepare_minutes": "minuten voorbereiding", "lead_weeks": "weken van tevoren", "weeks": "weken",
    "timing": "moment", "group_size": "groepsgrootte", "materials": "benodigd", "agenda": "agenda",
    "result": "levert op", "pros": "voordelen", "cons": "nadelen", "considers": "houd rekening met",
    "canvas": "vakken", "effect": "effect", "effort": "moeite", "part_of": "hoort bij", "after": "komt na",
    "see": "zie ook", "suits": "past als", "done_when": "klaar als", "where": "vindplaats", "publisher": "uitgever",
    "note": "opmerking", "collection": "verzameling", "people": "persoon", "verdicts": "oordeel",
    "charts": "tekening", "version": "versie", "name": "naam", "allow": "toegestane waarschuwing",
}  # fmt: skip
"""Each field as a reader calls it; a field that is not here is called by its own name."""

_ELSEWHERE = {"id", "case", "sections", "parts"}
"""Told as entries of their own."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that differs; ``before`` or ``after`` is empty where there was or is nothing."""

    label: str
    before: str
    after: str


def details(old: Model, new: Model, before: Frozen, after: Frozen) -> Iterator[Detail]:
    """Every field in which two values of one class differ."""
    for name in type(before).model_fields:
        if name in _ELSEWHERE or (name == "questions" and hasattr(before, "intro")):
            continue
        if isinstance(before, Question) and isinstance(after, Question) and name in {"options", "criteria"}:
            if name == "options" and not _shared(before, after):
                yield from _differing(old, new, name, before.options, after.options)
            elif name == "criteria" and _shared(before, after):
                yield from _differing(old, new, name, before.criteria, after.criteria)
            continue
        yield from _differing(old, new, name, getattr(before, name), getattr(after, name))


def summary(model: Model, value: Frozen) -> Iterator[tuple[str, str]]:
    """The few fields by which one knows an entry that came or went: label and text."""
    for name in ("text", "when", *RULE_KINDS, "remedy"):
        if (field := getattr(value, name, None)) not in (None, (), True):
            yield LABELS[name], _told(model, name, field)


def _shared(before: Question, after: Question) -> bool:
    """The options come from one answer set: what changed in them is told there."""
    return before.answers is not None and before.answers == after.answers


def _differing(old: Model, new: Model, name: str, before: Any, after: Any, of: str = "") -> Iterator[Detail]:
    if before == after:
        return
    label = f"{of}{LABELS.get(name, name)}"
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            there = f"{label} {_named(new, name, key)}"
            if before.get(key) != after.get(key):
                yield Detail(there, _told(old, name, before.get(key)), _told(new, name, after.get(key)))
    elif _keyed(before) and _keyed(after):
        yield from _entries(old, new, label, before, after)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        gone = tuple(value for value in before if value not in after)
        come = tuple(value for value in after if value not in before)
        if gone or come:
            yield Detail(label, _told(old, name, gone), _told(new, name, come))
        else:
            yield Detail(label, _told(old, name, before), _told(new, name, after))
    else:
        yield Detail(label, _told(old, name, before), _told(new, name, after))


def _keyed(values: Any) -> bool:
    return isinstance(values, tuple) and all(hasattr(value, "id") for value in values)


def _entries(old: Model, new: Model, label: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Detail]:
    """Options, bands, rungs, people: by their ids."""
    was, now = {v.id: v for v in before}, {v.id: v for v in after}
    for key in dict.fromkeys((*was, *now)):
        if key not in now:
            yield Detail(label, _entry(old, was[key]), "")
        elif key not in was:
            yield Detail(label, "", _entry(new, now[key]))
        else:
            for name in type(was[key]).model_fields:
                start = f"{label} ‘{_title(now[key])}’: "
                yield from _differing(old, new, name, getattr(was[key], name), getattr(now[key], name), start)
    if [key for key in was if key in now] != [key for key in now if key in was]:
        yield Detail(f"volgorde ({label})", listed(map(_title, before)), listed(map(_title, after)))


def _title(value: Any) -> str:
    return str(getattr(value, "title", None) or getattr(value, "text", None) or value.id)


def _entry(model: Model, value: Any) -> str:
    """The whole of a small value: its title, and the facts that count."""
    facts = [
        f"{LABELS.get(name, name)} {_told(model, name, getattr(value, name))}"
        for name in type(value).model_fields
        if name in {"points", "from_", "when"} and getattr(value, name) is not None
    ]
    return f"{_title(value)} ({value.id})" + (f": {', '.join(facts)}" if facts else "")


def _told(model: Model, name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, All | AnyOf | Not | Atom):
        return sentence(model, value)
    if isinstance(value, AgendaPoint):
        return f"{value.what} ({value.minutes} min.)" if value.minutes else value.what
    if isinstance(value, tuple | list):
        return listed(_told(model, name, part) for part in value)
    return _named(model, name, value) if isinstance(value, str) else str(value)


def _named(model: Model, name: str, value: str) -> str:
    """The name of a thing with its id, where the field names one; any other text as it is."""
    match name:
        case "advice" | "remedy" | "part_of" | "after" | "see" if value in model.item:
            return f"‘{model.item[value].title}’ ({value})"
        case "fires" | "silent" | "open" if value in model.rule:
            return f"‘{model.rule[value].title}’ ({value})"
        case "questions" | "weights" | "answers" if value in model.questions:
            return f"‘{model.questions[value].short}’ ({value})"
        case "scales" | "weights" | "average" if value in model.scale:
            return f"‘{model.scale[value].title}’ ({value})"
        case _:
            return value
