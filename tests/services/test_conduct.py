import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting, Person
from desktop.services import meetings
from desktop.services.conduct import STAFF, arrange_staff, get_rules_of_order, note_rules_read


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


def test_who_does_what_may_be_entered_before_and_after(village):
    meeting = village.meeting(1)
    one, two = village.add(Person(name="甲"), Person(name="乙"))
    arrange_staff(village.ledger, meeting, chair=one, tellers=(one, two))
    village.end(meeting)
    arrange_staff(village.ledger, meeting, photographer=two, chair=None)

    row = village.get(Meeting, meeting)
    assert (row.chair, row.chair_name, row.tellers_names, row.photographer_name) == (
        None,
        "",
        ("甲", "乙"),
        "乙",
    )


@pytest.mark.parametrize("field", ["title", "state", "rules_read"])
def test_nothing_else_of_a_meeting_is_changed_so(village, field):
    meeting = village.meeting(1)

    assert field not in STAFF
    with village.nothing_written(), pytest.raises(ValidationError):
        arrange_staff(village.ledger, meeting, **{field: "x"})
