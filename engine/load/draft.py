"""What was read from a model's files, each value with its place, before it is put together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.problem import Problem
from engine.yamltext import Document


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of the model and where it was written: the document and the path inside it."""

    value: Any
    document: Document
    path: tuple[str | int, ...]

    def problem(
        self, inside: tuple[str | int, ...], code: str, message: str, hint: str = "", key: bool = False
    ) -> Problem:
        """A problem at a path inside this value, or at the ``key`` there."""
        return self.document.problem((*self.path, *inside), code, message, hint, key)


@dataclass(slots=True)
class Draft:
    """Everything read so far, each value with its place."""

    problems: list[Problem] = field(default_factory=list)
    unread: bool = False  # some file could not be parsed, so nobody knows what it declares
    documents: list[Document] = field(default_factory=list)
    manifests: list[Placed] = field(default_factory=list)
    answer_sets: list[Placed] = field(default_factory=list)
    questionnaires: list[Placed] = field(default_factory=list)
    scales: list[Placed] = field(default_factory=list)
    ladders: list[Placed] = field(default_factory=list)
    rules: list[Placed] = field(default_factory=list)
    cases: list[Placed] = field(default_factory=list)
    items: list[Placed] = field(default_factory=list)
    paperwork: list[Placed] = field(default_factory=list)  # what a practice takes along: model.documents
    guides: list[Placed] = field(default_factory=list)

    def sections(self) -> Iterator[Placed]:
        """Every section."""
        for placed in self.questionnaires:
            yield from inside(placed, "sections")

    def questions(self) -> Iterator[Placed]:
        """Every question, as it was written: a shared answer set is not filled in."""
        for placed in self.sections():
            yield from inside(placed, "questions")

    def rungs(self) -> Iterator[Placed]:
        """Every rung of every ladder."""
        for placed in self.ladders:
            yield from inside(placed, "rungs")

    def parts(self) -> Iterator[Placed]:
        """Every part of every guide."""
        for placed in self.guides:
            yield from inside(placed, "parts")

    def entries(self) -> Iterator[Placed]:
        """All that can allow a warning: whose value is an ``Entry``."""
        yield from self.questionnaires
        yield from self.sections()
        yield from self.questions()
        yield from self.rungs()
        yield from self.rules
        yield from self.items
        yield from self.paperwork
        yield from self.parts()
        yield from self.cases


def inside(placed: Placed, name: str) -> Iterator[Placed]:
    """The values in a field of this one, each with its place."""
    for i, value in enumerate(getattr(placed.value, name)):
        yield Placed(value, placed.document, (*placed.path, name, i))
