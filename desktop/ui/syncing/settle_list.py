"""Everything that waits for a decision, below each other; ↑↓ move, letters act on the current."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.syncing.settle_items import AlarmItem, ConflictItem, SettleItem, mark_current
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from desktop.services.sync_alarms import AlarmView
    from desktop.services.sync_conflicts import ConflictView
    from desktop.services.syncing import CentreView
    from desktop.ui.sessions import Session
    from desktop.ui.syncing.wording import SyncWords

MARGIN = 6
"""px of the design: room for the frame around the current item."""
MOST_SHOWN = 20
"""Further ones come into view by 下面还有."""


class SettleList(QScrollArea):
    """Conflicts first, then what was refused or found."""

    chosen = Signal(object, int)
    whole_asked = Signal(object)
    correction_asked = Signal(object)
    contents_asked = Signal(object)
    settled = Signal(object)
    """As the items tell them."""

    def __init__(self, session: Session, words: SyncWords) -> None:
        super().__init__()
        self._session, self._words = session, words
        self.setWidgetResizable(True)
        self.setProperty("role", "sheet-body")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("要处理"))
        # As a key press it would go to the next button, of the same item.
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            keys = QShortcut(QKeySequence(key), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self.step, by))
        self.items: list[SettleItem] = []
        self.is_revealed = False
        self._conflicts: tuple[ConflictView, ...] = ()
        self._alarms: tuple[AlarmView, ...] = ()
        self._most = MOST_SHOWN
        self._current: Hashable = None

    def show_view(self, view: CentreView) -> None:
        """Show what waits now; the current one stays current, or the one that took its place."""
        if (view.conflicts, view.alarms) != (self._conflicts, self._alarms):
            self._conflicts, self._alarms = view.conflicts, view.alarms
            self._rebuild()

    def reveal(self) -> None:
        """Show numbers whole: somebody asked."""
        self.is_revealed = True
        self._rebuild()

    def _rebuild(self) -> None:
        before = next((at for at, one in enumerate(self.items) if one.key == self._current), 0)
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(0)
        self.items = self._make(self._conflicts, self._alarms)
        for item in self.items:
            column.addWidget(item)
        hidden = len(self._conflicts) + len(self._alarms) - len(self.items)
        if hidden:
            column.addWidget(self._more(hidden))
        column.addStretch(1)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        keys = [one.key for one in self.items]
        if self._current not in keys and keys:
            self._current = keys[min(before, len(keys) - 1)]
        self._mark()
        if had_focus:
            self.take_focus()

    def _make(
        self, conflicts: Sequence[ConflictView], alarms: Sequence[AlarmView]
    ) -> list[SettleItem]:
        now, items = self._session.now(), list[SettleItem]()
        for at, conflict in enumerate(conflicts[: self._most], start=1):
            place = f"{at} / {len(conflicts)}"
            item = ConflictItem(conflict, place, self._words, now, revealed=self.is_revealed)
            item.chosen.connect(self.chosen)
            item.whole_asked.connect(self.whole_asked)
            item.reveal_asked.connect(self.reveal)
            items.append(item)
        for alarm in alarms[: max(self._most - len(items), 0)]:
            told = AlarmItem(alarm, self._words, now)
            told.correction_asked.connect(self.correction_asked)
            told.contents_asked.connect(self.contents_asked)
            told.settled.connect(self.settled)
            items.append(told)
        for one in items:
            one.entered.connect(self._on_item_entered)
        return items

    def _more(self, hidden: int) -> Button:
        more = Button(self.tr("下面还有 {count} 件").format(count=hidden), kind="more")
        more.clicked.connect(self._on_more_clicked)
        return more

    def _on_more_clicked(self) -> None:
        self._most += MOST_SHOWN
        self._rebuild()

    def _on_item_entered(self, key: Hashable) -> None:
        self._current = key
        self._mark()

    def _mark(self) -> None:
        """Give the letters to the current item, and to the first of the other kind."""
        current = next((one for one in self.items if one.key == self._current), None)
        others = [kind for kind in (ConflictItem, AlarmItem) if not isinstance(current, kind)]
        keyed = [current, *(self._first(kind) for kind in others)]
        for item in self.items:
            item.show_keys(item in keyed)
            mark_current(item, current=item is current)

    def _first(self, kind: type[SettleItem]) -> SettleItem | None:
        return next((one for one in self.items if isinstance(one, kind)), None)

    def first_focus(self) -> QWidget:
        """Return the current item."""
        return next((one for one in self.items if one.key == self._current), self)

    def take_focus(self) -> None:
        """Give the keyboard to the current item."""
        item = self.first_focus()
        item.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(item)

    def step(self, by: int) -> None:
        """Make the next item the current one (1), or the one before (-1); stays at the ends."""
        keys = [one.key for one in self.items]
        at = keys.index(self._current) if self._current in keys else 0
        self._current = keys[min(max(at + by, 0), len(keys) - 1)]
        self.take_focus()
