"""Master key and keys.json: wraps, renewals, wrong keys, damage."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.data import key_files, keys
from desktop.data.key_files import (
    KeyFile,
    MasterKey,
    PassphraseCost,
    open_by_code,
    open_by_passphrase,
    parse_key_file,
    read_key_file,
    render_key_file,
    seal_by_code,
    seal_by_passphrase,
)
from desktop.domain.recovery_codes import RecoveryCode
from desktop.errors import (
    ConflictError,
    DiskFullError,
    KeyringError,
    LedgerDamagedError,
    LedgerTooNewError,
    StorageError,
    ValidationError,
    WrongKeyError,
)

LEDGER = UUID("01890000-0000-7000-8000-000000000001")
OTHER_LEDGER = UUID("01890000-0000-7000-8000-000000000002")
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


def signed(body):
    body = {name: value for name, value in body.items() if name != "sha256"}
    return json.dumps({**body, "sha256": key_files._checksum(body)}).encode()


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


def test_subkeys_differ_and_are_stable():
    assert KEY.ledger_key().hex() == (
        "df7e6cc9b8db993715de4a445005ead38d4fa552adeacaaf694ad0d55ab1fc78"
    )
    assert KEY.attachment_key().hex() == (
        "9f3f6a94b8457a73b8e17d83b0f115c10ae05f7f3a206f95375627e635517777"
    )
    assert len({KEY.material, KEY.ledger_key(), KEY.attachment_key()}) == 3


def test_secrets_stay_out_of_representations(tmp_path):
    key, code = keys.create_keys(tmp_path, LEDGER, passphrase=PASSPHRASE, keyring=None)

    assert repr(key) == "MasterKey(…)"
    assert f"{key}" == "MasterKey(…)"
    written = (tmp_path / "keys.json").read_text()
    assert [text in written for text in (code.text(), key.material.hex(), PASSPHRASE)] == [
        False
    ] * 3


@pytest.mark.parametrize(
    ("typed", "opens"),
    [
        (PASSPHRASE, True),
        ("示例村 口令 ２０２６", True),
        ("示例村 口令 2027", False),
        ("示例村口令2026", False),
        ("", False),
        ("\udcff", False),
        ("长" * 2000, False),
    ],
)
def test_only_the_passphrase_opens(typed, opens):
    key_file = make_key_file()

    if opens:
        assert open_by_passphrase(key_file, typed) == KEY
    else:
        with pytest.raises(WrongKeyError, match="口令不对"):
            open_by_passphrase(key_file, typed)


def test_no_answer_for_the_passphrase_is_named():
    with pytest.raises(WrongKeyError, match="没有收到口令"):
        keys.unlock_key_file(make_key_file(), passphrase_source=lambda: None)
    with pytest.raises(WrongKeyError, match="没有收到口令"):
        keys.unlock_key_file(make_key_file())


def test_ledger_without_a_passphrase_says_so():
    with pytest.raises(WrongKeyError, match="没有设过口令"):
        keys.unlock_key_file(make_key_file(passphrase=None), passphrase_source=lambda: "x")


def test_code_of_another_ledger_is_told_from_a_typo():
    with pytest.raises(WrongKeyError, match="恢复码没有输错"):
        open_by_code(make_key_file(), RecoveryCode(bytes(16)))


def test_wraps_are_bound_to_their_ledger_and_kind():
    moved = make_key_file(ledger_id=OTHER_LEDGER)

    with pytest.raises(WrongKeyError):
        open_by_code(moved, CODE)
    with pytest.raises(WrongKeyError):
        open_by_passphrase(moved, PASSPHRASE)


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
    assert caught.value.details == {"reason": reason}


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


def test_key_file_is_read_back():
    key_file = make_key_file(keyring=True)

    assert parse_key_file(render_key_file(key_file)) == key_file
    assert parse_key_file(render_key_file(replace(key_file, passphrase=None))).passphrase is None


def test_any_flipped_bit_of_the_key_file_is_found():
    whole = render_key_file(make_key_file())

    for at in range(len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[at] ^= 1 << bit
            with pytest.raises(LedgerDamagedError):
                parse_key_file(bytes(flipped))


def test_any_cut_of_the_key_file_is_found():
    whole = render_key_file(make_key_file())

    for size in range(len(whole) - 1):
        with pytest.raises(LedgerDamagedError):
            parse_key_file(whole[:size])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"7",
        b'{"sha256": 1}',
        b"\xff\xfe",
        b"[" * 60_000,
        b" " * 70_000,
        b"9" * 10_000,
        "不是密钥".encode("gb18030"),
        signed({"format": 1}),
        signed({"format": "1"}),
        signed({"format": None}),
    ],
)
def test_what_is_no_key_file_is_damage(data):
    with pytest.raises(LedgerDamagedError) as caught:
        parse_key_file(data)

    assert caught.value.message == "密钥文件 keys.json 已损坏。"
    assert caught.value.advice.endswith("（需要恢复码），或还原整个备份。")


@pytest.mark.parametrize(
    "change",
    [
        {"rounds": 0},
        {"rounds": 10**6},
        {"memory_kib": 2**40},
        {"memory_kib": 0},
        {"lanes": 0},
        {"lanes": 10**6},
        {"rounds": "3"},
        {"salt": ""},
        {"nonce": "AAAA"},
        {"sealed": "AAAA"},
        {"sealed": 7},
    ],
)
def test_hostile_figures_are_damage(change):
    body = json.loads(render_key_file(make_key_file()))
    body["passphrase"] |= change

    with pytest.raises(LedgerDamagedError):
        parse_key_file(signed(body))


def test_newer_key_file_asks_for_a_newer_app():
    body = json.loads(render_key_file(make_key_file()))

    with pytest.raises(LedgerTooNewError, match="更新版本"):
        parse_key_file(signed({**body, "format": 2, "recovery": "说不准"}))


def test_missing_key_file_is_named(tmp_path):
    with pytest.raises(LedgerDamagedError, match="没有找到密钥文件") as caught:
        keys.unlock(tmp_path)

    assert str(tmp_path / "keys.json") in caught.value.message


def test_key_file_that_is_a_folder_is_named(tmp_path):
    (tmp_path / "keys.json").mkdir()

    with pytest.raises(StorageError, match="读写失败"):
        keys.unlock(tmp_path)


def test_memory_that_does_not_suffice_is_named(monkeypatch):
    def no_memory(*arguments, **options):
        raise MemoryError

    key_file = make_key_file()
    monkeypatch.setattr("argon2.low_level.hash_secret_raw", no_memory)

    with pytest.raises(StorageError, match="内存不足"):
        open_by_passphrase(key_file, PASSPHRASE)


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
