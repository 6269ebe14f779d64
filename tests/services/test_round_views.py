from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from chain_samples import Course

from desktop.errors import NotFoundError
from desktop.records import Meeting, Person, WrittenSheet
from desktop.services.consultation_lists import list_meetings_of
from desktop.services.hit_places import search_places
from desktop.services.round_views import list_outstanding, view_round
from desktop.services.sittings import find_running, list_meetings
from desktop.services.stage_facts import count_facts
from desktop.services.today_views import read_today
from desktop.services.written_rounds import (
    SheetAnswer,
    call_round,
    end_round,
    enter_sheet,
    hand_out,
    remind,
)


@pytest.fixture
def asked(village):
    people = village.add(Person(name="村民甲", group="三组"), Person(name="村民乙"))
    return call_round(
        village.ledger,
        questions=["修不修"],
        people=people,
        unnamed=2,
        title="修路征求意见",
        held_on="2026-05-10",
        return_by="2026-05-20",
    )


def sheets(village, meeting):
    rows = village.list(WrittenSheet, meeting=meeting, order_by="number")
    return [row.id for row in rows]


def look(village, meeting, day=date(2026, 5, 20)):
    with village.ledger.read() as reading:
        return view_round(reading, meeting, day)


def test_round_counts_what_is_out_and_back(village, asked):
    first, second, third, _ = sheets(village, asked)
    hand_out(village.ledger, [first, second, third], on="2026-05-10")
    remind(village.ledger, [second], on="2026-05-18")
    (question,) = [one.id for one in look(village, asked).questions]
    enter_sheet(
        village.ledger, first, {question: SheetAnswer("oppose", "不修")}, returned_on="2026-05-12"
    )

    view = look(village, asked)

    assert (view.issued, view.returned, view.out, view.left, view.is_late) == (3, 1, 2, 0, False)
    assert [(one.number, one.name, one.second, one.state, one.answers) for one in view.sheets] == [
        ("002", "村民乙", "", "out", 0),
        ("003", "", "", "out", 0),
        ("004", "", "", "waiting", 0),
        ("001", "村民甲", "三组", "returned", 1),
    ]
    assert view.sheets[0].reminded_on == date(2026, 5, 18)
    assert view.questions[0].stances == {"oppose": 1}


def test_sheet_is_late_the_day_after(village, asked):
    hand_out(village.ledger, sheets(village, asked), on="2026-05-10")

    view = look(village, asked, date(2026, 5, 21))

    assert ({one.state for one in view.sheets}, view.left, view.is_late) == ({"late"}, -1, True)


def test_round_nobody_knows_is_refused(village):
    with pytest.raises(NotFoundError):
        look(village, uuid4())


def test_outstanding_are_rounds_with_sheets_out(village, asked):
    def outstanding():
        with village.ledger.read() as reading:
            return [(one.title, one.due, one.issued, one.out) for one in list_outstanding(reading)]

    assert outstanding() == []
    first, second, *_ = sheets(village, asked)
    hand_out(village.ledger, [first, second], on="2026-05-10")
    assert outstanding() == [("修路征求意见", date(2026, 5, 20), 2, 2)]
    enter_sheet(village.ledger, first, {}, returned_on="2026-05-12")
    assert outstanding() == [("修路征求意见", date(2026, 5, 20), 2, 1)]
    end_round(village.ledger, asked)
    assert outstanding() == []


def test_round_under_way_is_no_running_meeting(village, asked):
    hand_out(village.ledger, sheets(village, asked)[:3], on="2026-05-10")
    village.meeting(1, title="会")
    hall = next(one for one in village.list(Meeting) if one.form != "written")

    with village.ledger.read() as reading:
        assert find_running(reading) == hall.id
        lines = {one.id: (one.is_round, one.out) for one in list_meetings(reading)}
        places = {one.type for one in search_places(reading, "修路征求")}
    assert lines == {asked: (True, 3), hall.id: (False, 0)}
    assert places == {"WrittenRound"}


@pytest.mark.parametrize(
    ("day", "group", "left"),
    [(10, "later", 10), (17, "week", 3), (20, "today", 0), (21, "overdue", -1)],
)
def test_outstanding_sheets_wait_for_whoever_keeps_the_ledger(village, asked, day, group, left):
    hand_out(village.ledger, sheets(village, asked)[:3], on="2026-05-10")
    now = datetime(2026, 5, day, 4, 0, tzinfo=UTC)

    with village.ledger.read() as reading:
        view = read_today(reading, now, now)

    found = [one for one in (*view.waiting, view.next_dated) if one and one.kind == "round"]
    assert [(one.group, one.left, one.action, one.page, dict(one.facts)) for one in found] == [
        (group, left, "remind", "written_round", {"issued": 3, "out": 3})
    ]
    assert view.running_meeting is None
    assert [one.kind for one in view.waiting if one.kind == "meeting"] == []


def test_gates_do_not_ask_whether_a_round_was_told(village):
    course = Course(village)
    call_round(
        village.ledger,
        questions=["修不修"],
        unnamed=1,
        title="征求意见",
        return_by="2026-06-01",
        consultation=course.id,
    )

    with village.ledger.read() as reading:
        facts = count_facts(reading, course.row, course.today, ["deliveries", "meetings"])
        (line,) = list_meetings_of(reading, course.id)
    assert (facts.tally("deliveries").of, facts.tally("meetings").done) == (0, 1)
    assert line.page == "written_round"
