"""What a route consists of: the advice, with whole tracks opened up into their steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.model import Model
from engine.model.ruleset import Item
from engine.outcome.advice import WIDE, all_before, ordered, rank, wanted_here, whole_of
from engine.outcome.report import Report


@dataclass(frozen=True, slots=True)
class Taken:
    """An item of the route. ``reasons``: the rules that ask for it, the gravest first.

    ``parts``: what is advised as well and belongs in it. ``after``: items of the route that come before.
    """

    item: Item
    reasons: tuple[str, ...]
    parts: tuple[str, ...]
    after: frozenset[str]


def taken(report: Report) -> tuple[Taken, ...]:
    """The items of a practice's route, each after what it needs and otherwise the most urgent first.

    An advised phase or model that holds steps stands for those of its steps that are not done. A workform
    belongs to the meeting it is meant for when that meeting is ahead.
    """
    model = report.assessment.model
    reasons: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for advice in report.advice:
        for name in _opened(report, advice.item):
            reasons.setdefault(name, []).extend(advice.reasons)
            parts.setdefault(name, []).extend(advice.parts)
    meetings = _meeting_of(model)
    for name in list(reasons):
        whole = whole_of(model, model.item[name], reasons)
        if whole is None and name in meetings:
            meeting = meetings[name]
            whole = meeting if meeting in reasons else whole_of(model, model.item[meeting], reasons)
        if whole is not None:
            parts[whole] += [name, *parts.pop(name)]
            reasons[whole] += reasons.pop(name)
    before = all_before(model, reasons)
    findings = {f.rule.id: f for f in report.findings}
    places = {f.rule.id: i for i, f in enumerate(report.findings)}
    why = {name: sorted(set(rules), key=places.__getitem__) for name, rules in reasons.items()}
    ranks = {name: rank(model.item[name], [findings[rule] for rule in rules]) for name, rules in why.items()}
    return tuple(
        Taken(model.item[name], tuple(why[name]), tuple(dict.fromkeys(parts[name])), frozenset(before[name]))
        for name in ordered(before, ranks)
    )


def _opened(report: Report, item: Item) -> Iterator[str]:
    """The steps that stand for this item, or the item itself."""
    steps = list(_steps_in(report.assessment.model, item)) if item.kind in WIDE else []
    if not steps:
        yield item.id
    for step in steps:
        if wanted_here(report.assessment, step):
            yield step.id


def _steps_in(model: Model, whole: Item) -> Iterator[Item]:
    inside = {whole.id}
    while True:
        more = {i.id for i in model.items if i.part_of in inside and i.kind in WIDE} - inside
        if not more:
            break
        inside |= more
    yield from (item for item in model.items if item.part_of in inside and item.kind == "step")


def _meeting_of(model: Model) -> dict[str, str]:
    """The first meeting in which each workform may stand."""
    found: dict[str, str] = {}
    for item in model.items:
        for point in item.agenda:
            for name in point.workforms:
                found.setdefault(name, item.id)
    return found
