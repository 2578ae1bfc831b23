"""Parts of the sources that nothing uses."""

from collections.abc import Iterator
from typing import Protocol

from engine.check.entries import Content, Warned, warned


class _Naming(Protocol):
    """Anything that names its source."""

    @property
    def source(self) -> tuple[str, ...]: ...


def source_warnings(content: Content) -> Iterator[Warned]:
    """W301."""
    model = content.model
    naming: tuple[_Naming, ...] = (
        *model.questionnaires,
        *model.sections.values(),
        *model.questions.values(),
        *model.scales,
        *model.ladders,
        *(rung for ladder in model.ladders for rung in ladder.rungs),
        *model.rules,
        *model.items,
        *model.documents,
    )
    used = {name for value in naming for name in value.source} | model.item.keys()
    for entry in content.draft.parts():
        part = entry.value
        if part.id not in used:
            yield warned(entry, "W301", f"niets gebruikt '{part.id}': {part.title}.")
