"""The route of one practice: what to do in which order, when, by whom, and why."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.model import Model
from engine.model.ruleset import Item, Severity
from engine.outcome.findings import SEVERITIES
from engine.outcome.report import Report
from engine.plan.schedule import WEEK, Job, Slot, schedule
from engine.plan.taken import Taken, taken
from engine.plan.workdays import workday, workday_before


@dataclass(frozen=True, slots=True)
class Anchor:
    """The step from whose start another counts, and the days after it (below 0: before), first and last."""

    step: int
    days: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a route; ``number`` counts from 1, in order of beginning.

    ``reasons``: the rules that ask for it; ``severity``: of the gravest risk among them. ``after``: numbers
    of the steps directly before it. ``parts``: items that belong in it. ``meetings``: meetings to hold in
    it. ``slot``: days from the start of the route. ``begin`` and ``end``: first and last working day, where
    the route has a start.
    """

    number: int
    item: Item
    reasons: tuple[str, ...]
    severity: Severity | None
    after: tuple[int, ...]
    anchor: Anchor | None
    parts: tuple[str, ...]
    meetings: tuple[Item, ...]
    quick_win: bool
    slot: Slot
    begin: date | None
    end: date | None

    @property
    def week(self) -> int:
        """The week in which it begins, counted from 1."""
        return self.slot.start // WEEK + 1

    @property
    def last_week(self) -> int:
        """The week in which it ends."""
        return (self.slot.end - 1) // WEEK + 1


@dataclass(frozen=True, slots=True)
class Route:
    """What a practice has yet to do, in order. ``start``: the first working day, if one was chosen."""

    practice: str
    model: Model
    start: date | None
    steps: tuple[Step, ...]


def route_of(report: Report, start: date | None = None) -> Route:
    """The route that follows from a report. ``start``: when to begin; no date gives weeks only."""
    model = report.assessment.model
    items = {one.item.id: one for one in taken(report)}
    jobs = {name: _job(model, one, items) for name, one in items.items()}
    slots = schedule(list(jobs.values()))
    order = sorted(items, key=lambda name: slots[name].start)
    numbers = {name: number for number, name in enumerate(order, 1)}
    severity = {f.rule.id: f.rule.risk for f in report.findings}
    first = None if start is None else workday(start)
    steps = []
    for name in order:
        one, job, slot = items[name], jobs[name], slots[name]
        begin = end = None
        if first is not None:
            begin = workday(first + timedelta(days=slot.start))
            end = max(begin, workday_before(first + timedelta(days=slot.end - 1)))
        grave = {risk for rule in one.reasons if (risk := severity[rule])}
        steps.append(
            Step(
                number=numbers[name],
                item=one.item,
                reasons=one.reasons,
                severity=next((risk for risk in SEVERITIES if risk in grave), None),
                after=tuple(sorted(numbers[other] for other in _direct(one, items))),
                anchor=Anchor(numbers[job.anchor], (job.first, job.last)) if job.anchor else None,
                parts=one.parts,
                meetings=_meetings(model, one.item),
                quick_win=one.item.effect == "groot" and one.item.effort == "weinig",
                slot=slot,
                begin=begin,
                end=end,
            )
        )
    return Route(report.practice, model, first, tuple(steps))


def _job(model: Model, one: Taken, items: dict[str, Taken]) -> Job:
    item = one.item
    days, work, assumed = WEEK, WEEK, True
    if item.weeks:
        days, assumed = item.weeks[0] * WEEK, False
        work = min(days, 2 * WEEK)
    elif item.minutes:
        days, work, assumed = 1, 1, False
    elif item.effort == "veel":
        days = work = 2 * WEEK
    for offset in (i.offset for i in (item, *_meetings(model, item))):
        anchor = _held(model, offset.from_, items) if offset else None
        if offset is not None and anchor not in (None, item.id):
            return Job(item.id, days, work, assumed, one.after, anchor, offset.first, offset.last)
    return Job(item.id, days, work, assumed, one.after)


def _held(model: Model, name: str | None, items: dict[str, Taken]) -> str | None:
    """The step of the route that an item is, or is part of."""
    while name is not None and name not in items:
        name = model.item[name].part_of
    return name


def _meetings(model: Model, item: Item) -> tuple[Item, ...]:
    """The meetings that belong to an item, directly or through its parts."""
    inside = {item.id}
    while more := {i.id for i in model.items if i.part_of in inside} - inside:
        inside |= more
    return tuple(i for i in model.items if i.id in inside and i.kind == "meeting")


def _direct(one: Taken, items: dict[str, Taken]) -> set[str]:
    """Of all that comes before, what has nothing in between."""
    further = frozenset().union(*(items[name].after for name in one.after))
    return set(one.after - further)
