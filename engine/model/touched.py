"""What an answer can change: the questions, scales, ladders and rules that look at a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.model.vocabulary import Answer, Applicable, Concluded, Condition, Level, Number, Score
from engine.model.walk import Atom, atoms

if TYPE_CHECKING:
    from engine.model import Model


@dataclass(frozen=True, slots=True)
class Touched:
    """Everything that depends on one question, itself included; questions and rules in working order."""

    questions: tuple[str, ...]
    scales: frozenset[str]
    ladders: frozenset[str]
    rules: tuple[str, ...]


_Name = tuple[str, str]


class Dependencies:
    """Who looks at whom in a model."""

    def __init__(self, model: "Model") -> None:
        self.asking = {q.id: _names(conditions) for q, conditions in model.asking}
        self.scales = {
            s.id: {("question", q.id) for q in model.counted(s)} | {("scale", name) for name in s.scales}
            for s in model.scale_order
        }
        self.ladders = {ladder.id: _names(rung.when for rung in ladder.rungs) for ladder in model.ladders}
        self.rules = {r.id: _names([r.when]) for r in model.rules}

        self._found: dict[str, Touched] = {}
        self._behind: dict[Condition, tuple[str, ...]] = {}

    def touched(self, question: str) -> Touched:
        """All that depends on a question, through whatever lies between."""
        if question not in self._found:
            self._found[question] = self._touched(question)
        return self._found[question]

    def behind(self, condition: Condition) -> tuple[str, ...]:
        """The questions that a condition depends on, through whatever lies between."""
        if condition not in self._behind:
            uses = {"question": self.asking, "scale": self.scales, "ladder": self.ladders, "rule": self.rules}
            seen: set[_Name] = set()
            todo = _names([condition])
            while todo:
                seen |= todo
                todo = {other for kind, name in todo for other in uses[kind][name]} - seen
            self._behind[condition] = tuple(name for name in self.asking if ("question", name) in seen)
        return self._behind[condition]

    def _touched(self, question: str) -> Touched:
        seen: set[_Name] = {("question", question)}
        for kind, uses in (
            ("question", self.asking),
            ("scale", self.scales),
            ("ladder", self.ladders),
            ("rule", self.rules),
        ):
            for name, used in uses.items():
                if not used.isdisjoint(seen):
                    seen.add((kind, name))
        return Touched(
            tuple(name for name in self.asking if ("question", name) in seen),
            frozenset(name for kind, name in seen if kind == "scale"),
            frozenset(name for kind, name in seen if kind == "ladder"),
            tuple(name for name in self.rules if ("rule", name) in seen),
        )


def _names(conditions: Iterable[Condition]) -> set[_Name]:
    return {_name(atom) for condition in conditions for _, atom in atoms(condition)}


def _name(atom: Atom) -> _Name:
    match atom:
        case Answer():
            return "question", atom.answer
        case Number():
            return "question", atom.number
        case Applicable():
            return "question", atom.applicable
        case Score():
            return "scale", atom.score
        case Level():
            return "ladder", atom.level
        case Concluded():
            return "rule", atom.concluded
