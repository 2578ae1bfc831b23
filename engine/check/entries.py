"""What a check looks at: the model, and each entry that experts keep, with its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.load.draft import Draft, Placed, inside
from engine.model import Model
from engine.problem import Problem
from engine.words.dutch import count


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning on an entry (a ``Placed`` whose value is an ``Entry``); it counts unless the entry allows it."""

    entry: Placed
    problem: Problem


def warned(
    entry: Placed, code: str, message: str, hint: str = "", at: tuple[str | int, ...] = ("id",), key: bool = False
) -> Warned:
    """A warning at a path inside an entry, or at the ``key`` there."""
    return Warned(entry, entry.problem(at, code, message, hint, key))


class Content:
    """A model, all that it was made of, and each entry with its place by id."""

    def __init__(self, model: Model, draft: Draft) -> None:
        self.model, self.draft = model, draft
        self.questions = _by_id(draft.questions())
        self.rules = _by_id(draft.rules)
        self.items = _by_id(draft.items)
        self.rungs = {(p.value.id, i): rung for p in draft.ladders for i, rung in enumerate(inside(p, "rungs"), 1)}

    def sizes(self) -> str:
        """How much the model holds."""
        return ", ".join(
            (
                count(len(self.model.questions), "vraag", "vragen"),
                count(len(self.model.scales), "schaal", "schalen"),
                count(len(self.model.rules), "regel", "regels"),
                count(len(self.model.items), "onderdeel", "onderdelen"),
                count(len(self.draft.cases), "casus", "casussen"),
            )
        )


def _by_id(entries: Iterable[Placed]) -> Mapping[str, Placed]:
    return {entry.value.id: entry for entry in entries}
