"""Order clocks: clamped by arrival, rising within a device, whatever clocks say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clocks import format_stamp, parse_stamp
from desktop.domain.orders import order_clock

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
MOMENTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def at(**ago):
    return format_stamp(NOON - timedelta(**ago), 0)


@pytest.mark.parametrize(
    ("stamp", "offset", "last", "expected"),
    [
        (at(hours=2), timedelta(), "", at(hours=2)),
        (at(hours=2), timedelta(hours=1), "", at(hours=1)),
        (at(days=-3650), timedelta(), "", at()),  # years ahead and not known to be
        (at(days=-3650), timedelta(days=-3651), "", at(days=1)),
        (at(days=3650), timedelta(days=3649), "", at(days=1)),
        (at(hours=2), timedelta(), at(hours=1), format_stamp(NOON - timedelta(hours=1), 1)),
        (at(hours=2), timedelta(days=9_000_000), "", at()),
        (at(hours=2), timedelta(days=-9_000_000), "", at()),
    ],
)
def test_order_clock(stamp, offset, last, expected):
    assert order_clock(stamp, offset, at(), last) == expected


@given(
    st.lists(st.tuples(MOMENTS, st.integers(0, 0xFFFF)), min_size=1, max_size=20),
    st.timedeltas(timedelta(days=-40_000), timedelta(days=40_000)),
)
def test_order_clocks_rise_and_never_outrun_the_arrival_by_more_than_a_counter(stamps, offset):
    last = ""
    for moment, counter in stamps:
        clock = order_clock(format_stamp(moment, counter), offset, at(), last)
        assert clock > last
        assert parse_stamp(clock)[0] <= NOON
        last = clock


@pytest.mark.parametrize("stamp", ["", "yesterday", "20261128T120000.000Y0000"])
def test_what_is_no_stamp_is_refused(stamp):
    with pytest.raises(ValueError, match=r"stamp|does not match"):
        order_clock(stamp, timedelta(), at(), "")
