import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Adjournment, AgendaItem, Meeting, Participant, Person
from desktop.services import meetings
from desktop.services.sittings import (
    convene,
    find_namesakes,
    find_running,
    join_meeting,
    list_meetings,
    pause_meeting,
    resume_meeting,
)

PLANNED = {"title": "示例村会议", "held_on": "2026-05-11", "place": "联络室"}


def ask(village, query, *more):
    with village.ledger.read() as reading:
        return query(reading, *more)


def test_convene_keeps_planned_minutes_with_their_items(village):
    meeting = convene(village.ledger, agenda=[(" 清点人数 ", None), ("讨论", 20)], **PLANNED)

    items = village.list(AgendaItem, meeting=meeting, order_by="position")
    assert [(one.title, one.minutes_planned) for one in items] == [("清点人数", None), ("讨论", 20)]


@pytest.mark.parametrize(
    ("agenda", "message"),
    [
        ([], "议程是空的。"),
        ([("甲", 5), (" ", 5)], "第2项议程没有写标题。"),
        ([("甲", 0)], "第1项议程的时间是0分钟。"),
    ],
)
def test_convene_refuses_an_agenda_with_holes(village, agenda, message):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        convene(village.ledger, agenda=agenda, **PLANNED)

    assert caught.value.message == message
    assert village.list(Meeting) == []


def test_running_meeting_is_found_and_listed_first(village):
    planned = convene(village.ledger, agenda=[("甲", None)], **PLANNED)
    ended = village.meeting(2, held_on="2026-05-09")
    village.end(ended)
    running = village.meeting(3)

    assert ask(village, find_running) == running
    assert [one.id for one in ask(village, list_meetings)] == [running, planned, ended]
    assert ask(village, list_meetings)[0].entitled == 3


def test_break_is_a_row_with_its_times_and_the_item_goes_on(village):
    meeting = village.meeting(1, agenda=["甲", "乙"])
    item = village.list(AgendaItem, meeting=meeting, order_by="position")[1].id
    meetings.begin_item(village.ledger, item, at=village.minute(5))

    pause_meeting(village.ledger, meeting, at=village.minute(20), reason=" 停电 ")
    assert village.get(AgendaItem, item).ended_at == village.minute(20)
    resume_meeting(village.ledger, meeting, at=village.minute(35))

    row = village.get(AgendaItem, item)
    assert (row.note, row.begun_at, row.ended_at) == ("", village.minute(5), None)
    (pause,) = village.list(Adjournment, meeting=meeting)
    assert (pause.begun_at, pause.ended_at) == (village.minute(20), village.minute(35))
    assert (pause.agenda_item, pause.agenda_item_name, pause.reason) == (item, "乙", "停电")


def test_break_before_the_first_item_is_ended_by_beginning_one(village):
    meeting = village.meeting(1, agenda=["甲"])
    pause_meeting(village.ledger, meeting, at=village.minute(1))
    with village.nothing_written(), pytest.raises(ConflictError, match="已经休会"):
        pause_meeting(village.ledger, meeting, at=village.minute(2))

    item = village.list(AgendaItem, meeting=meeting)[0].id
    meetings.begin_item(village.ledger, item, at=village.minute(3))

    (pause,) = village.list(Adjournment, meeting=meeting)
    assert (pause.ended_at, pause.agenda_item) == (village.minute(3), None)
    with pytest.raises(ConflictError, match="没有休会"):
        resume_meeting(village.ledger, meeting)


def test_break_never_ends_before_it_began(village):
    meeting = village.meeting(1)
    pause_meeting(village.ledger, meeting, at=village.minute(20))
    resume_meeting(village.ledger, meeting, at=village.minute(10))

    (pause,) = village.list(Adjournment, meeting=meeting)
    assert pause.ended_at == village.minute(20)


def test_meeting_that_ends_in_a_break_was_never_resumed(village):
    meeting = village.meeting(1)
    pause_meeting(village.ledger, meeting, at=village.minute(20))
    village.end(meeting, at=30)

    assert [row.ended_at for row in village.list(Adjournment, meeting=meeting)] == [None]


def test_break_needs_an_open_meeting_and_resuming_a_break(village):
    meeting = village.meeting(1, agenda=["甲"])

    with pytest.raises(ConflictError, match="没有休会"):
        resume_meeting(village.ledger, meeting)
    village.end(meeting)
    with pytest.raises(ConflictError, match="不在进行中"):
        pause_meeting(village.ledger, meeting)


@pytest.mark.parametrize(("entitled", "capacity"), [(True, "entitled"), (False, "observer")])
def test_newcomer_joins_in_the_capacity_that_was_chosen(village, entitled, capacity):
    meeting = village.meeting(1)

    seat = join_meeting(village.ledger, meeting, name=" 新来 的人 ", entitled=entitled)

    row = village.get(Participant, seat)
    assert (row.capacity, village.get(Person, row.person).name) == (capacity, "新来 的人")


@pytest.mark.parametrize("entitled", [True, False])
def test_nobody_joins_twice(village, entitled):
    meeting = village.meeting(1)
    (seat,) = village.participants(meeting)
    person = village.get(Participant, seat).person

    with village.nothing_written(), pytest.raises(ConflictError, match="已在参加人名单里"):
        join_meeting(village.ledger, meeting, name="", entitled=entitled, person=person)


def test_nameless_newcomer_is_refused(village):
    meeting = village.meeting(1)

    with pytest.raises(ValidationError, match="没有写姓名"):
        join_meeting(village.ledger, meeting, name="  ", entitled=False)


def test_namesakes_are_found_by_the_whole_name(village):
    one, _ = village.add(Person(name="马秀兰", group="三组"), Person(name="马秀"))

    assert ask(village, find_namesakes, " 马秀兰 ") == ((one, "三组"),)
