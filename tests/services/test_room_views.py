from datetime import UTC, datetime, timedelta

import pytest

from desktop.records import Participant, Person
from desktop.services import meetings, opinions, votes
from desktop.services.roll_lines import find_lines
from desktop.services.room_views import view_room
from desktop.services.sittings import pause_meeting, resume_meeting

TALK = {"body": ""}


@pytest.fixture
def sitting(village):
    meeting = village.meeting(45, agenda=["清点人数", "讨论水渠", "表决水渠"])
    people = village.participants(meeting)
    village.arrive(people[:31], at=2)
    return meeting, people


def look(village, meeting, *, at=60):
    with village.ledger.read() as reading:
        return view_room(reading, meeting, village.minute(at))


def test_band_tells_how_many_may_still_leave(village, sitting):
    view = look(village, sitting[0])

    assert (view.band.entitled, view.band.present, view.band.needed) == (45, 31, 30)
    assert (view.band.quorate, view.band.spare, view.band.missing) == (True, 1, 0)
    assert str(view.band.source) == "《村民委员会组织法》第二十九条、第三十条"
    assert view.shortage is None
    assert view.counts == {"absent": 14, "present": 31, "excused": 0, "left": 0}


def test_lost_quorum_names_shortfall_and_who_left(village, sitting):
    meeting, people = sitting
    for one in people[:2]:
        meetings.record_departure(village.ledger, one, at=village.minute(30))

    view = look(village, meeting)

    assert (view.band.quorate, view.band.spare, view.band.missing) == (False, None, 1)
    assert [(lack.present, lack.needed) for lack in view.shortage.lacks] == [(29, 30)]
    assert (view.shortage.since.at, view.shortage.since.names) == (
        village.minute(30),
        ("村民001", "村民002"),
    )
    assert view.counts == {"absent": 14, "present": 29, "excused": 0, "left": 2}


def test_observer_is_never_counted(village, sitting):
    meeting, _ = sitting
    (guest,) = village.add(Person(name="列席人"))
    seat = meetings.invite_observer(village.ledger, meeting, guest, stakeholder_class="政协委员")
    meetings.record_arrival(village.ledger, seat, at=village.minute(3))
    opinions.record_opinion(village.ledger, meeting, speaker=seat, content="听一听")

    view = look(village, meeting)

    assert (view.band.present, view.observers, view.spoken) == (31, 1, 0)
    assert view.roll[-1].name == "列席人"
    assert view.line(seat).second == "政协委员"


@pytest.mark.parametrize(
    ("enter", "status", "minute", "reason"),
    [
        ([], "absent", None, ""),
        ([("arrived", 5)], "present", 5, ""),
        ([("arrived", 5), ("departed", 9)], "left", 9, "接孩子"),
        ([("arrived", 5), ("departed", 9), ("arrived", 12)], "present", 12, ""),
        ([("excused", 4)], "excused", 4, "住院"),
        ([("excused", 4), ("arrived", 20)], "present", 20, ""),
        ([("arrived", 5), ("departed", 9), ("withdrawn", 0)], "present", 5, ""),
    ],
)
def test_status_is_what_the_roll_says_at_its_end(village, enter, status, minute, reason):
    meeting = village.meeting(1)
    (one,) = village.participants(meeting)
    entries = []
    for kind, at in enter:
        moment = village.minute(at)
        if kind == "arrived":
            entries.append(meetings.record_arrival(village.ledger, one, at=moment))
        elif kind == "departed":
            entries.append(
                meetings.record_departure(village.ledger, one, at=moment, reason="接孩子")
            )
        elif kind == "excused":
            entries.append(meetings.record_excuse(village.ledger, one, at=moment, reason="住院"))
        else:
            meetings.withdraw_attendance(village.ledger, entries[-1], reason="记错了")

    line = look(village, meeting).line(one)

    assert (line.status, line.reason) == (status, reason)
    assert line.since == (None if minute is None else village.minute(minute))


def test_last_entry_is_the_one_made_last_not_the_latest_time(village, sitting):
    meeting, people = sitting
    meetings.record_arrival(village.ledger, people[40], at=village.minute(50))
    early = meetings.record_arrival(village.ledger, people[41], at=village.minute(1))

    view = look(village, meeting)
    assert (view.last_entry.id, view.last_entry.name) == (early, "村民042")
    assert view.recent[:2] == (people[41], people[40])

    meetings.withdraw_attendance(village.ledger, early, reason="记错了")
    assert look(village, meeting).last_entry.name == "村民041"


def test_clock_put_back_loses_nobody_and_no_minute_is_negative(village, sitting):
    meeting, people = sitting
    item = look(village, meeting).agenda[0]
    meetings.begin_item(village.ledger, item.id, at=village.minute(5))
    meetings.record_arrival(village.ledger, people[40], at=village.minute(50))

    view = look(village, meeting, at=-600)
    before = village.minute(-600)

    assert view.band.present == 32
    assert (view.minutes(before), view.item.seconds(before)) == (0, 0)
    assert view.moment(before) == village.minute(50)
    assert view.moment(village.minute(70)) == village.minute(70)


def test_minutes_run_over_midnight(village):
    meeting = village.meeting(1)
    view = look(village, meeting)
    late = datetime(2026, 5, 10, 1, 0, tzinfo=UTC) + timedelta(days=1, minutes=3, seconds=59)

    assert view.minutes(late) == 24 * 60 + 3


def test_people_are_found_by_initials_characters_or_both(village):
    meeting = village.meeting(0)
    names = ("马秀兰", "马学文", "穆新", "石玉珍", "单于")
    people = village.add(*(Person(name=name) for name in names))
    village.add(*(Participant(meeting=meeting, person=person) for person in people))

    roll = look(village, meeting).roll

    def found(typed):
        return sorted(line.name for line in find_lines(roll, typed))

    assert found("mx") == ["穆新", "马学文", "马秀兰"]
    assert (found("mxl"), found("马x"), found("MXW")) == (
        ["马秀兰"],
        ["马学文", "马秀兰"],
        ["马学文"],
    )
    # 单 is read dan, shan or chan, 石 also dan: the surname decides which, and nobody knows it.
    assert (found("dy"), found("sy")) == (["单于", "石玉珍"], ["单于", "石玉珍"])
    assert (found("zz"), len(found(""))) == ([], 5)
    assert next(line.letters for line in roll if line.name == "马秀兰") == "mxl"


def test_not_heard_come_first_and_count_only_those_present(village):
    meeting = village.meeting(0)
    rows = [("甲", "五组", ""), ("乙", "五组", ""), ("丙", "三组", "占地户"), ("丁", "三组", "")]
    people = village.add(*(Person(name=name) for name, _, _ in rows))
    seats = village.add(
        *(
            Participant(meeting=meeting, person=person, group=group, stakeholder_class=kind)
            for person, (_, group, kind) in zip(people, rows, strict=True)
        )
    )
    village.arrive(seats[:3])
    opinions.record_opinion(village.ledger, meeting, speaker=seats[2], content="占了我家的地")

    view = look(village, meeting)

    assert [(one.name, one.present, one.spoke) for one in view.heard] == [
        ("五组", 2, 0),
        ("三组", 1, 1),
        ("占地户", 1, 1),
    ]
    assert (view.unheard, view.spoken) == (("五组",), 1)


def test_group_stays_heard_when_who_spoke_for_it_leaves(village):
    meeting = village.meeting(0)
    people = village.add(Person(name="甲"), Person(name="乙"))
    seats = village.add(
        *(Participant(meeting=meeting, person=person, group="五组") for person in people)
    )
    village.arrive(seats)
    opinions.record_opinion(village.ledger, meeting, speaker=seats[0], content="同意")
    meetings.record_departure(village.ledger, seats[0], at=village.minute(9))

    view = look(village, meeting)

    assert [(one.name, one.present, one.spoke) for one in view.heard] == [("五组", 1, 1)]
    assert (view.unheard, view.spoken) == ((), 1)


def test_opinions_are_those_of_the_item_under_way(village, sitting):
    meeting, people = sitting
    first, second, _ = look(village, meeting).agenda
    for item, text, stance in ((first, "先", "support"), (second, "后", "oppose")):
        meetings.begin_item(village.ledger, item.id, at=village.minute(item.position))
        opinions.record_opinion(
            village.ledger,
            meeting,
            speaker=people[0],
            agenda_item=item.id,
            content=text,
            stance=stance,
        )

    view = look(village, meeting)

    assert [(one.speaker, one.content) for one in view.opinions] == [("村民001", "后")]
    assert view.stances == {"oppose": 1}
    assert (view.item.title, view.next_item.title) == ("讨论水渠", "表决水渠")


def test_break_shows_as_paused_and_goes_on_with_the_same_item(village, sitting):
    meeting, _ = sitting
    item = look(village, meeting).agenda[1]
    meetings.begin_item(village.ledger, item.id, at=village.minute(5))
    assert not look(village, meeting).paused

    pause_meeting(village.ledger, meeting, at=village.minute(20))
    paused = look(village, meeting)
    resume_meeting(village.ledger, meeting, at=village.minute(30))
    resumed = look(village, meeting)

    assert (paused.paused, paused.item.id) == (True, item.id)
    assert (resumed.paused, resumed.item.id, resumed.item.is_current) == (False, item.id, True)
    assert paused.item.seconds(village.minute(29)) == 15 * 60
    assert resumed.item.seconds(village.minute(35)) == 20 * 60  # the break is no part of it


def test_room_without_a_vote_tells_why_and_counts_heads(village):
    meeting = village.meeting(3, body="")
    village.arrive(village.participants(meeting)[:2])

    band = look(village, meeting).band

    assert (band.entitled, band.present, band.problem.code) == (3, 2, "no_body")


def test_open_and_pending_votes_are_named(village, sitting):
    meeting, _ = sitting
    first = votes.put_motion(village.ledger, meeting, title="修缮水渠")
    votes.put_motion(village.ledger, meeting, title="铺路")
    votes.open_ballot(village.ledger, first, method="hands", at=village.minute(9))

    view = look(village, meeting)

    assert (view.open_ballots, view.pending_motion) == (("修缮水渠",), "铺路")
