"""Attachment files on a real disk: round trip, limits, damage, full disk, kill -9."""

import hashlib
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.data.attachments import (
    LIMIT_BYTES,
    AttachmentFiles,
    Checked,
    Differences,
    read_chosen_file,
)
from desktop.errors import (
    DiskFullError,
    LedgerDamagedError,
    LedgerTooNewError,
    NotFoundError,
    StorageError,
    ValidationError,
)

KEY = bytes(range(32))
DATA = "示例村公示照片".encode()
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def files(tmp_path):
    return AttachmentFiles(tmp_path, KEY)


def stored(home, digest=DIGEST):
    return home / "attachments" / digest[:2] / f"{digest}.bin"


def everything_under(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_attachment_is_read_back(files, tmp_path):
    assert files.put(DATA) == DIGEST
    assert files.read(DIGEST) == DATA
    assert files.has(DIGEST) is True
    assert everything_under(tmp_path) == [f"{DIGEST}.bin"]
    assert stored(tmp_path).stat().st_mode & 0o777 == 0o600


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.binary(max_size=3000))
def test_any_contents_are_read_back(files, data):
    assert files.read(files.put(data)) == data


def test_contents_are_not_readable_on_the_disk(files, tmp_path):
    files.put(DATA * 100)

    raw = stored(tmp_path, hashlib.sha256(DATA * 100).hexdigest()).read_bytes()
    assert DATA not in raw
    assert len(raw) == len(DATA * 100) + 33


def test_same_contents_are_written_once(files, tmp_path):
    files.put(DATA)
    before = stored(tmp_path).stat().st_mtime_ns, stored(tmp_path).read_bytes()

    files.put(DATA)

    assert (stored(tmp_path).stat().st_mtime_ns, stored(tmp_path).read_bytes()) == before


def test_same_contents_get_another_nonce_elsewhere(tmp_path):
    AttachmentFiles(tmp_path / "a", KEY).put(DATA)
    AttachmentFiles(tmp_path / "b", KEY).put(DATA)

    assert stored(tmp_path / "a").read_bytes() != stored(tmp_path / "b").read_bytes()


def test_limit_itself_is_kept(files):
    digest = files.put(bytes(LIMIT_BYTES))

    assert len(files.read(digest)) == LIMIT_BYTES


def test_oversize_is_refused_before_anything_is_written(files, tmp_path):
    with pytest.raises(ValidationError) as caught:
        files.put(bytes(LIMIT_BYTES + 1))

    assert caught.value.message == "附件太大：20.0 MB，最多 20 MB。"
    assert caught.value.details == {
        "field": "attachment",
        "size_bytes": LIMIT_BYTES + 1,
        "limit_bytes": LIMIT_BYTES,
    }
    assert everything_under(tmp_path) == []


def test_oversize_file_is_refused_without_reading_it(files, tmp_path):
    huge = tmp_path / "video.mp4"
    with huge.open("wb") as file:
        file.truncate(10**12)

    with pytest.raises(ValidationError, match=r"953674\.3 MB，最多 20 MB"):
        files.put_file(huge)


def test_device_without_an_end_is_refused(files):
    with pytest.raises(ValidationError, match="附件太大"):
        files.put_file(stored_device())


def stored_device():
    from pathlib import Path

    return Path("/dev/zero")


def test_chosen_file_that_is_gone_is_named(tmp_path):
    with pytest.raises(StorageError, match="读写失败"):
        read_chosen_file(tmp_path / "gone.pdf")
    with pytest.raises(StorageError, match="读写失败"):
        read_chosen_file(tmp_path)


def test_chosen_file_is_kept(files, tmp_path):
    chosen = tmp_path / "通知.docx"
    chosen.write_bytes(DATA)

    assert files.put_file(chosen) == DIGEST


def test_every_flipped_byte_is_found(files, tmp_path):
    files.put(DATA)
    whole = stored(tmp_path).read_bytes()

    for at in range(len(whole)):
        flipped = bytearray(whole)
        flipped[at] ^= 0x20
        stored(tmp_path).write_bytes(flipped)
        with pytest.raises((LedgerDamagedError, LedgerTooNewError), match=DIGEST[:8]) as caught:
            files.read(DIGEST)
        assert type(caught.value) is (LedgerTooNewError if at == 4 else LedgerDamagedError)


def test_every_cut_is_found(files, tmp_path):
    files.put(DATA)
    whole = stored(tmp_path).read_bytes()

    for size in range(len(whole)):
        stored(tmp_path).write_bytes(whole[:size])
        with pytest.raises(LedgerDamagedError, match=DIGEST[:8]):
            files.read(DIGEST)


@pytest.mark.parametrize("extra", [b"\0", bytes(LIMIT_BYTES + 100)])
def test_added_bytes_are_found(files, tmp_path, extra):
    files.put(DATA)
    with stored(tmp_path).open("ab") as file:
        file.write(extra)

    with pytest.raises(LedgerDamagedError):
        files.read(DIGEST)


def test_file_under_another_name_is_found(files, tmp_path):
    files.put(DATA)
    other = files.put(b"other")
    stored(tmp_path).write_bytes(stored(tmp_path, other).read_bytes())

    with pytest.raises(LedgerDamagedError):
        files.read(DIGEST)


def test_key_of_another_ledger_does_not_open(files, tmp_path):
    files.put(DATA)

    with pytest.raises(LedgerDamagedError):
        AttachmentFiles(tmp_path, bytes(32)).read(DIGEST)


def test_damaged_attachment_is_healed_by_its_original(files, tmp_path):
    files.put(DATA)
    stored(tmp_path).write_bytes(b"YSBA")

    files.put(DATA)

    assert files.read(DIGEST) == DATA


def test_missing_attachment_is_named(files):
    with pytest.raises(NotFoundError, match=f"附件 {DIGEST[:8]} 不在这台电脑上") as caught:
        files.read(DIGEST)

    assert caught.value.details == {"digest": DIGEST}
    assert files.has(DIGEST) is False


@pytest.mark.parametrize(
    "digest", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "é" * 64]
)
def test_what_is_no_digest_never_becomes_a_path(files, digest):
    for call in (files.read, files.has):
        with pytest.raises(ValueError, match="not a SHA-256"):
            call(digest)


def test_folder_is_compared_with_the_ledger(files, tmp_path):
    here = sorted([files.put(b"1"), files.put(b"2")])
    missing = sorted(["a" * 64, "b" * 64])
    (tmp_path / "attachments" / "aa").mkdir(exist_ok=True)
    (tmp_path / "attachments" / "aa" / "foreign.bin").write_bytes(b"")
    (tmp_path / "attachments" / "readme.txt").write_bytes(b"")

    assert files.list_digests() == here
    assert files.compare([here[0], *missing]) == Differences(tuple(missing), (here[1],))


def test_empty_ledger_has_no_differences(files):
    assert files.list_digests() == []
    assert files.compare([]) == Differences((), ())
    assert list(files.verify_all()) == []


def test_verification_names_what_is_wrong_and_goes_on(files, tmp_path):
    digests = sorted(files.put(str(number).encode()) for number in range(3))
    stored(tmp_path, digests[1]).write_bytes(b"")
    missing = "f" * 64

    assert list(files.verify_all([missing])) == [
        Checked(digests[0], "", 1, 4),
        Checked(digests[1], f"附件 {digests[1][:8]} 已损坏。", 2, 4),
        Checked(digests[2], "", 3, 4),
        Checked(missing, f"附件 {missing[:8]} 不在这台电脑上。", 4, 4),
    ]


def test_full_disk_keeps_what_was_there(full_disk):
    files = AttachmentFiles(full_disk.folder, KEY)
    files.put(DATA)
    big = os.urandom(300_000)

    with full_disk.filled(room_bytes=100_000), pytest.raises(DiskFullError, match="磁盘已满"):
        files.put(big)

    assert everything_under(full_disk.folder) == [f"{DIGEST}.bin"]
    assert files.read(DIGEST) == DATA
    assert files.read(files.put(big)) == big


PUT_AND_DIE = """
import sys
from pathlib import Path
from desktop.data import crash_points
from desktop.data.attachments import AttachmentFiles

crash_points.arm(sys.argv[2])
AttachmentFiles(Path(sys.argv[1]), bytes(range(32))).put("示例村公示照片".encode())
"""


@pytest.mark.parametrize(
    ("point", "left"),
    [
        ("durable_files.written", []),
        ("durable_files.before_rename", []),
        ("durable_files.after_rename", [DIGEST]),
    ],
)
def test_killed_writer_leaves_a_whole_file_or_none(files, tmp_path, point, left):
    killed = subprocess.run(
        [sys.executable, "-c", PUT_AND_DIE, str(tmp_path), point], check=False, timeout=60
    )

    assert killed.returncode == -9
    assert files.list_digests() == left
    files.remove_leftovers()
    assert everything_under(tmp_path) == [f"{digest}.bin" for digest in left]
    assert files.read(files.put(DATA)) == DATA
