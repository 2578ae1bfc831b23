"""Handing out the minutes of a meeting over its points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.model import Model
from engine.model.ruleset import AgendaPoint, Item

STEP = 5
"""Minutes are handed out in steps of so many."""
SHORT, LONG = 5, 15
"""Minutes of a point or a workform for which the model has none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a meeting: it begins ``begin`` minutes after the start. ``point`` counts from 0.

    ``workform``: what is done, if chosen from the catalogue; ``how``: an item that tells how. ``least`` and
    ``most`` bound the minutes; ``given``: the source gives them. ``groups``: people in each group.
    """

    point: int
    what: str
    begin: int
    minutes: int
    least: int
    most: int
    given: bool
    workform: Item | None
    how: Item | None
    groups: tuple[int, ...] = ()


def point_bounds(point: AgendaPoint) -> tuple[int, int]:
    """The fewest and the most minutes of a point as a whole."""
    if point.minutes is not None:
        return point.minutes, point.minutes
    return _range(point.suggested)


def bounds(point: AgendaPoint, workform: Item) -> tuple[int, int]:
    """The fewest and the most minutes of a workform where it stands."""
    if _alone(point):
        return point_bounds(point)
    return _range(workform.minutes or workform.suggested)


def _alone(point: AgendaPoint) -> bool:
    """The minutes of the point are those of its only workform."""
    return len(point.workforms) == 1 and (point.minutes or point.suggested) is not None


def _range(minutes: tuple[int, ...] | None) -> tuple[int, int]:
    return (minutes[0], minutes[-1]) if minutes else (SHORT, LONG)


def filled(
    model: Model, meeting: Item, taken: Sequence[Sequence[str]], minutes: int, people: int | None
) -> tuple[Part, ...]:
    """The parts in order. Each gets its fewest minutes; the rest goes round in steps, up to its most."""
    names = iter(taken)
    parts: list[Part] = []
    for number, point in enumerate(meeting.agenda):
        how = model.item[point.see] if point.see else None
        if not point.workforms:
            low, high = point_bounds(point)
            parts.append(Part(number, point.what, 0, low, low, high, point.minutes is not None, None, how))
        for name in next(names) if point.workforms else ():
            item = model.item[name]
            low, high = bounds(point, item)
            given = point.minutes is not None if _alone(point) else item.minutes is not None
            parts.append(Part(number, point.what, 0, low, low, high, given, item, how, _groups(item, people)))
    left = minutes - sum(part.minutes for part in parts)
    while left >= STEP:
        before = left
        for i, part in enumerate(parts):
            if left >= STEP and part.minutes + STEP <= part.most and _room(meeting, parts, part.point):
                parts[i] = replace(part, minutes=part.minutes + STEP)
                left -= STEP
        if left == before:
            break
    begin = 0
    for i, part in enumerate(parts):
        parts[i] = replace(part, begin=begin)
        begin += part.minutes
    return tuple(parts)


def _room(meeting: Item, parts: Sequence[Part], number: int) -> bool:
    """The point as a whole may take another step."""
    point = meeting.agenda[number]
    if len(point.workforms) < 2 or not (point.minutes or point.suggested):
        return True
    return sum(part.minutes for part in parts if part.point == number) + STEP <= point_bounds(point)[1]


def _groups(workform: Item, people: int | None) -> tuple[int, ...]:
    """The sizes of the groups: as few groups as the workform allows, all about the same."""
    if people is None or workform.group_size is None:
        return ()
    small, large = workform.group_size[0], workform.group_size[-1]
    number = -(-people // large)
    if people < number * small:
        number = max(people // small, 1)
    return tuple(people // number + (i < people % number) for i in range(number))
