"""Files that are wholly there or not at all."""

import errno
import os

import pytest

from desktop.data.durable_files import (
    drop_cache,
    file_errors,
    link_or_copy,
    make_folder,
    move_file,
    part_of,
    remove_leftovers,
    replacing,
    write_file,
)
from desktop.errors import DiskFullError, StorageError


def test_file_is_written_with_its_folders(tmp_path):
    target = tmp_path / "a" / "b" / "file"

    write_file(target, b"one")
    write_file(target, b"two")

    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["file"]
    assert (target.stat().st_mode & 0o777, target.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_failed_writing_leaves_the_old_file(tmp_path):
    target = tmp_path / "file"
    write_file(target, b"old")

    with pytest.raises(TypeError), replacing(target) as file:
        file.writelines([b"new", None])

    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_written_file_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    steps = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: steps.append(kind_of(descriptor)))
    monkeypatch.setattr("pathlib.Path.replace", lambda part, target: steps.append("rename"))

    write_file(tmp_path / "file", b"data")

    assert steps == ["file", "rename", "folder"]


def kind_of(descriptor):
    import stat

    return "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"


@pytest.mark.parametrize(
    ("number", "kind", "message"),
    [
        (errno.ENOSPC, DiskFullError, "磁盘已满，没有写成：册。"),
        (errno.EDQUOT, DiskFullError, "磁盘已满，没有写成：册。"),
        (errno.EFBIG, DiskFullError, "磁盘已满，没有写成：册。"),
        (errno.EACCES, StorageError, "没有权限读写：/村/册。"),
        (errno.EROFS, StorageError, "没有权限读写：/村/册。"),
        (errno.EIO, StorageError, "读写失败：/村/册（Input/output error）。"),
    ],
)
def test_complaints_of_the_system_are_named(tmp_path, number, kind, message):
    failure = OSError(number, os.strerror(number))

    with pytest.raises(StorageError) as caught, file_errors(tmp_path.__class__("/村/册")):
        raise failure

    assert type(caught.value) is kind
    assert caught.value.message == message
    assert caught.value.advice != ""
    assert caught.value.__cause__ is failure


def test_complaint_without_words_is_named(tmp_path):
    with pytest.raises(StorageError, match="OSError"), file_errors(tmp_path):
        raise OSError


def test_full_disk_keeps_the_old_file(full_disk):
    target = full_disk.folder / "file"
    write_file(target, b"old")

    with full_disk.filled(), pytest.raises(DiskFullError):
        write_file(target, bytes(100_000))

    assert target.read_bytes() == b"old"
    assert [path.name for path in full_disk.folder.iterdir()] == ["file"]


def test_file_in_the_place_of_a_folder_is_named(tmp_path):
    (tmp_path / "taken").write_bytes(b"")

    with pytest.raises(StorageError):
        write_file(tmp_path / "taken" / "file", b"")


def test_moved_file_takes_the_place_of_another(tmp_path):
    write_file(tmp_path / "a" / "file", b"new")
    write_file(tmp_path / "b" / "file", b"old")

    move_file(tmp_path / "a" / "file", tmp_path / "b" / "file")

    assert (tmp_path / "b" / "file").read_bytes() == b"new"
    assert list((tmp_path / "a").iterdir()) == []


def test_link_is_the_same_file(tmp_path):
    write_file(tmp_path / "a", b"data")

    link_or_copy(tmp_path / "a", tmp_path / "b")

    assert (tmp_path / "a").samefile(tmp_path / "b")


def test_copy_stands_in_where_there_are_no_links(tmp_path, monkeypatch):
    def no_links(*arguments):
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", no_links)
    write_file(tmp_path / "a", b"data")

    link_or_copy(tmp_path / "a", tmp_path / "b")

    assert (tmp_path / "b").read_bytes() == b"data"
    assert not (tmp_path / "a").samefile(tmp_path / "b")


def test_only_unfinished_work_is_removed(tmp_path):
    part_of(tmp_path / "file").write_bytes(b"half")
    make_folder(part_of(tmp_path / "folder") / "inside")
    for name in ("file", "a.part", ".hidden"):
        write_file(tmp_path / name, b"")

    remove_leftovers(tmp_path)
    remove_leftovers(tmp_path / "none")

    assert sorted(path.name for path in tmp_path.iterdir()) == [".hidden", "a.part", "file"]


def test_names_of_unfinished_work_differ(tmp_path):
    assert part_of(tmp_path / "file") != part_of(tmp_path / "file")


def test_file_is_read_again_from_its_start(tmp_path):
    with replacing(tmp_path / "file") as file:
        file.write(b"data")
        drop_cache(file)
        assert file.read() == b"data"
