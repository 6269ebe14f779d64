"""The window: navigation, the page where one is, status bar; hosts what is built elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.help_sheets import HelpSheet
from desktop.ui.messages import place_title
from desktop.ui.naming import named
from desktop.ui.navigation import Navigation
from desktop.ui.notices import NoticeStrip
from desktop.ui.pages_base import Page
from desktop.ui.places import PLACES, Place
from desktop.ui.status_bar import StatusBar
from desktop.ui.unreadable import UnreadablePanel
from desktop.ui.widgets.dialogs import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.errors import AppError
    from desktop.services.daily_backups import BackupState
    from desktop.services.frame_views import FrameView
    from desktop.ui.looks import Look
    from desktop.ui.places import Navigator
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import TaskRunner

FULL_WIDTH = 1366
"""Logical px below which side panels become tabs."""
SIZE = (1366, 728)
SMALLEST = (880, 460)
PAGES_KEPT = 8
"""Pages kept ready for the way back; older ones are made anew."""


class MainWindow(QWidget):
    """The window of one home; shown before the ledger is open."""

    exchange_asked = Signal(str)
    """Another ledger is wanted instead of this one: ``alone`` or ``restore``."""

    def __init__(self, look: Look, navigator: Navigator, tasks: TaskRunner) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("议事簿"))
        self.resize(*SIZE)
        self._look, self._navigator = look, navigator
        self._session: Session | None = None
        self._pages: dict[Place, Page] = {}
        self._navigation, self._status = Navigation(look), StatusBar(look)
        self._notices, self._stack = NoticeStrip(), QStackedWidget()
        self._stack.addWidget(_opening(self.tr("正在打开账本…")))
        self._lay_out()
        self._navigation.chosen.connect(navigator.go)
        self._status.help_asked.connect(self._on_help_asked)
        self._navigation.own_asked.connect(partial(self.exchange_asked.emit, "alone"))
        tasks.began.connect(self._status.follow)
        tasks.full.connect(self._notices.hold)
        tasks.waited.connect(self._status.show_wait)
        look.changed.connect(self._arrange)
        self._page_keys: list[QShortcut] = []
        self._unreadable: UnreadablePanel | None = None
        self._room = self._title = ""
        self.stays: Callable[[], bool] = lambda: False
        """Whether it goes on in the tray when it is closed."""
        self._add_keys()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._notices)
        middle.addWidget(self._stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._navigation)
        upper.addLayout(middle, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self._status)
        # A page must not widen the window beyond a small screen: it is told to be compact instead.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*SMALLEST)

    def _add_keys(self) -> None:
        for digit, page in enumerate(self._navigation.pages(), start=1):
            go = partial(self._go_by_digit, page)
            self._page_keys.append(self._key(f"Alt+{digit}", go))
        self._key("Ctrl+=", lambda: self._look.set_large(True))
        self._key("Ctrl++", lambda: self._look.set_large(True))
        self._key("Ctrl+-", lambda: self._look.set_large(False))
        self._key("F1", self._on_help_asked)
        self._key("Alt+Left", self._navigator.back)
        self._key("Alt+Right", self._navigator.forward)
        self._key("Escape", self._navigator.back)

    def _go_by_digit(self, page: str) -> None:
        if self._navigation.offers(page):
            self._navigator.go(Place(page))

    def _key(self, keys: str, pressed: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(pressed)
        return shortcut

    def open_session(self, session: Session, place: Place) -> None:
        """Show the pages of an open ledger, at a place."""
        # They know records and services, which are imported behind the first paint.
        from desktop.ui.frame_feed import FrameFeed  # noqa: PLC0415
        from desktop.ui.search_palette import SearchPalette  # noqa: PLC0415
        from desktop.ui.syncing.frame_line import FrameLine  # noqa: PLC0415
        from desktop.ui.undoing import Undoing  # noqa: PLC0415

        self._session = session
        self._notices.house = session.home.folder
        session.noticed.connect(self._notices.tell)
        session.saved.connect(self._notices.let_go)
        session.saved.connect(self._status.show_saved)
        session.backed_up.connect(self._on_backed_up)
        session.unreadable.connect(self._on_unreadable)
        session.readable.connect(self._on_readable)
        session.exchange_asked.connect(self.exchange_asked)
        self._feed = FrameFeed(session, self)
        self._feed.known.connect(self._on_frame_known)
        self._feed.last_saved.connect(self._on_last_saved_known)
        self._feed.start()
        FrameLine(session, self._status, self._navigation, self).start()
        session.changed.connect(self._on_session_changed)
        self._navigator.moved.connect(self._on_navigator_moved)
        palette, undoing = SearchPalette(session, self), Undoing(session, self)
        self._key("Ctrl+K", palette.open)
        self._key("Ctrl+Z", undoing.undo)
        if self._navigator.current is None:
            self._navigator.go(place)
        else:
            self._on_navigator_moved(self._navigator.current)

    @property
    def page(self) -> Page | None:
        """The page where one is."""
        return self._pages.get(self._navigator.current) if self._navigator.current else None

    def _on_navigator_moved(self, place: Place) -> None:
        if self._session is None:
            return
        before = self._stack.currentWidget()
        if isinstance(before, Page):
            before.leave()
        kind = PLACES[place.page]
        page = self._page_for(place, self._session)
        # Room is made first: a page shown before it would widen the window for good.
        self._navigation.setVisible(not kind.whole_window)
        page.arrange(compact=self.is_compact)
        # A stack is as large as its largest page; those that are not shown are not to count.
        before.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._stack.setCurrentWidget(page)
        self._navigation.mark(kind.section)
        for key in self._page_keys:
            key.setEnabled(not kind.whole_window)
        self._title = place_title(kind.title)
        self._show_title()
        page.refresh()
        # Once it is laid out: a hidden widget takes no focus.
        QTimer.singleShot(0, page, partial(_focus_first, page, self.focusWidget()))

    def _page_for(self, place: Place, session: Session) -> Page:
        page = self._pages.pop(place, None)
        if page is None:
            page = PLACES[place.page].load()(session, place)
            page.arrange(compact=self.is_compact)
            self._stack.addWidget(page)
        self._pages[place] = page  # the newest last
        while len(self._pages) > PAGES_KEPT:
            oldest = self._pages.pop(next(iter(self._pages)))
            self._stack.removeWidget(oldest)
            oldest.deleteLater()
        return page

    def _on_session_changed(self) -> None:
        if self.page is not None:
            self.page.refresh()

    def _on_help_asked(self) -> None:
        HelpSheet(self, self.page.keys() if self.page else []).open()

    def _on_frame_known(self, view: FrameView) -> None:
        waiting = {
            "concerns": view.unanswered,
            "tasks": view.overdue,
            "notices": view.disputed,
        }
        self._navigation.show_waiting(waiting)
        self._navigation.show_below(has_below=view.has_below)
        self._navigation.show_sample(is_sample=view.is_sample)
        self._status.show_sample(is_sample=view.is_sample)
        sample = self.tr("（示例）") if view.is_sample else ""
        self._room = f"{view.room}{sample}"
        self._show_title()

    def _show_title(self) -> None:
        self.setWindowTitle(" — ".join(filter(None, (self.tr("议事簿"), self._room, self._title))))

    def _on_last_saved_known(self, at: datetime | None) -> None:
        if self._session is not None:
            self._status.show_last_saved(at, self._session.now())

    def _on_backed_up(self, state: BackupState) -> None:
        if self._session is not None:
            self._status.show_backup(state.newest, self._session.now())

    def _on_unreadable(self, error: AppError) -> None:
        """Say it instead of the page; navigation, status bar and what was typed stay."""
        if self._unreadable is None:
            self._unreadable = UnreadablePanel()
            self._unreadable.restore_asked.connect(partial(self.exchange_asked.emit, "restore"))
            self._unreadable.retry_asked.connect(self._on_session_changed)
            self._stack.addWidget(self._unreadable)
        self._unreadable.show_error(error)
        self._stack.setCurrentWidget(self._unreadable)

    def _on_readable(self) -> None:
        shown, page = self._stack.currentWidget(), self.page
        if page is not None and shown is self._unreadable:
            self._stack.setCurrentWidget(page)

    def show_error(self, error: AppError) -> None:
        """Say, instead of the pages, why there are none."""
        self._on_unreadable(error)
        if self._unreadable is not None and self._session is None:
            self._unreadable.again.hide()

    def show_widget(self, widget: QWidget) -> None:
        """Show something instead of the pages, as a question for the passphrase."""
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    @property
    def is_compact(self) -> bool:
        """Whether side panels are to become tabs."""
        return self._look.large or self.width() < FULL_WIDTH

    def _arrange(self) -> None:
        if self.page is not None:
            self.page.arrange(compact=self.is_compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out for the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the page, and a sheet over it, keep what is half typed."""
        if self.page is not None:
            self.page.leave()
        sheets: list[Sheet] = list(self.findChildren(Sheet))
        for sheet in sheets:
            if sheet.isVisible():
                sheet.reject()
        if self.stays():
            event.ignore()
            self.hide()
        else:
            super().closeEvent(event)


def _opening(text: str) -> QLabel:
    label = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setAccessibleName(text)
    return named(label, "caption")


def _focus_first(page: Page, before: QWidget | None) -> None:
    now = page.window().focusWidget()
    if now is not before and now is not None and page.isAncestorOf(now):
        return  # a key typed ahead has gone where it wanted
    page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
