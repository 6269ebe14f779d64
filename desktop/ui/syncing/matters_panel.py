"""The tabs of the sync centre: what waits for a decision, what came, what waits to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.ui.lists.rows import RowList
from desktop.ui.naming import named
from desktop.ui.syncing.movement_lists import incoming_rows, outgoing_rows
from desktop.ui.syncing.settle_list import SettleList
from desktop.ui.widgets.states import EmptyState, FaultBox

if TYPE_CHECKING:
    from desktop.services.syncing import CentreView
    from desktop.ui.sessions import Session
    from desktop.ui.syncing.wording import SyncWords

SETTLE, INCOMING, OUTGOING, SIDE = range(4)
_UNKNOWN = ("unknown_type", "unknown_field")


class MattersPanel(QFrame):
    """Three tabs, each with its list, or with what stands there while it is empty."""

    row_asked = Signal(object)
    """The Subject of a line that was entered."""

    def __init__(self, session: Session, words: SyncWords) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._session, self._words = session, words
        self.tabs = QTabBar(drawBase=False, expanding=False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("看哪一块"))
        self._badge = named(QLabel(), "tabBadge")
        self.settle = SettleList(session, words)
        self.incoming, self.outgoing = RowList(), RowList()
        self.incoming.setAccessibleName(self.tr("收到的"))
        self.outgoing.setAccessibleName(self.tr("待传明细"))
        self._newer = FaultBox("", tone="info")
        self._stack = QStackedWidget()
        self._filled = (False, False, False)
        self._side: QWidget | None = None
        self._lay_out()
        for rows in (self.incoming, self.outgoing):
            rows.opened.connect(self._on_row_opened)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self._turn(by))

    def _lay_out(self) -> None:
        for title in (self.tr("要处理"), self.tr("收到的"), self.tr("待传明细")):
            self.tabs.addTab(title)
        self.tabs.setTabButton(SETTLE, QTabBar.ButtonPosition.RightSide, self._badge)
        self._empty = (
            EmptyState(
                "circle-check", self.tr("没有要您处理的"), self.tr("两边改了同一处，会列在这里。")
            ),
            EmptyState("inbox", self.tr("还没有收到"), self.tr("镇里、县里发的，同步后列在这里。")),
            EmptyState(
                "circle-check", self.tr("都传完了"), self.tr("再记的会列在这里，等着上传。")
            ),
        )
        self._lists = (self.settle, self.incoming, self.outgoing)
        for pair in zip(self._lists, self._empty, strict=True):
            for widget in pair:
                widget.setProperty("role", "sheet-body")
                self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(named(QFrame(frameShape=QFrame.Shape.HLine), "separator"))
        column.addWidget(self._stack, 1)
        column.addWidget(self._newer)

    def show_view(self, view: CentreView) -> None:
        """Show what there is now."""
        now, overview = self._session.now(), view.overview
        self.settle.show_view(view)
        self.incoming.show_rows(list(incoming_rows(view, self._words, now)))
        self.outgoing.show_rows(list(outgoing_rows(view, self._words, now)))
        self._badge.setText(str(overview.to_settle))
        self._badge.setVisible(bool(overview.to_settle))
        # One that is only hidden keeps its room, and one that is set again is hidden by Qt.
        badge, at = self._badge if overview.to_settle else None, QTabBar.ButtonPosition.RightSide
        if self.tabs.tabButton(SETTLE, at) is not badge:
            self.tabs.setTabButton(SETTLE, at, badge)  # type: ignore[arg-type]  # stubs know no None
        # A tab makes room for its button when its text is set.
        self.tabs.setTabText(SETTLE, self.tr("要处理"))
        came = self.tr("收到的 {count}").format(count=len(view.incoming))
        self.tabs.setTabText(INCOMING, came if view.incoming else self.tr("收到的"))
        self._filled = (
            bool(view.conflicts or view.alarms),
            bool(view.incoming or view.held),
            bool(overview.unsent or overview.files),
        )
        self._show_newer(view)
        self._show_tab()

    def _show_newer(self, view: CentreView) -> None:
        count = sum(one.count for one in view.held if one.reason in _UNKNOWN)
        told = self.tr("有 {count} 条需要更新版本才能打开，已存好")
        advice = self.tr("别的电脑用的版本新；本机更新以后自己出来，不会丢。")
        self._newer.show_fault(told.format(count=count), advice, "info")
        self._newer.setVisible(bool(count))

    def take_side(self, side: QWidget, title: str) -> None:
        """Make a further tab of a panel for which there is no room beside."""
        if self._side is None:
            self._side = side
            self._stack.addWidget(side)
            self.tabs.addTab(title)

    def give_side(self) -> QWidget | None:
        """Return that panel, to stand beside again; None where it does."""
        side, self._side = self._side, None
        if side is not None:
            self._stack.removeWidget(side)
            self.tabs.removeTab(SIDE)
        return side

    def _show_tab(self) -> None:
        at = self.tabs.currentIndex()
        if at == SIDE and self._side is not None:
            self._stack.setCurrentWidget(self._side)
            return
        shown = self._lists[at] if self._filled[at] else self._empty[at]
        self._stack.setCurrentWidget(shown)

    def _turn(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to what the tab shows."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """Return what of the tab takes the keyboard."""
        at = self.tabs.currentIndex()
        if at == SIDE or not self._filled[at]:
            return self.tabs
        return self.settle.first_focus() if at == SETTLE else self._lists[at]

    def _on_row_opened(self, key: object) -> None:
        rows = self.sender()
        row = rows.current_row() if isinstance(rows, RowList) else None
        if row is not None and row.key == key and row.data is not None:
            self.row_asked.emit(row.data)
