"""The agenda of one meeting: what to do when, with whom and with what, made to fit the time there is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from engine.evaluate.condition import truth
from engine.evaluate.state import Amount
from engine.model import Model
from engine.model.ruleset import Item
from engine.outcome.advice import WIDE, wanted_here
from engine.outcome.report import Report
from engine.plan.choice import best, least
from engine.plan.filling import Part, filled, point_bounds
from engine.plan.meeting import Moment, moments, name_of
from engine.plan.options import WANTED, LeftOut, blocks, forms, goals, left_out
from engine.problem import InputError, refuse
from engine.text import listed
from engine.words.dutch import duration

HOUR = 60
"""Minutes of a meeting for which neither the practice nor the model has any."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the manager asks for. ``minutes``: for the whole meeting; ``aims``: what the meeting is for."""

    minutes: int | None = None
    at: time | None = None
    day: date | None = None
    people: int | None = None
    aims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting, worked out.

    ``aims``: goals that it should serve; ``chosen``: enough of them are known; ``spare``: minutes that are left over.
    ``invite``: who, and why where known. ``who`` does something. ``first``: what has to be finished before;
    ``around``: what is to be done before and after, with its days. ``done`` and ``suits``: what the answers
    say of this meeting.
    """

    practice: str
    model: Model
    meeting: Item
    minutes: int
    at: time | None
    day: date | None
    people: int | None
    aims: tuple[str, ...]
    chosen: bool
    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]
    spare: int
    invite: tuple[tuple[str, str | None], ...]
    who: tuple[str, ...]
    materials: tuple[str, ...]
    first: tuple[Item, ...]
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
    aims = wish.aims or goals([item for item in forms(model, meeting) if reasons[item.id]])
    _known(aims, goals(forms(model, meeting)), place)
    minutes = _minutes(report, meeting) if wish.minutes is None else wish.minutes
    if wish.at is not None and wish.at.hour * 60 + wish.at.minute + minutes > 24 * 60:
        raise refuse(place, "E413", "gaat door na middernacht.", "Begin eerder of maak de bijeenkomst korter.")
    fixed = sum(point_bounds(point)[0] for point in meeting.agenda if not point.workforms)
    chosen = bool(wish.aims) or len(aims) >= max((WANTED[point.choose] for point in meeting.agenda), default=0)
    open_ = blocks(model, meeting, aims, reasons, chosen)
    choice = best(open_, minutes - fixed)
    if choice is None or minutes < fixed + least(open_):
        raise _too_short(place, minutes, fixed, least(open_), chosen and bool(aims))
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
        aims=tuple(dict.fromkeys(aims)),
        chosen=chosen,
        parts=parts,
        left_out=tuple(left_out(model, open_, choice, minutes - fixed)),
        spare=minutes - sum(part.minutes for part in parts),
        invite=_invited(meeting, taken),
        who=_gathered(item.who for item in (meeting, *taken)),
        materials=_gathered(item.materials for item in (meeting, *taken)),
        first=tuple(item for name in meeting.after if wanted_here(found, item := model.item[name])),
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


def _known(aims: Sequence[str], possible: Sequence[str], place: str) -> None:
    for aim in aims:
        if aim not in possible:
            hint = f"Kies uit: {listed(possible, 'of')}." if possible else "Laat '--aim' weg."
            raise refuse(place, "E411", f"kent geen doel '{aim}'.", hint)


def _minutes(report: Report, meeting: Item) -> int:
    """What the practice said it has, else what the catalogue gives."""
    state = report.assessment.sheet.states.get(meeting.minutes_answer or "")
    if isinstance(state, Amount) and state.applies and state.lo == state.hi:
        return state.lo
    given = meeting.minutes or meeting.suggested
    return given[-1] if given else HOUR


def _too_short(place: str, minutes: int, fixed: int, form: int, chosen: bool) -> InputError:
    fits = " die bij jullie doel past" if chosen else ""
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
