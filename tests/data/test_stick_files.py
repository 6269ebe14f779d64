"""Files on a stick: whole, read again, or not there."""

import os
import shutil

import pytest

from desktop.data.stick_files import StickFiles
from desktop.errors import DiskFullError, StorageError

FILES = StickFiles()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write(path, data, check=lambda file: None):
    with FILES.writing(path, check) as file:
        file.write(data)


def test_file_is_read_again_before_it_has_its_name(tmp_path):
    target, seen = tmp_path / "out.yishibu-bundle", []

    write(
        target,
        b"whole",
        lambda file: seen.append((file.read(), names(tmp_path) == ["out.yishibu-bundle"])),
    )

    assert seen == [(b"whole", False)]
    with FILES.reading(target) as file:
        assert file.read() == b"whole"
    assert target.stat().st_mode & 0o777 == 0o644


def test_file_that_reads_back_differently_is_not_there(tmp_path):
    target = tmp_path / "out.yishibu-bundle"
    write(target, b"old")

    def refuse(file):
        raise StorageError("读回来不一样。", "请换一个 U 盘。")

    with pytest.raises(StorageError, match="不一样"):
        write(target, b"new", refuse)

    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.yishibu-bundle"]


def test_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(StorageError, match=f"文件夹不在了：{tmp_path}/stick") as caught:
        write(tmp_path / "stick" / "out.yishibu-bundle", b"")

    assert "U 盘可能拔出来了" in caught.value.advice
    assert names(tmp_path) == []


def test_stick_pulled_out_while_writing_leaves_nothing(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    with pytest.raises(StorageError, match="U 盘读写失败"):
        write(stick / "out.yishibu-bundle", b"half", lambda file: shutil.rmtree(stick))

    assert names(tmp_path) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts; others see folder permissions")
def test_read_only_stick_is_said(read_only_disk):
    with pytest.raises(StorageError, match="U 盘写不进去"):
        write(read_only_disk / "out.yishibu-bundle", b"data")

    assert names(read_only_disk) == []


def test_full_stick_keeps_what_was_there(full_disk):
    target = full_disk.folder / "out.yishibu-bundle"
    write(target, b"old")

    with full_disk.filled(room_bytes=40_000), pytest.raises(DiskFullError, match="U 盘放不下了"):
        write(target, bytes(400_000))

    assert target.read_bytes() == b"old"
    assert names(full_disk.folder) == ["out.yishibu-bundle"]


def test_file_that_is_gone_while_reading_is_said(tmp_path):
    with pytest.raises(StorageError, match="U 盘读写失败"), FILES.reading(tmp_path / "none"):
        pass
