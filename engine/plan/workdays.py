"""Working days in the Netherlands: no weekends, no public holidays.

The holidays are those of article 3 of the *Algemene termijnenwet*, with Good Friday. A meeting planner
avoids all of them, also where a practice might be open.
"""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)


def workday(when: date) -> date:
    """That day, or the first working day after it."""
    while when.weekday() > 4 or when in holidays(when.year):
        when += DAY
    return when


def workday_before(when: date) -> date:
    """That day, or the last working day before it."""
    while when.weekday() > 4 or when in holidays(when.year):
        when -= DAY
    return when


@cache
def holidays(year: int) -> dict[date, str]:
    """The public holidays of a year, with their Dutch names."""
    sunday = easter(year)
    king = date(year, 4, 27)
    return {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday - 2 * DAY: "Goede Vrijdag",
        sunday: "Eerste Paasdag",
        sunday + DAY: "Tweede Paasdag",
        king - DAY if king.weekday() == 6 else king: "Koningsdag",
        date(year, 5, 5): "Bevrijdingsdag",
        sunday + 39 * DAY: "Hemelvaartsdag",
        sunday + 49 * DAY: "Eerste Pinksterdag",
        sunday + 50 * DAY: "Tweede Pinksterdag",
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus 1991, chapter 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
