"""A practice's answers as a readable YAML file: read strictly, written whole or not at all."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from engine.files import write_whole
from engine.load.messages import translated
from engine.model import Model
from engine.model.base import Frozen, Id, Text, Version
from engine.model.questionnaire import Question
from engine.problem import InputError, Problem, refuse
from engine.sheet import Given, Mark
from engine.text import nearest
from engine.yamltext import Document, parse, read_bytes

FORMAT = 1
MAX_NOTE = 2000


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One respondent's answers. ``position``: the question where filling in stopped."""

    practice: str
    model_name: str
    model_version: str
    respondent: str | None = None
    updated: date | None = None
    position: str | None = None
    answers: Mapping[str, Given] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    knows: Mapping[str, str] = field(default_factory=dict)

    def answered(self, question: str, given: Given | None) -> "AnswerFile":
        """With this answer, or without one (``None``)."""
        answers = {k: v for k, v in self.answers.items() if k != question}
        return replace(self, answers=answers if given is None else {**answers, question: given})


class _ModelName(Frozen):
    name: Id
    version: Version


class _Content(Frozen):
    """The file's own shape; ``answers`` are checked against the model afterwards."""

    paraat: int
    model: _ModelName
    practice: Text
    respondent: Text | None = None
    updated: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    position: Id | None = None
    answers: Mapping[str, Any] | None = None
    notes: Mapping[str, Text] | None = None
    knows: Mapping[str, Text] | None = None


def new_file(model: Model, practice: str, respondent: str | None = None) -> AnswerFile:
    """An empty file for a practice."""
    return AnswerFile(practice, model.manifest.name, model.manifest.version, respondent)


def read_answers(path: Path, model: Model) -> AnswerFile:
    """The answers in a file, checked against the model.

    Raises ``InputError`` with every problem: unreadable, not this format, written for a newer model,
    unknown questions or options, wrong types.
    """
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
    problems = [*_model_problems(document, content, model)]
    answers: dict[str, Given] = {}
    for key, value in (content.answers or {}).items():
        if value is None:
            continue
        found = _answer(document, model, key, value)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            answers[key] = found
    for part in ("notes", "knows"):
        problems += [
            _unknown(document, model, (part, key)) for key in getattr(content, part) or {} if key not in model.questions
        ]
    updated = None
    if content.updated is not None:
        try:
            updated = date.fromisoformat(content.updated)
        except ValueError:
            problems.append(
                document.problem(("updated",), "E203", "is geen datum.", "Schrijf jaar-maand-dag: 2026-11-22.")
            )
    if problems:
        raise InputError(problems)
    position = content.position if content.position in model.questions else None
    return AnswerFile(
        content.practice,
        content.model.name,
        content.model.version,
        content.respondent,
        updated,
        position,
        answers,
        dict(content.notes or {}),
        dict(content.knows or {}),
    )


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


def _unknown(document: Document, model: Model, path: tuple[str, str]) -> Problem:
    near = nearest(path[1], model.questions)
    hint = f"Bedoelde u '{near}'?" if near else ""
    return document.problem(path, "E104", f"onbekende vraag '{path[1]}'.", hint, key=True)


def _answer(document: Document, model: Model, key: str, value: Any) -> Given | Problem:
    path = ("answers", key)
    if key not in model.questions:
        return _unknown(document, model, path)
    question = model.questions[key]
    if value == Mark.DONT_KNOW.value:
        return Mark.DONT_KNOW
    if value == Mark.NOT_APPLICABLE.value:
        if may_skip(model, question):
            return Mark.NOT_APPLICABLE
        return document.problem(
            path, "E205", f"bij '{key}' kan 'nvt' niet.", "Laat de vraag leeg of kies een antwoord."
        )
    if question.kind == "number":
        if not isinstance(value, int) or isinstance(value, bool):
            return document.problem(path, "E203", f"bij '{key}' hoort een geheel getal.")
        low, high = question.min or 0, question.max or 0
        if not low <= value <= high:
            return document.problem(path, "E203", f"{value} past niet: '{key}' loopt van {low} tot {high}.")
        return value
    if question.kind == "text":
        if not isinstance(value, str):
            return document.problem(path, "E203", f"bij '{key}' hoort tekst.")
        return value
    chosen = value if isinstance(value, list) else [value]
    if isinstance(value, list) and question.kind == "single":
        return document.problem(path, "E203", f"bij '{key}' hoort één antwoord, geen lijst.")
    options = [o.id for o in question.options]
    for option in chosen:
        if option not in options:
            near = nearest(str(option), options)
            hint = f"Bedoelde u '{near}'?" if near else f"Kies uit: {', '.join(options)}."
            return document.problem(path, "E105", f"'{key}' heeft geen antwoord '{str(option)[:60]}'.", hint)
    if question.kind == "multiple":
        return tuple(o for o in options if o in chosen)
    return str(chosen[0])


def may_skip(model: Model, question: Question) -> bool:
    """Whether "niet van toepassing" may stand as an answer: allowed, or the question is not always asked."""
    return question.allow_na or bool(model.ask_when[question.id])


def written(file: AnswerFile, model: Model) -> str:
    """The file as YAML text, in the order of the questions, with the questions as comments."""
    lines = [
        "# Antwoorden voor Paraat. Bewaar dit bestand; vul geen patiëntgegevens in.",
        f"paraat: {FORMAT}",
        f"model: {{name: {_scalar(file.model_name)}, version: {_scalar(file.model_version)}}}",
        f"practice: {_scalar(file.practice)}",
    ]
    if file.respondent:
        lines.append(f"respondent: {_scalar(file.respondent)}")
    if file.updated:
        lines.append(f'updated: "{file.updated.isoformat()}"')
    if file.position:
        lines.append(f"position: {_scalar(file.position)}")
    lines.append("answers:" if file.answers else "answers: {}")
    for section in model.sections.values():
        rows = [
            f"  {q.id}: {_value(file.answers[q.id])}  # {q.short}" for q in section.questions if q.id in file.answers
        ]
        if rows:
            lines += ["", f"  # {section.title}", *rows]
    for name, texts in (("notes", file.notes), ("knows", file.knows)):
        if texts:
            lines += ["", f"{name}:", *(f"  {key}: {_scalar(text)}" for key, text in texts.items())]
    return "\n".join(lines) + "\n"


_PLAIN = re.compile(r"[a-z][a-z0-9]*([.-][a-z0-9]+)*")


def _scalar(text: str) -> str:
    """Plain where that cannot be misread, else a JSON string, which is YAML too."""
    if _PLAIN.fullmatch(text) and text not in {"null", "true", "false"}:
        return text
    return json.dumps(text, ensure_ascii=False)


def _value(given: Given) -> str:
    if isinstance(given, Mark):
        return given.value
    if isinstance(given, tuple):
        return f"[{', '.join(map(_scalar, given))}]"
    return str(given) if isinstance(given, int) else _scalar(given)


def save_answers(path: Path, file: AnswerFile, model: Model) -> None:
    """Keep the answers. Raises ``InputError`` when the file cannot be written."""
    write_whole(path, written(file, model))
