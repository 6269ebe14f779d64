"""Sees to it that the day's backup is made while the window is open, never on the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.errors import AppError
    from desktop.services.daily_backups import BackupState
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

AFTER_START_MS = 60_000
"""The first minute belongs to whoever opened the window."""
EVERY_MS = 60 * 60 * 1000
"""A window left open overnight makes the next day's backup as well."""


class DailyBackup(QObject):
    """Asks once an hour; the service knows whether the day has one already."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.closed.connect(self.stop)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.run)
        self._told = self._is_over = False

    def start(self) -> None:
        """Begin a minute later."""
        QTimer.singleShot(AFTER_START_MS, self, self.run)
        self._timer.start()

    def stop(self) -> None:
        """Make none any more: another ledger took the place of this one.

        It is not deleted here: its session goes at the same time, and it with that.
        """
        self._timer.stop()
        self._is_over = True

    def run(self) -> None:
        """Make the day's backup where there is none."""
        if self._is_over:
            return
        home = self._session.home

        def back_up(_: Task) -> BackupState:
            return home.back_up_daily()

        title = self.tr("每日备份")
        self._session.tasks.long(self, title, back_up, self._on_done, self._on_failed)

    def _on_done(self, state: BackupState) -> None:
        self._told = False
        self._session.backed_up.emit(state)

    def _on_failed(self, error: AppError) -> None:
        """Say it once, not every hour, until one succeeds."""
        if not self._told:
            self._told = True
            told = self.tr("今天的备份没有做成：{reason}").format(reason=error.message)
            self._session.notify(told, error.advice, "bad")
