"""Consistent copies of an open ledger file, and the check that a copy is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.data.engines import connect, require_file, storage_errors
from desktop.errors import LedgerDamagedError, LedgerTooNewError
from desktop.records.declarations import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.data.key_files import MasterKey


def copy_ledger(source: Path, key: bytes, target: Path) -> None:
    """Write a copy of a ledger file as of now, under the same key, while others may write.

    Raises:
        StorageError: The ledger cannot be read, or the copy not written.
    """
    require_file(source)
    with storage_errors():
        reader, _ = connect(source, key)
        try:
            reader.execute("VACUUM INTO ?", (str(target),))
        finally:
            reader.close()


def schema_of(path: Path, key: bytes) -> int:
    """Return the schema number that a ledger file was last written under."""
    require_file(path)
    with storage_errors():
        connection, _ = connect(path, key)
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()


def check_copy(path: Path, key: MasterKey) -> None:
    """Refuse a ledger file that does not open with the key, is damaged, or is too new.

    Raises:
        LedgerDamagedError: A page is not what it was.
        LedgerTooNewError: A newer version of the app wrote it.
        StorageError: It cannot be read.
    """
    require_file(path)
    with storage_errors():
        connection, _ = connect(path, key.ledger_key())
        try:
            damage = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            answers = connection.execute("PRAGMA quick_check").fetchall()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        finally:
            connection.close()
    if damage or answers != [("ok",)]:
        raise LedgerDamagedError("账本副本不完整，没有采用。", "请换一份备份，或检查磁盘后重试。")
    if version > SCHEMA:
        raise LedgerTooNewError("这份备份是更新版本的议事簿写的。", "请先升级议事簿。")
