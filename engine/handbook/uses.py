"""Who uses what: every reference in a model, seen from the thing that is referred to."""

from collections.abc import Iterable, Iterator, Mapping

from engine.handbook.page import Kind, Target
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import Answer, Applicable, Concluded, Condition, Level, Number, Score
from engine.model.walk import Atom, atoms

Cases = Mapping[str, Case]
"""The cases, each by the name of its place in the handbook."""


class Uses:
    """``by[target]``: what refers to it, in the order of the model."""

    def __init__(self, model: Model, cases: Cases) -> None:
        self.by: dict[Target, list[Target]] = {}
        for user, used in _references(model, cases):
            known = self.by.setdefault(used, [])
            if user not in known:
                known.append(user)


def looks_at(*conditions: Condition | None) -> list[Target]:
    """What conditions look at, each once, in order."""
    found: list[Target] = []
    for condition in conditions:
        found += [_target(atom) for _, atom in atoms(condition)] if condition is not None else []
    return list(dict.fromkeys(found))


def _target(atom: Atom) -> Target:
    match atom:
        case Answer(answer=name) | Number(number=name) | Applicable(applicable=name):
            return "question", name
        case Score(score=name):
            return "scale", name
        case Level(level=name):
            return "ladder", name
        case Concluded(concluded=name):
            return "rule", name


def _references(model: Model, cases: Cases) -> Iterator[tuple[Target, Target]]:
    """Pairs of who refers and to what."""
    for section in model.sections.values():
        yield from _each("section", section.id, looks_at(section.ask_when), section.source)
        for question in section.questions:
            yield from _each("question", question.id, looks_at(question.ask_when), question.source)
    for scale in model.scales:
        counted: list[Target] = [("question", question.id) for question in model.counted(scale)]
        counted += [("scale", name) for name in scale.scales]
        yield from _each("scale", scale.id, counted, scale.source)
    for ladder in model.ladders:
        average: list[Target] = [("scale", ladder.average)] if ladder.average else []
        yield from _each("ladder", ladder.id, average, ladder.source)
        for rung in ladder.rungs:
            yield from _each("ladder", ladder.id, looks_at(rung.when), rung.source)
    for rule in model.rules:
        helps: list[Target] = [("item", name) for name in rule.items]
        yield from _each("rule", rule.id, [*looks_at(rule.when), *helps], rule.source)
    for item in model.items:
        inside = [name for point in item.agenda for name in (*point.workforms, point.see) if name]
        others: list[Target] = [("item", name) for name in (*item.after, *item.see, *inside)]
        yield from _each("item", item.id, [*looks_at(item.suits, item.done_when), *others], item.source)
    for name, case in cases.items():
        named: list[Target] = [("rule", rule) for rule in (*case.fires, *case.silent, *case.open)]
        named += [("ladder", ladder) for ladder in case.level]
        yield from _each("case", name, named, case.source)


def _each(kind: Kind, name: str, used: Iterable[Target], source: Iterable[str]) -> Iterator[tuple[Target, Target]]:
    for target in used:
        yield (kind, name), target
    for part in source:
        yield (kind, name), ("part", part)
