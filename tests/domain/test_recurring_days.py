"""Recurring days: short months, leap years, year ends, and what any rhythm must keep."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.recurring_days import MOST, next_day, recurring_days

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
RHYTHMS = st.sampled_from(sorted(MOST)).flatmap(
    lambda rhythm: st.tuples(st.just(rhythm), st.integers(1, MOST[rhythm]))
)


@pytest.mark.parametrize(
    ("rhythm", "number", "first", "last", "days"),
    [
        ("monthly", 31, "2027-01-31", "2027-04-30", ["01-31", "02-28", "03-31", "04-30"]),
        ("monthly", 30, "2028-02-01", "2028-03-29", ["02-29"]),
        ("monthly", 29, "2027-02-01", "2027-02-28", ["02-28"]),
        ("monthly", 10, "2026-12-11", "2027-01-10", ["01-10"]),
        ("monthly", 10, "2026-12-10", "2026-12-10", ["12-10"]),
        ("monthly", 10, "2026-12-11", "2026-12-31", []),
        ("weekly", 7, "2026-12-28", "2027-01-10", ["01-03", "01-10"]),
        ("weekly", 1, "2026-11-30", "2026-11-30", ["11-30"]),
        ("weekly", 1, "2026-12-01", "2026-12-06", []),
        ("weekly", 3, "2026-12-30", "2026-12-29", []),
    ],
)
def test_recurring_days_at_edges(rhythm, number, first, last, days):
    found = recurring_days(rhythm, number, date.fromisoformat(first), date.fromisoformat(last))
    assert [f"{day:%m-%d}" for day in found] == days


@given(RHYTHMS, DAYS, st.integers(0, 800))
def test_recurring_days_are_all_that_fit_and_no_others(rhythm, first, length):
    kind, number = rhythm
    last = first + timedelta(days=length)

    def fits(day):
        if kind == "weekly":
            return day.isoweekday() == number
        return day.day == min(number, monthrange(day.year, day.month)[1])

    every = [first + timedelta(days=at) for at in range(length + 1)]
    assert list(recurring_days(kind, number, first, last)) == [day for day in every if fits(day)]


@given(RHYTHMS, DAYS, st.integers(0, 800))
def test_next_day_is_the_first_of_all(rhythm, first, length):
    last = first + timedelta(days=length)
    assert next_day(*rhythm, first, last) == next(recurring_days(*rhythm, first, last), None)


@pytest.mark.parametrize("wrong", [("weekly", 0), ("weekly", 8), ("monthly", 32), ("yearly", 1)])
def test_rhythm_without_such_a_day_is_refused(wrong):
    with pytest.raises(ValueError, match="no day"):
        list(recurring_days(*wrong, date(2026, 1, 1), date(2026, 12, 31)))


def test_next_day_reaches_the_end_of_the_calendar():
    assert next_day("monthly", 31, date(9998, 12, 1), date(9998, 12, 31)) == date(9998, 12, 31)
