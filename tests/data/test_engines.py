"""Connections: pragmas, modes, and what SQLite complains of in words for people."""

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from ledger_factory import KEY, foreign
from sqlalchemy import text

from desktop.data.engines import connect, make_engine, mode_of, require_file, storage_errors
from desktop.data.guards import READING, WRITING
from desktop.errors import (
    ConflictError,
    DiskFullError,
    LedgerDamagedError,
    LedgerLockedError,
    StorageError,
)


@pytest.fixture
def engine(ledger_path):
    engine = make_engine(ledger_path, KEY)
    yield engine
    engine.dispose()


def test_connection_keeps_what_it_is_told(ledger_path):
    connection, mode = connect(ledger_path, KEY)
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store")

    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    connection.close()

    assert found == ["wal", 2, 1, 1, 2]
    assert mode.value == READING


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (None, (None, "null")),
        (b"\x00a\xff", (b"\x00a\xff", "blob")),
        (b"", (b"", "blob")),
        (bytearray(b"ab"), (b"ab", "blob")),
        (True, (1, "integer")),
        ("", ("", "text")),
    ],
)
def test_values_are_stored_as_they_are(ledger_path, value, stored):
    connection, _ = connect(ledger_path, KEY)

    found = connection.execute("SELECT ?, typeof(?)", (value, value)).fetchone()
    connection.close()

    assert found == stored


def test_driver_asks_no_bytes_how_they_wish_to_be_stored(ledger_path):
    class Wishing(bytes):
        def __conform__(self, _protocol):
            return "otherwise"

    connection, _ = connect(ledger_path, KEY)
    found = [connection.execute("SELECT ?", (one,)).fetchone() for one in (Wishing(b"a"), b"a")]
    connection.close()

    assert found == [("otherwise",), (b"a",)]
    assert sqlcipher.adapters[bytes, sqlcipher.PrepareProtocol](b"a") == b"a"
    assert sqlcipher.adapters[type(None), sqlcipher.PrepareProtocol](None) is None


def test_guards_see_the_mode_of_their_own_connection(engine):
    with engine.connect() as one, engine.connect() as other:
        asked = text("SELECT yishibu_mode()")
        with mode_of(one, WRITING):
            assert (one.scalar(asked), other.scalar(asked)) == (WRITING, READING)
        assert one.scalar(asked) == READING


def fail_in(connection, mode):
    with mode_of(connection, mode):
        raise ZeroDivisionError


def test_mode_ends_with_a_failure(engine):
    with engine.connect() as connection:
        with pytest.raises(ZeroDivisionError):
            fail_in(connection, WRITING)
        assert connection.scalar(text("SELECT yishibu_mode()")) == READING


def test_wrong_key_leaves_no_open_file(ledger_path):
    with pytest.raises(sqlcipher.DatabaseError):
        connect(ledger_path, bytes(32))

    with foreign(ledger_path) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("complaint", "error"),
    [
        ("database or disk is full", DiskFullError),
        ("database is locked", LedgerLockedError),
        ("database table is locked: concern", LedgerLockedError),
        ("guard_ballot: frozen", ConflictError),
        ("file is not a database", LedgerDamagedError),
        ("database disk image is malformed", LedgerDamagedError),
        ("disk I/O error", StorageError),
        ("UNIQUE constraint failed: concern.id", StorageError),
    ],
)
def test_complaint_becomes_an_error_for_people(complaint, error):
    with pytest.raises(error) as caught, storage_errors():
        raise sqlcipher.OperationalError(complaint)

    assert type(caught.value) is error
    assert caught.value.message
    assert caught.value.advice
    assert caught.value.details["cause"] == complaint


def test_complaint_through_sqlalchemy_becomes_one_too(engine):
    with pytest.raises(StorageError), storage_errors(), engine.connect() as connection:
        connection.execute(text("SELECT chicken FROM concern"))


def test_missing_table_means_damage(engine):
    with pytest.raises(LedgerDamagedError), storage_errors(), engine.connect() as connection:
        connection.execute(text("SELECT * FROM chicken"))


def test_other_errors_pass():
    with pytest.raises(ZeroDivisionError), storage_errors():
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("size", "what"), [(None, "不见了"), (0, "只剩开头"), (1, "只剩开头"), (4095, "只剩开头")]
)
def test_file_without_a_page_is_refused(tmp_path, size, what):
    path = tmp_path / "ledger.db"
    if size is not None:
        path.write_bytes(bytes(size))

    with pytest.raises(LedgerDamagedError, match=what):
        require_file(path)


def test_file_with_a_page_may_be_opened(ledger_path):
    assert require_file(ledger_path) is None
