"""A plan in Dutch words, for every way of showing it."""

from engine.plan.agenda import Agenda
from engine.plan.filling import STEP
from engine.plan.options import forms, goals
from engine.plan.route import Anchor, Route, Step
from engine.plan.schedule import WEEK
from engine.plan.workdays import holidays, workday
from engine.text import listed
from engine.words.dutch import count, day, duration, moment, period, weekday, weeks


def when(step: Step, short: bool = False) -> str:
    """``11 tot en met 15 januari``, ``week 3 en 4``, ``week 3 tot en met 54``; short: ``11-15 jan``, ``week 3-4``."""
    if step.begin is not None and step.end is not None:
        return period(step.begin, step.end, short)
    if step.week == step.last_week:
        return f"week {step.week}"
    if short:
        return f"week {step.week}–{step.last_week}"
    return f"week {step.week}{' en ' if step.last_week == step.week + 1 else ' tot en met '}{step.last_week}"


def takes(step: Step) -> str:
    """How long a step takes, as far as the source says: ``2 uur, voorbereiden 15 minuten``, ``52 tot 104 weken``."""
    item = step.item
    told = [weeks(item.weeks)] if item.weeks else [duration(item.minutes)] if item.minutes else []
    told += [f"voorbereiden {duration(item.prepare_minutes)}"] if item.prepare_minutes else []
    return ", ".join(told)


def tied(anchor: Anchor) -> str:
    """``3 tot 4 weken vóór nr. 12``."""
    return f"{moment(anchor.days)} nr. {anchor.step}"


def grouped(sizes: tuple[int, ...]) -> str:
    """``2 groepjes van 4``, ``3 groepjes: 4, 3 en 3``."""
    if len(set(sizes)) == 1:
        return f"{count(len(sizes), 'groepje', 'groepjes')} van {sizes[0]}"
    return f"{count(len(sizes), 'groepje', 'groepjes')}: {listed(map(str, sizes))}"


def span(route: Route) -> str:
    """How long the whole route is: ``van 11 januari tot en met 2 april 2027`` or ``12 weken``."""
    last = max((step.slot.end for step in route.steps), default=0)
    if route.start is None:
        return f"ongeveer {count(-(-last // WEEK), 'week', 'weken')}"
    ends = [step.end for step in route.steps if step.end is not None]
    return period(route.start, max(ends, default=route.start))


def facts(agenda: Agenda) -> str:
    """The day, the time, how long and with how many: ``maandag 8 februari 2027, 13:00 tot 15:00 (2 uur)``."""
    told = [weekday(agenda.day)] if agenda.day else []
    if agenda.at is not None:
        told.append(f"{agenda.clock(0)} tot {agenda.clock(agenda.minutes)}")
    told.append(duration([agenda.minutes]))
    told += [count(agenda.people, "deelnemer", "deelnemers")] if agenda.people else []
    return ", ".join(told)


def remarks(agenda: Agenda) -> tuple[str, ...]:
    """What does not fit or does not suit, and what to do about it; the weightiest first."""
    said = []
    if agenda.done:
        said.append("Volgens jullie antwoorden is deze bijeenkomst al geweest.")
    if not agenda.suits:
        said.append("Volgens jullie antwoorden past deze bijeenkomst niet bij jullie organisatie.")
    if agenda.day is not None and workday(agenda.day) != agenda.day:
        name = holidays(agenda.day.year).get(agenda.day) or "weekend"
        said.append(f"Let op: {weekday(agenda.day)} is geen werkdag ({name}).")
    for moment_ in agenda.around:
        if moment_.late and moment_.last is not None:
            late = f"‘{moment_.item.title}’ had uiterlijk {day(moment_.last)} gemoeten."
            said.append(f"{late} Kies een latere datum.")
    for left in agenda.left_out:
        if left.more is None:
            said.append(f"Er past één werkvorm in. Wil je ook ‘{left.workform.title}’? Plan een extra bijeenkomst.")
        else:
            more = duration([agenda.minutes + left.more])
            said.append(f"‘{left.workform.title}’ past er niet in. Met {more} in totaal wel.")
    usual = agenda.meeting.minutes
    if usual and agenda.minutes < usual[0]:
        said.append(f"De bron rekent op {duration(usual)}. Nu blijft er minder tijd over om te praten.")
    if agenda.spare >= STEP:
        said.append(f"Er blijft {duration([agenda.spare])} over. Gebruik die om te praten, of maak het korter.")
    if not agenda.chosen:
        known = (
            f"Jullie antwoorden noemen één doel: {agenda.aims[0]}." if agenda.aims else "Jullie kozen nog geen doel."
        )
        possible = listed(goals(forms(agenda.model, agenda.meeting)), "of")
        said.append(f"{known} {'De rest' if agenda.aims else 'Dit'} is een voorstel. Kies met --aim uit {possible}.")
    return tuple(said)
