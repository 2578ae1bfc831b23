"""Answers → YAML text."""

import json
import re
from pathlib import Path

from engine.evaluate.sheet import Given, Mark
from engine.files import write_whole
from engine.filling.answerfile.person import AnswerFile, Respondent
from engine.filling.answerfile.reading import FORMAT
from engine.model import Model


def written(file: AnswerFile, model: Model) -> str:
    """The file as YAML text, in the order of the questions, with the questions as comments."""
    lines = [
        "# Antwoorden voor Paraat. Bewaar dit bestand; vul geen patiëntgegevens in.",
        f"paraat: {FORMAT}",
        f"model: {{name: {_scalar(file.model_name)}, version: {_scalar(file.model_version)}}}",
        f"practice: {_scalar(file.practice)}",
    ]
    if len(file.respondents) == 1:
        (one,) = file.respondents
        lines += [f"respondent: {_scalar(one.name)}"] if one.name else []
        return "\n".join([*lines, *_part(one, model)]) + "\n"
    lines.append("respondents:")
    for person in file.respondents:
        lines += ["", f"  {_scalar(person.name or '')}:"]
        lines += [f"    {row}" if row else "" for row in _part(person, model)]
    return "\n".join(lines) + "\n"


def _part(person: Respondent, model: Model) -> list[str]:
    lines = [f'updated: "{person.updated.isoformat()}"'] if person.updated else []
    lines += [f"position: {_scalar(person.position)}"] if person.position else []
    lines.append("answers:" if person.answers else "answers: {}")
    for section in model.sections.values():
        given = [(q, person.answers[q.id]) for q in section.questions if q.id in person.answers]
        rows = [f"  {q.id}: {_value(answer)}  # {q.short}" for q, answer in given]
        lines += ["", f"  # {section.title}", *rows] if rows else []
    for name, texts in (("notes", person.notes), ("knows", person.knows)):
        if texts:
            lines += ["", f"{name}:", *(f"  {key}: {_scalar(text)}" for key, text in texts.items())]
    return lines


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
