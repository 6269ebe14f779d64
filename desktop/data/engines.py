"""Opens SQLCipher connections: key, pragmas, the guards' function, and what SQLite may complain of.

Thread: an engine's connections may be used by one thread at a time each; the pool hands them out.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError, PendingRollbackError
from sqlalchemy.pool import QueuePool

from desktop.data.guards import PREFIX, READING
from desktop.errors import (
    ConflictError,
    DiskFullError,
    LedgerDamagedError,
    LedgerLockedError,
    StorageError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

BUSY_TIMEOUT_S = 5
_PAGE_BYTES = 4096  # SQLCipher's

_QUIET = "PRAGMA cipher_log_level = NONE"  # what goes wrong is raised, not printed on stderr

# Of what it does not know as SQLite's own the driver asks each time how it is to be stored, which
# costs more than storing it. These two are stored as they are.
sqlcipher.register_adapter(bytes, bytes)
sqlcipher.register_adapter(type(None), {}.get)  # nothing under None: None

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",
)


class Mode:
    """What a connection may do just now; the guards read it through `yishibu_mode()`."""

    def __init__(self) -> None:
        self.value = READING


def connect(path: Path, key: bytes, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> tuple[Any, Mode]:
    """Open one connection with the raw 32-byte key; the file is made where there is none."""
    connection = sqlcipher.connect(
        str(path), timeout=busy_timeout_s, isolation_level=None, check_same_thread=False
    )
    mode = Mode()
    try:
        connection.execute(_QUIET)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.create_function("yishibu_mode", 0, lambda: mode.value)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection, mode


def require_file(path: Path) -> None:
    """Refuse a ledger file that is missing, or that SQLite would take for an empty one.

    Raises:
        LedgerDamagedError: There is no file, or not even one page in it.
    """
    if path.is_file() and path.stat().st_size >= _PAGE_BYTES:
        return
    what = "是空的，或只剩开头" if path.is_file() else "不见了"
    raise LedgerDamagedError(
        f"账本文件{what}：{path.name}。",
        "请不要重新建账，用“恢复备份”取回最近的备份。",
        path=str(path),
    )


def make_engine(path: Path, key: bytes, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Engine:
    """Return an engine for a ledger file; raises nothing until its first connection."""
    modes: dict[int, Mode] = {}

    def creator() -> Any:
        connection, mode = connect(path, key, busy_timeout_s=busy_timeout_s)
        modes[id(connection)] = mode
        return connection

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,  # what people typed does not belong in a traceback
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, record: Any) -> None:
        record.info["mode"] = modes.pop(id(connection))

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("yishibu_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextlib.contextmanager
def mode_of(connection: Connection, value: int) -> Iterator[None]:
    """Let the guards see `value` for the length of the block."""
    mode: Mode = connection.info["mode"]
    before, mode.value = mode.value, value
    try:
        yield
    finally:
        mode.value = before


@contextlib.contextmanager
def storage_errors() -> Iterator[None]:
    """Turn what SQLite raises into errors that a person can be shown: the one seam."""
    try:
        yield
    except DBAPIError as error:
        raise storage_error(str(error.orig), connected=not _no_table(error)) from error
    except PendingRollbackError as error:  # an earlier one was swallowed; the text quotes it
        raise storage_error(str(error)) from error
    except (sqlcipher.Error, sqlite3.Error) as error:
        raise storage_error(str(error)) from error


def _no_table(error: DBAPIError) -> bool:
    return isinstance(error, OperationalError) and "no such table" in str(error.orig)


def storage_error(text: str, *, connected: bool = True) -> StorageError | ConflictError:
    """Return the error for SQLite's message `text`."""
    if "database or disk is full" in text:
        return DiskFullError(
            "磁盘已满，这一步没有保存。", "请腾出空间后再试；先前已保存的内容都在。", cause=text
        )
    if "locked" in text or "busy" in text:
        return LedgerLockedError(
            "另一个程序正在使用这个账本。", "请关闭另一个议事簿窗口或命令后再试。", cause=text
        )
    if PREFIX in text:
        return ConflictError(
            "这条记录已定稿或只能新增，不能改动。", "请用更正或新的一条来说明。", cause=text
        )
    if "not a database" in text or "malformed" in text or "hmac" in text or not connected:
        return LedgerDamagedError(
            "账本文件无法读取：内容损坏，或密钥不是它的。",
            "请不要删除任何文件，用“恢复备份”取回最近的备份。",
            cause=text,
        )
    return StorageError("账本读写失败。", f"请重试；若仍失败，请记下：{text}", cause=text)
