"""A call for topics: asked of everybody, for some days, before any topic is chosen."""

from datetime import date

import pytest

from desktop.errors import ValidationError
from desktop.records import Notice
from desktop.services.topic_calls import begin_call, call_for_topics, edit_call, list_calls

VALUES = {
    "title": "议题征集公告",
    "content": "请大家提议题",
    "places": "村务公开栏",
    "begins_on": "2026-05-01",
    "ends_on": "2026-05-16",
}


def calls(village, today):
    with village.ledger.read() as reading:
        return list_calls(reading, today)


@pytest.mark.parametrize(
    ("today", "is_open"),
    [
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), True),
        (date(2026, 5, 16), True),
        (date(2026, 5, 17), False),
    ],
)
def test_a_call_is_open_on_its_days(village, today, is_open):
    made = call_for_topics(village.ledger, **VALUES)

    [call] = calls(village, today)
    assert (call.id, call.title, call.is_open) == (made, "议题征集公告", is_open)
    assert (village.get(Notice, made).kind, village.get(Notice, made).consultation) == (
        "call",
        None,
    )


@pytest.mark.parametrize("missing", sorted(VALUES))
def test_a_call_without_what_it_needs_is_refused(village, missing):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        call_for_topics(village.ledger, **VALUES | {missing: None if "_on" in missing else " "})
    assert caught.value.details["field"] == missing


def test_a_call_that_ends_before_it_begins_is_refused(village):
    made = call_for_topics(village.ledger, **VALUES)
    with village.nothing_written(), pytest.raises(ValidationError):
        edit_call(village.ledger, made, ends_on="2026-04-30")
    edit_call(village.ledger, made, ends_on="2026-05-20", kind="call")
    assert calls(village, date(2026, 5, 20))[0].is_open


def test_a_new_call_begins_with_words_and_days(village):
    with village.ledger.read() as reading:
        values = begin_call(reading, date(2026, 5, 10))
    assert (values["begins_on"], values["ends_on"]) == ("2026-05-10", "2026-05-25")
    call_for_topics(village.ledger, **values, places="村务公开栏", contact="联络室")
    assert village.list(Notice)[0].title == "协商议题征集公告"
    with village.ledger.read() as reading:
        again = begin_call(reading, date(2026, 6, 10))
    assert (again["places"], again["contact"]) == ("村务公开栏", "联络室")
