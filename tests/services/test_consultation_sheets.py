"""The page of a consultation and the lines of the board, read from a real ledger."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from chain_samples import Course

from desktop.errors import NotFoundError
from desktop.records import Attachment, Consultation
from desktop.services import consultations, stages
from desktop.services.consultation_sheets import (
    list_consultations,
    made_known_on,
    view_consultation,
)
from desktop.services.consultation_views import SignOffView, TabCounts
from desktop.services.frozen_records import freeze_plan
from desktop.services.meetings import call_meeting


@pytest.fixture
def course(village):
    return Course(village)


@pytest.fixture
def look(press):
    def view(course):
        with course.ledger.read() as reading:
            return view_consultation(reading, course.id, now=course.village.clock.now, press=press)

    return view


def board(village, today=date(2026, 5, 10)):
    with village.ledger.read() as reading:
        return list_consultations(reading, today)


def test_page_of_a_new_plan(village, look):
    view = look(Course(village, how="", in_plan=True, kind="special_topic"))

    assert (view.title, view.number, view.kind, view.in_plan, view.stage) == (
        "三组路硬化",
        "",
        "special_topic",
        True,
        "plan",
    )
    assert (view.procedure, view.current.short) == ("通用协商程序（第1版）", "方案")
    assert [one.heading for one in view.unanswered] == ["怎么协商"]
    assert [one.is_filled for one in view.answers] == [True] * 4 + [False] + [True] * 2
    assert (view.answers[0].changed_by, view.answers[4].changed_at) == ("示例记录人", None)
    assert [one.body for one in view.sign_offs] == ["party", "committee", "supervisors"]
    assert view.counts == TabCounts()
    assert [one.act for one in view.changes] == ["拟定协商方案"]
    assert (view.is_notified, view.is_archived, view.passed) == (False, False, ())


def test_page_counts_what_lies_behind_its_tabs(course, look):
    course.call()
    course.sit()
    course.village.add(
        Attachment(title="路.jpg", subject=course.id, file_digest="0" * 64),
        Attachment(title="会.jpg", subject=course.meeting, file_digest="1" * 64),
    )

    assert look(course).counts == TabCounts(
        participants=3, meetings=1, opinions=1, ballots=1, tasks=0, attachments=2
    )


def test_signed_plan_shows_who_and_when(course, look):
    course.sign()

    party, _, supervisors = look(course).sign_offs

    assert (party.name, party.signed_on) == ("李某", date(2026, 4, 20))
    assert supervisors == SignOffView(body="supervisors")


def test_number_is_that_of_the_frozen_plan(course, look):
    freeze_plan(course.ledger, course.id, frozen_by="李某")

    assert look(course).number == "示协〔2026〕1号"
    assert [line.number for line in board(course.village)] == ["示协〔2026〕1号"]


def test_change_of_a_plan_that_was_made_known_is_marked(village, look):
    village.clock.now = datetime(2030, 5, 8, 1, tzinfo=UTC)
    course = Course(village)
    course.sign()
    course.enter()
    course.publish("topic", "2030-05-09")
    assert not look(course).is_notified
    village.pass_days(2)
    consultations.edit_consultation(course.ledger, course.id, how="改成逐户议")

    view = look(course)

    assert view.is_notified
    assert [one.field for one in view.answers if one.changed_after_notice] == ["how"]
    with course.ledger.read() as reading:
        assert made_known_on(reading, course.row, date(2030, 5, 8)) is None
        assert made_known_on(reading, course.row, date(2030, 5, 10)) == date(2030, 5, 9)


def test_plan_is_made_known_at_the_latest_when_the_stage_of_it_ends(course):
    course.sign()
    course.enter()
    stages.pass_gap(course.ledger, course.id, gap="topic_notice", reason="甲", agreed_by="乙")
    course.enter()

    with course.ledger.read() as reading:
        assert made_known_on(reading, course.row, course.today) == date(2026, 5, 10)


def test_archived_consultation_shows_its_whole_way(course, look):
    course.to_archive()

    view = look(course)

    assert (view.is_archived, view.gate, view.current.stage) == (True, None, "archive")
    assert {one.state for one in view.stages} == {"done"}
    assert None not in {one.begun_on for one in view.stages}


def test_unknown_consultation_has_no_page(village, press):
    with village.ledger.read() as reading, pytest.raises(NotFoundError):
        view_consultation(reading, uuid4(), now=village.clock.now, press=press)


def test_board_tells_stage_days_and_what_is_lacking(course):
    (line,) = board(course.village)

    assert (line.stage, line.stage_title, line.macro, line.place, line.places) == (
        "plan",
        "方案",
        "raise",
        3,
        14,
    )
    assert (line.days, line.missing, line.next_gap.code) == (28, 2, "sign_off_party")
    assert (line.due, line.left, line.is_overdue) == (date(2026, 4, 22), -18, True)
    assert (line.is_stuck, line.may_go_on, line.concerns) == (False, False, 1)


def test_board_tells_what_is_stuck_and_what_may_go_on(course):
    assert board(course.village, date(2026, 5, 13))[0].is_stuck
    assert not board(course.village, date(2026, 5, 12))[0].is_stuck
    course.sign()

    (line,) = board(course.village, date(2026, 6, 30))

    assert (line.may_go_on, line.next_gap, line.is_stuck) == (True, None, False)


def test_board_takes_the_first_day_that_presses(course):
    course.call(held_on="2026-04-15")
    assert board(course.village)[0].due == date(2026, 4, 22)  # this meeting is open already

    values = {"consultation": course.id, "title": "会", "place": "联络室"}
    call_meeting(course.ledger, held_on="2026-04-20", **values)

    (line,) = board(course.village)
    assert (line.due, line.meeting_on) == (date(2026, 4, 20), date(2026, 4, 20))


def test_board_puts_archived_last_and_what_is_late_first(village):
    done, late, fresh = Course(village), Course(village), Course(village)
    done.to_archive()
    late.sign()
    late.enter()
    fresh.call()

    lines = board(village, village.clock.now.date())

    assert [line.id for line in lines][-1] == done.id
    assert lines[-1].is_archived
    assert (lines[-1].missing, lines[-1].left) == (0, None)
    assert [line.left for line in lines[:2]] == sorted(line.left for line in lines[:2])


def test_consultation_of_a_newer_procedure_stays_on_the_board(village):
    village.add(Consultation(title="新程序", procedure="chain@99"))

    (line,) = board(village)

    assert (line.title, line.stage_title, line.places, line.next_gap) == ("新程序", "", 0, None)
