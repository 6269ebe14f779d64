from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import DiskFullError
from desktop.services.daily_backups import BackupState, back_up_daily, read_state

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # in Beijing


class Backups:
    """Backups in memory, with what was asked of them."""

    folder = Path("backups")

    def __init__(self, *made, full=False):
        self.made, self.full, self.calls = list(made), full, []

    def times(self):
        return self.made

    def write(self):
        self.calls.append("write")
        if self.full:
            raise DiskFullError("磁盘满了。", "请腾出地方。")
        self.made.append(NOON)

    def let_go(self):
        self.calls.append("let_go")


@pytest.mark.parametrize(
    ("newest", "due"),
    [
        (None, True),
        (NOON, False),
        (NOON.replace(hour=15, minute=59), False),
        (NOON - timedelta(hours=12, minutes=1), True),  # 23:59 of the day before in Beijing
        (NOON - timedelta(hours=12), False),  # midnight in Beijing
        (NOON + timedelta(days=400), True),  # a clock that was wrong
    ],
)
def test_backup_is_due_once_a_day_of_beijing(newest, due):
    assert BackupState(newest, 1, Path()).is_due(NOON) is due


def test_first_backup_is_written_then_old_ones_go():
    backups = Backups()

    assert back_up_daily(backups, NOON) == BackupState(NOON, 1, Path("backups"))
    assert backups.calls == ["write", "let_go"]


def test_second_on_a_day_writes_nothing():
    backups = Backups(NOON - timedelta(days=1), NOON)

    assert back_up_daily(backups, NOON + timedelta(hours=1)).count == 2
    assert backups.calls == []


def test_full_disk_lets_no_older_one_go():
    backups = Backups(NOON - timedelta(days=1), full=True)

    with pytest.raises(DiskFullError):
        back_up_daily(backups, NOON)
    assert backups.calls == ["write"]


def test_state_without_backups_says_never():
    assert read_state(Backups()) == BackupState(None, 0, Path("backups"))
