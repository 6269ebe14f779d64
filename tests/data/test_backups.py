"""Backups on real encrypted ledgers: what is in them, full disks, kill -9, rotation."""

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.data.backups import (
    backup_name,
    read_backup,
    rotate_backups,
    verify_backup,
)
from desktop.data.key_files import MasterKey, parse_key_file
from desktop.data.keys import unlock_key_file_with_code
from desktop.errors import (
    ConflictError,
    DiskFullError,
    LedgerDamagedError,
    StorageError,
    ValidationError,
    WrongKeyError,
)


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_backup_holds_ledger_keys_and_attachments(sample, tmp_path):
    before = sample.contents(sample.home)

    info = sample.back_up(tmp_path / "stick" / "a.ysb")

    with zipfile.ZipFile(tmp_path / "stick" / "a.ysb") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    kept = {name: data for name, data in before.items() if name != "ledger.db"}
    assert {name: members[name] for name in kept} == kept
    assert set(members) == {*kept, "ledger.db", "manifest.json"}
    assert {one.name: (one.size_bytes, one.sha256) for one in info.members} == {
        name: (len(data), hashlib.sha256(data).hexdigest())
        for name, data in members.items()
        if name != "manifest.json"
    }
    assert sample.contents(sample.home) == before
    assert names_in(tmp_path / "stick") == ["a.ysb"]


def test_backup_says_what_it_is(sample, tmp_path):
    target = tmp_path / "a.ysb"

    info = sample.back_up(target)

    assert info == read_backup(target) == verify_backup(target)
    assert (info.label, info.with_attachments, info.path) == (sample.label, True, target)


def test_backup_shows_nothing_readable(sample, tmp_path):
    sample.write("张三家的难处")

    sample.back_up(tmp_path / "a.ysb")

    raw = (tmp_path / "a.ysb").read_bytes()
    assert ["张三家的难处".encode() in raw, "照片一".encode() in raw] == [False, False]


def test_backup_opens_with_the_code_alone(sample, tmp_path):
    sample.back_up(tmp_path / "a.ysb")

    with zipfile.ZipFile(tmp_path / "a.ysb") as archive:
        key_file = parse_key_file(archive.read("keys.json"))
        archive.extract("ledger.db", tmp_path / "out")
    key = unlock_key_file_with_code(key_file, sample.code)
    assert sample.lines_of(tmp_path / "out", key) == ["第一条"]


def test_attachments_can_be_left_out(sample, tmp_path):
    info = sample.back_up(tmp_path / "a.ysb", with_attachments=False)

    assert [member.name for member in info.members] == ["ledger.db", "keys.json"]
    assert info.with_attachments is False


def test_attachment_added_while_copying_is_taken_along(sample, tmp_path):
    def copy_and_add(target):
        sample.copy(target)
        sample.attachments.put(b"late")

    info = sample.back_up(tmp_path / "a.ysb", copy_ledger=copy_and_add)

    digest = hashlib.sha256(b"late").hexdigest()
    assert f"attachments/{digest[:2]}/{digest}.bin" in [one.name for one in info.members]


def test_progress_reaches_the_whole(sample, tmp_path):
    steps = []

    info = sample.back_up(
        tmp_path / "a.ysb", progress=lambda done, total: steps.append((done, total))
    )

    assert steps[-1] == (info.size_bytes, info.size_bytes)
    assert steps == sorted(steps)


def test_older_backup_of_this_ledger_is_replaced(sample, tmp_path):
    target = tmp_path / "a.ysb"
    sample.back_up(target)
    later = replace(sample.label, created_at=datetime(2026, 11, 24, tzinfo=UTC))

    sample.back_up(target, label=later)

    assert read_backup(target).label == later


@pytest.mark.parametrize("data", ["一份报告".encode(), b"", b"PK\x03\x04 cut off"])
def test_other_file_of_that_name_is_not_replaced(sample, tmp_path, data):
    target = tmp_path / "报告.docx"
    target.write_bytes(data)

    with pytest.raises(ConflictError, match="已经存在"):
        sample.back_up(target)

    assert target.read_bytes() == data


def test_backup_of_another_ledger_is_not_replaced(sample, tmp_path):
    target = tmp_path / "a.ysb"
    sample.make(tmp_path / "other").back_up(target)
    before = target.read_bytes()

    with pytest.raises(ConflictError, match="不是这个议事簿的备份"):
        sample.back_up(target)

    assert target.read_bytes() == before


def test_folder_as_target_is_refused(sample, tmp_path):
    with pytest.raises(ValidationError, match="是文件夹"):
        sample.back_up(tmp_path)


def test_backup_that_its_keys_would_not_open_is_not_made(sample, tmp_path):
    with pytest.raises(WrongKeyError, match="不是这个议事簿的"):
        sample.back_up(tmp_path / "a.ysb", key=MasterKey(bytes(32)))
    with pytest.raises(WrongKeyError, match="不是这个议事簿的"):
        sample.back_up(tmp_path / "a.ysb", label=replace(sample.label, ledger_id=uuid4()))
    (sample.home / "keys.json").write_text("{}")
    with pytest.raises(LedgerDamagedError, match=r"keys\.json 已损坏"):
        sample.back_up(tmp_path / "a.ysb")

    assert names_in(tmp_path) == ["home"]


def test_copy_that_is_not_whole_makes_no_backup(sample, tmp_path):
    def spoil(target):
        sample.copy(target)
        raw = bytearray(target.read_bytes())
        raw[5000] ^= 1
        target.write_bytes(raw)

    with pytest.raises(LedgerDamagedError):
        sample.back_up(tmp_path / "a.ysb", copy_ledger=spoil)

    assert names_in(tmp_path) == ["home"]
    assert names_in(sample.home) == ["attachments", "keys.json", "ledger.db"]


@pytest.mark.parametrize("room_bytes", [20_000, 60_000])
def test_full_stick_keeps_the_backup_before(sample, full_disk, room_bytes):
    target = full_disk.folder / "a.ysb"
    sample.back_up(target)
    before = target.read_bytes()

    with full_disk.filled(room_bytes=room_bytes), pytest.raises(DiskFullError, match="磁盘已满"):
        sample.back_up(target)

    assert target.read_bytes() == before
    assert names_in(full_disk.folder) == ["a.ysb"]


def test_target_that_cannot_be_written_is_named(sample):
    with pytest.raises(StorageError, match=r"/proc"):
        sample.back_up(Path("/proc/yishibu/a.ysb"))


BACK_UP_AND_DIE = """
import shutil, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.data import crash_points
from desktop.data.backup_containers import BackupLabel
from desktop.data.backups import write_backup
from desktop.data.key_files import read_key_file
from desktop.data.keys import unlock

home, target, point = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
key = unlock(home, passphrase_source=lambda: "口令")
label = BackupLabel(ledger_id=read_key_file(home).ledger_id, schema=3, app_version="0.2.0",
                    created_at=datetime(2026, 11, 25, tzinfo=UTC), purpose="manual")
crash_points.arm(point)
write_backup(home, target, label=label, key=key, check=lambda path, key: None,
             copy_ledger=lambda path: shutil.copyfile(home / "ledger.db", path))
"""


@pytest.mark.parametrize(
    ("point", "version"),
    [
        ("backups.copied", "0.1.0"),
        ("backups.written", "0.1.0"),
        ("durable_files.before_rename", "0.1.0"),
        ("durable_files.after_rename", "0.2.0"),
        ("backups.done", "0.2.0"),
    ],
)
def test_killed_backup_leaves_a_whole_one(sample, tmp_path, point, version):
    target = tmp_path / "stick" / "a.ysb"
    sample.back_up(target)
    before = sample.contents(sample.home)

    killed = subprocess.run(
        [sys.executable, "-c", BACK_UP_AND_DIE, sample.home, target, point], check=False, timeout=60
    )

    assert killed.returncode == -9
    assert verify_backup(target).label.app_version == version
    after = sample.contents(sample.home)
    assert {name: after[name] for name in before} == before


def daily(sample, folder, at, **changes):
    label = replace(sample.label, created_at=at, purpose="daily", **changes)
    target = folder / backup_name(label)
    sample.back_up(target, label=label, with_attachments=False)
    return target


def test_rotation_keeps_what_it_did_not_make(sample, tmp_path):
    folder = tmp_path / "backups"
    start = datetime(2026, 11, 1, 4, tzinfo=UTC)
    made = [daily(sample, folder, start + timedelta(hours=6 * step)) for step in range(6)]
    manual = folder / "yishibu-manual.ysb"
    sample.back_up(manual)
    other = folder / "other.ysb"
    sample.make(tmp_path / "other").back_up(other)
    (folder / "readme.txt").write_bytes(b"")

    removed = rotate_backups(folder, sample.label.ledger_id)

    assert removed == [made[0], *made[2:5]]
    assert sorted(folder.iterdir()) == sorted(
        [made[1], made[5], manual, other, folder / "readme.txt"]
    )


@pytest.mark.logs("backup is not whole", "backup cannot be read")
def test_rotation_keeps_the_newest_that_is_whole(sample, tmp_path):
    start = datetime(2026, 11, 1, 0, tzinfo=UTC)
    made = [daily(sample, tmp_path / "b", start + timedelta(hours=step)) for step in range(4)]
    flip_in_the_ledger(made[3])
    made[2].write_bytes(made[2].read_bytes()[:1000])

    removed = rotate_backups(tmp_path / "b", sample.label.ledger_id)

    assert removed == [made[0]]
    assert sorted((tmp_path / "b").iterdir()) == made[1:]


@pytest.mark.logs("backup is not whole")
def test_rotation_without_a_whole_backup_deletes_nothing(sample, tmp_path):
    start = datetime(2026, 11, 1, 0, tzinfo=UTC)
    made = [daily(sample, tmp_path / "b", start + timedelta(hours=step)) for step in range(3)]
    for path in made:
        flip_in_the_ledger(path)

    assert rotate_backups(tmp_path / "b", sample.label.ledger_id) == []
    assert sorted((tmp_path / "b").iterdir()) == made


def flip_in_the_ledger(path):
    raw = bytearray(path.read_bytes())
    raw[3000] ^= 1
    path.write_bytes(raw)


def test_rotation_of_a_folder_that_is_not_there_does_nothing(tmp_path):
    assert rotate_backups(tmp_path / "none", uuid4()) == []


def test_backup_name_tells_purpose_and_beijing_time(sample):
    label = replace(sample.label, created_at=datetime(2026, 12, 31, 16, 5, 9, tzinfo=UTC))

    assert backup_name(label) == "yishibu-manual-20270101-000509.ysb"


def test_backup_is_readable_by_its_owner_only(sample, tmp_path):
    sample.back_up(tmp_path / "a.ysb")

    assert (tmp_path / "a.ysb").stat().st_mode & 0o777 == 0o600
    assert sample.home.stat().st_mode & 0o777 == 0o700
