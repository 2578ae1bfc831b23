"""When each part of a route begins and ends, in days from the start.

What the sources fix (so many days after a meeting, so many weeks before it) is kept. Where they say
nothing a step gets a week, or two when it is much work; that is an assumption of ours, and marked so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.order import sorted_by_need

WEEK = 7
TRACKS = 2
"""A new track begins in a week in which fewer than this many steps are going on; a next step may be one more."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to place. ``days``: how long it takes; ``work``: how many of those ask for attention.

    ``assumed``: the days are ours. ``after``: jobs that must be ready. ``anchor``: the job whose start
    ``first`` to ``last`` count from, in days; below 0 is before it.
    """

    name: str
    days: int
    work: int
    assumed: bool
    after: frozenset[str]
    anchor: str | None = None
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """From day ``start`` up to, not including, day ``end``; both count from 0."""

    start: int
    end: int
    assumed: bool


def schedule(jobs: Sequence[Job]) -> dict[str, Slot]:
    """A place for every job; jobs are given in order of urgency, each after those it needs.

    A step waits until there is room. What stands between a meeting and something at a fixed distance from
    it waits for nothing. Where distance and order contradict each other, the order is kept.
    """
    needs = _needs(jobs)
    _, circle = sorted_by_need(needs, lambda name: needs[name])
    jobs = [replace(job, anchor=None) if job.name in circle else job for job in jobs]
    hold = dict.fromkeys((job.name for job in jobs), 0)
    slots = _Placing(jobs, hold).slots
    before = [job for job in jobs if job.anchor is not None and job.first < 0]
    for job in [*before, *before]:  # holding one back may move what another is tied to
        early = _ahead(job, slots) + job.first
        if early > 0:
            held = hold | {job.name: slots[job.name].start + early}
            moved = _Placing(jobs, held).slots
            if _ahead(job, moved) < _ahead(job, slots):  # else what lies between takes longer than that
                hold, slots = held, moved
    return slots


def _needs(jobs: Sequence[Job]) -> dict[str, set[str]]:
    """For each job those that are placed before it."""
    need = {job.name: set(job.after) for job in jobs}
    for job in jobs:
        if job.anchor is not None:
            first, then = (job.name, job.anchor) if job.first < 0 else (job.anchor, job.name)
            need[then].add(first)
    return need


def _ahead(job: Job, slots: dict[str, Slot]) -> int:
    """How many days a job begins before what it is tied to."""
    return slots[job.anchor or job.name].start - slots[job.name].start


class _Placing:
    """One pass forward."""

    def __init__(self, jobs: Sequence[Job], hold: dict[str, int]) -> None:
        self.jobs = {job.name: job for job in jobs}
        self.hold = hold
        self.need = _needs(jobs)
        self.ahead: dict[str, list[Job]] = {job.name: [] for job in jobs}
        for job in jobs:
            if job.anchor is not None and job.first < 0:
                self.ahead[job.anchor].append(job)
        fixed = [job for job in jobs if job.anchor is not None and job.first >= 0]
        self.pressed = {name for job in fixed for name in job.after if job.anchor in self.jobs[name].after}
        self.pressed |= {job.name for job in fixed}
        self.slots: dict[str, Slot] = {}
        self.load: dict[int, int] = {}
        for job in jobs:
            self._track(job.name)

    def _track(self, name: str) -> None:
        """Place a job, and at once what follows from it."""
        todo = [name]
        while todo:
            name = todo.pop()
            if name in self.slots or not self.need[name] <= self.slots.keys():
                continue
            self._place(self.jobs[name])
            todo += [other for other in reversed(self.jobs) if name in self.need[other]]

    def _place(self, job: Job) -> None:
        start = max([self.hold[job.name], *(self.slots[j.name].start - j.last for j in self.ahead[job.name])])
        if job.anchor is not None and job.first >= 0:
            start = max(start, self.slots[job.anchor].start + job.first)
            self._make_room(job, start)
        start = max([start, *(self.slots[name].end for name in job.after)])
        if job.name not in self.pressed:
            room = TRACKS + bool(self.need[job.name])
            while self.load.get(start // WEEK, 0) >= room:
                start = (start // WEEK + 1) * WEEK
        self.slots[job.name] = Slot(start, start + job.days, job.assumed)
        for week in range(start // WEEK, (start + job.work - 1) // WEEK + 1):
            self.load[week] = self.load.get(week, 0) + 1

    def _make_room(self, job: Job, start: int) -> None:
        """What comes before has to be ready in time; only days of our own give way."""
        for name in job.after:
            slot = self.slots[name]
            if slot.assumed and slot.start < start < slot.end:
                self.slots[name] = replace(slot, end=start)
