"""The clock against the last Change, this run's last act, and what a server said."""

from datetime import timedelta

import pytest

from desktop.data.ledgers import CLOCK_SHIFT as KEPT_BY_THE_LEDGER
from desktop.domain.clock_doubts import JUMPED, OFF, WENT_BACK, YEARS_OFF
from desktop.records import Concern
from desktop.services.clock_checks import CLOCK_SHIFT, check_clock


def look(village, now, acted=None):
    with village.ledger.read() as reading:
        return check_clock(reading, now, acted)


def written_at(village):
    with village.ledger.read() as reading:
        return reading.last_stamp()


def test_clock_that_went_on_is_believed(village):
    village.add(Concern(title="x"))
    last = written_at(village)
    state = look(village, last + timedelta(hours=20), last)

    assert (state.last, state.doubts, state.is_doubtful) == (last, (), False)


@pytest.mark.parametrize(
    ("later", "pause", "doubt"),
    [
        (timedelta(days=-1), None, WENT_BACK),
        (timedelta(days=-8000), None, WENT_BACK),
        (timedelta(days=-8000), None, YEARS_OFF),
        (timedelta(days=2000), None, YEARS_OFF),
        (timedelta(days=4), timedelta(days=4), JUMPED),
    ],
)
def test_clock_that_is_off_is_doubted(village, later, pause, doubt):
    now = written_at(village) + later
    state = look(village, now, None if pause is None else now - pause)

    assert doubt in state.doubts
    assert state.is_doubtful


@pytest.mark.parametrize(("shift", "told"), [(119_000, False), (121_000, True), (-121_000, True)])
def test_what_a_server_corrected_is_said_and_not_doubted(village, shift, told):
    with village.ledger.act("correct_for_test") as work:
        work.set_setting(CLOCK_SHIFT, str(shift))
    state = look(village, written_at(village))

    assert (OFF in state.doubts) is told
    assert state.offset == timedelta(milliseconds=shift)
    assert not state.is_doubtful


def test_setting_is_that_of_the_ledger():
    assert CLOCK_SHIFT == KEPT_BY_THE_LEDGER
