"""Putting new entries in a model's files: checked as a whole before any file is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from engine.check.checked import checked
from engine.check.entries import Content
from engine.files import write_all
from engine.modelbook.housestyle import entry_lines
from engine.modelbook.importing import changed_folder
from engine.modelbook.yamledit import YamlText
from engine.problem import Problem
from engine.schema.schemas import SHIPPED, header

TODO = "TODO"
"""What marks a text that somebody still has to write: a check warns of it (W902)."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A new entry: its fields, and the file and the list in it where it comes last."""

    file: str
    path: tuple[str | int, ...]
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Added:
    """What was added, as it stands in the file from a line on."""

    file: str
    line: int
    text: str


def add(folder: Path, content: Content, additions: Sequence[Addition]) -> tuple[list[Added], list[Problem]]:
    """Write the additions; what was added, and what a check now has to say that it did not say before.

    Raises ``InputError`` when the model would not load with them, or a file cannot be written; then
    nothing has changed.
    """
    texts: dict[str, str] = {}
    for addition in additions:
        old = texts.get(addition.file)
        if old is None:
            path = folder / addition.file
            old = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
        texts[addition.file] = _with(addition, old)
    with changed_folder(folder, texts) as copy:
        after = checked(copy)
    shown = [_shown(after.content, addition) for addition in additions]
    before = {(p.file, p.code, p.message) for p in checked(folder).problems}
    write_all(folder, texts)
    return shown, [p for p in after.problems if (p.file, p.code, p.message) not in before]


def _with(addition: Addition, text: str) -> str:
    if not text:  # a file that is not there yet
        first = header(addition.file, PurePosixPath(SHIPPED))
        return "\n".join([first, *entry_lines(addition.fields, 0)]) + "\n"
    edited = YamlText(addition.file, text)
    edited.append(addition.path, addition.fields)
    return edited.text if edited.text.endswith("\n") else edited.text + "\n"


def _shown(content: Content, addition: Addition) -> Added:
    document = next(d for d in content.draft.documents if d.file == addition.file)
    data: Any = document.data
    for step in addition.path:
        data = data[step]
    at = next(i for i, value in enumerate(data) if value == addition.fields)
    line = document.place.at((*addition.path, at)).line
    return Added(addition.file, line, "\n".join(entry_lines(addition.fields, 0)))
