"""The agenda of one meeting: what to do when, with whom and with what, made to fit the time there is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from engine.advice import WIDE
from engine.condition import truth
from engine.dutch import duration
from engine.model import Model
from engine.model.ruleset import AgendaPoint, Item
from engine.plan.choice import Block, Choice, Option, best, least
from engine.plan.filling import Part, bounds, filled, point_bounds
from engine.plan.meeting import Moment, moments, name_of
from engine.problem import InputError, refuse
from engine.report import Report
from engine.state import Amount
from engine.text import listed

UNASKED = 2
"""Workforms to choose while nobody said what for."""
HOUR = 60
"""Minutes of a meeting for which neither the practice nor the model has any."""
_WEIGHT = {"groot": 3, None: 2, "klein": 1}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the manager asks for. ``minutes``: for the whole meeting; ``aims``: what the meeting is for."""

    minutes: int | None = None
    at: time | None = None
    day: date | None = None
    people: int | None = None
    aims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A workform that is wanted and not taken; ``more``: how many minutes longer the meeting has to be for it.

    ``None``: time is not the reason, for only one can be taken.
    """

    workform: Item
    more: int | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting, worked out.

    ``aims``: goals that it serves, empty when nobody chose any; ``spare``: minutes that are left over.
    ``invite``: who, and why where known. ``who`` does something; ``around``: what is to be done before and
    after. ``done`` and ``suits``: what the answers say of this meeting.
    """

    practice: str
    model: Model
    meeting: Item
    minutes: int
    at: time | None
    day: date | None
    people: int | None
    aims: tuple[str, ...]
    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]
    spare: int
    invite: tuple[tuple[str, str | None], ...]
    who: tuple[str, ...]
    materials: tuple[str, ...]
    around: tuple[Moment, ...]
    done: bool
    suits: bool

    def clock(self, minute: int) -> str:
        """The time on the clock so many minutes after the start; hours and minutes from 0:00 without one."""
        start = 0 if self.at is None else self.at.hour * 60 + self.at.minute
        hours, rest = divmod(start + minute, 60)
        return f"{hours}:{rest:02}" if self.at is None else f"{hours:02}:{rest:02}"


def agenda_of(report: Report, meeting: Item, wish: Wish, today: date) -> Agenda:
    """The agenda that serves the practice's goals best in the time there is.

    Raises ``InputError`` for an unknown aim, too little time, or a meeting that passes midnight.
    """
    found, model = report.assessment, report.assessment.model
    place = f"bijeenkomst {name_of(meeting)}"
    reasons = Counter(name for f in report.findings if f.status == "fires" for name in f.rule.items)
    aims = _aims(model, meeting, wish, reasons, place)
    minutes = _minutes(report, meeting) if wish.minutes is None else wish.minutes
    if wish.at is not None and wish.at.hour * 60 + wish.at.minute + minutes > 24 * 60:
        raise refuse(place, "E413", "gaat door na middernacht.", "Begin eerder of maak de bijeenkomst korter.")
    fixed = sum(point_bounds(point)[0] for point in meeting.agenda if not point.workforms)
    blocks = [_block(model, point, aims, reasons) for point in meeting.agenda if point.workforms]
    choice = best(blocks, minutes - fixed)
    if choice is None or minutes < fixed + least(blocks):
        raise _too_short(place, minutes, fixed, least(blocks), aims)
    parts = filled(model, meeting, choice.taken, minutes, wish.people)
    taken = [part.workform for part in parts if part.workform is not None]
    return Agenda(
        practice=report.practice,
        model=model,
        meeting=meeting,
        minutes=minutes,
        at=wish.at,
        day=wish.day,
        people=wish.people,
        aims=aims,
        parts=parts,
        left_out=tuple(_left_out(model, blocks, choice, minutes - fixed)),
        spare=minutes - sum(part.minutes for part in parts),
        invite=_invited(meeting, taken),
        who=_gathered(item.who for item in (meeting, *taken)),
        materials=_gathered(item.materials for item in (meeting, *taken)),
        around=moments(model, meeting, wish.day, today),
        done=any(i.done_when is not None and truth(i.done_when, found.world) for i in _around(model, meeting)),
        suits=all(i.suits is None or truth(i.suits, found.world) is not False for i in _around(model, meeting)),
    )


def _around(model: Model, item: Item) -> Iterator[Item]:
    """The meeting and the step that it belongs to."""
    yield item
    while item.part_of is not None and model.item[item.part_of].kind not in WIDE:
        item = model.item[item.part_of]
        yield item


def _aims(model: Model, meeting: Item, wish: Wish, reasons: Counter[str], place: str) -> tuple[str, ...]:
    """What was asked for, else the goals of the workforms that the practice's own answers ask for."""
    possible = dict.fromkeys(goal for item in forms(model, meeting) for goal in item.goals)
    for aim in wish.aims:
        if aim not in possible:
            hint = f"Kies uit: {listed(possible, 'of')}." if possible else "Laat '--aim' weg."
            raise refuse(place, "E411", f"kent geen doel '{aim}'.", hint)
    return tuple(dict.fromkeys(wish.aims or _asked(model, meeting, reasons)))


def _asked(model: Model, meeting: Item, reasons: Counter[str]) -> Iterator[str]:
    for item in forms(model, meeting):
        if reasons[item.id]:
            yield from item.goals


def forms(model: Model, meeting: Item) -> tuple[Item, ...]:
    """The workforms that may stand in a meeting."""
    return tuple(model.item[name] for point in meeting.agenda for name in point.workforms)


def _minutes(report: Report, meeting: Item) -> int:
    """What the practice said it has, else what the catalogue gives."""
    state = report.assessment.sheet.states.get(meeting.minutes_answer or "")
    if isinstance(state, Amount) and state.applies and state.lo == state.hi:
        return state.lo
    given = meeting.minutes or meeting.suggested
    return given[-1] if given else HOUR


def _block(model: Model, point: AgendaPoint, aims: Sequence[str], reasons: Counter[str]) -> Block:
    """The workforms of a point as options; where some may be chosen and aims are known, those that serve one."""
    here = [model.item[name] for name in point.workforms]
    if point.choose == "some" and aims:
        here = [item for item in here if set(item.goals).intersection(aims)]
    names = {item.id for item in here} if point.choose == "all" else set()
    options = [
        Option(
            name=item.id,
            minutes=bounds(point, item)[0],
            goals=frozenset(item.goals).intersection(aims),
            reasons=reasons[item.id],
            weight=_WEIGHT[item.effect],
            needs=frozenset(item.after).intersection(names),
        )
        for item in here
    ]
    most = point_bounds(point)[1] if len(here) > 1 and (point.minutes or point.suggested) else None
    count = UNASKED if point.choose == "some" and not aims else None
    return Block(tuple(options), "one" if point.choose == "one" else "any", most, count)


def _left_out(model: Model, blocks: Sequence[Block], choice: Choice, room: int) -> Iterator[LeftOut]:
    """What could have been taken and serves an aim, or is simply part of the meeting."""
    for block, names in zip(blocks, choice.taken, strict=True):
        options = {option.name: option for option in block.options}
        for name, option in options.items():
            if name in names or block.count is not None:
                continue
            if block.choose == "one":
                if option.goals:
                    yield LeftOut(model.item[name], None)
                continue
            also = {name, *option.needs} - set(names)
            yield LeftOut(model.item[name], choice.value.minutes + sum(options[n].minutes for n in also) - room)


def _too_short(place: str, minutes: int, fixed: int, form: int, aims: Sequence[str]) -> InputError:
    fits = " die bij jullie doel past" if aims else ""
    parts = [f"{duration([fixed])} voor de vaste punten"] if fixed else []
    parts += [f"{duration([form])} voor de kortste werkvorm{fits}"] if form else []
    hint = f"Neem ten minste {duration([fixed + form])}: {listed(parts)}."
    return refuse(place, "E414", f"past niet in {duration([minutes])}.", hint)


def _invited(meeting: Item, taken: Sequence[Item]) -> tuple[tuple[str, str | None], ...]:
    """Whom the meeting asks for, or else its workforms."""
    who: dict[str, str | None] = {}
    for item in [meeting] if meeting.invite else taken:
        for name in item.invite:
            who[name] = who.get(name) or item.invite_because.get(name)
    return tuple(who.items())


def _gathered(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Everything once: what an earlier text already names is left out."""
    found: list[str] = []
    for texts in lists:
        found += [text for text in texts if not any(text.casefold() in known.casefold() for known in found)]
    return tuple(found)
