from uuid import uuid4

import pytest

from desktop.documents.press import ReportLabPress
from desktop.errors import NotFoundError, ValidationError
from desktop.records import Meeting, Printing
from desktop.services.file_checks import FileAnswer, check_file
from desktop.services.frozen_records import freeze_meeting
from desktop.services.papers import list_printable, print_paper
from desktop.services.votes import put_motion

PRESS = ReportLabPress()


@pytest.fixture
def frozen(village, ledger):
    meeting, motion, _ = village.vote()
    village.end(meeting)
    return meeting, motion, freeze_meeting(ledger, meeting, frozen_by="记录人")


def test_frozen_version_prints_though_the_meeting_was_edited(village, ledger, frozen):
    meeting, _, record = frozen
    before = print_paper(ledger, PRESS, meeting, "meeting_record")
    with ledger.act("edit_for_test") as work:
        work.get(Meeting, meeting).place = "别处"

    assert print_paper(ledger, PRESS, record, "meeting_record") == before
    assert print_paper(ledger, PRESS, meeting, "meeting_record") == before


def test_same_paper_twice_is_noted_once(village, ledger, frozen):
    _, _, record = frozen

    first = print_paper(ledger, PRESS, record, "vote_result")
    second = print_paper(ledger, PRESS, record, "vote_result")

    assert first == second
    (noted,) = village.list(Printing)
    assert (noted.paper, noted.version, noted.frozen_record) == ("vote_result", 1, record)


def test_draft_prints_as_draft_and_names_no_record(village, ledger):
    meeting, _, _ = village.vote()

    text = PRESS.text_of(print_paper(ledger, PRESS, meeting, "meeting_record"))

    assert "草稿" in text
    (noted,) = village.list(Printing)
    assert noted.frozen_record is None


def test_list_names_what_a_row_can_print(ledger, frozen):
    meeting, motion, record = frozen

    with ledger.read() as reading:
        listed = {row: [k.id for k in list_printable(reading, row, PRESS)] for row in frozen}

    assert listed[meeting] == listed[record]
    assert listed[motion] == ["ballot_paper", "tally_sheet"]


def test_ballot_paper_of_a_meeting_with_two_motions_asks_which(village, ledger):
    meeting, _, _ = village.vote()
    put_motion(ledger, meeting, title="第二项")

    with pytest.raises(ValidationError, match="有2项表决") as caught:
        print_paper(ledger, PRESS, meeting, "ballot_paper")

    assert "第二项" in caught.value.advice


def test_row_or_paper_that_is_none_is_refused(ledger, frozen):
    _, motion, _ = frozen
    for row, paper in ((uuid4(), "meeting_record"), (motion, "meeting_record"), (motion, "poem")):
        with pytest.raises(NotFoundError):
            print_paper(ledger, PRESS, row, paper)


def test_printed_file_is_known_and_a_flipped_one_names_our_record(ledger, frozen):
    _, _, record = frozen
    pdf = print_paper(ledger, PRESS, record, "meeting_record")

    with ledger.read() as reading:
        ours = check_file(reading, PRESS, pdf)
        altered = check_file(reading, PRESS, pdf + b"\n")
        foreign = check_file(reading, PRESS, b"not a pdf")

    assert [found.answer for found in (ours, altered, foreign)] == [
        FileAnswer.PRINTED_HERE,
        FileAnswer.RECORD_IS_OURS,
        FileAnswer.UNKNOWN,
    ]
