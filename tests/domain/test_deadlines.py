"""Deadlines: edges of days, weeks and zones."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import day_of, days_left, group_of, read_due, week_of

DAYS = st.dates(min_value=date(1900, 1, 8), max_value=date(2099, 12, 1))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 22, 15, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 16, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_day_of_changes_at_midnight_in_beijing(at, day):
    assert day_of(at) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (None, None),
        ("", None),
        ("2026-11-10", date(2026, 11, 10)),
        ("2026-02", date(2026, 2, 28)),
        ("2026", date(2026, 12, 31)),
    ],
)
def test_read_due_takes_the_last_day_that_is_meant(text, day):
    assert read_due(text) == day


@given(DAYS, st.integers(-400, 400))
def test_days_left_counts_back_to_the_deadline(today, days):
    assert days_left(today + timedelta(days=days), today) == days


@given(DAYS)
def test_week_of_holds_its_day_and_begins_on_monday(day):
    week = week_of(day)
    assert (week[0].weekday(), len(week), week.count(day)) == (0, 7, 1)
    assert {week_of(other) for other in week} == {week}


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (date(2026, 11, 22), "overdue"),
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "week"),
        (date(2026, 11, 29), "week"),
        (date(2026, 11, 30), "later"),
    ],
)
def test_group_of_splits_at_today_and_sunday(due, group):
    assert group_of(due, date(2026, 11, 23)) == group
