"""Deliberation days: their dates, their words, and what names no day."""

from datetime import date

import pytest

from desktop.errors import ValidationError
from desktop.records import DeliberationDay
from desktop.services.deliberation_days import (
    check_deliberation_day,
    days_of,
    list_days,
    next_date,
)

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def made(**values):
    return DeliberationDay(**{"title": "议事日", "day_number": 10} | values)


def test_days_of_all_stand_by_date_and_time(village):
    village.add(
        made(title="晚上的", clock_time="19:30", place="村部"),
        made(title="上午的", clock_time="09:00"),
        made(title="周三议事", rhythm="weekly", day_number=3),
        made(title="没写哪天", day_number=None),
    )
    with village.ledger.read() as reading:
        found = list_days(reading, date(2026, 12, 9), date(2026, 12, 10))
    assert [(f"{one.day:%m-%d}", one.title, one.clock_time, one.place) for one in found] == [
        ("12-09", "周三议事", "", ""),
        ("12-10", "上午的", "09:00", ""),
        ("12-10", "晚上的", "19:30", "村部"),
    ]


def test_removed_deliberation_day_has_no_dates(village):
    (row,) = village.add(made())
    with village.ledger.act("remove_for_test") as work:
        work.remove(work.get(DeliberationDay, row))
    with village.ledger.read() as reading:
        assert list_days(reading, *YEAR) == ()


@pytest.mark.parametrize(
    ("begins_on", "ends_on", "months"),
    [
        ("2026-03", "2026-05", [3, 4, 5]),
        ("2026-03-11", "2026-05-09", [4]),
        ("2026-21", None, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        (None, "2026-01-10", [1]),
        ("2027", None, []),
        (None, "2025", []),
    ],
)
def test_days_lie_between_beginning_and_end(begins_on, ends_on, months):
    days = days_of(made(begins_on=begins_on, ends_on=ends_on), *YEAR)
    assert [day.month for day in days] == months


@pytest.mark.parametrize(
    ("values", "today", "next_one"),
    [
        ({}, date(2026, 11, 10), date(2026, 11, 10)),
        ({}, date(2026, 12, 11), date(2027, 1, 10)),
        ({"day_number": 31}, date(2027, 2, 1), date(2027, 2, 28)),
        ({"begins_on": "2030"}, date(2026, 1, 1), date(2030, 1, 10)),
        ({"ends_on": "2026-12-01"}, date(2026, 11, 11), None),
        ({"day_number": None}, date(2026, 1, 1), None),
    ],
)
def test_next_date(values, today, next_one):
    assert next_date(made(**values), today) == next_one


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day_number": None}, "day_number"),
        ({"day_number": 0}, "day_number"),
        ({"day_number": 32}, "day_number"),
        ({"rhythm": "weekly", "day_number": 8}, "day_number"),
        ({"begins_on": "2026-05", "ends_on": "2026-04"}, "ends_on"),
    ],
)
def test_deliberation_day_without_a_day_is_refused(values, field):
    with pytest.raises(ValidationError) as refused:
        check_deliberation_day(made(**values))
    assert refused.value.details["field"] == field


def test_deliberation_day_within_one_month_is_taken():
    check_deliberation_day(made(begins_on="2026-05", ends_on="2026-05"))
