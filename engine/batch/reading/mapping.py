"""``--map FILE``: what an expert says about headers and cells that would not be understood.

columns: {"V12. Hebben jullie een visie?": igj.bestuur.visie, Huisnummer: practice}
cells:
  igj.bestuur.visie: {"Helemaal mee eens": ja, "9": weet-niet, "-": ""}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.batch.reading.meaning import Reader, Wrong, folded
from engine.model import Model
from engine.problem import InputError, Problem
from engine.text import nearest
from engine.yamltext import Document, parse, read_bytes

PRACTICE, DATE = "practice", "date"
_PARTS = ("columns", "cells")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Question ids (or ``practice``, ``date``) by header, and cells by what else says them, by question."""

    columns: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_map(path: Path, model: Model) -> Mapped:
    """The mapping in a file. Raises ``InputError`` with every name that is not known."""
    name = str(path)
    document = parse(read_bytes(path, name), name)
    problems = list(_shape(document))
    if problems:
        raise InputError(problems)
    parts = document.data or {}
    columns = {folded(key): str(value) for key, value in (parts.get("columns") or {}).items()}
    for key, value in (parts.get("columns") or {}).items():
        if value not in (*model.questions, PRACTICE, DATE):
            problems.append(_unknown(document, ("columns", key), str(value), model))
    cells: dict[str, dict[str, str]] = {}
    for question, says in (parts.get("cells") or {}).items():
        if question not in model.questions:
            problems.append(_unknown(document, ("cells", question), question, model, key=True))
            continue
        reader = Reader(model.questions[question])
        cells[question] = {}
        for key, value in (says or {}).items():
            found = reader.read("" if value is None else str(value))
            if isinstance(found, Wrong):
                fact = f"'{value}' is geen antwoord op '{question}'."
                problems.append(document.problem(("cells", question, key), "E105", fact, found.hint))
            else:
                cells[question][folded(key)] = found or ""
    if problems:
        raise InputError(problems)
    return Mapped(columns, cells)


def _shape(document: Document) -> list[Problem]:
    hint = "Schrijf columns: {kop: vraag} en cells: {vraag: {cel: antwoord}}."
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        return [document.problem((), "E307", "is geen lijst van kolommen en cellen.", hint)]
    found = [
        document.problem((k,), "E307", f"'{k}' heeft hier geen betekenis.", hint, True) for k in data if k not in _PARTS
    ]
    for part in _PARTS:
        inside = {} if data.get(part) is None else data[part]
        if not isinstance(inside, dict):
            found.append(document.problem((part,), "E307", f"bij '{part}' horen sleutels met waarden.", hint))
            continue
        for key, value in inside.items():
            fits = isinstance(value, dict) if part == "cells" else isinstance(value, str)
            deep = value.values() if part == "cells" and isinstance(value, dict) else ()
            if not fits or any(isinstance(v, dict | list) for v in deep):
                found.append(
                    document.problem((part, key), "E307", f"bij '{key}' staat iets anders dan verwacht.", hint)
                )
    return found


def _unknown(document: Document, path: tuple[str, ...], name: str, model: Model, key: bool = False) -> Problem:
    near = nearest(name, (*model.questions, PRACTICE, DATE))
    hint = f"Bedoelde u '{near}'?" if near else f"Kies het id van een vraag, '{PRACTICE}' of '{DATE}'."
    return document.problem(path, "E104", f"onbekende vraag '{name[:60]}'.", hint, key)
