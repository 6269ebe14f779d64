from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rolls import (
    ARRIVED,
    DEPARTED,
    EXCUSED,
    PROXY,
    WITHDRAWN,
    RollEvent,
    present_at,
    represented_at,
    standings,
)

NINE = datetime(2026, 5, 10, 1, 0, tzinfo=UTC)
ANNA, BEN, CLEO = (UUID(int=number) for number in (1, 2, 3))
PEOPLE = (ANNA, BEN, CLEO)


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def event(number, who, kind, minutes, **more):
    return RollEvent(id=UUID(int=1000 + number), participant=who, kind=kind, at=at(minutes), **more)


@st.composite
def timelines(draw):
    """Entries of a few people, some taken back, in the order of their entry."""
    kinds = (ARRIVED, DEPARTED, EXCUSED, PROXY)
    events = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(kinds))
        events.append(
            event(
                number,
                draw(st.sampled_from(PEOPLE)),
                kind,
                draw(st.integers(0, 5)),
                stands_in=draw(st.sampled_from(PEOPLE)) if kind == PROXY else None,
            )
        )
    wrong = draw(st.sets(st.sampled_from(events))) if events else ()
    events += [
        event(100 + number, each.participant, WITHDRAWN, 9, takes_back=each.id)
        for number, each in enumerate(sorted(wrong, key=lambda one: one.id))
    ]
    return events


def simple_presence(events, moment):
    """Who is there, told in another way: by the last coming or going that stands."""
    wrong = {each.takes_back for each in events}
    there = set()
    for person in PEOPLE:
        moves = [
            (each.at, each.id, each.kind)
            for each in events
            if each.participant == person
            and each.id not in wrong
            and each.kind in (ARRIVED, DEPARTED)
            and each.at <= moment
        ]
        if moves and max(moves)[2] == ARRIVED:
            there.add(person)
    return there


@given(timelines(), st.integers(-1, 6))
def test_present_are_those_whose_last_move_was_an_arrival(events, minutes):
    assert present_at(events, at(minutes)) == simple_presence(events, at(minutes))


@given(timelines(), st.randoms(use_true_random=False), st.integers(-1, 6))
def test_order_of_entry_changes_nothing(events, random, minutes):
    shuffled = random.sample(events, len(events))

    assert standings(shuffled) == standings(events)
    assert present_at(shuffled, at(minutes)) == present_at(events, at(minutes))
    assert represented_at(shuffled, at(minutes)) == represented_at(events, at(minutes))


@given(timelines())
def test_the_end_is_the_latest_moment(events):
    assert present_at(events) == present_at(events, at(1000))
    assert represented_at(events) == represented_at(events, at(1000))


@given(timelines(), st.integers(-1, 6))
def test_represented_are_absent_and_whoever_stands_in_is_there(events, minutes):
    there = present_at(events, at(minutes))
    represented = represented_at(events, at(minutes))

    assert there.isdisjoint(represented)
    assert set(represented.values()) <= there


@given(timelines(), st.integers(-1, 5))
def test_what_comes_later_leaves_the_moment_as_it_was(events, minutes):
    """All but what takes an entry back: that one was never true."""
    kept = [each for each in events if each.kind == WITHDRAWN or each.at <= at(minutes)]

    assert present_at(kept, at(minutes)) == present_at(events, at(minutes))


@pytest.mark.parametrize(
    ("minutes", "there"),
    [(9, set()), (10, {ANNA}), (19, {ANNA}), (20, set()), (29, set()), (30, {ANNA})],
)
def test_a_moment_includes_what_happens_at_it(minutes, there):
    events = [
        event(3, ANNA, ARRIVED, 30),
        event(2, ANNA, DEPARTED, 20),
        event(1, ANNA, ARRIVED, 10),
    ]

    assert present_at(events, at(minutes)) == there


def test_entries_of_one_moment_count_in_the_order_they_were_made():
    came = event(1, ANNA, ARRIVED, 10)
    went = event(2, ANNA, DEPARTED, 10)

    assert present_at([went, came], at(10)) == set()


def test_standing_tells_first_arrival_and_last_departure():
    events = [
        event(1, ANNA, ARRIVED, 0),
        event(2, ANNA, DEPARTED, 10, reason="接孩子"),
        event(3, ANNA, ARRIVED, 20),
        event(4, ANNA, DEPARTED, 30, reason="家里有事"),
    ]

    standing = standings(events)[ANNA]

    assert (standing.present, standing.arrived_at, standing.left_at) == (False, at(0), at(30))
    assert [each.reason for each in standing.events] == ["", "接孩子", "", "家里有事"]


def test_standing_of_who_came_back_has_not_left():
    events = [
        event(1, ANNA, ARRIVED, 0),
        event(2, ANNA, DEPARTED, 10),
        event(3, ANNA, ARRIVED, 20),
    ]

    standing = standings(events)[ANNA]

    assert (standing.present, standing.left_at) == (True, None)


def test_departure_without_arrival_is_no_departure():
    standing = standings([event(1, ANNA, DEPARTED, 10)])[ANNA]

    assert (standing.present, standing.arrived_at, standing.left_at) == (False, None, None)


def test_excuse_stands_until_the_person_comes():
    excused = event(1, ANNA, EXCUSED, 0, reason="住院")
    came = event(2, ANNA, ARRIVED, 15)

    assert standings([excused])[ANNA].excused == "住院"
    assert standings([excused, came])[ANNA].excused is None


def test_excuse_without_words_is_still_an_excuse():
    assert standings([event(1, ANNA, EXCUSED, 0)])[ANNA].excused == ""


def test_taken_back_arrival_was_never_there():
    came = event(1, ANNA, ARRIVED, 0)
    back = event(2, ANNA, WITHDRAWN, 50, takes_back=came.id)

    assert present_at([came, back], at(10)) == set()
    assert standings([came, back])[ANNA].arrived_at is None


def test_taken_back_departure_leaves_the_person_in_the_room():
    events = [event(1, ANNA, ARRIVED, 0), event(2, ANNA, DEPARTED, 10)]
    back = event(3, ANNA, WITHDRAWN, 50, takes_back=events[1].id)

    assert present_at([*events, back], at(20)) == {ANNA}


def test_proxy_counts_only_while_the_one_is_away_and_the_other_there():
    events = [
        event(1, BEN, ARRIVED, 0),
        event(2, ANNA, PROXY, 5, stands_in=BEN, reason="外出务工"),
        event(3, ANNA, ARRIVED, 20),
        event(4, ANNA, DEPARTED, 30),
        event(5, BEN, DEPARTED, 40),
    ]

    assert {m: represented_at(events, at(m)) for m in (4, 5, 20, 30, 40)} == {
        4: {},
        5: {ANNA: BEN},
        20: {},
        30: {ANNA: BEN},
        40: {},
    }
    assert standings(events)[ANNA].proxy_reason == "外出务工"


def test_proxy_does_not_pass_through_one_who_is_away():
    events = [
        event(1, CLEO, ARRIVED, 0),
        event(2, ANNA, PROXY, 1, stands_in=BEN),
        event(3, BEN, PROXY, 2, stands_in=CLEO),
    ]

    assert represented_at(events, at(10)) == {BEN: CLEO}


def test_later_proxy_takes_the_place_of_an_earlier_one():
    events = [
        event(1, BEN, ARRIVED, 0),
        event(2, CLEO, ARRIVED, 0),
        event(3, ANNA, PROXY, 1, stands_in=BEN),
        event(4, ANNA, PROXY, 2, stands_in=CLEO),
    ]

    assert represented_at(events) == {ANNA: CLEO}


def test_no_entries_no_presence():
    assert (present_at([]), represented_at([]), standings([])) == (set(), {}, {})
