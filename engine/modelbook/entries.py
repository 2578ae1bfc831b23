"""The rows: every question, answer, rule, item and source part, with the place where it stands in its file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.modelbook.layout import Table
from engine.modelbook.yamledit import Path
from engine.yamltext import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in a file. ``group``: the section, answer set, question or guide that it belongs to."""

    file: str
    path: Path
    group: str
    fields: Mapping[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others in its table: an answer's name is its own only within its group."""
        return key_of(self.group if self.path[-2:-1] == ("options",) else "", str(self.fields["id"]))


def key_of(group: str, name: str) -> tuple[str, str]:
    """The key of a row."""
    return group, name


@dataclass(frozen=True, slots=True)
class Home:
    """A list in a file where entries of a table can be added."""

    file: str
    path: Path


def entries(documents: Sequence[Document], table: Table) -> Iterator[Entry]:
    """The rows of a table, in the order of the files."""
    for document in documents:
        for path, group in homes_in(document, table):
            for i, fields in enumerate(at(document.data, path)):
                yield Entry(document.file, (*path, i), group, fields)


def homes(documents: Sequence[Document], table: Table) -> dict[tuple[str, str], Home]:
    """Where entries can be added, by file and group."""
    return {(d.file, group): Home(d.file, path) for d in documents for path, group in homes_in(d, table)}


def homes_in(document: Document, table: Table) -> Iterator[tuple[Path, str]]:
    """The lists of one file that hold a table's entries, and the group that each is of."""
    data, file = document.data, document.file
    if file.startswith("questionnaires/"):
        sections = (data.get("questionnaire") or {}).get("sections", [])
        if table.name == "question":
            for i, section in enumerate(sections):
                yield ("questionnaire", "sections", i, "questions"), section["id"]
        if table.name == "option":
            for i, answers in enumerate(data.get("answer_sets") or []):
                yield ("answer_sets", i, "options"), answers["id"]
            for i, section in enumerate(sections):
                for j, question in enumerate(section["questions"]):
                    if "options" in question:
                        yield ("questionnaire", "sections", i, "questions", j, "options"), question["id"]
    elif file == "rules/sources.yaml":
        if table.name == "part":
            for i, guide in enumerate(data):
                yield (i, "parts"), guide["id"]
    elif file.startswith("rules/catalogue/"):
        if table.name == "item":
            yield (), ""
    elif table.name == "rule" and not file.endswith(".cases.yaml") and not file.startswith("rules/documents/"):
        yield (), ""


def at(data: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        data = data[step]
    return data
