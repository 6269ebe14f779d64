from datetime import UTC, datetime, time

import pytest

from desktop.domain.partial_dates import from_edtf
from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting
from desktop.services.arrangements import (
    arrange_meeting,
    at_moment,
    parse_clock,
    read_arrangement,
)
from desktop.services.meetings import call_meeting, open_meeting


@pytest.fixture
def meeting(village):
    return call_meeting(village.ledger, title="议事会", held_on="2026-05-14", place="村部")


def row(village, meeting):
    return village.get(Meeting, meeting)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9:30", time(9, 30)),
        ("09：05", time(9, 5)),
        ("9点", time(9)),
        ("14时", time(14)),
        ("9点半", time(9, 30)),
        (" 9时5分 ", time(9, 5)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("", None),
        ("  ", None),
    ],
)
def test_times_are_read_as_people_type_them(typed, clock):
    assert parse_clock(typed) == clock


@pytest.mark.parametrize("typed", ["24:00", "9:60", "早上", "9", "930", "9:30:00", "-1:00", "9:"])
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(ValidationError) as caught:
        parse_clock(typed)

    assert caught.value.details["field"] == "starts"


def test_time_stands_on_the_day_and_goes_with_it(village, meeting):
    arrange_meeting(village.ledger, meeting, starts="9:30")
    assert row(village, meeting).opened_at == datetime(2026, 5, 14, 1, 30, tzinfo=UTC)

    arrange_meeting(village.ledger, meeting, held_on="2026-05-16", place="三组院坝")

    assert row(village, meeting).opened_at == datetime(2026, 5, 16, 1, 30, tzinfo=UTC)
    with village.ledger.read() as reading:
        values = read_arrangement(reading, meeting)
    assert (values["starts"], values["place"]) == ("09:30", "三组院坝")
    arrange_meeting(village.ledger, meeting, starts="")
    assert row(village, meeting).opened_at is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"held_on": "2026-05", "starts": "9:30"}, "held_on"),
        ({"place": " "}, "place"),
        ({"title": ""}, "title"),
        ({"starts": "早上"}, "starts"),
    ],
)
def test_arrangement_that_cannot_be_is_refused(village, meeting, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        arrange_meeting(village.ledger, meeting, **values)

    assert caught.value.details["field"] == field


def test_opening_sets_the_time_anew_and_ends_arranging(village, meeting):
    arrange_meeting(village.ledger, meeting, starts="9:30")
    open_meeting(village.ledger, meeting, at=village.minute(7))

    assert row(village, meeting).opened_at == village.minute(7)
    with village.nothing_written(), pytest.raises(ConflictError):
        arrange_meeting(village.ledger, meeting, starts="10:00")


def test_moment_wants_a_whole_day_and_a_time():
    assert at_moment(from_edtf("2026-05-14"), "9:30") == datetime(2026, 5, 14, 1, 30, tzinfo=UTC)
    for day, clock in (("2026-05", "9:30"), ("2026-05-14", ""), ("2026-05-14", "早上")):
        with pytest.raises(ValidationError):
            at_moment(from_edtf(day), clock)
