"""What every translation starts from: conditions without ``not`` and ``concluded``, and a practice as plain facts.

"Surely true" of a three-valued condition is its negation normal form over two-valued leaves: each leaf asks
whether an atom is known to be true, or known to be false.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from engine.evaluate.assessment import Assessment
from engine.evaluate.state import Amount, Multiple, Single
from engine.model import Model
from engine.model.vocabulary import All, Answer, AnyOf, Concluded, Condition, Level, Not, Number, Score
from engine.model.walk import Atom

NOT_APPLICABLE = "nvt"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An atom that is known to be true (``wanted``) or known to be false."""

    atom: Atom
    wanted: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """All of the parts, or any."""

    every: bool
    parts: "tuple[Tree, ...]"


Tree: TypeAlias = Leaf | Joined


def tree(model: Model, condition: Condition, wanted: bool = True) -> Tree:
    """The condition surely true (or surely false), with the rules it builds on written out."""
    match condition:
        case Not():
            return tree(model, condition.not_, not wanted)
        case All():
            return Joined(wanted, tuple(tree(model, part, wanted) for part in condition.all))
        case AnyOf():
            return Joined(not wanted, tuple(tree(model, part, wanted) for part in condition.any))
        case Concluded():
            return tree(model, model.rule[condition.concluded].when, wanted)
        case _:
            return Leaf(condition, wanted)


def amount(atom: Atom) -> tuple[str, int] | None:
    """The name of the number that an atom compares, and the threshold in the number's own unit."""
    bound: int | None
    match atom:
        case Number():
            name, unit = f"n:{atom.number}", 1
        case Score():
            name, unit = f"s:{atom.score}", 100
        case Level():
            name, unit = f"l:{atom.level}", 1
        case _:
            return None
    bound = atom.at_least if atom.at_least is not None else atom.below
    assert bound is not None
    return name, bound * unit


def plain_facts(found: Assessment) -> dict[str, Any]:
    """A practice as a flat record.

    ``q:ID``: the option, the options, "nvt" or None (open); ``a:ID``: whether it applies;
    ``n:``, ``s:`` and ``l:`` with ``.lo`` and ``.hi``: numbers, scores and levels; with ``.a``: whether there is one.
    """
    facts: dict[str, Any] = {}
    for name, state in found.sheet.states.items():
        facts[f"a:{name}"] = state.applies
        if isinstance(state, Amount):
            facts |= {f"n:{name}.lo": state.lo, f"n:{name}.hi": state.hi, f"n:{name}.a": state.applies}
        elif state.applies is False:
            facts[f"q:{name}"] = NOT_APPLICABLE
        elif isinstance(state, Single):
            facts[f"q:{name}"] = next(iter(state.possible)) if state.decided else None
        elif isinstance(state, Multiple):
            facts[f"q:{name}"] = sorted(state.chosen) if state.decided else None
    for prefix, values in (("s", found.scores), ("l", found.levels)):
        for name, value in values.items():
            facts |= {f"{prefix}:{name}.lo": value.lo, f"{prefix}:{name}.hi": value.hi}
            facts[f"{prefix}:{name}.a"] = value.applies
    return facts


def is_multiple(model: Model, atom: Answer) -> bool:
    """Whether the question takes several options."""
    return model.questions[atom.answer].kind == "multiple"
