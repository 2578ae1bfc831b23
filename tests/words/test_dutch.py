"""Numbers, durations and dates the Dutch way."""

from datetime import date

import pytest

from engine.words import dutch


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        ([45], "45 minuten"),
        ([1], "1 minuut"),
        ([60], "1 uur"),
        ([90], "1 uur en 30 minuten"),
        ([120, 120], "2 uur"),
        ([60, 90], "60 tot 90 minuten"),
        ([60, 120], "1 tot 2 uur"),
        ([90, 150], "1 uur en 30 minuten tot 2 uur en 30 minuten"),
    ],
)
def test_durations(minutes, text):
    """Minutes become hours where that reads better."""
    assert dutch.duration(minutes) == text


def test_intervals_of_scores():
    """An interval has one percent sign, and is one number when it is closed."""
    assert dutch.percents(3333, 7500) == "33–75%"
    assert dutch.percents(5850, 5850) == "59%"


def test_small_words():
    """Counts, commas, weeks, dates and capitals."""
    assert (dutch.count(1, "vraag", "vragen"), dutch.count(0, "vraag", "vragen")) == ("1 vraag", "0 vragen")
    assert (dutch.decimal(31), dutch.decimal(30), dutch.decimal(-5)) == ("3,1", "3,0", "-0,5")
    assert (dutch.weeks([1]), dutch.weeks([6, 8])) == ("1 week", "6 tot 8 weken")
    assert dutch.day(date(2026, 11, 22)) == "22 november 2026"
    assert (dutch.capital("ijsheiligen"), dutch.capital("de tuinman"), dutch.capital("")) == (
        "IJsheiligen",
        "De tuinman",
        "",
    )


def test_when():
    """Days and distances as one says them."""
    assert dutch.capital("één dag") == "Eén dag"
    assert [dutch.moment(days) for days in ((-28, -21), (1, 1), (0,), (14, 14), (-5, -3), (-1,))] == [
        "3 tot 4 weken vóór", "de dag na", "op de dag van", "2 weken na", "3 tot 5 dagen vóór", "de dag vóór",
    ]  # fmt: skip
    first, last, next_year = date(2027, 1, 28), date(2027, 2, 3), date(2029, 1, 5)
    assert dutch.period(first, first) == "donderdag 28 januari 2027"
    assert dutch.period(date(2027, 2, 1), last) == "1 tot en met 3 februari 2027"
    assert dutch.period(first, last) == "28 januari tot en met 3 februari 2027"
    assert dutch.period(first, next_year) == "28 januari 2027 tot en met 5 januari 2029"
    assert [dutch.period(first, day, short=True) for day in (first, date(2027, 1, 29), last, next_year)] == [
        "do 28 jan", "28–29 jan", "28 jan–3 feb", "28 jan–jan 2029",
    ]  # fmt: skip
    assert dutch.month(date(2027, 3, 1)) == "mrt"
