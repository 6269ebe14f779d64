from datetime import UTC, datetime
from uuid import uuid4

import pytest

from desktop.data.daily_folders import DailyFolder


def test_folder_that_is_not_there_yet_holds_no_backups(tmp_path):
    folder = DailyFolder(tmp_path / "backups", uuid4(), lambda: None)

    assert folder.times() == []
    folder.let_go()
    assert not (tmp_path / "backups").exists()


@pytest.mark.logs("backup cannot be read: yishibu-daily-20261123-054112.ysb")
def test_files_that_are_no_backups_are_left_alone(tmp_path):
    (tmp_path / "yishibu-daily-20261123-054112.ysb").write_bytes(b"cut off")
    folder = DailyFolder(tmp_path, uuid4(), lambda: None)

    assert folder.times() == []
    folder.let_go()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"cut off"]


def test_write_is_whatever_makes_one(tmp_path):
    made = []
    DailyFolder(tmp_path, uuid4(), lambda: made.append(datetime.now(UTC))).write()

    assert len(made) == 1
