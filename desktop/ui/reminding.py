"""Reminds of what is due while the app runs: in the window, or from the tray when it is hidden.

Numbers only, since anybody may look at a screen; never while a meeting is being recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desktop.domain.deadlines import BEIJING
from desktop.services.reminders import count_due
from desktop.ui.places import START

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.services.reminders import DueCounts
    from desktop.ui.sessions import Session

AFTER_START_MS = 20_000
"""The first moments belong to whoever opened the window."""
EVERY_MS = 60_000
HOUR = 9
"""From this hour on of a day, Beijing time, its reminder comes; once."""
_ROOM = "meeting"


class SystemTray(QObject):
    """The tray of the desktop, with a menu to open and to leave."""

    opened = Signal()
    """The icon, or its notice, was pressed."""
    left = Signal()
    """The app is to end."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        self._icon.setToolTip(self.tr("议事簿"))
        self._menu = QMenu()
        self._menu.addAction(self.tr("打开议事簿")).triggered.connect(self.opened)
        self._menu.addAction(self.tr("退出")).triggered.connect(self.left)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.opened)
        self._icon.show()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()

    def tell(self, title: str, text: str) -> None:
        """Show a notice of the desktop."""
        self._icon.showMessage(title, text, self._icon.icon())

    def hide(self) -> None:
        """Be there no more."""
        self._icon.hide()


def has_tray() -> bool:
    """Tell whether this desktop has a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def make_tray() -> SystemTray | None:
    """Return the tray of this desktop, None where it has none."""
    return SystemTray() if has_tray() else None


class Reminding(QObject):
    """Tells at the start, and once a day from a set hour on."""

    def __init__(
        self, session: Session, window: Callable[[], QWidget], tray: SystemTray | None
    ) -> None:
        """Get ready; `start` begins.

        Args:
            session: The open ledger.
            window: Returns the window as it is now: another language makes it anew.
            tray: Where it stays when the window is closed; None where the desktop has none.
        """
        super().__init__(session)
        self._session, self._window, self._tray = session, window, tray
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._told: date | None = None
        self._is_wanted = self._is_over = False
        session.closed.connect(self.stop)
        if tray is not None:
            tray.opened.connect(self.open_window)
            tray.left.connect(self.leave)

    def start(self) -> None:
        """Tell a little later what is due, and then day by day."""
        self._is_wanted = True
        QTimer.singleShot(AFTER_START_MS, self, self.look)
        self._timer.start()

    def stop(self) -> None:
        """Tell nothing any more: another ledger takes the place of this one."""
        self._timer.stop()
        self._is_over = True
        if self._tray is not None:
            self._tray.hide()

    def stays(self) -> bool:
        """Tell whether closing the window leaves the app in the tray."""
        return self._tray is not None and not self._is_over and self._session.look.stays

    def look(self) -> None:
        """Ask how much is due where it is time to tell, and nobody holds a meeting."""
        now = self._session.now().astimezone(BEIJING)
        today = now.date()
        is_time = self._is_wanted or (now.hour >= HOUR and self._told != today)
        place = self._session.navigator.current
        is_held = place is not None and place.page == _ROOM
        if self._is_over or not is_time or is_held or not self._session.look.reminds:
            return
        self._is_wanted, self._told = False, today
        self._session.read(self, lambda reading: count_due(reading, today), self._on_counted)

    def _on_counted(self, counts: DueCounts) -> None:
        if counts.is_none:
            return
        said = self.words(counts)
        if self._tray is not None and not self._window().isActiveWindow():
            self._tray.tell(self.tr("议事簿"), said)
        else:
            self._session.notify(said, self.tr("都在“今日”和“期限日历”里。"), "warn")

    def words(self, counts: DueCounts) -> str:
        """Return how much is due, without a name."""
        parts = (
            (counts.meetings, self.tr("今天开会 %n 次", "", counts.meetings)),
            (counts.today, self.tr("今天到期 %n 件", "", counts.today)),
            (counts.overdue, self.tr("超期 %n 件", "", counts.overdue)),
        )
        return self.tr("，").join(said for count, said in parts if count)

    def open_window(self) -> None:
        """Show the window, at 今日 unless a meeting is being recorded."""
        window, navigator = self._window(), self._session.navigator
        window.show()
        window.raise_()
        window.activateWindow()
        if navigator.current is not None and navigator.current.page != _ROOM:
            navigator.go(START)

    def leave(self) -> None:
        """End the app, keeping what is half typed as closing the window does."""
        self._is_over = True
        self._window().close()
        QApplication.quit()
