import pytest

from desktop.errors import ConflictError
from desktop.records import Meeting
from desktop.services import meetings
from desktop.services.conduct import get_rules_of_order, note_rules_read


def test_rules_are_said_to_be_custom_and_none_is_empty():
    rules = get_rules_of_order()

    assert (rules.title, rules.custom) == ("议事规则", True)
    assert len(rules.rules) == 7
    assert [rule for rule in rules.rules if not rule.strip().endswith("。")] == []


def test_that_they_were_read_is_kept(village):
    meeting = village.meeting(1)
    note_rules_read(village.ledger, meeting)

    assert village.get(Meeting, meeting).rules_read is True


def test_they_are_read_in_a_meeting_under_way_only(village):
    planned = meetings.call_meeting(
        village.ledger, title="恳谈", held_on="2026-05-10", place="村部", body=""
    )
    ended = village.meeting(1)
    village.end(ended)

    for meeting in (planned, ended):
        with village.nothing_written(), pytest.raises(ConflictError):
            note_rules_read(village.ledger, meeting)
