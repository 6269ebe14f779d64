from uuid import uuid4

import pytest

from desktop.domain import rolls
from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import (
    AgendaItem,
    Attendance,
    Meeting,
    Participant,
    Person,
    Roster,
    RosterEntry,
)
from desktop.services import meetings, votes

TITLE = {"title": "示例会议", "held_on": "2026-05-10", "place": "联络室"}


def present(village, meeting, minutes=None):
    with village.ledger.read() as reading:
        events = meetings.list_roll_events(reading, meeting)
    return rolls.present_at(events, None if minutes is None else village.minute(minutes))


def test_meeting_has_its_agenda_in_order_and_everybody_on_the_roster(village):
    meeting = village.meeting(3, agenda=["通报", "讨论", "表决"])

    items = village.list(AgendaItem, meeting=meeting, order_by="position")
    people = village.list(Participant, meeting=meeting)
    assert [(item.position, item.title) for item in items] == [
        (1, "通报"),
        (2, "讨论"),
        (3, "表决"),
    ]
    assert [one.person_name for one in people] == ["村民001", "村民002", "村民003"]
    assert {one.capacity for one in people} == {"entitled"}


def test_meeting_takes_households_area_and_group_along(village):
    person = Person(name="示例人", group="三组")
    roster = Roster(title="业主")
    entry = RosterEntry(roster=roster.id, person=person.id, households=1, stakeholder_class="业主")
    village.add(person, roster, entry)

    meeting = meetings.call_meeting(village.ledger, **TITLE, roster=roster.id)

    (one,) = village.list(Participant, meeting=meeting)
    assert (one.group, one.households, one.stakeholder_class) == ("三组", 1, "业主")


@pytest.mark.parametrize("missing", ["title", "held_on", "place"])
def test_meeting_without_what_it_needs_is_refused(village, missing):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        meetings.call_meeting(village.ledger, **TITLE | {missing: ""})

    assert caught.value.details["field"] == missing


def test_meeting_of_an_unknown_body_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        meetings.call_meeting(village.ledger, **TITLE, body="village_reprasentatives_meeting")

    assert "village_representatives_meeting" in caught.value.advice


def test_meeting_opens_once(village):
    meeting = village.meeting(1)

    with pytest.raises(ConflictError):
        meetings.open_meeting(village.ledger, meeting)

    assert village.get(Meeting, meeting).opened_at == village.minute(0)


def test_meeting_ends_once_and_not_before_it_began(village):
    meeting = village.meeting(1)

    with pytest.raises(ValidationError) as caught:
        meetings.end_meeting(village.ledger, meeting, at=village.minute(-1))
    village.end(meeting)

    assert caught.value.details["field"] == "ended_at"
    with pytest.raises(ConflictError):
        meetings.end_meeting(village.ledger, meeting)
    assert village.get(Meeting, meeting).ended_at == village.minute(90)


def test_planned_meeting_cannot_end(village):
    meeting = meetings.call_meeting(village.ledger, **TITLE)

    with pytest.raises(ConflictError):
        meetings.end_meeting(village.ledger, meeting)

    assert village.state(meeting) == "planned"


def test_meeting_does_not_end_over_an_open_vote_and_names_it(village):
    meeting = village.meeting(3)
    village.arrive(village.participants(meeting))
    motion = votes.put_motion(village.ledger, meeting, title="修缮水渠")
    ballot = votes.open_ballot(village.ledger, motion, method="hands")

    with pytest.raises(ConflictError) as caught:
        village.end(meeting)

    assert caught.value.message == "还有1项表决没有结果：修缮水渠。"
    votes.close_ballot(village.ledger, ballot, count={"for": 3})
    village.end(meeting)
    assert village.state(meeting) == "ended"


def test_observer_is_entered_once(village):
    meeting = village.meeting(1)
    (person,) = village.add(Person(name="列席干部"))

    meetings.invite_observer(village.ledger, meeting, person, stakeholder_class="镇干部")

    with pytest.raises(ConflictError):
        meetings.invite_observer(village.ledger, meeting, person, stakeholder_class="镇干部")
    (observer,) = village.list(Participant, meeting=meeting, capacity="observer")
    assert (observer.person_name, observer.stakeholder_class) == ("列席干部", "镇干部")


def test_item_ends_when_the_next_begins_and_may_be_gone_on_with(village):
    meeting = village.meeting(1, agenda=["通报", "讨论"])
    first, second = (item.id for item in village.list(AgendaItem, meeting=meeting))

    meetings.begin_item(village.ledger, first, at=village.minute(1))
    meetings.begin_item(village.ledger, second, at=village.minute(10))
    meetings.begin_item(village.ledger, first, at=village.minute(20))

    times = {
        item.title: (item.begun_at, item.ended_at)
        for item in village.list(AgendaItem, meeting=meeting)
    }
    assert times == {
        "通报": (village.minute(1), None),
        "讨论": (village.minute(10), village.minute(20)),
    }


def test_item_begun_again_at_once_changes_nothing(village):
    meeting = village.meeting(1, agenda=["通报"])
    (item,) = (item.id for item in village.list(AgendaItem, meeting=meeting))
    meetings.begin_item(village.ledger, item, at=village.minute(1))

    with village.nothing_written():
        meetings.begin_item(village.ledger, item, at=village.minute(2))


def test_item_of_a_meeting_that_is_not_open_does_not_begin(village):
    meeting = meetings.call_meeting(village.ledger, **TITLE, agenda=["通报"])
    (item,) = village.list(AgendaItem, meeting=meeting)

    with pytest.raises(ConflictError):
        meetings.begin_item(village.ledger, item.id)


def test_note_of_an_item_keeps_its_lines(village):
    meeting = village.meeting(1, agenda=["通报"])
    (item,) = village.list(AgendaItem, meeting=meeting)

    meetings.note_item(village.ledger, item.id, "  第一行\r\n第二行\n")

    assert village.get(AgendaItem, item.id).note == "第一行\n第二行"


def test_participants_come_go_and_come_again(village):
    meeting = village.meeting(2)
    anna, ben = village.participants(meeting)
    village.arrive([anna, ben])
    meetings.record_departure(village.ledger, anna, at=village.minute(10), reason="接孩子")
    village.arrive([anna], at=20)

    assert [present(village, meeting, m) for m in (-1, 0, 10, 20)] == [
        set(),
        {anna, ben},
        {ben},
        {anna, ben},
    ]


def test_departure_of_who_is_not_there_is_refused_by_name(village):
    meeting = village.meeting(1)
    (anna,) = village.participants(meeting)
    village.arrive([anna], at=10)

    with village.nothing_written(), pytest.raises(ConflictError) as caught:
        meetings.record_departure(village.ledger, anna, at=village.minute(9))

    assert caught.value.message == "村民001这时不在会场。"


def test_excuse_of_who_is_there_is_refused(village):
    meeting = village.meeting(1)
    (anna,) = village.participants(meeting)
    village.arrive([anna])

    with village.nothing_written(), pytest.raises(ConflictError) as caught:
        meetings.record_excuse(village.ledger, anna, reason="生病", at=village.minute(5))

    assert caught.value.advice == "中途离开的，请登记离会并写明事由。"


def test_proxy_needs_another_participant_of_the_same_meeting(village):
    meeting, other = village.meeting(2), village.meeting(1)
    anna, ben = village.participants(meeting)
    (stranger,) = village.participants(other)

    for stands_in in (anna, stranger):
        with pytest.raises(ValidationError):
            meetings.record_proxy(village.ledger, anna, stands_in, reason="外出")
    meetings.record_proxy(village.ledger, anna, ben, reason="外出")

    (entry,) = village.list(Attendance, meeting=meeting)
    assert (entry.kind, entry.participant, entry.stands_in) == ("proxy", anna, ben)


def test_wrong_entry_is_taken_back_by_another_and_both_stay(village):
    meeting = village.meeting(1)
    (anna,) = village.participants(meeting)
    (came,) = village.arrive([anna])

    back = meetings.withdraw_attendance(village.ledger, came, reason="点错了人")

    rows = {row.id: row for row in village.list(Attendance, meeting=meeting)}
    assert present(village, meeting) == set()
    assert set(rows) == {came, back}
    assert (rows[back].kind, rows[back].takes_back, rows[back].reason) == (
        "withdrawn",
        came,
        "点错了人",
    )


def test_entry_is_taken_back_once_and_a_correction_never(village):
    meeting = village.meeting(1)
    (anna,) = village.participants(meeting)
    (came,) = village.arrive([anna])
    back = meetings.withdraw_attendance(village.ledger, came, reason="点错了人")

    for entry in (came, back):
        with village.nothing_written(), pytest.raises(ConflictError):
            meetings.withdraw_attendance(village.ledger, entry, reason="又错了")


def test_taking_back_needs_a_reason(village):
    meeting = village.meeting(1)
    (came,) = village.arrive(village.participants(meeting))

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        meetings.withdraw_attendance(village.ledger, came, reason="  ")

    assert caught.value.details["field"] == "reason"


def test_roll_of_an_ended_meeting_stands(village):
    meeting = village.meeting(2)
    anna, ben = village.participants(meeting)
    (came,) = village.arrive([anna])
    village.end(meeting)

    for change in (
        lambda: meetings.record_arrival(village.ledger, ben),
        lambda: meetings.record_departure(village.ledger, anna),
        lambda: meetings.record_excuse(village.ledger, ben, reason="病"),
        lambda: meetings.record_proxy(village.ledger, ben, anna, reason="病"),
        lambda: meetings.withdraw_attendance(village.ledger, came, reason="错"),
    ):
        with village.nothing_written(), pytest.raises(ConflictError):
            change()


def test_unknown_participant_is_named_as_missing(village):
    with pytest.raises(NotFoundError):
        meetings.record_arrival(village.ledger, uuid4())
