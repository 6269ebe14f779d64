import itertools

import pytest

from desktop.errors import LineError, RefusedError
from desktop.sync.client.pacing import (
    LEAST_BYTES,
    MOST_BYTES,
    SMALLEST_BYTES,
    TRIES,
    Pace,
    Patience,
    Paused,
)

CUT = LineError("断了", code="cut")
UNREACHABLE = LineError("连不上", code="unreachable")


def run(pace, *, well):
    try:
        with pace.piece():
            if not well:
                raise CUT
    except LineError:
        pass
    return pace.size


def steady(took_s=1.0):
    """Return a pace whose pieces take so long."""
    return Pace(now=itertools.count(step=took_s).__next__)


def test_size_doubles_up_to_its_most():
    pace = steady()

    assert [run(pace, well=True) for _ in range(4)] == [32_768, MOST_BYTES, MOST_BYTES, MOST_BYTES]


def test_a_line_is_slow_while_it_carries_less_than_was_tried_at_first():
    pace = steady()
    found = [pace.is_slow]
    for well in (True, False, False, True, True):
        run(pace, well=well)
        found.append(pace.is_slow)

    assert found == [False, False, False, True, True, True]
    for _ in range(8):
        run(pace, well=True)
    assert not pace.is_slow


def test_size_halves_down_to_its_least_where_some_comes_through():
    pace = steady()
    found = []
    for _ in range(4):
        found += [run(pace, well=False), run(pace, well=False)]
        run(pace, well=True)

    assert found == [8192, *[LEAST_BYTES] * 7]


def test_where_nothing_comes_through_pieces_become_smaller_than_their_least():
    pace = steady()

    sizes = [run(pace, well=False) for _ in range(TRIES - 1)]

    assert sizes == [8192, LEAST_BYTES, 2048, SMALLEST_BYTES, SMALLEST_BYTES]
    assert run(pace, well=True) == SMALLEST_BYTES
    assert run(pace, well=False) == SMALLEST_BYTES


def test_slow_piece_is_large_enough():
    pace = steady(took_s=9.0)

    assert [run(pace, well=True) for _ in range(3)] == [16_384] * 3


def test_after_each_break_more_must_go_well_before_more_is_tried():
    pace = steady()
    run(pace, well=False)
    after_one = [run(pace, well=True) for _ in range(3)]
    run(pace, well=False)
    after_two = [run(pace, well=True) for _ in range(4)]

    assert after_one == [8192, 16_384, 16_384]
    assert after_two == [8192, 8192, 8192, 16_384]


class Attempts:
    """Fails as told, then gives 7."""

    def __init__(self, *errors, patience=None, gains=0):
        self.errors, self.patience, self.gains = list(errors), patience, gains
        self.made = 0

    def __call__(self):
        self.made += 1
        if not self.errors:
            return 7
        self.patience.gained += self.gains
        raise self.errors.pop(0)


def patience(*, paused=lambda: False, connected=True):
    return Patience(paused=paused, connected=lambda: connected, sleep=lambda _: None)


def test_attempts_without_gain_are_few():
    patient = patience()
    attempts = Attempts(*[CUT] * 50, patience=patient)

    with pytest.raises(LineError):
        patient.insist(attempts)

    assert attempts.made == TRIES


def test_attempts_that_gain_are_made_as_long_as_they_do():
    patient = patience()

    assert patient.insist(Attempts(*[CUT] * 50, patience=patient, gains=1)) == 7


@pytest.mark.parametrize(("error", "made"), [(UNREACHABLE, 1), (CUT, 2)])
def test_server_that_never_answered_is_not_waited_for(error, made):
    patient = patience(connected=False)
    attempts = Attempts(error, patience=patient)

    if error is CUT:
        patient.insist(attempts)
    else:
        with pytest.raises(LineError):
            patient.insist(attempts)

    assert attempts.made == made


def test_attempt_inside_another_is_made_once():
    patient = patience()
    inner = Attempts(CUT, CUT, patience=patient)

    assert patient.insist(lambda: patient.insist(inner)) == 7
    assert inner.made == 3


def test_refusal_is_not_tried_again():
    patient = patience()
    attempts = Attempts(RefusedError("不行", code="scope", status=403), patience=patient)

    with pytest.raises(RefusedError):
        patient.insist(attempts)

    assert attempts.made == 1


def test_pause_is_seen_before_each_attempt():
    wishes = iter([False, True])
    patient = patience(paused=lambda: next(wishes))

    with pytest.raises(Paused):
        patient.insist(Attempts(CUT, patience=patient))


def test_waiting_is_in_steps_in_which_a_pause_is_seen(monkeypatch):
    monkeypatch.undo()  # the wait that conftest leaves out
    slept, wishes = [], iter([False, False, True])
    patient = Patience(paused=lambda: next(wishes), connected=lambda: True, sleep=slept.append)

    with pytest.raises(Paused):
        patient._wait(30.0)

    assert slept == [1.0, 1.0]
