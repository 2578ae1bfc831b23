"""A new question at the end of a section."""

from dataclasses import dataclass
from typing import Any

from engine.check.entries import Content
from engine.scaffold.adding import TODO, Addition


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """What is asked of a new question: a shared answer set, or options of its own (id and text)."""

    id: str
    section: str
    text: str
    short: str
    multiple: bool
    answers: str | None
    options: tuple[tuple[str, str], ...]
    source: tuple[str, ...]


def question_additions(content: Content, new: NewQuestion) -> list[Addition]:
    """The question in the file of its section."""
    section = next(p for p in content.draft.sections() if p.value.id == new.section)
    fields: dict[str, Any] = {"id": new.id, "text": new.text, "short": new.short}
    if new.multiple:
        fields["kind"] = "multiple"
    if new.answers is not None:
        fields["answers"] = new.answers
    else:
        fields["options"] = [{"id": name, "text": text} for name, text in new.options]
    fields |= {"tip": f"{TODO}: hoe kom je het antwoord te weten?", "source": list(new.source), "basis": "afgeleid"}
    return [Addition(section.document.file, (*section.path, "questions"), fields)]
