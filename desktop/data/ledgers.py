"""The ledger of one home folder: acts and looks, over SQLCipher.

Thread: any; one act at a time. A second process may work on the same ledger: SQLite lets one write
at a time, and each act reads the end of the chain inside its own transaction.
"""

from __future__ import annotations

import contextlib
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import sessionmaker

from desktop.data.capture import Captured, RecordSession
from desktop.data.crash_points import crash_point
from desktop.data.drafts import SqlDraftStore
from desktop.data.engines import (
    BUSY_TIMEOUT_S,
    make_engine,
    mode_of,
    require_file,
    storage_errors,
)
from desktop.data.guards import WRITING
from desktop.data.journal import Act, Journal, Writer
from desktop.data.reading import SqlReading
from desktop.data.search import index_rows
from desktop.data.views import OrganizationView
from desktop.errors import ConflictError, LedgerDamagedError
from desktop.records import Account, Record, declaration_of
from desktop.records import Act as ActRecord
from desktop.records.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.data.engines import Mode

# Settings: by how much the clock is corrected, and after which Change (writer/number) stamps begin
# anew, so that they may go back.
CLOCK_SHIFT, CLOCK_BEGINS = "clock_shift_ms", "clock_begins"


def _system_clock() -> datetime:
    return datetime.now(UTC)


class SqlWork(SqlReading):
    """One act under way (services.ports.Work)."""

    def __init__(self, session: RecordSession, writer: Writer, act: Act, org: UUID | None) -> None:
        super().__init__(session, writer)
        self._act = act
        self.doomed: BaseException | None = None
        self.reason = ""
        self.org = org

    @property
    def now(self) -> datetime:
        """Time at which the act began, aware UTC."""
        return self._act.at

    @property
    def actor(self) -> UUID | None:
        """Account that acts."""
        return self._act.actor

    def add(self, row: Record) -> None:
        """Enter a new row."""
        self._session.add(row)

    def remove(self, row: Record) -> None:
        """Mark a row as removed."""
        row.removed_at = self.now

    def confirm(self, row: Record, *names: str) -> None:
        """Write fields of a row even where their values stay."""
        declaration = declaration_of(type(row))
        frozen = declaration.frozen_when and getattr(row, declaration.frozen_when) is not None
        if declaration.insert_only or frozen:
            raise ConflictError(
                "这条记录已定稿或只能新增，不能改动。", "请用更正或新的一条来说明。"
            )
        companions = [each.name for each in declaration.fields if each.of in names]
        captured: Captured = self._session.info["captured"]
        captured.confirm(row, (*names, *companions))

    def because(self, reason: str) -> None:
        """Give the reason of the act."""
        self.reason = reason

    def set_setting(self, key: str, value: str) -> None:
        """Keep a local setting."""
        self._session.execute(
            text("INSERT OR REPLACE INTO setting (key, value) VALUES (:key, :value)"),
            {"key": key, "value": value},
        )


class SqlLedger:
    """An open ledger (services.ports.Ledger)."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        clock: Callable[[], datetime] = _system_clock,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
    ) -> None:
        require_file(path)
        self._engine = make_engine(path, key, busy_timeout_s=busy_timeout_s)
        self._sessions = sessionmaker(class_=RecordSession, expire_on_commit=False)
        self._clock = clock
        self._writing = threading.RLock()
        self._local = threading.local()
        with self._connection() as connection:
            settings = self._refresh(connection)
        self._actor = UUID(settings["account"]) if settings.get("account") else None

        self.drafts = SqlDraftStore(self._engine, clock=self.now, actor=lambda: self._actor)

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._engine.dispose()

    @contextlib.contextmanager
    def act(self, name: str, *, why: str = "") -> Iterator[SqlWork]:
        """Begin an act, or join the one under way on this thread (services.ports.Ledger)."""
        joined: SqlWork | None = getattr(self._local, "work", None)
        if joined is not None:
            try:
                yield joined
            except BaseException as error:
                joined.doomed = error
                raise
            return
        with self._writing, storage_errors(), self._connection(writing=True) as connection:
            with connection.begin(), mode_of(connection, WRITING):
                # A part may be flushed before its whole: keys are checked at the commit.
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                self._refresh(connection)  # sync may have begun an epoch in another process
                act = Act(name=name, id=new_id(), actor=self._actor, at=self.now())
                self._local.work = work = self._begin(connection, act)
                try:
                    work.because(why)
                    yield work
                    self._finish(connection, work, act)
                finally:
                    self._local.work = None
                crash_point("ledger.before_commit")
            crash_point("ledger.committed")

    def _begin(self, connection: Connection, act: Act) -> SqlWork:
        session = self._sessions(bind=connection)
        session.info["captured"] = Captured(self._org)
        return SqlWork(session, self._writer, act, self._org)

    def _finish(self, connection: Connection, work: SqlWork, act: Act) -> None:
        if work.doomed is not None:
            raise work.doomed
        session = work._session  # noqa: SLF001 – its own work
        session.connection()  # raises where a flush failed and the service went on
        session.flush()
        captured: Captured = session.info["captured"]
        if work.reason and captured.rows():
            session.add(ActRecord(id=act.id, name=act.name, reason=work.reason))
            session.flush()
        rows = captured.rows()
        Journal(connection, self._writer).write(act, rows)
        index_rows(connection, rows)
        session.expunge_all()

    @contextlib.contextmanager
    def read(self, *, of: UUID | None = None) -> Iterator[SqlReading]:
        """Begin a look: one consistent snapshot, in which nothing can be changed.

        Args:
            of: An organization below to look at, in place of the ledger's own.
        """
        with storage_errors(), self._connection() as connection, connection.begin():
            session = self._sessions(bind=connection, autoflush=False)
            try:
                yield SqlReading(session, self._writer, of)
            finally:
                session.expunge_all()

    def of(self, org: UUID) -> OrganizationView:
        """Return an organization below as a ledger of its own, in which nothing can be written."""
        return OrganizationView(lambda below: self.read(of=below), org)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[tuple[Any, Mode]]:
        """Write what is no act: a connection (sqlcipher3), and its mode, which is WRITING.

        All or nothing, as an act is; for sync and within this package only.
        """
        with self._writing, storage_errors(), self._connection(writing=True) as connection:
            with connection.begin(), mode_of(connection, WRITING):
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                yield connection.connection.driver_connection, connection.info["mode"]
                self._refresh(connection)
                crash_point("ledger.before_commit")
            crash_point("ledger.committed")

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Any]:
        """Look at what is no record: a connection (sqlcipher3) that sees one state."""
        with self._connection() as connection, connection.begin():
            yield connection.connection.driver_connection

    def _refresh(self, connection: Connection) -> dict[str, str]:
        """Read again whose journal this is, and return every setting."""
        rows = connection.exec_driver_sql("SELECT key, value FROM setting")
        settings = {str(row[0]): str(row[1]) for row in rows}
        self._writer = _current_writer(connection, settings)
        self._org = UUID(settings["org"]) if settings.get("org") else None
        self._shift = timedelta(milliseconds=int(settings.get(CLOCK_SHIFT, "0")))
        return settings

    def now(self) -> datetime:
        """Return the present, aware UTC, by the clock of this machine as sync corrected it."""
        wall = self._clock()
        try:
            return wall + self._shift
        except OverflowError:  # beyond the calendar: such a clock says nothing
            return wall

    @property
    def wall(self) -> Callable[[], datetime]:
        """The clock of this machine, uncorrected."""
        return self._clock

    @contextlib.contextmanager
    def _connection(self, *, writing: bool = False) -> Iterator[Connection]:
        with storage_errors(), self._engine.connect() as connection:
            yield connection.execution_options(yishibu_writing=writing)

    def sign_in(self, account: Account) -> None:
        """Let further acts be this account's."""
        self._actor = account.id

    @property
    def actor(self) -> UUID | None:
        """Account whose acts these are."""
        return self._actor


def _current_writer(connection: Connection, settings: Mapping[str, str]) -> Writer:
    """Return the writer that the settings name; the ledger has one from its founding."""
    row = connection.exec_driver_sql(
        "SELECT id, device, epoch FROM writer WHERE id = ?", (settings.get("writer"),)
    ).first()
    if row is None:
        raise LedgerDamagedError(
            "账本没有建完，还不能使用。", "请重新建账；这个账本里还没有任何记录。"
        )
    begins, _, after = settings.get(CLOCK_BEGINS, "").partition("/")
    return Writer(
        id=row[0],
        device=str(UUID(bytes=row[1])),
        epoch=str(UUID(bytes=row[2])),
        restarts_after=int(after) if begins == str(row[0]) else -1,
    )
