"""Which daily backups may go."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.backup_rotation import KeptBackup, plan_rotation

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)  # Monday, noon in Beijing


def daily(count, *, verified=(0,), step=timedelta(days=1)):
    """Return so many backups, named 0 for the newest, a step apart."""
    return [
        KeptBackup(str(number), NOON - number * step, verified=number in verified)
        for number in range(count)
    ]


def kept_of(backups):
    return sorted({one.name for one in backups} - plan_rotation(backups), key=int)


@pytest.mark.parametrize(
    ("backups", "kept"),
    [
        ([], []),
        (daily(1), ["0"]),
        (daily(7), list("0123456")),
        # Days 0 to 6; Sundays 1, 8, 15 end the weeks before; 23 is 31 October.
        (daily(40), ["0", "1", "2", "3", "4", "5", "6", "8", "15", "23"]),
        (daily(5, step=timedelta(hours=1)), ["0"]),
        (daily(10, step=timedelta(days=400)), list("0123456789")),
        (daily(3, verified=()), list("012")),
        (daily(3, verified=(2,), step=timedelta(hours=1)), ["0", "2"]),
        (daily(3, verified=(1, 2), step=timedelta(hours=1)), ["0", "1"]),
    ],
)
def test_days_weeks_and_months_keep_their_newest(backups, kept):
    assert kept_of(backups) == kept


def test_two_years_of_days_leave_one_a_month():
    kept = kept_of(daily(730))

    months = {(NOON - timedelta(days=int(name))).strftime("%Y%m") for name in kept}
    assert len(months) == 12
    assert len(kept) == 7 + 2 + 11


def test_day_is_that_of_beijing():
    late = KeptBackup("late", datetime(2026, 11, 22, 15, 59, tzinfo=UTC), verified=True)
    early = KeptBackup("early", datetime(2026, 11, 22, 16, 0, tzinfo=UTC), verified=True)
    noon = KeptBackup("noon", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), verified=True)

    assert plan_rotation([late, early, noon]) == {"early"}


MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001 – Hypothesis wants naive bounds
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001 – as above
    timezones=st.just(UTC),
)
BACKUPS = st.lists(
    st.builds(KeptBackup, st.uuids().map(str), MOMENTS, st.booleans()),
    unique_by=lambda backup: backup.name,
    max_size=60,
)


@given(BACKUPS)
def test_newest_verified_backup_never_goes(backups):
    gone = plan_rotation(backups)

    verified = [one for one in backups if one.verified]
    newest = max(verified, key=lambda one: (one.created_at, one.name), default=None)
    assert newest is None or newest.name not in gone
    assert gone == set() or newest is not None


@given(BACKUPS)
def test_rotation_is_settled_after_once_and_order_does_not_matter(backups):
    gone = plan_rotation(backups)
    left = [one for one in backups if one.name not in gone]

    assert plan_rotation(left) == set()
    assert plan_rotation(reversed(backups)) == gone
    assert len(left) <= 7 + 4 + 12 + 1 or gone == set()
