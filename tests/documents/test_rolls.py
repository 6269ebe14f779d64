from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents.rolls import attendance_sentence, roll_table, with_state
from desktop.services.snapshots import MeetingSnapshot, RollEntry


def test_sentence_counts_each_state():
    assert attendance_sentence(samples.make_meeting()) == (
        "应到45人，实到31人，请假6人，未到7人，中途离会1人，列席4人。"
        "应到人数的三分之二为30人，到会人数符合规定。"
    )


def test_sentence_of_nobody_counts_nobody():
    assert attendance_sentence(MeetingSnapshot()) == "实到0人。"
    assert attendance_sentence(MeetingSnapshot(eligible=0)) == "应到0人，实到0人。"


def test_who_came_to_a_talk_took_part():
    guests = (
        RollEntry(name="马晓梅", state="observer"),
        RollEntry(name="李有福", state="observer"),
    )
    talk = MeetingSnapshot(eligible=0, roll=guests)
    with_due = replace(talk, eligible=2)

    assert attendance_sentence(talk) == "参加2人。"
    assert attendance_sentence(with_due) == "应到2人，实到0人，列席2人。"


def test_entries_of_one_state_keep_their_order():
    roll = [RollEntry(name="甲"), RollEntry(name="乙", state="absent"), RollEntry(name="丙")]

    assert [entry.name for entry in with_state(roll, "present")] == ["甲", "丙"]


@pytest.mark.parametrize(
    ("meeting", "rows"),
    [
        (MeetingSnapshot(), 0),
        (MeetingSnapshot(roll=(RollEntry(name="甲"),)), 1),
        (samples.make_meeting(), 7),
    ],
)
def test_table_has_a_row_for_each_state_that_occurs(column, meeting, rows):
    assert len(roll_table(column, meeting)) == rows


def test_who_left_without_a_time_is_still_said_to_have_left(look, faces):
    from desktop.documents.meeting_records import render

    meeting = MeetingSnapshot(roll=(RollEntry(name="冶海龙", state="left", reason="接孩子"),))

    assert "冶海龙（中途离会，接孩子）" in look(render(meeting, samples.DRAFT, faces)).flat
