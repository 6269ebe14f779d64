"""Founding a ledger: what it begins with, twice, cut off, and in impossible places."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from ledger_factory import DEVICE, EPOCH, KEY, found, rows_of, run_child

from desktop.data.founding import found_ledger
from desktop.data.ledgers import SqlLedger
from desktop.data.verification import verify_ledger
from desktop.errors import ConflictError, LedgerDamagedError, StorageError
from desktop.records import Household


def test_ledger_begins_with_its_writer_key_and_settings(tmp_path):
    path = tmp_path / "ledger.db"

    public_key = found_ledger(path, KEY, device_id=DEVICE, epoch=EPOCH, settings={"sample": "1"})

    settings = dict(rows_of(path, "SELECT key, value FROM setting"))
    secret = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings["device_key"]))
    assert secret.public_key().public_bytes_raw().hex() == public_key
    assert {key: settings[key] for key in ("sample", "writer")} == {"sample": "1", "writer": "1"}
    assert rows_of(path, "SELECT id, device, epoch FROM writer") == [(1, DEVICE.bytes, EPOCH.bytes)]
    assert verify_ledger(path, KEY).problems == ()


def test_each_ledger_has_a_key_of_its_own(tmp_path):
    assert found(tmp_path / "one.db") != found(tmp_path / "other.db")


def test_ledger_is_encrypted(founded):
    data = founded.read_bytes()

    assert b"SQLite format 3" not in data
    assert b"CREATE TABLE" not in data


def test_ledger_is_not_founded_twice(ledger_path):
    before = ledger_path.read_bytes()

    with pytest.raises(ConflictError, match="已经有一个账本"):
        found(ledger_path)

    assert ledger_path.read_bytes() == before


def test_ledger_of_another_key_is_left_alone(ledger_path):
    before = ledger_path.read_bytes()

    with pytest.raises(LedgerDamagedError):
        found_ledger(ledger_path, bytes(32), device_id=DEVICE, epoch=EPOCH, settings={})

    assert ledger_path.read_bytes() == before


def test_founding_where_there_is_no_folder_is_refused(tmp_path):
    with pytest.raises(StorageError):
        found(tmp_path / "none" / "ledger.db")


@pytest.mark.parametrize("point", ["schema.migrated", "schema.before_commit", "schema.committed"])
def test_founding_that_was_cut_off_is_finished(tmp_path, point):
    path = tmp_path / "ledger.db"
    script = f"""
from ledger_factory import found
arm({point!r})
found(path)
"""

    assert run_child(path, script, opened=False) == (-9, "", "")
    with pytest.raises(LedgerDamagedError):
        SqlLedger(path, KEY)

    found(path)

    ledger = SqlLedger(path, KEY)
    with ledger.act("register") as work:
        work.add(Household(number="1"))
    ledger.close()
    assert verify_ledger(path, KEY).problems == ()
