"""Where in the files things stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engine.load.draft import Draft, Placed

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A file of the model and a line in it, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def spot(placed: Placed, inside: Path = ()) -> Spot:
    """Where a value stands, or something inside it."""
    return Spot(placed.document.file, placed.document.place.at((*placed.path, *inside)).line)


class Places:
    """The places of what has an id."""

    def __init__(self, draft: Draft) -> None:
        self._found = dict(_all(draft))

    def of(self, kind: str, name: str, inside: Path = ()) -> Spot:
        """Where the rule, ladder, scale, question, section, questionnaire or item stands, or something inside it."""
        placed, path = self._found[kind, name]
        return spot(placed, (*path, *inside))


def _all(draft: Draft) -> Iterator[tuple[tuple[str, str], tuple[Placed, Path]]]:
    for kind, several in (("rule", draft.rules), ("ladder", draft.ladders), ("scale", draft.scales)):
        for placed in several:
            yield (kind, placed.value.id), (placed, ())
    for placed in draft.items:
        yield ("item", placed.value.id), (placed, ())
    for placed in draft.questionnaires:
        yield ("questionnaire", placed.value.id), (placed, ())
        for i, section in enumerate(placed.value.sections):
            yield ("section", section.id), (placed, ("sections", i))
            for j, question in enumerate(section.questions):
                yield ("question", question.id), (placed, ("sections", i, "questions", j))
