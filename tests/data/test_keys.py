"""Making, opening and re-wrapping the master key; wrong keys, full disk, kill -9."""

import os
import subprocess
import sys
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.data import keys
from desktop.data.key_files import (
    KeyFile,
    MasterKey,
    PassphraseCost,
    read_key_file,
    seal_by_code,
    seal_by_passphrase,
)
from desktop.domain.recovery_codes import RecoveryCode
from desktop.errors import (
    ConflictError,
    DiskFullError,
    KeyringError,
    LedgerDamagedError,
    StorageError,
    ValidationError,
    WrongKeyError,
)

LEDGER = UUID("01890000-0000-7000-8000-000000000001")
CODE = RecoveryCode(bytes(range(16)))
KEY = MasterKey(bytes(range(32)))
CHEAP = PassphraseCost(rounds=1, memory_kib=64, lanes=1)
PASSPHRASE = "示例村 口令 2026"


class FakeKeyring:
    """A keyring in memory that can be told to fail."""

    def __init__(self, failure=None):
        self.held = {}
        self.failure = failure

    def _answer(self):
        if self.failure is not None:
            raise self.failure

    def put(self, ledger_id, key):
        self._answer()
        self.held[ledger_id] = key

    def get(self, ledger_id):
        self._answer()
        if ledger_id not in self.held:
            raise KeyringError("系统密钥环里没有这个议事簿的密钥。", "", reason="gone")
        return self.held[ledger_id]

    def remove(self, ledger_id):
        self._answer()
        self.held.pop(ledger_id, None)


def make_key_file(**changes):
    key_file = KeyFile(
        ledger_id=LEDGER,
        fingerprint=KEY.fingerprint(),
        recovery=seal_by_code(KEY, LEDGER, CODE),
        passphrase=seal_by_passphrase(KEY, LEDGER, PASSPHRASE, CHEAP),
    )
    return replace(key_file, **changes)


def never_asked():
    pytest.fail("the passphrase was asked for")


def test_created_keys_open_by_passphrase_and_code(tmp_path):
    home = tmp_path / "new" / "home"

    key, code = keys.create_keys(home, LEDGER, passphrase=PASSPHRASE, keyring=None)

    assert keys.unlock(home, passphrase_source=lambda: PASSPHRASE) == key
    assert keys.unlock_with_recovery_code(home, code) == key
    assert read_key_file(home).ledger_id == LEDGER
    assert [path.name for path in home.iterdir()] == ["keys.json"]
    assert (home / "keys.json").stat().st_mode & 0o777 == 0o600


def test_created_keys_open_from_the_keyring_without_a_passphrase(tmp_path):
    keyring = FakeKeyring()

    key, code = keys.create_keys(tmp_path, LEDGER, passphrase=None, keyring=keyring)

    opened = keys.unlock(tmp_path, passphrase_source=never_asked, keyring_source=lambda: keyring)
    assert opened == key
    assert keys.unlock_with_recovery_code(tmp_path, code) == key
    assert read_key_file(tmp_path).passphrase is None


def test_each_ledger_gets_its_own_key_and_code(tmp_path):
    one = keys.create_keys(tmp_path / "a", LEDGER, passphrase="a", keyring=None)
    two = keys.create_keys(tmp_path / "b", LEDGER, passphrase="a", keyring=None)

    assert one[0] != two[0]
    assert one[1] != two[1]


def test_existing_keys_are_never_overwritten(tmp_path):
    keys.create_keys(tmp_path, LEDGER, passphrase=PASSPHRASE, keyring=None)
    before = (tmp_path / "keys.json").read_bytes()

    with pytest.raises(ConflictError, match="已经有一个议事簿"):
        keys.create_keys(tmp_path, LEDGER, passphrase="另一个", keyring=None)

    assert (tmp_path / "keys.json").read_bytes() == before


@pytest.mark.parametrize("passphrase", [None, "", "  ", "　\t", "\udcff", "长" * 1025])
def test_impossible_passphrases_are_refused_before_anything_is_written(tmp_path, passphrase):
    with pytest.raises(ValidationError) as caught:
        keys.create_keys(tmp_path, LEDGER, passphrase=passphrase, keyring=None)

    assert caught.value.details["field"] == "passphrase"
    assert list(tmp_path.iterdir()) == []


def test_keyring_that_refuses_leaves_no_key_file(tmp_path):
    refusing = FakeKeyring(KeyringError("系统密钥环拒绝了请求。", reason="refused"))

    with pytest.raises(KeyringError):
        keys.create_keys(tmp_path, LEDGER, passphrase=None, keyring=refusing)

    assert list(tmp_path.iterdir()) == []


def test_secrets_stay_out_of_representations(tmp_path):
    key, code = keys.create_keys(tmp_path, LEDGER, passphrase=PASSPHRASE, keyring=None)

    assert repr(key) == "MasterKey(…)"
    assert f"{key}" == "MasterKey(…)"
    written = (tmp_path / "keys.json").read_text()
    assert [text in written for text in (code.text, key.material.hex(), PASSPHRASE)] == [False] * 3


def test_no_answer_for_the_passphrase_is_named():
    with pytest.raises(WrongKeyError, match="没有收到口令"):
        keys.unlock_key_file(make_key_file(), passphrase_source=lambda: None)
    with pytest.raises(WrongKeyError, match="没有收到口令"):
        keys.unlock_key_file(make_key_file())


def test_ledger_without_a_passphrase_says_so():
    with pytest.raises(WrongKeyError, match="没有设过口令"):
        keys.unlock_key_file(make_key_file(passphrase=None), passphrase_source=lambda: "x")


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("missing", "请用恢复码打开。"),
        ("locked", "请解锁系统密钥环后再试，或用恢复码打开。"),
        ("refused", "请用恢复码打开。"),
        ("gone", "请用恢复码打开。"),
    ],
)
def test_failing_keyring_names_the_way_left(reason, advice):
    failing = FakeKeyring(KeyringError("密钥环出错。", "", reason=reason))
    key_file = make_key_file(keyring=True, passphrase=None)

    with pytest.raises(KeyringError) as caught:
        keys.unlock_key_file(
            key_file, passphrase_source=never_asked, keyring_source=lambda: failing
        )

    assert (caught.value.message, caught.value.advice) == ("密钥环出错。", advice)
    assert caught.value.details == {"reason": reason, "code_only": True}


@pytest.mark.logs("keyring did not give the key: locked")
def test_failing_keyring_falls_back_to_the_passphrase():
    failing = FakeKeyring(KeyringError("密钥环出错。", "", reason="locked"))
    key_file = make_key_file(keyring=True)

    opened = keys.unlock_key_file(
        key_file, passphrase_source=lambda: PASSPHRASE, keyring_source=lambda: failing
    )

    assert opened == KEY
    with pytest.raises(KeyringError, match="密钥环出错"):
        keys.unlock_key_file(key_file, keyring_source=lambda: failing)


def test_keyring_with_another_key_is_refused():
    keyring = FakeKeyring()
    keyring.put(LEDGER, MasterKey(bytes(32)))

    with pytest.raises(KeyringError, match="不是这个议事簿的") as caught:
        keys.unlock_key_file(
            make_key_file(keyring=True, passphrase=None), keyring_source=lambda: keyring
        )

    assert caught.value.details["reason"] == "altered"


def test_changed_passphrase_replaces_the_old_one(tmp_path):
    key, code = keys.create_keys(tmp_path, LEDGER, passphrase="旧口令", keyring=None)

    keys.change_passphrase(tmp_path, key, "新口令")

    assert keys.unlock(tmp_path, passphrase_source=lambda: "新口令") == key
    assert keys.unlock_with_recovery_code(tmp_path, code) == key
    with pytest.raises(WrongKeyError):
        keys.unlock(tmp_path, passphrase_source=lambda: "旧口令")


def test_renewed_code_replaces_the_old_one(tmp_path):
    key, old = keys.create_keys(tmp_path, LEDGER, passphrase="口令", keyring=None)

    new = keys.renew_recovery_code(tmp_path, key)

    assert keys.unlock_with_recovery_code(tmp_path, new) == key
    assert keys.unlock(tmp_path, passphrase_source=lambda: "口令") == key
    with pytest.raises(WrongKeyError):
        keys.unlock_with_recovery_code(tmp_path, old)


def test_keyring_is_taken_up_and_given_up(tmp_path):
    keyring = FakeKeyring()
    key, _ = keys.create_keys(tmp_path, LEDGER, passphrase="口令", keyring=None)

    keys.keep_in_keyring(tmp_path, key, keyring)
    assert keys.unlock(tmp_path, keyring_source=lambda: keyring) == key

    keys.forget_keyring(tmp_path, key, keyring)
    assert keyring.held == {}
    assert keys.unlock(tmp_path, passphrase_source=lambda: "口令") == key


def test_keyring_is_not_given_up_without_a_passphrase(tmp_path):
    keyring = FakeKeyring()
    key, _ = keys.create_keys(tmp_path, LEDGER, passphrase=None, keyring=keyring)

    with pytest.raises(ValidationError, match="还没有口令"):
        keys.forget_keyring(tmp_path, key, keyring)

    assert keys.unlock(tmp_path, keyring_source=lambda: keyring) == key


@pytest.mark.parametrize(
    "change",
    [
        lambda home, key: keys.change_passphrase(home, key, "新"),
        keys.renew_recovery_code,
        lambda home, key: keys.keep_in_keyring(home, key, FakeKeyring()),
        lambda home, key: keys.forget_keyring(home, key, FakeKeyring()),
    ],
)
def test_key_of_another_ledger_cannot_be_wrapped(tmp_path, change):
    keys.create_keys(tmp_path, LEDGER, passphrase="口令", keyring=None)
    before = (tmp_path / "keys.json").read_bytes()

    with pytest.raises(WrongKeyError):
        change(tmp_path, KEY)

    assert (tmp_path / "keys.json").read_bytes() == before


def test_missing_key_file_is_named(tmp_path):
    with pytest.raises(LedgerDamagedError, match="没有找到密钥文件") as caught:
        keys.unlock(tmp_path)

    assert str(tmp_path / "keys.json") in caught.value.message


def test_key_file_that_is_a_folder_is_named(tmp_path):
    (tmp_path / "keys.json").mkdir()

    with pytest.raises(StorageError, match="读写失败"):
        keys.unlock(tmp_path)


def test_full_disk_keeps_the_old_passphrase(full_disk):
    key, code = keys.create_keys(full_disk.folder, LEDGER, passphrase="旧口令", keyring=None)

    with full_disk.filled(), pytest.raises(DiskFullError, match="磁盘已满"):
        keys.change_passphrase(full_disk.folder, key, "新口令")

    assert [path.name for path in full_disk.folder.iterdir()] == ["keys.json"]
    assert keys.unlock(full_disk.folder, passphrase_source=lambda: "旧口令") == key
    assert keys.unlock_with_recovery_code(full_disk.folder, code) == key


CHANGE_AND_DIE = """
import sys
from pathlib import Path
from desktop.data import crash_points, keys

home = Path(sys.argv[1])
key = keys.unlock(home, passphrase_source=lambda: "旧口令")
crash_points.arm(sys.argv[2])
keys.change_passphrase(home, key, "新口令")
"""


@pytest.mark.parametrize(
    ("point", "passphrase"),
    [
        ("durable_files.written", "旧口令"),
        ("durable_files.before_rename", "旧口令"),
        ("durable_files.after_rename", "新口令"),
    ],
)
def test_killed_change_leaves_one_whole_key_file(tmp_path, point, passphrase):
    key, _ = keys.create_keys(tmp_path, LEDGER, passphrase="旧口令", keyring=None)

    killed = subprocess.run(
        [sys.executable, "-c", CHANGE_AND_DIE, str(tmp_path), point], check=False, timeout=60
    )

    assert killed.returncode == -9
    assert keys.unlock(tmp_path, passphrase_source=lambda: passphrase) == key


def test_unlocking_by_passphrase_does_not_import_the_keyring(tmp_path):
    keys.create_keys(tmp_path, LEDGER, passphrase="口令", keyring=None)
    program = (
        "import sys; from pathlib import Path; from desktop.data import keys\n"
        "keys.unlock(Path(sys.argv[1]), passphrase_source=lambda: '口令')\n"
        "print('keyring' in sys.modules)"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONUTF8": "1"},
    )

    assert shown.stdout == "False\n"
