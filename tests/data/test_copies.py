"""Copies of an open ledger: whole, under the same key, and refused where they are not."""

import shutil
from pathlib import Path

import pytest
from ledger_factory import DEVICE, EPOCH, fill, foreign

from desktop.data.copies import check_copy, copy_ledger, schema_of
from desktop.data.founding import found_ledger
from desktop.data.key_files import MasterKey
from desktop.data.ledgers import SqlLedger
from desktop.data.verification import verify_ledger
from desktop.errors import LedgerDamagedError, LedgerTooNewError, StorageError
from desktop.records import Organization
from desktop.records.declarations import SCHEMA

MASTER = MasterKey(bytes(range(32)))
KEY = MASTER.ledger_key()


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("copied") / "ledger.db"
    found_ledger(path, KEY, device_id=DEVICE, epoch=EPOCH, settings={})
    ledger = SqlLedger(path, KEY)
    fill(ledger)
    ledger.close()
    return path


@pytest.fixture
def source(template, tmp_path):
    return Path(shutil.copy(template, tmp_path / "ledger.db"))


def test_copy_is_the_ledger(source, tmp_path):
    target = tmp_path / "copy.db"

    copy_ledger(source, KEY, target)

    check_copy(target, MASTER)
    assert schema_of(target, KEY) == SCHEMA
    assert verify_ledger(target, KEY).problems == ()
    with foreign(source, KEY) as one, foreign(target, KEY) as other:
        statement = 'SELECT id, "row", body, digest FROM patch ORDER BY id'
        assert one.execute(statement).fetchall() == other.execute(statement).fetchall()


def test_copy_of_a_ledger_at_work_is_of_one_moment(source, tmp_path):
    ledger = SqlLedger(source, KEY)
    with ledger.act("register") as work:
        work.add(Organization(name="没有写完"))
        work.count(Organization)
        copy_ledger(source, KEY, tmp_path / "copy.db")
    ledger.close()

    copied = SqlLedger(tmp_path / "copy.db", KEY)
    with copied.read() as look:
        assert look.search("没有写完") == []
        assert [hit.title for hit in look.search("道路")] == ["三组道路不好走"]
    copied.close()


def test_copy_takes_no_files_place(source, tmp_path):
    target = tmp_path / "copy.db"
    target.write_bytes(b"x" * 5000)

    with pytest.raises(StorageError):
        copy_ledger(source, KEY, target)

    assert target.read_bytes() == b"x" * 5000


@pytest.mark.parametrize("place", [20, 4096 * 3 + 7, -5])
def test_copy_with_a_flipped_byte_is_refused(source, place):
    data = bytearray(source.read_bytes())
    data[place] ^= 1
    source.write_bytes(data)

    with pytest.raises(LedgerDamagedError):
        check_copy(source, MASTER)


def test_copy_of_a_newer_version_is_refused(source):
    with foreign(source, KEY) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")

    assert schema_of(source, KEY) == SCHEMA + 1
    with pytest.raises(LedgerTooNewError):
        check_copy(source, MASTER)


def test_copy_under_another_key_is_refused(source):
    with pytest.raises(LedgerDamagedError):
        check_copy(source, MasterKey(bytes(32)))


@pytest.mark.parametrize(
    "look",
    [
        lambda path: copy_ledger(path, KEY, path.with_name("copy.db")),
        lambda path: schema_of(path, KEY),
        lambda path: check_copy(path, MASTER),
    ],
)
def test_missing_ledger_is_not_made(tmp_path, look):
    with pytest.raises(LedgerDamagedError):
        look(tmp_path / "ledger.db")

    assert list(tmp_path.iterdir()) == []
