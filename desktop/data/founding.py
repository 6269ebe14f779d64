"""Founds a ledger file: its tables, the writer of its journal, the device's key, its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.data.engines import make_engine, mode_of, storage_errors
from desktop.data.guards import WRITING
from desktop.data.schemas import prepare_schema
from desktop.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection

_INSERT_SETTING = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"


def found_ledger(
    path: Path, key: bytes, *, device_id: UUID, epoch: UUID, settings: Mapping[str, str]
) -> str:
    """Make a ledger file, ready for its first act.

    What a founding that was cut off left behind is finished.

    Args:
        path: Where it is to lie; its folder exists.
        key: Its raw 32-byte key.
        device_id: Id of this machine, the first writer of the journal.
        epoch: Random id of the writer's first epoch.
        settings: Local settings to keep from the beginning.

    Returns:
        The device's Ed25519 public key in hexadecimal; the private one stays in the ledger
        (setting ``device_key``).

    Raises:
        ConflictError: There is a ledger already; it is left as it is.
        StorageError: The file cannot be made.
    """
    if path.parent.is_dir():
        path.touch(mode=0o600)  # before SQLite makes it readable to others
    prepare_schema(path, key, before_migration=lambda: None, founding=True)
    secret = Ed25519PrivateKey.generate()
    kept = {**settings, "writer": "1", "device_key": secret.private_bytes_raw().hex()}
    engine = make_engine(path, key)
    try:
        with storage_errors(), engine.connect() as connection:
            connection.execution_options(yishibu_writing=True)
            with connection.begin(), mode_of(connection, WRITING):
                _enter(connection, device_id, epoch, kept)
    finally:
        engine.dispose()
    return secret.public_key().public_bytes_raw().hex()


def _enter(connection: Connection, device_id: UUID, epoch: UUID, kept: Mapping[str, str]) -> None:
    run = connection.exec_driver_sql
    if run("SELECT 1 FROM writer").first():
        raise ConflictError("这里已经有一个账本。", "请直接打开它；要另建账本，请换一个文件夹。")
    run("INSERT INTO writer (id, device, epoch) VALUES (1, ?, ?)", (device_id.bytes, epoch.bytes))
    run(_INSERT_SETTING, list(kept.items()))


def begin_epoch(path: Path, key: bytes, epoch: UUID) -> None:
    """Let this device go on writing in a new epoch, as a restored ledger must.

    What it wrote after the backup was taken may be known elsewhere under the old epoch's numbers.

    Raises:
        StorageError: The file cannot be written.
    """
    engine = make_engine(path, key)
    try:
        with storage_errors(), engine.connect() as connection:
            connection.execution_options(yishibu_writing=True)
            with connection.begin(), mode_of(connection, WRITING):
                added = connection.exec_driver_sql(
                    "INSERT INTO writer (device, epoch) SELECT device, ? FROM writer"
                    " WHERE id = (SELECT value FROM setting WHERE key = 'writer')",
                    (epoch.bytes,),
                )
                connection.exec_driver_sql(_INSERT_SETTING, ("writer", str(added.lastrowid)))
    finally:
        engine.dispose()
