from uuid import UUID

import pytest

from desktop.errors import NotFoundError
from desktop.records import Consultation
from desktop.services.frozen_records import freeze_meeting
from desktop.services.meetings import call_meeting
from desktop.services.outcomes import assign_task
from desktop.services.paper_offers import list_offers


@pytest.fixture
def offers(ledger, press):
    def offers(row):
        with ledger.read() as reading:
            return {(one.paper, one.about): one for one in list_offers(reading, row, press)}

    return offers


def test_meeting_under_way_offers_forms_and_locks_what_would_have_holes(village, offers):
    found = offers(village.meeting(3))

    assert found["sign_in_sheet", ""].locked == ""
    assert found["meeting_record", ""].locked == "会还没有开完，散会以后再印。"
    assert ("ballot_paper", "") not in found


def test_ballots_are_offered_vote_by_vote_and_not_for_hands(village, offers):
    meeting, motion, _ = village.vote(method="secret", count={"for": 31}, issued=31, returned=31)
    hands, _, _ = village.vote()

    assert offers(meeting)["ballot_paper", "修缮水渠"].row == motion
    assert {paper for paper, _ in offers(hands)} == {
        "meeting_record",
        "sign_in_sheet",
        "attendance_sheet",
        "vote_result",
        "meeting_notice",
        "personal_notices",
        "delivery_sheet",
        "speech_digest",
    }
    assert {paper for paper, _ in offers(motion)} == {"ballot_paper", "tally_sheet"}


def test_notices_wait_for_somebody_to_tell(ledger, offers):
    empty = call_meeting(ledger, title="恳谈", held_on="2026-05-14", place="院坝")

    papers = ("sign_in_sheet", "meeting_notice", "personal_notices", "delivery_sheet")
    assert {offers(empty)[paper, ""].locked for paper in papers} == {"名单上还没有人。"}


def test_draw_whose_list_was_changed_is_locked(village, offers):
    (plan,) = village.add(
        Consultation(
            title="水渠",
            drawn_with=f"2026年5月10日从“甲”5人中抽取2人；种子：7；名单校验码：{'0' * 64}",
        )
    )

    found = offers(plan)

    assert found["draw_result", ""].locked == "抽取以后名单改动过，请用当天印的那一份。"
    assert found["consultation_statement", ""].locked == ""


def test_ended_meeting_offers_its_record_as_it_stands(village, ledger, offers):
    meeting, _, _ = village.vote()
    village.end(meeting)
    assert offers(meeting)["meeting_record", ""].state == "draft"

    record = freeze_meeting(ledger, meeting, frozen_by="记录人")
    assert offers(record)["vote_result", ""].state == "frozen"
    quiet = village.meeting(3)
    village.end(quiet)
    assert offers(quiet)["vote_result", ""].locked == "这次会议没有表决。"


def test_plan_with_unanswered_questions_is_locked_by_name(village, offers):
    (plan,) = village.add(Consultation(title="水渠", forms=("meeting",), why="写明了"))
    found = offers(plan)["consultation_plan", ""]

    assert "七问还缺" in found.locked
    assert "为何协商" not in found.locked


def test_row_of_any_type_offers_its_sheets(village, ledger, offers):
    task = assign_task(ledger, title="修渠", unit="村委会", responsible="某", due="2026-12-31")

    (only,) = offers(task).values()
    assert (only.row, only.state, only.locked) == (task, "form", "")
    with pytest.raises(NotFoundError):
        offers(UUID(int=7))
