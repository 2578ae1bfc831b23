"""Items of the catalogue that nobody comes across, or that leave out what a reader needs."""

from collections.abc import Iterator

from engine.check.entries import Content, Warned, warned
from engine.model import Model
from engine.model.ruleset import Item
from engine.words.dutch import ITEM_KINDS

GATHERINGS = {"workform", "meeting"}
"""Kinds of which a reader wants to know who comes and how long it takes."""


def item_warnings(content: Content) -> Iterator[Warned]:
    """W205 as far as it needs no proof, W403 and W404."""
    near = _near(content.model)
    for entry in content.draft.items:
        item = entry.value
        if item.id not in near:
            yield warned(entry, "W205", f"geen regel leidt naar '{item.id}'.")
        if item.kind in GATHERINGS:
            kind = ITEM_KINDS[item.kind][0]
            if not _who(content.model, item):
                yield warned(entry, "W403", f"bij {kind} '{item.id}' staat niet wie erbij zijn.")
            if not (item.minutes or item.suggested or item.weeks or item.timing):
                yield warned(entry, "W404", f"bij {kind} '{item.id}' staat niet hoe lang het duurt.")


def _who(model: Model, item: Item) -> bool:
    """Whether it is told who takes part: here, or where it belongs to."""
    return bool(item.who or item.invite) or (item.part_of is not None and _who(model, model.item[item.part_of]))


def _near(model: Model) -> set[str]:
    """Items that a rule recommends, and all that hangs together with those."""
    links: dict[str, set[str]] = {item.id: set() for item in model.items}
    for item in model.items:
        for other in (*item.after, *item.see, *((item.part_of,) if item.part_of else ())):
            links[item.id].add(other)
            links[other].add(item.id)
    near: set[str] = set()
    todo = [name for rule in model.rules for name in rule.items]
    while todo:
        name = todo.pop()
        if name not in near:
            near.add(name)
            todo += links[name]
    return near
