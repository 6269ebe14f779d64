"""Restores into real folders: elsewhere, in place, killed at every step, on a full disk."""

import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from desktop.data.attachments import AttachmentFiles
from desktop.data.folder_locks import shared_lock, sole_lock
from desktop.data.key_files import read_key_file
from desktop.data.keys import (
    keep_in_keyring,
    unlock,
    unlock_key_file,
    unlock_key_file_with_code,
    unlock_with_recovery_code,
)
from desktop.data.restores import (
    finish_restore,
    has_ledger,
    ledger_in_use,
    recover_key_file,
    restore_backup,
)
from desktop.domain.recovery_codes import RecoveryCode
from desktop.errors import (
    ConflictError,
    DiskFullError,
    KeyringError,
    LedgerDamagedError,
    LedgerLockedError,
    LedgerTooNewError,
    StorageError,
    WrongKeyError,
)


def by_code(sample):
    return lambda key_file: unlock_key_file_with_code(key_file, sample.code)


def by_passphrase(key_file):
    return unlock_key_file(key_file, passphrase_source=lambda: "口令")


def restore(sample, file, home, **changes):
    arguments = {
        "key_source": by_code(sample),
        "check": sample.check,
        "newest_schema": 3,
        **changes,
    }
    return restore_backup(file, home, **arguments)


def without_lock(contents):
    return {name: data for name, data in contents.items() if name != "ledger.lock"}


class Keyring:
    def __init__(self):
        self.held = {}

    def put(self, ledger_id, key):
        self.held[ledger_id] = key

    def get(self, ledger_id):
        if ledger_id not in self.held:
            raise KeyringError("没有。", reason="gone")
        return self.held[ledger_id]


@pytest.fixture
def backup(sample, tmp_path):
    return sample.back_up(tmp_path / "stick" / "a.ysb").path


def test_backup_and_code_open_on_another_machine(sample, backup, tmp_path):
    elsewhere = tmp_path / "another" / "machine"

    restored = restore(sample, backup, elsewhere)

    assert (restored.key, restored.replaced) == (sample.key, None)
    assert restored.info.label == sample.label
    assert sample.lines_of(elsewhere, sample.key) == ["第一条"]
    files = AttachmentFiles(elsewhere, sample.key.attachment_key())
    assert files.list_digests() == sample.attachments.list_digests()
    assert [one.problem for one in files.verify_all()] == ["", ""]
    assert unlock_with_recovery_code(elsewhere, sample.code) == sample.key
    assert unlock(elsewhere, passphrase_source=lambda: "口令") == sample.key
    names = sorted(path.name for path in elsewhere.iterdir())
    assert names == ["attachments", "keys.json", "ledger.db", "ledger.lock"]


def test_restored_ledger_can_be_backed_up_again(sample, backup, tmp_path):
    restore(sample, backup, tmp_path / "b")
    sample.home = tmp_path / "b"

    again = sample.back_up(tmp_path / "again.ysb")

    assert [one.name for one in again.members] == [
        one.name for one in sample.back_up(backup).members
    ]


def test_passphrase_opens_a_backup_too(sample, backup, tmp_path):
    assert restore(sample, backup, tmp_path / "b", key_source=by_passphrase).key == sample.key


@pytest.mark.parametrize("name", ["ledger.db", "keys.json", "attachments", "日记.docx"])
def test_folder_with_something_in_it_is_refused(sample, backup, tmp_path, name):
    target = tmp_path / "b"
    target.mkdir()
    (target / name).write_bytes("别动".encode())

    with pytest.raises(ConflictError, match="文件夹里已有内容") as caught:
        restore(sample, backup, target)

    assert caught.value.details == {"found": [name]}
    assert without_lock(sample.contents(target)) == {name: "别动".encode()}


def test_folder_with_only_backups_is_empty_enough(sample, tmp_path):
    file = sample.back_up(tmp_path / "b" / "backups" / "a.ysb").path

    restore(sample, file, tmp_path / "b")

    assert sample.lines_of(tmp_path / "b", sample.key) == ["第一条"]
    assert file.exists()


def test_restore_in_place_moves_the_ledger_aside(sample, backup):
    sample.write("后来的一条")
    late = sample.attachments.put(b"late")
    before = sample.contents(sample.home)

    restored = restore(sample, backup, sample.home, replace_ledger=True)

    assert restored.replaced == sample.home / "replaced" / "1"
    assert sample.lines_of(sample.home, sample.key) == ["第一条"]
    assert sample.attachments.read(late) == b"late"
    assert sample.contents(restored.replaced) == before
    assert sample.lines_of(restored.replaced, sample.key) == ["第一条", "后来的一条"]


def test_each_restore_keeps_what_was_there(sample, backup):
    for number in ("1", "2", "3"):
        restored = restore(sample, backup, sample.home, replace_ledger=True)
        assert restored.replaced == sample.home / "replaced" / number


def test_backup_without_attachments_goes_on_with_those_here(sample, tmp_path):
    file = sample.back_up(tmp_path / "a.ysb", with_attachments=False).path
    digests = sample.attachments.list_digests()

    restore(sample, file, sample.home, replace_ledger=True)

    assert [one.problem for one in sample.attachments.verify_all(digests)] == ["", ""]


def test_damaged_attachment_here_is_healed_by_the_backup(sample, backup):
    digest = sample.attachments.list_digests()[0]
    sample.attachments.path_of(digest).write_bytes(b"YSBA")

    restore(sample, backup, sample.home, replace_ledger=True)

    assert [one.problem for one in sample.attachments.verify_all()] == ["", ""]


def test_attachments_of_another_ledger_are_moved_aside(sample, backup, tmp_path):
    other = sample.make(tmp_path / "other")
    private = other.attachments.put(b"private")
    before = sample.contents(other.home)

    restored = restore(sample, backup, other.home, replace_ledger=True)

    files = AttachmentFiles(other.home, sample.key.attachment_key())
    assert files.list_digests() == sample.attachments.list_digests()
    assert (
        AttachmentFiles(restored.replaced, other.key.attachment_key()).read(private) == b"private"
    )
    assert sample.contents(restored.replaced) == before


def test_write_ahead_log_of_the_old_ledger_goes_with_it(sample, backup):
    for suffix in ("-wal", "-shm"):
        (sample.home / f"ledger.db{suffix}").write_bytes(b"old")

    restored = restore(sample, backup, sample.home, replace_ledger=True)

    assert [
        (restored.replaced / f"ledger.db{suffix}").read_bytes() for suffix in ("-wal", "-shm")
    ] == [
        b"old",
        b"old",
    ]
    assert sample.lines_of(sample.home, sample.key) == ["第一条"]


@pytest.mark.parametrize("damage", [b"{}", None])
def test_ledger_with_damaged_keys_is_restored_in_place(sample, backup, damage):
    (sample.home / "keys.json").unlink()
    if damage is not None:
        (sample.home / "keys.json").write_bytes(damage)

    restore(sample, backup, sample.home, replace_ledger=True)

    assert unlock(sample.home, passphrase_source=lambda: "口令") == sample.key


def test_keyring_holds_the_key_only_where_it_did_before(sample, tmp_path):
    keyring = Keyring()
    keep_in_keyring(sample.home, sample.key, keyring)
    file = sample.back_up(tmp_path / "a.ysb").path

    restore(sample, file, sample.home, replace_ledger=True)
    restore(sample, file, tmp_path / "elsewhere")
    other = sample.make(tmp_path / "other", keyring=Keyring())
    restore(sample, file, other.home, replace_ledger=True)

    homes = (sample.home, tmp_path / "elsewhere", other.home)
    assert [read_key_file(home).keyring for home in homes] == [True, False, False]
    assert unlock(sample.home, keyring_source=lambda: keyring) == sample.key


def spoiled(file, at):
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)
    return file


def failing(path, key):
    raise LedgerDamagedError("打不开。")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        (
            {
                "key_source": lambda key_file: unlock_key_file_with_code(
                    key_file, RecoveryCode(bytes(16))
                )
            },
            WrongKeyError,
        ),
        (
            {
                "key_source": lambda key_file: unlock_key_file(
                    key_file, passphrase_source=lambda: "x"
                )
            },
            WrongKeyError,
        ),
        ({"check": failing}, LedgerDamagedError),
        ({"newest_schema": 2}, LedgerTooNewError),
    ],
)
def test_refused_restore_changes_nothing(sample, backup, tmp_path, changes, kind):
    before = sample.contents(sample.home)

    with pytest.raises(kind):
        restore(sample, backup, sample.home, replace_ledger=True, **changes)
    with pytest.raises(kind):
        restore(sample, backup, tmp_path / "b", **changes)

    assert without_lock(sample.contents(sample.home)) == before
    assert without_lock(sample.contents(tmp_path / "b")) == {}


@pytest.mark.parametrize("at", [100, 5000, -30])
def test_damaged_backup_changes_nothing(sample, backup, at):
    before = sample.contents(sample.home)

    with pytest.raises(LedgerDamagedError):
        restore(sample, spoiled(backup, at), sample.home, replace_ledger=True)

    assert without_lock(sample.contents(sample.home)) == before


def test_backup_with_keys_of_another_ledger_is_refused(sample, tmp_path):
    other = sample.make(tmp_path / "other")
    sample.label = replace(sample.label, ledger_id=other.label.ledger_id)
    shutil.copy(other.home / "keys.json", sample.home / "keys.json")

    file = sample.back_up(tmp_path / "a.ysb", key=other.key, check=lambda path, key: None).path

    with pytest.raises(LedgerDamagedError, match="打不开"):
        restore(sample, file, tmp_path / "b", key_source=by_code(other))
    assert without_lock(sample.contents(tmp_path / "b")) == {}


def test_full_disk_keeps_the_ledger_that_was_there(sample, full_disk, tmp_path):
    file = sample.back_up(tmp_path / "a.ysb").path
    home = full_disk.folder / "home"
    restore(sample, file, home)
    before = sample.contents(home)

    with full_disk.filled(room_bytes=40_000), pytest.raises(DiskFullError, match="磁盘已满"):
        restore(sample, file, home, replace_ledger=True)

    assert sample.contents(home) == before
    assert sample.lines_of(home, sample.key) == ["第一条"]


def test_open_ledger_is_not_restored_into(sample, backup, monkeypatch):
    def impatient(home, **options):
        return sole_lock(home, wait_s=0)

    monkeypatch.setattr("desktop.data.restores.sole_lock", impatient)

    with ledger_in_use(sample.home), pytest.raises(LedgerLockedError, match="正被另一个程序使用"):
        restore(sample, backup, sample.home, replace_ledger=True)


def test_ledger_is_opened_by_several_at_once(sample):
    with ledger_in_use(sample.home), ledger_in_use(sample.home):
        assert sample.lines_of(sample.home, sample.key) == ["第一条"]


def test_folder_that_is_not_there_is_not_made_by_opening(tmp_path):
    with pytest.raises(StorageError), ledger_in_use(tmp_path / "typo"):
        pytest.fail("no such ledger")

    assert list(tmp_path.iterdir()) == []


RESTORE_AND_DIE = """
import sys
from pathlib import Path
from desktop.data import crash_points
from desktop.data.keys import unlock_key_file
from desktop.data.restores import restore_backup

file, home, point, passes = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])

def key_source(key_file):
    return unlock_key_file(key_file, passphrase_source=lambda: "口令")

crash_points.arm(point, passes=passes)
restore_backup(file, home, key_source=key_source, check=lambda path, key: None, newest_schema=3,
               replace_ledger=True)
"""

KILLED = [
    ("durable_files.written", 1, "old"),
    ("durable_files.before_rename", 2, "old"),
    ("restores.staged", 1, "old"),
    ("restores.due", 1, "new"),
    ("restores.moved_aside", 1, "new"),
    ("restores.moved_aside", 2, "new"),
    ("restores.moved_aside", 3, "new"),
    ("restores.moved_in", 1, "new"),
    ("restores.moved_in", 2, "new"),
    ("restores.moved_in", 3, "new"),
    ("restores.kept", 1, "new"),
]


@pytest.mark.parametrize(("point", "passes", "left"), KILLED)
def test_killed_restore_leaves_the_old_ledger_or_the_new(sample, backup, point, passes, left):
    sample.write("后来的一条")
    late = sample.attachments.put(b"late")
    before = sample.contents(sample.home)

    killed = subprocess.run(
        [sys.executable, "-c", RESTORE_AND_DIE, backup, sample.home, point, str(passes)],
        check=False,
        timeout=60,
    )

    assert killed.returncode == -9
    assert has_ledger(sample.home) is True
    with ledger_in_use(sample.home):
        assert unlock(sample.home, passphrase_source=lambda: "口令") == sample.key
        old, new = ["第一条", "后来的一条"], ["第一条"]
        assert sample.lines_of(sample.home, sample.key) == (old if left == "old" else new)
        assert [one.problem for one in sample.attachments.verify_all([late])] == ["", "", ""]
    after = without_lock(sample.contents(sample.home))
    if left == "old":
        assert after == before
    else:
        assert sample.contents(sample.home / "replaced" / "1") == before
        assert [name for name in after if name.startswith(("restore", "."))] == []


def test_restore_may_be_killed_again_while_it_is_finished(sample, backup):
    sample.write("后来的一条")
    before = sample.contents(sample.home)
    finish = (
        "import sys\nfrom pathlib import Path\nfrom desktop.data import crash_points\n"
        "from desktop.data.restores import ledger_in_use\n"
        "crash_points.arm(sys.argv[2])\n"
        "with ledger_in_use(Path(sys.argv[1])): pass\n"
    )
    arguments = [sys.executable, "-c", RESTORE_AND_DIE, backup, sample.home, "restores.due", "1"]
    assert subprocess.run(arguments, check=False, timeout=60).returncode == -9

    for point in ("restores.moved_aside", "restores.moved_in", "restores.kept"):
        killed = subprocess.run(
            [sys.executable, "-c", finish, sample.home, point], check=False, timeout=60
        )
        assert killed.returncode == -9

    with ledger_in_use(sample.home):
        assert sample.lines_of(sample.home, sample.key) == ["第一条"]
    assert sample.contents(sample.home / "replaced" / "1") == before


def test_restore_killed_while_others_work_is_named(sample, backup):
    arguments = [sys.executable, "-c", RESTORE_AND_DIE, backup, sample.home, "restores.due", "1"]
    assert subprocess.run(arguments, check=False, timeout=60).returncode == -9

    with (
        shared_lock(sample.home),
        pytest.raises(LedgerLockedError, match="没有做完"),
        ledger_in_use(sample.home),
    ):
        pytest.fail("a half restored ledger was opened")


def test_leftovers_are_removed_by_the_first_to_open(sample):
    (sample.home / ".backup.abcd.part").mkdir()
    (sample.home / "backups").mkdir()
    (sample.home / "backups" / ".a.ysb.abcd.part").write_bytes(b"half")
    before = sample.contents(sample.home)

    with shared_lock(sample.home), ledger_in_use(sample.home):
        assert without_lock(sample.contents(sample.home)) == before
    with ledger_in_use(sample.home):
        assert not (sample.home / ".backup.abcd.part").exists()
        assert list((sample.home / "backups").iterdir()) == []


def test_folder_without_a_ledger_is_told(tmp_path):
    (tmp_path / "keys.json").write_bytes(b"{}")

    assert has_ledger(tmp_path) is False
    assert has_ledger(tmp_path / "none") is False


def test_nothing_due_is_nothing_to_finish(sample):
    before = sample.contents(sample.home)

    assert finish_restore(sample.home) is None
    assert sample.contents(sample.home) == before


def test_lost_key_file_comes_back_from_a_backup(sample, backup):
    sample.write("后来的一条")
    (sample.home / "keys.json").write_bytes(b"damaged")

    key = recover_key_file(backup, sample.home, key_source=by_code(sample), check=sample.check)

    assert key == sample.key
    assert unlock(sample.home, passphrase_source=lambda: "口令") == sample.key
    assert sample.lines_of(sample.home, key) == ["第一条", "后来的一条"]
    assert (sample.home / "replaced" / "1" / "keys.json").read_bytes() == b"damaged"


def test_key_file_of_another_ledger_is_not_taken(sample, backup, tmp_path):
    other = sample.make(tmp_path / "other")
    before = sample.contents(other.home)

    with pytest.raises(WrongKeyError, match="打不开这里的议事簿"):
        recover_key_file(backup, other.home, key_source=by_code(sample), check=sample.check)

    assert without_lock(sample.contents(other.home)) == before
