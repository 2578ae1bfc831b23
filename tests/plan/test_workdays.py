"""Weekends and holidays are left out."""

from datetime import date

import pytest

from engine.plan.workdays import easter, holidays, workday, workday_before


@pytest.mark.parametrize(
    ("year", "when"),
    [(1818, (3, 22)), (1943, (4, 25)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter(year: int, when: tuple[int, int]) -> None:
    """The earliest, the latest and the next ones, from published tables."""
    assert easter(year) == date(year, *when)


def test_the_king_does_not_celebrate_on_sunday() -> None:
    """Then it is the day before."""
    assert holidays(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert holidays(2027)[date(2027, 4, 27)] == "Koningsdag"


@pytest.mark.parametrize(
    ("when", "after", "before"),
    [
        (date(2027, 1, 11), date(2027, 1, 11), date(2027, 1, 11)),
        (date(2027, 1, 1), date(2027, 1, 4), date(2026, 12, 31)),
        (date(2027, 3, 27), date(2027, 3, 30), date(2027, 3, 25)),
        (date(2027, 5, 6), date(2027, 5, 7), date(2027, 5, 4)),
    ],
)
def test_the_nearest_working_day(when: date, after: date, before: date) -> None:
    """After it, and before it."""
    assert workday(when) == after
    assert workday_before(when) == before
