"""Meetings of the catalogue: finding one, and what is to be done around it."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.model import Model
from engine.model.ruleset import Item
from engine.plan.workdays import workday, workday_before
from engine.problem import refuse
from engine.text import listed, nearest


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to do at a fixed distance from a meeting, in ``days`` after it (below 0: before).

    ``first`` and ``last``: the working days it may be done, where the meeting has a date. ``late``: the
    last of them is over.
    """

    item: Item
    days: tuple[int, ...]
    first: date | None
    last: date | None
    late: bool


def meetings(model: Model) -> tuple[Item, ...]:
    """The meetings that have an agenda."""
    return tuple(item for item in model.items if item.kind == "meeting" and item.agenda)


def name_of(meeting: Item) -> str:
    """What a meeting is called in a command."""
    return meeting.short or meeting.id


def meeting_named(model: Model, name: str) -> Item:
    """The meeting of that name or id. Raises ``InputError`` with the names there are."""
    found = {known.casefold(): item for item in meetings(model) for known in (item.id, name_of(item))}
    if name.casefold() in found:
        return found[name.casefold()]
    names = [name_of(item) for item in meetings(model)]
    if not names:
        raise refuse(name, "E410", "is geen bijeenkomst: dit model heeft er geen.")
    near = nearest(name.casefold(), found)
    hint = f"Bedoelde u '{name_of(found[near])}'? " if near else ""
    raise refuse(name, "E410", "is geen bijeenkomst.", f"{hint}Kies uit: {listed(names, 'of')}.")


def moments(model: Model, meeting: Item, day: date | None, today: date) -> tuple[Moment, ...]:
    """What is tied to a meeting, in order of time; what is part of something else in the list is left out."""
    tied = {item.id: item for item in model.items if item.offset is not None and item.offset.from_ == meeting.id}
    tied = {name: item for name, item in tied.items() if item.kind != "meeting" and item.part_of not in tied}
    made = []
    for item in sorted(tied.values(), key=lambda item: item.offset.days if item.offset else ()):
        days = item.offset.days if item.offset else ()
        first, last = (None, None) if day is None else (_near(day, days[0]), _near(day, days[-1]))
        made.append(Moment(item, days, first, last, last is not None and last < today))
    return tuple(made)


def _near(day: date, distance: int) -> date:
    """The working day nearest to so many days from ``day``, never nearer to it than that."""
    when = day + timedelta(days=distance)
    if distance == 0:
        return when
    return workday_before(when) if distance < 0 else workday(when)
