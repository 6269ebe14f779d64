"""Hybrid logical stamps under clocks that jump, stand still and go back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clocks import format_stamp, next_stamp, parse_stamp

AT = datetime(2026, 11, 23, 21, 24, 46, 123_999, tzinfo=UTC)
TIMES = st.timedeltas(timedelta(days=-730_000), timedelta(days=2_900_000)).map(AT.__add__)


@pytest.mark.parametrize(
    ("at", "counter", "stamp"),
    [
        (AT, 0, "20261123T212446.123Z0000"),
        (AT, 0xFFFF, "20261123T212446.123Zffff"),
        (AT.astimezone(timezone(timedelta(hours=8))), 1, "20261123T212446.123Z0001"),
        (datetime(1, 1, 2, tzinfo=UTC), 0, "00010102T000000.000Z0000"),
    ],
)
def test_stamp_is_written_in_utc_and_milliseconds(at, counter, stamp):
    assert format_stamp(at, counter) == stamp


@given(TIMES, st.integers(0, 0xFFFF))
def test_stamp_reads_back(at, counter):
    stamp = format_stamp(at, counter)

    assert len(stamp) == 24
    assert parse_stamp(stamp) == (
        at.replace(microsecond=at.microsecond // 1000 * 1000),
        counter,
    )


@given(TIMES, TIMES, st.integers(0, 0xFFFF), st.integers(0, 0xFFFF))
def test_stamps_sort_as_time_does(one, other, counter, other_counter):
    stamps = format_stamp(one, counter), format_stamp(other, other_counter)

    assert (stamps[0] < stamps[1]) == (parse_stamp(stamps[0]) < parse_stamp(stamps[1]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20261123T212446.123Z",
        "20261123T212446.123X0000",
        "20261123T212446.123Z00000",
        "20261323T212446.123Z0000",
        "20260230T212446.123Z0000",
        "20261123T242446.123Z0000",
        "20261123T216046.123Z0000",
        "20261123T212460.123Z0000",
        "20261123T212446.123Zzzzz",
    ],
)
def test_what_is_no_stamp_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_stamp(text)


@pytest.mark.parametrize(
    ("last", "now", "following"),
    [
        ("", AT, "20261123T212446.123Z0000"),
        ("20261123T212446.122Z0007", AT, "20261123T212446.123Z0000"),
        ("20261123T212446.123Z0007", AT, "20261123T212446.123Z0008"),
        ("20301231T235959.999Z0000", AT, "20301231T235959.999Z0001"),
        ("20301231T235959.999Zffff", AT, "20310101T000000.000Z0000"),
    ],
)
def test_stamp_follows_the_last_one(last, now, following):
    assert next_stamp(last, now) == following


@given(st.lists(TIMES, min_size=2, max_size=30))
def test_stamps_rise_under_any_clock(times):
    stamps = [""]
    for now in times:
        stamps.append(next_stamp(stamps[-1], now))

    assert stamps == sorted(set(stamps))
    assert {len(stamp) for stamp in stamps[1:]} == {24}
