"""A new item of the catalogue."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from engine.check.entries import Content
from engine.check.items import GATHERINGS
from engine.problem import refuse
from engine.scaffold.adding import TODO, Addition


@dataclass(frozen=True, slots=True)
class NewItem:
    """What is asked of a new item."""

    id: str
    file: str
    kind: str
    title: str
    summary: str | None
    part_of: str | None
    source: tuple[str, ...]


def item_additions(new: NewItem) -> list[Addition]:
    """The item in its file."""
    fields: dict[str, Any] = {"id": new.id, "kind": new.kind, "title": new.title}
    fields["summary"] = new.summary or f"{TODO}: wat het is en waarom je het doet, in één tot drie zinnen."
    if new.kind in GATHERINGS:
        fields |= {"who": [f"{TODO}: wie erbij zijn"], "timing": f"{TODO}: hoe lang het duurt"}
    if new.part_of is not None:
        fields["part_of"] = new.part_of
    fields |= {"source": list(new.source), "basis": "afgeleid"}
    return [Addition(new.file, (), fields)]


def file_for(content: Content, name: str) -> str:
    """The file with the most items of the same guide. Raises ``InputError`` when there is none."""
    guide = name.split(".")[0]
    files = Counter(p.document.file for p in content.draft.items if p.value.id.split(".")[0] == guide)
    if not files:
        raise refuse(name, "E342", f"er is nog geen bestand met onderdelen van '{guide}'.", "Geef er een, met --file.")
    return files.most_common(1)[0][0]
