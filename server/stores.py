"""The server's database and keys, opened: SQLite in its home, or PostgreSQL.

A Store may be used by many threads at once. Reading sees one state of the database from beginning
to end; writing is one transaction, whole or not at all. On SQLite writers come one after the other.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import create_engine, event, make_url, select, text, update
from sqlalchemy.exc import ArgumentError, DBAPIError

from desktop.domain.changes import START
from desktop.domain.clocks import format_stamp
from desktop.errors import AppError, DiskFullError, StorageError
from desktop.records.ids import new_id
from server.parts import Bodies
from server.reports import declared_digest, make_views
from server.rows import refold
from server.tables import metadata, server
from server.uploads import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

DATABASE_FILE = "server.db"
MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 0x79736800  # names our lock among PostgreSQL's, while the schema is made
_ONE_STATE: dict[str, dict[str, Any]] = {
    "sqlite": {},  # a transaction of SQLite sees one state as it is
    "postgresql": {"isolation_level": "REPEATABLE READ"},
}
_POOLS: dict[str, dict[str, Any]] = {
    "sqlite": {
        "connect_args": {"timeout": 30, "check_same_thread": False},  # seconds; the pool lends
        "pool_size": 20,
        "max_overflow": 20,
    },
    "postgresql+psycopg": {"pool_size": 20, "max_overflow": 20, "pool_pre_ping": True},
}
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -65536",
)


def now() -> datetime:
    """Return the present, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Keys:
    """The server's private keys: what signs receipts and pages, and what opens bundles."""

    receipt: Ed25519PrivateKey = field(repr=False)
    sealing: X25519PrivateKey = field(repr=False)


@dataclass(slots=True)
class Store:
    """The database, the folder of files, and who the server is.

    Attributes:
        home: Where uploads and files lie, and the database where it is SQLite.
        id: The server's, made once.
        now: The server's clock.
    """

    engine: Engine
    home: Path
    id: str
    keys: Keys
    now: Callable[[], datetime] = now

    @property
    def name(self) -> str:
        """What people call the county's server, "" until it was named."""
        with self.reading() as connection:
            return str(connection.execute(select(server.c.name)).scalar_one())

    def rename(self, name: str) -> None:
        """Say what people call the server."""
        with self.writing() as connection:
            connection.execute(update(server).values(name=name))

    @property
    def receipt_key(self) -> str:
        """The public half of what signs receipts and pages: Ed25519, hexadecimal."""
        return self.keys.receipt.public_key().public_bytes_raw().hex()

    @property
    def sealing_key(self) -> str:
        """The public half of what opens bundles: X25519, hexadecimal."""
        return self.keys.sealing.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes | memoryview) -> bytes:
        """Return the server's Ed25519 signature."""
        return self.keys.receipt.sign(data)

    def verify(self, data: bytes | memoryview, signature: bytes) -> bool:
        """Tell whether this server signed `data`."""
        try:
            self.keys.receipt.public_key().verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def stamp(self) -> str:
        """Return the present of the server's clock as a stamp."""
        return format_stamp(self.now(), 0)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state throughout, and keeps nothing."""
        engine = self.engine.execution_options(**_ONE_STATE[self.engine.dialect.name])
        with _storage_errors(engine), engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction: kept where the block ends well, else undone."""
        with _storage_errors(self.engine), _writing(self.engine) as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def _writing(engine: Engine) -> contextlib.AbstractContextManager[Connection]:
    return engine.execution_options(yishibu_writing=True).begin()


def open_store(url: str, home: Path, *, clock: Callable[[], datetime] = now) -> Store:
    """Open the database, made or migrated where need be.

    Args:
        url: ``sqlite:///FILE`` or ``postgresql+psycopg://…``; "" is SQLite in `home`.
        home: Folder of the server's files; made where it is not there.
        clock: Returns the present, aware.

    Raises:
        StorageError: The database cannot be reached, read or written, or is a newer version's.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / FOLDER).mkdir(mode=0o700, exist_ok=True)  # a backup takes it along, empty too
    except OSError as error:
        raise StorageError(
            "服务器的文件夹无法建立。", f"请核对路径和权限：{error.strerror}。", path=str(home)
        ) from error
    engine = _make_engine(url or f"sqlite:///{home / DATABASE_FILE}")
    try:
        with _storage_errors(engine):
            _prepare(engine, home)
            with engine.connect() as connection:
                found = connection.execute(select(server)).one()
    except BaseException:
        engine.dispose()
        raise
    keys = Keys(
        Ed25519PrivateKey.from_private_bytes(found.receipt_key),
        X25519PrivateKey.from_private_bytes(found.sealing_key),
    )
    return Store(engine, home, found.id, keys, clock)


def _make_engine(url: str) -> Engine:
    try:
        engine = create_engine(url, hide_parameters=True, **_POOLS[make_url(url).drivername])
    except (ArgumentError, KeyError, ValueError) as error:
        raise StorageError(
            "数据库地址读不懂。",
            "请写成 postgresql+psycopg://用户:密码@主机/库名，或不写，用自带的 SQLite。",
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: Python's driver would begin late
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("yishibu_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _prepare(engine: Engine, home: Path) -> None:
    """Bring all to this version and make the keys, once, whoever else starts now too."""
    with _writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
        _migrate(connection)
        if connection.execute(select(server.c.one)).first() is None:
            connection.execute(server.insert().values(**_new_server()))
        _declare(connection, home)


def _declare(connection: Connection, home: Path) -> None:
    """Bring rows and views up to this version's declarations, where another's made them."""
    known = connection.execute(select(server.c.declared)).scalar_one()
    if known == (declared := declared_digest()):
        return
    refold(connection, Bodies(home, lenient=True))
    make_views(connection)
    connection.execute(update(server).values(declared=declared))


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 – 150 ms that commands like --help need not pay
    from alembic.config import Config  # noqa: PLC0415 – with the line above
    from alembic.util import CommandError  # noqa: PLC0415 – with the lines above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StorageError(
            "这个数据库是更新版本的服务器写的。", "请先升级服务器；数据库没有改动。"
        ) from error


def _new_server() -> dict[str, Any]:
    return {
        "one": 1,
        "id": str(new_id()),
        "name": "",
        "receipt_key": Ed25519PrivateKey.generate().private_bytes_raw(),
        "sealing_key": X25519PrivateKey.generate().private_bytes_raw(),
        "declared": "",
        "position": 0,
        "running": START,
    }


@contextlib.contextmanager
def _storage_errors(engine: Engine) -> Iterator[None]:
    """Turn what the engines raise into errors that a person can be shown: the one seam.

    Also what the driver raises itself: SQLAlchemy does not stand between us and COPY.
    """
    driver = engine.dialect.loaded_dbapi
    try:
        yield
    except AppError:
        raise
    except DBAPIError as error:
        raise _storage_error(driver, error.orig) from error
    except driver.Error as error:
        raise _storage_error(driver, error) from error


def _storage_error(driver: Any, error: BaseException | None) -> StorageError:
    cause = _cause(error)
    if "disk is full" in cause or getattr(error, "sqlstate", "") == "53100":
        return DiskFullError(
            "服务器的磁盘满了，这一步没有保存。", "请腾出空间后再试。", cause=cause
        )
    if isinstance(error, driver.OperationalError):
        return StorageError(
            "数据库现在用不了。",
            "请核对它是否在运行、地址对不对，稍后再试。",
            cause=cause,
            busy=True,
        )
    return StorageError("数据库读写失败。", "请重试；若仍失败，请看服务器日志。", cause=cause)


def _cause(error: Any) -> str:
    """Say what failed, for the log: not in PostgreSQL's words, which quote whole rows."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        return " ".join(str(error).split())
    told = error.diag
    named = (told.table_name, told.column_name, told.constraint_name)
    return " ".join(filter(None, (type(error).__name__, state, *named)))
