"""YAML text → answers, checked against the model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from engine.evaluate.sheet import Given
from engine.filling.answerfile.fitting import fitted, unknown
from engine.filling.answerfile.person import MAX_NAME, AnswerFile, Respondent, same
from engine.load.messages import translated
from engine.model import Model
from engine.model.base import Frozen, Id, Text, Version
from engine.problem import InputError, Problem, refuse
from engine.yamltext import Document, parse, read_bytes

FORMAT = 1

Misfits = list[tuple[str, Problem]]
"""Answers that do not fit the model: question ids with what is wrong."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A file made with an earlier model, as far as its answers still fit. ``dropped``: question ids, as they stood."""

    file: AnswerFile
    dropped: tuple[str, ...]


class _ModelName(Frozen):
    name: Id
    version: Version


class _Part(Frozen):
    """What one respondent filled in; ``answers`` are checked against the model afterwards."""

    updated: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    position: Id | None = None
    answers: Mapping[str, Any] | None = None
    notes: Mapping[str, Text] | None = None
    knows: Mapping[str, Text] | None = None


Name = Annotated[Text, StringConstraints(max_length=MAX_NAME)]


class _Content(_Part):
    """The file's own shape: one respondent's part at the top, or several under ``respondents``."""

    paraat: int
    model: _ModelName
    practice: Text
    respondent: Name | None = None
    respondents: Mapping[Name, _Part] | None = None


def read_answers(path: Path, model: Model) -> AnswerFile:
    """The answers in a file, checked against the model.

    Raises ``InputError`` with every problem: unreadable, not this format, written for a newer model,
    unknown questions or options, wrong types.
    """
    file, misfits = _read(path, model)
    if misfits:
        raise InputError(problem for _, problem in misfits)
    return file


def read_earlier(path: Path, model: Model) -> Earlier:
    """As ``read_answers``, but of a file made with an earlier model what no longer fits is dropped and told."""
    file, misfits = _read(path, model)
    if misfits and file.model_version == model.manifest.version:
        raise InputError(problem for _, problem in misfits)
    return Earlier(file, tuple(name for name, _ in misfits))


def _read(path: Path, model: Model) -> tuple[AnswerFile, Misfits]:
    """The file, and the answers that do not fit the model."""
    name = str(path)
    document = parse(read_bytes(path, name), name)
    if not isinstance(document.data, dict) or "paraat" not in document.data:
        raise refuse(name, "E201", "is geen antwoordenbestand van Paraat.", "Maak er een met 'paraat assess'.")
    if document.data["paraat"] != FORMAT:
        hint = f"Deze Paraat leest indeling {FORMAT}. Is er een nieuwere Paraat?"
        raise InputError([document.problem(("paraat",), "E202", "onbekende indeling.", hint)])
    try:
        content = _Content.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        raise InputError(translated(error, document, (), _Content.model_fields)) from None
    problems, misfits = [*_model_problems(document, content, model), *_people_problems(document, content)], Misfits()
    if content.respondents is None:
        people = [_respondent(document, model, content.respondent, content, (), problems, misfits)]
    else:
        people = [
            _respondent(document, model, who, part, ("respondents", who), problems, misfits)
            for who, part in content.respondents.items()
        ]
    if problems:
        raise InputError([*problems, *(problem for _, problem in misfits)])
    return AnswerFile(content.practice, content.model.name, content.model.version, tuple(people)), misfits


def _respondent(
    document: Document,
    model: Model,
    name: str | None,
    part: _Part,
    at: tuple[str, ...],
    problems: list[Problem],
    misfits: Misfits,
) -> Respondent:
    """One respondent's part of the file, found at ``at``."""
    answers: dict[str, Given] = {}
    for key, value in (part.answers or {}).items():
        if value is None:
            continue
        found = fitted(document, model, (*at, "answers", key), value)
        if isinstance(found, Problem):
            misfits.append((key, found))
        else:
            answers[key] = found
    texts: dict[str, dict[str, str]] = {}
    for kind, given in (("notes", part.notes or {}), ("knows", part.knows or {})):
        texts[kind] = {key: text for key, text in given.items() if key in model.questions}
        misfits += [(key, unknown(document, model, (*at, kind, key))) for key in given if key not in model.questions]
    updated = None
    if part.updated is not None:
        try:
            updated = date.fromisoformat(part.updated)
        except ValueError:
            hint = "Schrijf jaar-maand-dag: 2026-11-22."
            problems.append(document.problem((*at, "updated"), "E203", "is geen datum.", hint))
    position = part.position if part.position in model.questions else None
    return Respondent(name, updated, position, answers, texts["notes"], texts["knows"])


def _people_problems(document: Document, content: _Content) -> list[Problem]:
    """Several respondents stand by name, each once, and nobody's answers beside them."""
    if content.respondents is None:
        return []
    names = list(document.data["respondents"])
    if not names:
        return [document.problem(("respondents",), "E112", "hier hoort ten minste één naam.")]
    hint = "Zet alles wat iemand invulde onder diens naam."
    beside = [key for key in ("respondent", *_Part.model_fields) if key in document.data]
    problems = [
        document.problem((key,), "E208", f"'{key}' kan niet naast 'respondents' staan.", hint, key=True)
        for key in beside
    ]
    for i, name in enumerate(names):
        if any(same(name, other) for other in names[:i]):
            fact = f"'{name}' staat hier twee keer."
            problems.append(document.problem(("respondents", name), "E102", fact, "Geef elk een eigen naam.", key=True))
    return problems


def _model_problems(document: Document, content: _Content, model: Model) -> list[Problem]:
    if content.model.name != model.manifest.name:
        fact = f"hoort bij het model '{content.model.name}', niet bij '{model.manifest.name}'."
        return [document.problem(("model", "name"), "E204", fact, "Geef met --model de map van dat model.")]
    if _numbers(content.model.version) > _numbers(model.manifest.version):
        fact = f"is gemaakt met een nieuwer model ({content.model.version}); dit is {model.manifest.version}."
        return [document.problem(("model", "version"), "E204", fact, "Werk Paraat eerst bij.")]
    return []


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
