from datetime import UTC, datetime

import pytest
from chain_samples import Course

from desktop.errors import ConflictError
from desktop.records import Concern, Consultation, Meeting, Membership, Person
from desktop.services.consultations import edit_consultation
from desktop.services.deliveries import record_deliveries
from desktop.services.form_snapshots import (
    NO_CLASS,
    snapshot_draw,
    snapshot_notice,
    snapshot_statement,
)
from desktop.services.form_values import ClassEntry
from desktop.services.meetings import call_meeting
from desktop.services.parties import add_party
from desktop.services.selections import draw_participants


def take(village, snapshot, row):
    with village.ledger.read() as reading:
        return snapshot(reading, row)


def test_notice_tells_of_the_meeting_and_who_was_told(village):
    course = Course(village)
    course.call(place="村部")
    one, *_ = course.invited
    record_deliveries(
        village.ledger, [one], way="household", at=village.minute(-9000), received_by="马某"
    )

    notice = take(village, snapshot_notice, course.meeting)

    assert (notice.body, notice.consultation, notice.place) == (
        "村民代表会议",
        "三组路硬化",
        "村部",
    )
    assert [(entry.way, entry.received_by) for entry in notice.roll] == [
        ("household", "马某"),
        ("", ""),
        ("", ""),
    ]
    assert notice.notice.startswith("当地规定应当提前3天通知（《村民委员会组织法》第")


def test_notice_that_the_law_asks_for_says_so_with_its_exception(village):
    meeting = village.meeting(2, body="village_assembly")

    words = take(village, snapshot_notice, meeting).notice

    assert words.startswith("法律规定应当提前10天通知（《村民委员会组织法》第")
    assert words.endswith("遇有特殊情况的，可以临时通知村民，应记明事由。")


def test_notice_of_a_talk_asks_for_no_days(village):
    meeting = call_meeting(
        village.ledger, agenda=["听意见"], title="恳谈", held_on="2026-05-14", place="院坝"
    )

    notice = take(village, snapshot_notice, meeting)

    assert (notice.notice, notice.items, notice.starts_at) == ("", ("听意见",), None)


def test_draw_is_taken_whole(village):
    course = Course(village)
    people = village.add(*(Person(name=f"代表{number}") for number in range(5)))
    village.add(*(Membership(person=one, kind="expert") for one in people))
    with pytest.raises(ConflictError):
        take(village, snapshot_draw, course.id)
    draw_participants(village.ledger, course.id, number=2, seed="7", membership="expert")

    draw = take(village, snapshot_draw, course.id)

    assert (draw.day, draw.seed, len(draw.lines), len(draw.drawn)) == ("2026年5月10日", "7", 5, 2)
    assert set(draw.drawn) < set(draw.lines)


def test_draw_whose_list_was_changed_is_refused(village):
    course = Course(village)
    with village.ledger.act("enter_for_test") as work:
        work.get(
            Consultation, course.id
        ).drawn_with = f"2026年5月10日从“甲”5人中抽取2人；种子：7；名单校验码：{'0' * 64}"

    with pytest.raises(ConflictError) as caught:
        take(village, snapshot_draw, course.id)
    assert caught.value.message == "“甲”在抽取以后改动过，印不出当时的名单。"


def test_statement_joins_meetings_opinions_outcome_and_votes(village):
    course = Course(village)
    edit_consultation(village.ledger, course.id, decision="修路计划", problem="路难走")
    add_party(village.ledger, course.id, title="占地户")
    course.call()
    village.pass_days(3)  # held on paper, entered later
    course.sit()

    call_meeting(
        village.ledger, title="还没开", held_on="2026-06-01", place="村部", consultation=course.id
    )

    statement = take(village, snapshot_statement, course.id)

    assert (statement.decision, statement.problem, statement.parties) == (
        "修路计划",
        "路难走",
        ("占地户",),
    )
    assert [(one.title, one.present) for one in statement.sittings] == [("示例村第一次会议", 3)]
    assert statement.classes == (ClassEntry(name=NO_CLASS, opinions=1, answered=0),)
    assert statement.agreed == ("修路",)
    assert statement.results == ("2026年5月10日村民代表会议表决“修路”：通过。",)
    course.respond()
    assert take(village, snapshot_statement, course.id).classes[0].answered == 1


def test_statement_of_a_plan_alone_says_why_instead_of_the_problem(village):
    course = Course(village, why="雨天陷车")

    statement = take(village, snapshot_statement, course.id)

    assert (statement.problem, statement.sittings, statement.results) == ("雨天陷车", (), ())


def test_withheld_name_stands_on_none_of_them(village):
    course = Course(village)
    with village.ledger.act("enter_for_test") as work:
        concern = work.get(Concern, course.concern)
        concern.anonymous, concern.withheld_name = True, "贺占林"
    edit_consultation(
        village.ledger,
        course.id,
        title="贺占林家门前的路",
        problem="贺占林说",
        with_whom="贺占林等",
    )
    meeting = call_meeting(
        village.ledger,
        agenda=["听贺占林说"],
        title="贺占林家的会",
        held_on="2026-05-14",
        place="院坝",
        consultation=course.id,
    )

    statement = take(village, snapshot_statement, course.id)
    notice = take(village, snapshot_notice, meeting)

    assert "贺占林" not in repr(statement)
    assert "贺占林" not in repr(notice)
    assert statement.title == "×××家门前的路"


def test_times_of_a_notice_are_those_planned(village):
    meeting = call_meeting(village.ledger, title="会", held_on="2026-05-14", place="村部")
    with village.ledger.act("enter_for_test") as work:
        work.get(Meeting, meeting).opened_at = datetime(2026, 5, 14, 1, 30, tzinfo=UTC)

    assert take(village, snapshot_notice, meeting).starts_at.hour == 1
