"""One column of the board: its name, its stages, how many cards, the cards, how many lie below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.board.card_lists import CardList
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QAbstractButton

    from desktop.ui.board.cards import Card


class BoardColumn(QFrame):
    """One of the five parts of every chain."""

    def __init__(
        self, title: str, empty: tuple[str, str], button: QAbstractButton | None = None
    ) -> None:
        """Make a column without cards.

        Args:
            title: Its name.
            empty: What it says while it has no card: that, and when one comes.
            button: What can be done then.
        """
        super().__init__()
        self.setProperty("role", "column")
        self.setAccessibleName(title)
        self._title = title
        self._count = text_label("", "second")
        self._stages = ElidedLabel("", "caption")
        self.list = CardList(title)
        self.list.seen.connect(self._tell_more)
        self._more = Button("", kind="more")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # PgDn does the same
        self._more.clicked.connect(self.list.page_down)
        self._empty = EmptyState("circle-check", *empty, button, upright=True)
        self._waiting = QWidget()
        self.stack = QStackedWidget()
        for part in (self._waiting, self.list, self._empty):
            self.stack.addWidget(part)
        self._lay_out()

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(8)
        name.addWidget(text_label(self._title, "panel-title"))
        name.addWidget(self._count)
        name.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(0)
        head.addLayout(name)
        head.addWidget(self._stages)
        rule = QFrame(frameShape=QFrame.Shape.HLine)
        rule.setObjectName("separator")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addSpacing(4)
        column.addWidget(self.stack, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._more.hide()

    def show_head(self, stages: Sequence[str], shown: int, total: int) -> None:
        """Show which stages it has, and how many cards of how many."""
        self._stages.setText(" · ".join(stages))
        self._count.setText(str(total) if shown == total else f"{shown}/{total}")

    def show_cards(
        self, keys: Sequence[UUID], make: Callable[[UUID], Card], *, is_filtered: bool
    ) -> None:
        """Show other cards; a column that a filter emptied stays blank."""
        self.list.show_cards(keys, make)
        none = self._waiting if is_filtered else self._empty
        self.stack.setCurrentWidget(self.list if keys else none)
        self._tell_more()

    def _tell_more(self) -> None:
        hidden = self.list.hidden_below() if self.stack.currentWidget() is self.list else 0
        self._more.show_text(self.tr("▾ 下面还有 {count} 件").format(count=hidden))
        self._more.setVisible(hidden > 0)
