"""What speaks against a clock, at and beside each boundary."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clock_doubts import (
    JUMPED,
    LONGEST_GAP,
    LONGEST_PAUSE,
    OFF,
    TOLERANCE,
    WENT_BACK,
    YEARS_OFF,
    clock_doubts,
)

NOW = datetime(2026, 11, 28, 8, tzinfo=UTC)
A_BIT = timedelta(milliseconds=1)
NONE = timedelta()


@pytest.mark.parametrize(
    ("last", "acted", "offset", "doubts"),
    [
        (None, None, NONE, ()),
        (NOW, NOW, NONE, ()),
        (NOW + TOLERANCE, None, NONE, ()),
        (NOW + TOLERANCE + A_BIT, None, NONE, (WENT_BACK,)),
        (NOW - LONGEST_GAP, None, NONE, ()),
        (NOW - LONGEST_GAP - A_BIT, None, NONE, (YEARS_OFF,)),
        (NOW, NOW - LONGEST_PAUSE, NONE, ()),
        (NOW, NOW - LONGEST_PAUSE - A_BIT, NONE, (JUMPED,)),
        (NOW, NOW, TOLERANCE, ()),
        (NOW, NOW, TOLERANCE + A_BIT, (OFF,)),
        (NOW, NOW, -TOLERANCE - A_BIT, (OFF,)),
        (
            NOW + timedelta(days=900),
            NOW - timedelta(days=2),
            -LONGEST_GAP,
            (WENT_BACK, JUMPED, OFF),
        ),
    ],
)
def test_boundaries(last, acted, offset, doubts):
    assert clock_doubts(NOW, last=last, acted=acted, offset=offset) == doubts


@pytest.mark.parametrize(
    ("now", "doubted"),
    [
        (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 1, 1, tzinfo=UTC), False),
        (datetime(1970, 1, 1, tzinfo=UTC), True),
        (datetime(9999, 12, 31, tzinfo=UTC), False),  # nothing here says that it is not
    ],
)
def test_years_before_the_app_are_none_of_its(now, doubted):
    found = clock_doubts(now, last=None, acted=None, offset=NONE)

    assert (YEARS_OFF in found) is doubted


MOMENTS = st.datetimes(timezones=st.just(UTC))


@given(MOMENTS, st.none() | MOMENTS, st.none() | MOMENTS, st.timedeltas())
def test_no_clock_however_wrong_makes_it_fail(now, last, acted, offset):
    found = clock_doubts(now, last=last, acted=acted, offset=offset)

    assert set(found) <= {YEARS_OFF, WENT_BACK, JUMPED, OFF}
    assert len(set(found)) == len(found)
