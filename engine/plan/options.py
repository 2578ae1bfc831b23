"""What may be chosen for a meeting: its workforms, as options for the goals that it should serve."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.model import Model
from engine.model.ruleset import AgendaPoint, Item
from engine.plan.choice import Block, Choice, Option
from engine.plan.filling import bounds, point_bounds

WANTED = {"all": 0, "one": 1, "some": 2}
"""How many aims must be known to choose; where some may be taken, as many workforms while they are not."""
_WEIGHT = {"groot": 3, None: 2, "klein": 1}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A workform that is wanted and not taken; ``more``: how many minutes longer the meeting has to be for it.

    ``None``: time is not the reason, for only one can be taken.
    """

    workform: Item
    more: int | None


def forms(model: Model, meeting: Item) -> tuple[Item, ...]:
    """The workforms that may stand in a meeting."""
    return tuple(model.item[name] for point in meeting.agenda for name in point.workforms)


def goals(items: Sequence[Item]) -> tuple[str, ...]:
    """What workforms are for, each once."""
    return tuple(dict.fromkeys(goal for item in items for goal in item.goals))


def blocks(model: Model, meeting: Item, aims: Sequence[str], reasons: Counter[str], chosen: bool) -> tuple[Block, ...]:
    """The points of a meeting where something can be chosen.

    ``reasons``: how many rules ask for each item. Where some may be taken: those that serve an aim once the
    aims are ``chosen``, till then a few of all there are.
    """
    return tuple(_block(model, point, aims, reasons, chosen) for point in meeting.agenda if point.workforms)


def _block(model: Model, point: AgendaPoint, aims: Sequence[str], reasons: Counter[str], chosen: bool) -> Block:
    here = [model.item[name] for name in point.workforms]
    if point.choose == "some" and chosen:
        here = [item for item in here if set(item.goals).intersection(aims)]
    options: dict[str, Option] = {}
    for item in here:
        direct = [options[name] for name in item.after if name in options and point.choose == "all"]
        options[item.id] = Option(
            name=item.id,
            minutes=bounds(point, item)[0],
            goals=frozenset(item.goals).intersection(aims),
            reasons=reasons[item.id],
            weight=_WEIGHT[item.effect],
            needs=frozenset(option.name for option in direct).union(*(option.needs for option in direct)),
        )
    most = point_bounds(point)[1] if len(here) > 1 and (point.minutes or point.suggested) else None
    count = None if chosen or point.choose != "some" else WANTED["some"]
    return Block(tuple(options.values()), "one" if point.choose == "one" else "any", most, count)


def left_out(model: Model, made: Sequence[Block], choice: Choice, room: int) -> Iterator[LeftOut]:
    """What could have been taken in so many minutes of ``room`` and serves an aim, or is simply part of the meeting."""
    for block, names in zip(made, choice.taken, strict=True):
        options = {option.name: option for option in block.options}
        for name, option in options.items():
            if name in names or block.count is not None or (block.choose == "one" and not option.goals):
                continue
            more = sum(options[other].minutes for other in {name, *option.needs}.difference(names))
            yield LeftOut(model.item[name], None if block.choose == "one" else choice.value.minutes + more - room)
