"""Starts the window and joins it with ledger, keys and papers, as cli does for commands.

The window is drawn before the ledger is open: SQLAlchemy, SQLCipher and ReportLab take longer to
import than Qt, so composition is imported on the ledger's thread, behind the first paint.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.domain.deadlines import day_of
from desktop.domain.recovery_codes import parse_recovery_code
from desktop.errors import AppError, KeyringError, WrongKeyError
from desktop.resources import resource
from desktop.ui.daily_backup import DailyBackup
from desktop.ui.fonts import install_fonts
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.opening import has_display, make_application
from desktop.ui.places import PLACES, START, Navigator, Place
from desktop.ui.sessions import Session
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tasks import TaskRunner
from desktop.ui.translation import Translation
from desktop.ui.unlocking import UnlockPanel
from desktop.ui.widgets.focus import follow_focus

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from desktop.composition import Home
    from desktop.ui.first_start.beginnings import Beginnings
    from desktop.ui.opening import OpeningCard
    from desktop.ui.reminding import Reminding

log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def why_no_window() -> str:
    """Return why no window can be shown here, "" where one can."""
    if has_display():
        return ""
    return "这里没有显示器，打不开窗口。不用窗口也能用：yishibu --help 列出各个命令。"


def _load_pages() -> None:
    for place in PLACES.values():
        place.load()


def _today() -> date:
    return day_of(datetime.now(UTC))


def _log_qt(kind: QtMsgType, context: Any, message: str) -> None:
    if "propagateSizeHints" in message:
        return  # what the screen in memory says of every window
    logging.getLogger("desktop.qt").log(_LEVELS[kind], "%s: %s", context.category, message)


def run_window(
    folder: Path, *, language: str = "", large: bool = False, card: OpeningCard | None = None
) -> int:
    """Open the window of a home folder and stay until it is closed; returns the exit status.

    Args:
        folder: The home folder, with or without a ledger.
        language: One of looks.LANGUAGES for this and later starts; "" keeps what was chosen.
        large: Whether to turn large type on.
        card: What is shown meanwhile; it gives way to the window.
    """
    reason = why_no_window()
    if reason:
        print(reason, file=sys.stderr)  # noqa: T201 – there is no window to say it in
        return 1
    qInstallMessageHandler(_log_qt)
    app = make_application()
    look = Look(paths.settings_file())
    if language:
        look.set_language(language)
    if large:
        look.set_large(True)
    desktop = Desktop(app, folder, look)
    desktop.start()
    if card is not None:
        card.give_way()
    status = app.exec()
    desktop.close()
    return int(status)


def check_qt() -> str:
    """Show the window in memory, where there is no display; returns what it is made with.

    Raises:
        AppError: Something that it needs is missing; it says what.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    before = qInstallMessageHandler(_log_qt)
    try:
        QApplication.instance() or QApplication(sys.argv[:1])
        from desktop.ui.installation import check_window  # noqa: PLC0415 – for the self-test alone

        return check_window()
    finally:
        qInstallMessageHandler(before)


class Desktop(QObject):
    """One run of the app: its window, its home, and what stands between them."""

    def __init__(self, app: QApplication, folder: Path, look: Look) -> None:
        super().__init__()
        app.setApplicationName("yishibu")
        app.setDesktopFileName("yishibu")  # by it a desktop finds icon and name of the window
        app.setWindowIcon(QIcon(str(resource("yishibu.svg"))))
        self._app, self._folder, self._look = app, folder, look
        self._translation = Translation(app)
        self._tasks, self._navigator = TaskRunner(), Navigator()
        self._open = contextlib.ExitStack()
        self._session: Session | None = None
        self._question: UnlockPanel | None = None
        self._reminding: Reminding | None = None
        self._passphrase = ""
        self._invitation: Path | None = None
        self._code_is_kept = self._is_left = False
        self.window: Any = None
        app.setStyle("Fusion")  # the same everywhere: native styles hide mnemonics until Alt
        install_fonts()
        follow_focus()
        look.changed.connect(self._on_look_changed)
        look.language_changed.connect(self._on_language_changed)
        self._translation.use(look.language)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self._app.setStyleSheet(style_sheet(self._look))

    def _on_language_changed(self) -> None:
        self._translation.use(self._look.language)
        before = self.window
        if before is not None:
            self.start()
            before.close()
            before.deleteLater()

    def start(self) -> None:
        """Show the window: the first question where there is no ledger, else the ledger's pages."""
        if self._session is None and not paths.holds_ledger(self._folder):
            self._show_first_start()
            return
        passphrase = self._passphrase
        self.window = MainWindow(self._look, self._navigator, self._tasks)
        self.window.exchange_asked.connect(self._on_exchange_asked)
        self.window.show()
        if self._session is None:
            self._tasks.ledger(
                self,
                lambda: self._open_home(passphrase),
                self._on_home_opened,
                self._on_home_refused,
            )
        else:
            self._show_session(self._session)

    def _show_first_start(self) -> None:
        from desktop.ui.first_start.window import FirstStart  # noqa: PLC0415 – once in its life

        first = FirstStart(self._look, self._tasks, self._make_beginnings, _today)
        first.begun.connect(self._on_first_start_begun)
        self.window = first
        first.show()

    def _make_beginnings(self) -> Beginnings:
        from desktop.beginnings import HomeBeginnings  # noqa: PLC0415 – slow: behind the first paint

        return HomeBeginnings(self._folder)

    def _on_first_start_begun(self, passphrase: str) -> None:
        before, self._passphrase = self.window, passphrase
        self._code_is_kept, self._invitation = before.code_is_kept, before.invitations.file
        self._reopen(before)

    def _reopen(self, before: QWidget) -> None:
        """Open the ledger that lies there now, from the beginning, in place of a window."""
        if self._session is not None:
            self._session.close()
        self._session, self._question, self._navigator = None, None, Navigator()
        self._is_left = False
        self.start()
        before.close()
        before.deleteLater()

    # Another ledger

    def _on_exchange_asked(self, start: str) -> None:
        before = self.window
        if before.page is not None:
            before.page.leave()  # its last words go into the ledger while it is open
        from desktop.ui.first_start.exchange import ExchangeStart  # noqa: PLC0415 – once in a while

        exchange = ExchangeStart(self._look, self._tasks, self._make_exchange, _today, start=start)
        exchange.begun.connect(self._on_first_start_begun)
        exchange.left.connect(self._on_exchange_left)
        self.window = exchange
        exchange.show()
        before.close()
        before.deleteLater()

    def _make_exchange(self) -> Beginnings:
        from desktop.beginnings import HomeBeginnings  # noqa: PLC0415 – slow: behind the first paint

        return HomeBeginnings(self._folder, leave=self._leave_home)

    def _leave_home(self) -> None:
        """Close the ledger, on its own thread, once nothing works with it any more."""
        self._tasks.finish_long()
        self._open.close()
        self._is_left = True

    def _on_exchange_left(self) -> None:
        before = self.window
        if self._is_left or self._session is None:  # closed, and what was to come was refused
            self._reopen(before)
            return
        self.start()
        before.close()
        before.deleteLater()

    # The ledger

    def _open_home(self, passphrase: str, code: str = "") -> Home:
        from desktop.composition import (  # noqa: PLC0415 – slow: behind the first paint
            open_home,
            passphrase_from_environment,
            reopen_home,
        )

        PLACES[START.page].load()  # here, where nobody waits for keys to be answered

        def source() -> str | None:
            return passphrase or passphrase_from_environment()

        if code:
            reopen_home(self._folder, parse_recovery_code(code), passphrase_source=source)
        home = self._open.enter_context(open_home(self._folder, passphrase_source=source))
        if code and passphrase:
            home.change_passphrase(passphrase)  # beside a keyring too: it was just typed twice
        return home

    def _on_home_opened(self, home: Home) -> None:
        self._passphrase = ""
        self._session = Session(
            home, self._tasks, self._look, self._navigator, clock=home.ledger.now
        )
        if self._code_is_kept:
            from desktop.services.safekeeping import note_code_kept  # noqa: PLC0415 – loaded by now

            note = partial(note_code_kept, home.ledger, kept=True)
            self._session.act(self._session, note)
            self._code_is_kept = False
        from desktop.services.sittings import find_running  # noqa: PLC0415 – loaded by now

        # A meeting that was running when the power went is where one goes on.
        self._session.read(self, find_running, self._on_running_found)
        DailyBackup(self._session).start()
        from desktop.ui.syncing.schedules import syncing_of  # noqa: PLC0415 – loaded by now

        syncing_of(self._session).start()
        from desktop.ui.reminding import Reminding, make_tray  # noqa: PLC0415 – loaded by now

        self._reminding = Reminding(self._session, lambda: self.window, make_tray())
        self._reminding.start()

    def _on_running_found(self, meeting: UUID | None) -> None:
        if self._session is not None:
            self._show_session(self._session)
            if meeting is not None:
                self._navigator.go(Place("meeting", meeting))
            elif self._invitation is not None:
                options = {"part": "join", "file": self._invitation}
                self._navigator.go(Place("settings", options=options))
            self._invitation = None

    def _show_session(self, session: Session) -> None:
        if self._reminding is not None:
            self.window.stays = self._reminding.stays
        self.window.open_session(session, START)
        # Once the page has its content: what waits behind it on the ledger's thread is this.
        self._tasks.ledger(self, lambda: None, self._on_content_read)

    def _on_content_read(self, _: object) -> None:
        # So that neither the first look at a page nor a collection of garbage, which would look at
        # everything that was imported, holds keys up.
        self._tasks.quiet(self, _load_pages, lambda _: gc.freeze())

    def _on_home_refused(self, error: AppError) -> None:
        if self._question is not None:
            self._question.refuse(str(error))
        elif isinstance(error, WrongKeyError | KeyringError):
            self._ask_for_key(error)
        else:
            self.window.show_error(error)

    def _ask_for_key(self, error: AppError) -> None:
        """Ask for the passphrase, or the code where there is none; nothing is lost meanwhile."""
        question = UnlockPanel(
            code_only=bool(error.details.get("code_only")),
            keyring_refused=isinstance(error, KeyringError),
        )
        question.answered.connect(self._on_question_answered)
        self._question = question
        self.window.show_widget(question)
        question.setFocus()
        if isinstance(error, KeyringError):
            question.refuse(str(error))

    def _on_question_answered(self, passphrase: str, code: str) -> None:
        self._tasks.ledger(
            self,
            lambda: self._open_home(passphrase, code),
            self._on_home_opened,
            self._on_home_refused,
        )

    def close(self) -> None:
        """Finish what was asked for and close the ledger on its own thread."""
        self._tasks.ledger(self, self._open.close, lambda _: None)
        self._tasks.close()
        gc.unfreeze()
