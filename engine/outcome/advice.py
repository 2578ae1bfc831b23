"""Which items of the catalogue to take up, and in what order."""

import heapq
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from engine.evaluate.assessment import Assessment
from engine.evaluate.condition import Truth, truth
from engine.model import Model
from engine.model.ruleset import Item
from engine.order import sorted_by_need
from engine.outcome.findings import SEVERITIES, Finding

_FIRST = {"verdict": 1, "advice": len(SEVERITIES)}
Rank = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An item to take up. ``priority`` counts from 1; ``reasons``: the rules that ask for it.

    ``parts``: items that belong to this one and are asked for as well; they are not advised apart.
    """

    item: Item
    priority: int
    reasons: tuple[str, ...]
    after: tuple[str, ...]
    parts: tuple[str, ...]
    quick_win: bool


def advised(found: Assessment, listed: tuple[Finding, ...]) -> tuple[Recommendation, ...]:
    """The items of the rules that fire: what comes ``after`` what, then the severity of the reasons.

    Left out: what does not suit this organisation, and what is already done. A part of something that
    is advised as well stands with it.
    """
    reasons: dict[str, list[Finding]] = {}
    for finding in listed:
        if finding.status == "fires":
            for name in finding.rule.items:
                reasons.setdefault(name, []).append(finding)
    here = {name: found.model.item[name] for name in reasons if wanted_here(found, found.model.item[name])}
    parts: dict[str, list[str]] = {}
    for name, item in here.items():
        whole = whole_of(found.model, item, here)
        if whole is not None:
            parts.setdefault(whole, []).append(name)
            reasons[whole] = list({f.rule.id: f for f in [*reasons[whole], *reasons[name]]}.values())
    folded = {name for names in parts.values() for name in names}
    wanted = {name: item for name, item in here.items() if name not in folded}
    before = all_before(found.model, wanted)
    ranks = {name: rank(wanted[name], reasons[name]) for name in wanted}
    return tuple(
        Recommendation(
            wanted[name],
            place,
            tuple(f.rule.id for f in reasons[name]),
            tuple(sorted(before[name])),
            tuple(parts.get(name, ())),
            wanted[name].effect == "groot" and wanted[name].effort == "weinig",
        )
        for place, name in enumerate(ordered(before, ranks), 1)
    )


WIDE = frozenset({"phase", "model"})
"""Kinds that hold whole routes: too wide to swallow a step."""


def whole_of(model: Model, item: Item, here: Collection[str]) -> str | None:
    """The outermost of ``here`` that this item belongs to, unless it is too wide."""
    whole = None
    while item.part_of is not None:
        item = model.item[item.part_of]
        if item.id in here and item.kind not in WIDE:
            whole = item.id
    return whole


def wanted_here(found: Assessment, item: Item) -> bool:
    """The item suits this organisation (or may), and is not surely done."""
    return _holds(found, item, "suits") is not False and _holds(found, item, "done_when") is not True


def _holds(found: Assessment, item: Item, name: Literal["suits", "done_when"]) -> Truth:
    condition = getattr(item, name)
    return None if condition is None else truth(condition, found.world)


def rank(item: Item, reasons: Collection[Finding]) -> Rank:
    """What comes first: the gravest reason, then the most reasons, then much effect for little effort."""
    weight = min(
        SEVERITIES.index(f.rule.risk) if f.rule.risk else _FIRST.get(f.rule.kind, len(SEVERITIES)) for f in reasons
    )
    ease = (item.effort == "veel") - (item.effort == "weinig") + (item.effect == "klein") - (item.effect == "groot")
    return weight, -len(reasons), ease, item.id


def all_before(model: Model, wanted: Collection[str]) -> dict[str, set[str]]:
    """For each wanted item the wanted items that come before it, directly or through others."""
    order, _ = sorted_by_need(model.item, lambda name: model.item[name].after)
    before: dict[str, set[str]] = {}
    for name in order:
        direct = model.item[name].after
        before[name] = set(direct).union(*(before[other] for other in direct))
    return {name: before[name].intersection(wanted) for name in wanted}


def ordered(before: Mapping[str, Collection[str]], ranks: Mapping[str, Rank]) -> list[str]:
    """The names by rank, each after those ``before`` it, which become as urgent as it is."""
    waiting = {name: set(rest) for name, rest in before.items()}
    # What an urgent item needs first is as urgent as that item.
    urgent: dict[str, Rank] = dict(ranks)
    for name, rest in before.items():
        for other in rest:
            if ranks[name][0] < urgent[other][0]:
                urgent[other] = (ranks[name][0], *urgent[other][1:])
    ready = [(urgent[name], name) for name, rest in waiting.items() if not rest]
    heapq.heapify(ready)
    order = []
    while ready:
        _, name = heapq.heappop(ready)
        order.append(name)
        for other, rest in waiting.items():
            if name in rest:
                rest.remove(name)
                if not rest:
                    heapq.heappush(ready, (urgent[other], other))
    return order
