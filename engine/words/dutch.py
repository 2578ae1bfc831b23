"""Numbers, durations, dates and names the Dutch way."""

from collections.abc import Sequence
from datetime import date, timedelta

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

RULE_KINDS = {
    "verdict": "oordeel",
    "risk": "risico",
    "advice": "advies",
    "strength": "sterk punt",
    "fact": "tussenstap",
}
"""What a rule concludes, in Dutch."""

ITEM_KINDS = {
    "phase": ("fase", "fasen"),
    "step": ("stap", "stappen"),
    "activity": ("activiteit", "activiteiten"),
    "workform": ("werkvorm", "werkvormen"),
    "meeting": ("bijeenkomst", "bijeenkomsten"),
    "instrument": ("hulpmiddel", "hulpmiddelen"),
    "document": ("document", "documenten"),
    "role": ("rol", "rollen"),
    "model": ("model", "modellen"),
    "standard": ("norm", "normen"),
    "advice": ("tip", "tips"),
}
"""Each kind of catalogue item in Dutch: one, and several."""


def count(number: int, one: str, several: str) -> str:
    """``1 vraag``, ``3 vragen``."""
    return f"{number} {one if number == 1 else several}"


def decimal(tenths: int) -> str:
    """Tenths as a number with a comma: 31 is ``3,1`` and 30 is ``3,0``."""
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10},{abs(tenths) % 10}"


def percent(points: int) -> str:
    """Basis points as whole percents, rounded half up: 5,850 is ``59%``."""
    return f"{(points + 50) // 100}%"


def percents(lo: int, hi: int) -> str:
    """An interval of basis points: ``33–75%``, or ``58%`` when nothing is left open."""
    low, high = percent(lo), percent(hi)
    return low if low == high else f"{low[:-1]}–{high}"


def share(part: int, whole: int) -> str:
    """A part of a whole, never rounded up to what it does not reach: 2,279 of 2,400 is ``94,95%``."""
    hundredths = part * 10_000 // whole if whole else 10_000
    return f"{hundredths // 100},{hundredths % 100:02}%" if hundredths % 100 else f"{hundredths // 100}%"


def between(values: Sequence[int], one: str, several: str) -> str:
    """One number or a range of two: ``1 week``, ``2 tot 3 weken``."""
    numbers = sorted(set(values))
    if len(numbers) == 1:
        return count(numbers[0], one, several)
    return f"{numbers[0]} tot {numbers[-1]} {several}"


def duration(minutes: Sequence[int]) -> str:
    """``45 minuten``, ``1 uur en 30 minuten``, ``60 tot 90 minuten``, ``2 tot 3 uur``."""
    numbers = sorted(set(minutes))
    if len(numbers) == 1:
        return _hours(numbers[0])
    if all(number % 60 == 0 for number in numbers):
        return between([number // 60 for number in numbers], "uur", "uur")
    if numbers[-1] <= 120:
        return between(numbers, "minuut", "minuten")
    return f"{_hours(numbers[0])} tot {_hours(numbers[-1])}"


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return count(rest, "minuut", "minuten")
    return f"{hours} uur en {count(rest, 'minuut', 'minuten')}" if rest else f"{hours} uur"


def weeks(values: Sequence[int]) -> str:
    """``1 week``, ``6 tot 8 weken``."""
    return between(values, "week", "weken")


def moment(days: Sequence[int]) -> str:
    """When, seen from something else: ``3 tot 4 weken vóór``, ``de dag na``, ``2 weken na``."""
    numbers = sorted({abs(number) for number in days})
    side = "vóór" if days[0] < 0 else "na"
    if numbers == [0]:
        return "op de dag van"
    if numbers == [1]:
        return f"de dag {side}"
    if all(number % 7 == 0 for number in numbers):
        return f"{weeks([number // 7 for number in numbers])} {side}"
    return f"{between(numbers, 'dag', 'dagen')} {side}"


def day(when: date) -> str:
    """``22 november 2026``."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    """``maandag 11 januari 2027``."""
    return f"{WEEKDAYS[when.weekday()]} {day(when)}"


def period(first: date, last: date, short: bool = False) -> str:
    """``11 tot en met 15 januari 2027``, ``28 december 2026 tot en met 8 januari 2027``; short: ``11–15 jan``.

    A single day has its weekday: ``maandag 11 januari 2027``, ``ma 11 jan``. A long time has its year at the
    end: ``18 jan–jan 2029``.
    """
    if first == last:
        return f"{WEEKDAYS[first.weekday()][:2]} {_brief(first)}" if short else weekday(first)
    if short and first.year != last.year and last - first > timedelta(days=60):
        return f"{_brief(first)}–{month(last)} {last.year}"
    if short:
        start = str(first.day) if (first.month, first.year) == (last.month, last.year) else _brief(first)
        return f"{start}–{_brief(last)}"
    year = "" if first.year == last.year else f" {first.year}"
    name = "" if first.month == last.month and not year else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{name}{year} tot en met {day(last)}"


def month(when: date) -> str:
    """``jan``, ``mrt``."""
    return "mrt" if when.month == 3 else MONTHS[when.month - 1][:3]


def _brief(when: date) -> str:
    return f"{when.day} {month(when)}"


def kind(name: str) -> str:
    """A catalogue item's kind in Dutch."""
    return ITEM_KINDS[name][0]


def capital(text: str) -> str:
    """With a capital first letter; the rest as it is (``IJ`` stays together, ``één`` becomes ``Eén``)."""
    if text[:3].lower() == "één":
        return "Eén" + text[3:]
    return "IJ" + text[2:] if text[:2].lower() == "ij" else text[:1].upper() + text[1:]
