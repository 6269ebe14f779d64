"""One open ledger as the window sees it: reading, acting, telling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.deadlines import day_of
from desktop.errors import StorageError
from desktop.services.ports import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from desktop.domain.rosters import RawSheet
    from desktop.errors import AppError
    from desktop.services.attachments import FileStore
    from desktop.services.bundle_ports import BundleIn, BundleOut
    from desktop.services.daily_backups import BackupState
    from desktop.services.dossiers import BindingPress
    from desktop.services.findings import OnProgress
    from desktop.services.ports import DraftStore, Reading
    from desktop.services.sync_ports import (
        Ended,
        Invitation,
        Invited,
        Joining,
        LineProgress,
        SyncStore,
    )
    from desktop.ui.looks import Look
    from desktop.ui.places import Navigator
    from desktop.ui.printing import Printers
    from desktop.ui.tasks import Done, Failed, Task, TaskRunner


class WindowLedger(Ledger, Protocol):
    """A ledger with its drafts."""

    @property
    def drafts(self) -> DraftStore:
        """Where what is being typed is kept."""


class OpenHome(Protocol):
    """An open home folder; composition makes it."""

    @property
    def folder(self) -> Path:
        """Where ledger, keys and attachments lie."""

    @property
    def ledger(self) -> WindowLedger:
        """The ledger."""

    @property
    def files(self) -> FileStore:
        """Attachments."""

    @property
    def press(self) -> BindingPress:
        """Whoever draws papers."""

    def fit(self, name: str, data: bytes) -> tuple[str, str, bytes]:
        """Make a chosen file fit for keeping (services.attachments.Fitting)."""

    def back_up(self, target: Path, *, purpose: str = "manual", **options: Any) -> None:
        """Write a verified backup."""

    def back_up_daily(self) -> BackupState:
        """Write the day's backup where there is none; takes seconds."""

    def backup_state(self) -> BackupState:
        """Return what is known of the daily backups."""

    def read_workbook(self, path: Path) -> tuple[RawSheet, ...]:
        """Return the sheets of a file of tables; takes seconds."""

    def renew_code(self) -> str:
        """Return a new recovery code; the old one opens older backups only."""

    def change_passphrase(self, passphrase: str) -> None:
        """Let a passphrase open the ledger from now on."""

    def save_file(self, path: Path, data: bytes) -> None:
        """Write a file for somebody outside, whole or not at all; takes moments.

        Raises:
            StorageError: It cannot be written; what was there before is as it was.
        """

    @property
    def sync_store(self) -> SyncStore:
        """What sync knows of the ledger; any thread, each call a short transaction."""

    def join(self, invitation: Invitation) -> Joining:
        """Join a county; talks to its server and takes seconds.

        Raises:
            AppError: There is no line, or the county refused; the ledger works alone as before.
        """

    def look_at_invitation(self, file: Path) -> Invited:
        """Return what an enrolment file says; AppError where it says nothing."""

    def leave(self) -> None:
        """Work alone from now on; everything recorded stays."""

    def sync(self, progress: LineProgress, pause: Callable[[], bool], *, way: str) -> Ended:
        """Sync once with the county's server; may take hours, never on the UI thread.

        Args:
            progress: Told how far it is.
            pause: Asked whether a person wishes it to stop; it ends at the next safe point.
            way: ``auto`` or ``hand``, for the history.
        """

    def export_bundle(self, path: Path, on_progress: OnProgress) -> BundleOut:
        """Write what waits into a file for a stick (services.bundle_ports.Sticks)."""

    def ask_to_join(self, path: Path, file: Path, on_progress: OnProgress) -> BundleOut:
        """Ask by stick to be enrolled by an enrolment file (services.bundle_ports.Sticks)."""

    def import_bundle(self, path: Path, on_progress: OnProgress) -> BundleIn:
        """Take in a bundle from a stick (services.bundle_ports.Sticks)."""

    def recovery_sheet(self, code: str, organization: str, on: date) -> bytes:
        """Return a recovery code as a sheet for the safe, PDF."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the strip above the page; tone is one of info, good, warn, bad."""

    text: str
    advice: str = ""
    tone: str = "info"


class Session(QObject):
    """What pages work with; lives on the UI thread."""

    changed = Signal()
    """An act was saved: whoever shows something of the ledger asks for it anew."""
    saved = Signal(object)
    """When something was last saved, a draft included; aware UTC."""
    noticed = Signal(object)
    """A Notice to show."""
    backed_up = Signal(object)
    """A BackupState: somebody looked, or made a backup."""
    unreadable = Signal(object)
    """The AppError that came instead of what a page asked for."""
    readable = Signal()
    """The ledger answered."""
    closed = Signal()
    """Another ledger takes the place of this one."""
    exchange_asked = Signal(str)
    """Another ledger is wanted instead of this one: ``alone`` or ``restore``."""

    def __init__(
        self,
        home: OpenHome,
        tasks: TaskRunner,
        look: Look,
        navigator: Navigator,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        printers: Printers | None = None,
    ) -> None:
        super().__init__()
        self._printers = printers
        self.home, self.tasks, self.look, self.navigator = home, tasks, look, navigator
        self._clock = clock
        self._correction = timedelta()
        self.is_day_settled = False
        """Whether a person told in this run which day it is."""
        self.acted_at: datetime | None = None
        """When this run last saved something, by the clock."""
        tasks.failed.connect(self._on_tasks_failed)

    def now(self) -> datetime:
        """Return the present, aware; in this run as a person put it right."""
        return self._clock() + self._correction

    def settle_day(self, day: date) -> None:
        """Go on from the day that a person told, at the same time of it, until the run ends."""
        self._correction += day - day_of(self.now())
        self.is_day_settled = True

    @property
    def ledger(self) -> WindowLedger:
        """The ledger; services are called with it on the ledger's thread only."""
        return self.home.ledger

    @property
    def printers(self) -> Printers:
        """The printers of this computer; what knows them is loaded when first asked for."""
        if self._printers is None:
            from desktop.ui.printers import QtPrinters  # noqa: PLC0415 – slow, seldom wanted

            self._printers = QtPrinters()
        return self._printers

    def read(
        self,
        owner: QObject,
        query: Callable[[Reading], Any],
        done: Done,
        failed: Failed | None = None,
        *,
        of: UUID | None = None,
    ) -> Task:
        """Run a query on the ledger's thread and hand its answer over on this one.

        Args:
            owner: Who asks; gone, it hears nothing.
            query: What is asked.
            done: Takes the answer.
            failed: Takes the error instead of the strip above the page.
            of: An organization below to look at, in place of the ledger's own.
        """

        def look() -> Any:
            ledger = self.ledger if of is None else self.ledger.of(of)
            with ledger.read() as reading:
                return query(reading)

        def finish(answer: Any) -> None:
            self.readable.emit()
            done(answer)

        return self.tasks.ledger(owner, look, finish, partial(self._on_read_failed, failed))

    def act(
        self,
        owner: QObject,
        function: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> Task:
        """Run a service, made ready with `functools.partial`, and tell everybody afterwards.

        Whoever asked may be gone by then; what was written, or refused, is told all the same.
        """

        def finish(result: Any) -> None:
            self.acted_at = self.now()
            self.saved.emit(self.acted_at)
            if done and isValid(owner):
                done(result)
            self.changed.emit()

        def refuse(error: AppError) -> None:
            (failed if failed and isValid(owner) else self.tasks.failed.emit)(error)

        return self.tasks.ledger(self, function, finish, refuse)

    def close(self) -> None:
        """Hear of nothing more: another ledger takes the place of this one."""
        self.tasks.failed.disconnect(self._on_tasks_failed)
        self.closed.emit()

    def notify(self, text: str, advice: str = "", tone: str = "info") -> None:
        """Show a sentence above the page until it is read or another comes."""
        self.noticed.emit(Notice(text, advice, tone))

    def _on_read_failed(self, failed: Failed | None, error: AppError) -> None:
        """A ledger that cannot be read leaves a page nothing to say: the window says it."""
        if isinstance(error, StorageError):
            self.unreadable.emit(error)
            if failed is not None:  # whoever asked must know that no answer comes
                failed(error)
        else:
            (failed or self._on_tasks_failed)(error)

    def _on_tasks_failed(self, error: AppError) -> None:
        self.notify(error.message, error.advice, "bad")
