from pathlib import Path
from uuid import UUID

import pytest

from desktop.data.key_files import read_key_file
from desktop.data.keys import create_keys, unlock
from desktop.data.openers import Opener
from desktop.domain.recovery_codes import RecoveryCode
from desktop.errors import KeyringError, ValidationError, WrongKeyError

LEDGER = UUID("01890000-0000-7000-8000-000000000001")


class Ring:
    """A keyring in memory."""

    def __init__(self):
        self.held = {}

    def put(self, ledger_id, key):
        self.held[ledger_id] = key

    def get(self, ledger_id):
        if ledger_id not in self.held:
            raise KeyringError("系统密钥环里没有这个议事簿的密钥。", "", reason="gone")
        return self.held[ledger_id]

    def remove(self, ledger_id):
        del self.held[ledger_id]


def opener(code, *, passphrase=None, ring=None):
    return Opener(code, passphrase_source=lambda: passphrase, find_keyring=lambda: ring)


def reopen(folder: Path, one):
    key = one.unlock(read_key_file(folder))
    one.let_open(folder, key)
    return key


@pytest.fixture
def by_passphrase(tmp_path):
    """Folder, key and code of a ledger that a passphrase opens."""
    return tmp_path, *create_keys(tmp_path, LEDGER, passphrase="旧口令", keyring=None)


@pytest.fixture
def by_keyring(tmp_path):
    """The same of one that only another computer's keyring opens."""
    return tmp_path, *create_keys(tmp_path, LEDGER, passphrase=None, keyring=Ring())


def test_code_and_a_new_passphrase_open_it_from_now_on(by_passphrase):
    folder, key, code = by_passphrase

    assert reopen(folder, opener(code, passphrase="新口令")) == key

    assert unlock(folder, passphrase_source=lambda: "新口令") == key
    with pytest.raises(WrongKeyError):
        unlock(folder, passphrase_source=lambda: "旧口令")


def test_code_without_an_answer_leaves_the_old_passphrase(by_passphrase):
    folder, key, code = by_passphrase

    assert reopen(folder, opener(code)) == key

    assert unlock(folder, passphrase_source=lambda: "旧口令") == key


def test_keyring_is_preferred_to_asking(by_passphrase):
    folder, key, code = by_passphrase
    ring = Ring()

    reopen(folder, opener(code, passphrase="不会被问到", ring=ring))

    assert ring.held == {LEDGER: key}
    assert unlock(folder, keyring_source=lambda: ring) == key
    assert unlock(folder, passphrase_source=lambda: "旧口令", keyring_source=lambda: ring) == key


@pytest.mark.logs("keyring did not give the key: gone")
def test_ledger_of_another_keyring_gets_a_passphrase(by_keyring):
    folder, key, code = by_keyring

    reopen(folder, opener(code, passphrase="新口令"))

    assert unlock(folder, passphrase_source=lambda: "新口令", keyring_source=Ring) == key


def test_ledger_that_nothing_would_open_is_refused_before_anything_changes(by_keyring):
    folder, _, code = by_keyring
    before = (folder / "keys.json").read_bytes()

    with pytest.raises(ValidationError) as caught:
        reopen(folder, opener(code))

    assert caught.value.details["field"] == "passphrase"
    assert (folder / "keys.json").read_bytes() == before


def test_foreign_code_opens_nothing(by_passphrase):
    folder, *_ = by_passphrase

    with pytest.raises(WrongKeyError):
        reopen(folder, opener(RecoveryCode(bytes(16)), passphrase="新口令"))


def test_without_a_code_the_passphrase_opens_and_nothing_changes(by_passphrase):
    folder, key, _ = by_passphrase
    before = (folder / "keys.json").read_bytes()

    assert reopen(folder, opener(None, passphrase="旧口令", ring=Ring())) == key

    assert (folder / "keys.json").read_bytes() == before
