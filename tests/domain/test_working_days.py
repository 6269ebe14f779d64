"""Working days: weekends, holidays, exchanged weekends, terms counted in them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.working_days import WorkCalendar, read_calendar
from desktop.errors import ValidationError
from desktop.services.calendars import get_work_calendar

CALENDAR = get_work_calendar()
DAYS = st.dates(date(2025, 12, 1), date(2027, 2, 1))
NOTHING = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 1), False),  # 元旦
        (date(2026, 1, 2), False),
        (date(2026, 1, 4), True),  # Sunday, worked
        (date(2026, 1, 5), True),
        (date(2026, 2, 14), True),  # Saturday, worked
        (date(2026, 2, 15), False),
        (date(2026, 2, 23), False),  # Monday, 春节
        (date(2026, 2, 24), True),
        (date(2026, 2, 28), True),
        (date(2026, 4, 6), False),
        (date(2026, 5, 9), True),
        (date(2026, 6, 19), False),
        (date(2026, 9, 20), True),
        (date(2026, 9, 25), False),
        (date(2026, 10, 7), False),
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),
        (date(2026, 11, 28), False),  # an ordinary Saturday
        (date(2027, 1, 1), True),  # nothing is known of 2027: a Friday
    ],
)
def test_which_days_are_worked(day, works):
    assert CALENDAR.is_working(day) is works


@pytest.mark.parametrize(
    ("begin", "count", "end"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),  # over a weekend
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over 国庆
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # a worked Saturday counts
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # begun on a Saturday
    ],
)
def test_a_term_in_working_days(begin, count, end):
    assert CALENDAR.after(begin, count) == end
    assert CALENDAR.between(begin, end) == count


def test_a_term_is_never_negative():
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.after(date(2026, 1, 1), -1)


@given(DAYS, st.integers(0, 40))
def test_after_and_between_are_each_others_reverse(day, count):
    assert CALENDAR.between(day, CALENDAR.after(day, count)) == count


@given(DAYS, DAYS, DAYS)
def test_terms_add_up(first, second, third):
    whole = CALENDAR.between(first, second) + CALENDAR.between(second, third)
    assert whole == CALENDAR.between(first, third)
    assert CALENDAR.between(first, second) == -CALENDAR.between(second, first)


@given(DAYS)
def test_without_data_weekends_alone_are_free(day):
    assert NOTHING.is_working(day) is (day.weekday() < 5)
    assert (NOTHING.holiday(day), NOTHING.worked_for(day), NOTHING.knows(day.year)) == (
        "",
        "",
        False,
    )


def test_the_year_that_is_shipped():
    year = CALENDAR.years[2026]

    assert (CALENDAR.knows(2026), CALENDAR.knows(2027)) == (True, False)
    assert (year.issued_on, len(year.free), len(year.worked)) == (date(2025, 11, 4), 33, 6)
    assert CALENDAR.holiday(date(2026, 9, 26)) == "中秋节"
    assert CALENDAR.worked_for(date(2026, 9, 20)) == "国庆节"
    assert all(day.weekday() >= 5 for day in year.worked)


def document(**change):
    holiday = {"name": "元旦", "begins": date(2026, 1, 1), "ends": date(2026, 1, 3)}
    return {
        "schema": 1,
        "year": 2026,
        "source": "通知",
        "issued_on": date(2025, 11, 4),
        "holidays": [holiday | change],
    }


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"ends": date(2025, 12, 31)}, "ends 早于 begins"),
        ({"ends": date(2027, 1, 1)}, "不在 2026 年里"),
        ({"works": [date(2026, 1, 5)]}, "不是周末"),
        ({"works": [date(2026, 1, 3)]}, "写了两次"),
        ({"works": ["2026-01-04"]}, "只能写日期"),
        ({"works": [date(2025, 12, 28)]}, "不在 2026 年里"),
        ({"name": ""}, "不能为空"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_year_is_read_strictly(change, fault):
    with pytest.raises(ValidationError, match=fault):
        read_calendar({"2026.toml": document(**change)})


def test_a_year_is_written_once_and_in_a_known_form():
    with pytest.raises(ValidationError, match="写了两次"):
        read_calendar({"a": document(), "b": document()})
    with pytest.raises(ValidationError, match="请升级软件"):
        read_calendar({"a": document() | {"schema": 2}})
    assert read_calendar({}).is_working(date(2026, 1, 2) + timedelta(days=3))
