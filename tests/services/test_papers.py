import hashlib
from uuid import uuid4

import pytest

from desktop.errors import DocumentError, NotFoundError, ValidationError
from desktop.records import AgendaItem, FrozenRecord, Person, Printing
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services import votes
from desktop.services.consultations import plan_consultation
from desktop.services.frozen_records import freeze_meeting, freeze_plan
from desktop.services.meetings import note_item
from desktop.services.papers import find_source, list_printable, print_paper

OF_PLAN = ["consultation_plan", "consultation_statement"]
LISTS = ["task_breakdown", "feedback_list", "typical_case"]
NOTICES = ["meeting_notice", "personal_notices", "delivery_sheet"]
OF_MEETING = [
    "meeting_record",
    "sign_in_sheet",
    "attendance_sheet",
    "vote_result",
    "speech_digest",
    "agreement",
    *NOTICES,
]
WITH_VOTE = [
    "meeting_record",
    "sign_in_sheet",
    "attendance_sheet",
    "ballot_paper",
    "tally_sheet",
    "vote_result",
    "speech_digest",
    "agreement",
    *NOTICES,
]


@pytest.fixture
def voted(village):
    """A meeting that has ended, with one motion voted on."""
    meeting, motion, _ = village.vote(
        size=9, there=6, method="secret", count={"for": 6}, issued=6, returned=6
    )
    village.end(meeting)
    return meeting, motion


@pytest.fixture
def plan(village):
    return plan_consultation(
        village.ledger, title="路灯", forms=("meeting",), **dict.fromkeys(SEVEN_ANSWERS, "答")
    )


def printable(village, press, row):
    with village.ledger.read() as reading:
        return [kind.id for kind in list_printable(reading, row, press)]


def source(village, press, row, paper):
    with village.ledger.read() as reading:
        return find_source(reading, row, press.kinds()[paper])


def text(press, pdf):
    return "".join(press.text_of(pdf).split())


def test_each_kind_of_record_prints_its_papers(village, press, voted, plan):
    meeting, motion = voted
    silent = village.meeting(1)

    assert printable(village, press, meeting) == WITH_VOTE
    assert printable(village, press, silent) == OF_MEETING
    assert printable(village, press, motion) == ["ballot_paper", "tally_sheet"]
    assert printable(village, press, plan) == [*OF_PLAN, *LISTS]
    record = freeze_meeting(village.ledger, meeting, frozen_by="示例人")
    assert printable(village, press, record) == WITH_VOTE
    frozen_plan = freeze_plan(village.ledger, plan, frozen_by="示例人")
    assert printable(village, press, frozen_plan) == OF_PLAN


def test_what_prints_nothing_is_not_found(village, press):
    with pytest.raises(NotFoundError):
        printable(village, press, uuid4())


def test_a_row_without_papers_of_its_own_prints_plainly(village, press):
    (person,) = village.add(Person(name="示例人"))

    assert printable(village, press, person) == ["record_sheet"]


def test_every_paper_of_a_voted_meeting_prints(village, press, voted):
    meeting, _ = voted
    freeze_meeting(village.ledger, meeting, frozen_by="示例人")

    papers = {paper: print_paper(village.ledger, press, meeting, paper) for paper in WITH_VOTE}

    assert [paper for paper, pdf in papers.items() if not pdf.startswith(b"%PDF-")] == []
    assert [paper for paper, pdf in papers.items() if "示例" not in text(press, pdf)] == []
    assert sorted(row.paper for row in village.list(Printing)) == sorted(WITH_VOTE)


def test_paper_is_a_draft_until_the_record_is_frozen(village, press, voted):
    meeting, _ = voted
    draft = print_paper(village.ledger, press, meeting, "meeting_record")
    record = freeze_meeting(village.ledger, meeting, frozen_by="示例人")
    frozen = print_paper(village.ledger, press, meeting, "meeting_record")

    assert ("草稿" in text(press, draft), "草稿" in text(press, frozen)) == (True, False)
    assert "示记〔2026〕1号" in text(press, frozen)
    first, second = village.list(Printing)
    assert (first.frozen_record, first.version) == (None, None)
    assert (second.frozen_record, second.version, second.subject) == (record, 1, meeting)


def test_frozen_version_prints_unchanged_after_the_meeting_was_edited(village, press):
    meeting = village.meeting(1, agenda=["通报"])
    village.end(meeting)
    first = freeze_meeting(village.ledger, meeting, frozen_by="示例人")
    before = print_paper(village.ledger, press, meeting, "meeting_record")

    (item,) = village.list(AgendaItem, meeting=meeting)
    note_item(village.ledger, item.id, "后来补记的话")

    assert print_paper(village.ledger, press, meeting, "meeting_record") == before
    freeze_meeting(village.ledger, meeting, frozen_by="示例人", correction="补记")
    latest = print_paper(village.ledger, press, meeting, "meeting_record")
    assert "后来补记的话" in text(press, latest)
    assert print_paper(village.ledger, press, first, "meeting_record") == before


def test_printing_twice_gives_the_same_bytes_and_one_row(village, press, voted):
    meeting, _ = voted
    freeze_meeting(village.ledger, meeting, frozen_by="示例人")
    once = print_paper(village.ledger, press, meeting, "vote_result")

    with village.nothing_written():
        twice = print_paper(village.ledger, press, meeting, "vote_result")

    (row,) = village.list(Printing)
    assert twice == once
    assert (row.file_digest, row.pages, row.paper) == (
        hashlib.sha256(once).hexdigest(),
        press.page_count(once),
        "vote_result",
    )


def test_paper_for_the_wall_is_another_file(village, press, voted):
    meeting, _ = voted
    freeze_meeting(village.ledger, meeting, frozen_by="示例人")

    inside = print_paper(village.ledger, press, meeting, "vote_result")
    public = print_paper(village.ledger, press, meeting, "vote_result", public=True)

    assert (inside == public, len(village.list(Printing))) == (False, 2)


def test_unknown_paper_is_named_and_nothing_printed(village, press, voted):
    with village.nothing_written(), pytest.raises(NotFoundError) as caught:
        print_paper(village.ledger, press, voted[0], "meeting_recrod")

    assert "meeting_record" in caught.value.advice


def test_paper_of_another_kind_of_record_is_refused(village, press, plan):
    with village.nothing_written(), pytest.raises(NotFoundError) as caught:
        print_paper(village.ledger, press, plan, "vote_result")

    assert caught.value.message == "这条记录不能打印“表决结果单”。"


def test_option_that_the_paper_has_not_is_refused(village, press, voted):
    with village.nothing_written(), pytest.raises(DocumentError):
        print_paper(village.ledger, press, voted[0], "meeting_record", copies=3)


def test_ballot_paper_of_several_motions_asks_which(village, press, voted):
    meeting, motion = voted
    second = votes.put_motion(village.ledger, meeting, title="增补名册")

    with pytest.raises(ValidationError) as caught:
        source(village, press, meeting, "ballot_paper")

    assert (str(motion) in caught.value.advice, str(second) in caught.value.advice) == (True, True)
    assert source(village, press, second, "ballot_paper").snapshot.title == "增补名册"


def test_ballot_paper_of_the_only_motion_needs_no_naming(village, press, voted):
    meeting, motion = voted

    found = source(village, press, meeting, "ballot_paper")

    assert (found.subject, found.record, found.stamp.is_frozen) == (motion, None, False)


def test_sample_ledger_stamps_its_papers(village, press, voted):
    assert source(village, press, voted[0], "meeting_record").stamp.sample is True
    with village.ledger.act("settings") as work:
        work.set_setting("sample", "")
    assert source(village, press, voted[0], "meeting_record").stamp.sample is False


def test_character_that_no_face_has_is_named_and_nothing_noted(village, press):
    meeting = village.meeting(1, place="联络室\U0010fffd")

    with village.nothing_written(), pytest.raises(DocumentError) as caught:
        print_paper(village.ledger, press, meeting, "meeting_record")

    assert "10FFFD" in str(caught.value).upper()


def test_record_of_a_meeting_without_any_votes_prints(village, press):
    meeting = village.meeting(0, body="", held_on="2026-05")
    village.end(meeting)
    record = freeze_meeting(village.ledger, meeting, frozen_by="示例人")

    for paper in OF_MEETING[:3]:
        assert print_paper(village.ledger, press, record, paper).startswith(b"%PDF-")
    assert village.get(FrozenRecord, record).version == 1
