"""What a catalogue item asks of people: who, how long, what to bring, what comes before."""

from collections.abc import Iterable, Sequence

from engine.model.ruleset import Item
from engine.text import listed
from engine.words.dutch import between, capital, duration, moment, weeks

Row = tuple[str, str]
"""What it is about, and the fact itself."""


def effort(item: Item) -> Iterable[Row]:
    """Who does it, for how long, and what has to be there: what a planner wants to know."""
    if item.who:
        yield "Wie", _together(item.who)
    if item.invite:
        yield "Nodig uit", _together(item.invite)
    if item.minutes:
        yield "Duur", _with(duration(item.minutes), item.prepare_minutes)
    elif item.prepare_minutes:
        yield "Duur", capital(f"voorbereiden {duration(item.prepare_minutes)}")
    if item.weeks:
        yield "Looptijd", weeks(item.weeks)
    if item.timing:
        yield "Wanneer", capital(item.timing)
    elif item.offset:
        yield "Wanneer", capital(f"{moment(item.offset.days)} {item.offset.from_}")
    if item.group_size:
        yield "Groep", between(item.group_size, "deelnemer", "deelnemers")
    if item.materials:
        yield "Neem mee", _together(item.materials)


def weight(item: Item) -> Iterable[Row]:
    """What it yields and costs."""
    words = [f"{item.effect} effect"] if item.effect else []
    words += [f"{item.effort} moeite"] if item.effort else []
    if words:
        yield "Weegt", capital(listed(words))


def _together(texts: Sequence[str]) -> str:
    """``a, b en c``; with semicolons where a part is itself an enumeration."""
    nested = any("," in text or " of " in text or " en " in text for text in texts)
    return capital("; ".join(texts) if nested else listed(texts))


def _with(time: str, prepare: tuple[int, ...] | None) -> str:
    return f"{time}, voorbereiden {duration(prepare)}" if prepare else time
