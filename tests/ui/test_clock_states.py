"""The clock is looked at after acts and by the minute, and told where there is something to say."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from desktop.domain.clock_doubts import JUMPED, OFF, WENT_BACK
from desktop.domain.deadlines import day_of
from desktop.services.clock_checks import CLOCK_SHIFT
from desktop.services.concerns import record_concern
from desktop.ui.clock_states import ClockStates, clock_of

LATER = timedelta(days=3)


@pytest.fixture
def clock(session):
    clock = clock_of(session)
    clock.told = []
    clock.known.connect(clock.told.append)
    return clock


def set_clock(session, now):
    session._clock = lambda: now


def look(clock, drain):
    clock._tick.timeout.emit()
    drain()
    return clock.state.doubts if clock.state else ()


def test_one_looks_for_a_session_and_only_while_it_is_open(session, clock):
    assert clock_of(session) is clock
    assert clock._tick.isActive()

    session.close()

    assert not clock._tick.isActive()
    assert session.findChildren(ClockStates) == [clock]


def test_clock_that_is_right_tells_nobody(clock, drain):
    assert look(clock, drain) == ()
    assert clock.told == []


def test_clock_that_went_back_is_told_until_it_is_put_right(session, clock, drain):
    set_clock(session, datetime.now(UTC) - LATER)
    assert look(clock, drain) == (WENT_BACK,)
    assert look(clock, drain) == (WENT_BACK,)
    assert len(clock.told) == 1

    set_clock(session, datetime.now(UTC))
    assert look(clock, drain) == ()
    assert clock.told[1:] == [None]


def test_day_that_a_person_told_settles_it(session, clock, drain):
    set_clock(session, datetime.now(UTC) - LATER)
    look(clock, drain)
    session.settle_day(day_of(session.now()))  # the clock is right, whatever speaks against it

    assert look(clock, drain) == ()


def test_what_the_server_corrected_is_told_all_the_same(session, clock, drain):
    with session.ledger.act("enter_for_test") as work:
        work.set_setting(CLOCK_SHIFT, "-7200000")
    session.is_day_settled = True

    assert look(clock, drain) == (OFF,)
    assert clock.state.offset == timedelta(hours=-2)


def test_act_lets_it_look_and_a_long_sleep_after_it_is_told(session, clock, drain):
    concern = {"content": "三组二十来户", "channel": "visit", "raised_on": "2026-11-05"}
    session.act(clock, partial(record_concern, session.ledger, title="停水", **concern))
    drain()
    assert clock.told == []

    set_clock(session, datetime.now(UTC) + LATER)
    assert look(clock, drain) == (JUMPED,)
