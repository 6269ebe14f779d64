"""The five columns beside each other, and the way through them by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from desktop.services.boards import COLUMNS
from desktop.ui.board.columns import BoardColumn
from desktop.ui.lists.rows import TYPE_AHEAD_MS
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from desktop.ui.board.card_lists import CardList
    from desktop.ui.board.wording import CardWords

_GAP = 8
_COLUMNS_WHERE_SHORT = 2.5
"""Columns in sight where room is short; the rest is scrolled to sideways."""


class BoardView(QScrollArea):
    """All columns; wherever the keyboard is, its column is in sight."""

    opened = Signal(object)
    """The key of a card that is to be opened."""
    peeked = Signal(object)
    """The key of a card that somebody wants a look at."""
    typed = Signal(str)
    """The letters by which somebody jumps, all of them so far."""
    seen = Signal()
    """Other cards are in sight."""

    def __init__(self, words: CardWords) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.archived = Button("", kind="link")
        self.columns = {
            macro: BoardColumn(title, empty, self.archived if macro == COLUMNS[-1] else None)
            for macro, (title, empty) in words.columns().items()
        }
        self._compact = False
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPE_AHEAD_MS)
        self._pause.timeout.connect(self._forget_typed)
        self._lay_out()

    def _lay_out(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for at, column in enumerate(self.columns.values()):
            row.addWidget(column, 1)
            column.list.opened.connect(self.opened)
            column.list.peeked.connect(self.peeked)
            column.list.seen.connect(self.seen)
            column.list.typed.connect(self._on_typed)
            column.list.stepped.connect(partial(self._on_stepped, at))
        self.setWidget(holder)
        self.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)

    def update_cards(self, keys: Iterable[UUID]) -> None:
        """Show some cards as they are now."""
        wanted = set(keys)
        for column in self.columns.values():
            column.list.cards.update_cards(wanted)

    @property
    def keys(self) -> list[UUID]:
        """Those of all cards, from left to right."""
        return [key for one in self._lists() for key in one.cards.keys]

    def in_sight(self) -> list[UUID]:
        """Return the cards of which something is seen."""
        lists = [one for one in self._lists() if one.isVisibleTo(self)]
        return [key for one in lists for key in one.in_sight()]

    def _lists(self) -> list[CardList]:
        return [column.list for column in self.columns.values()]

    def _filled(self) -> list[CardList]:
        return [one for one in self._lists() if one.cards.rowCount()]

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in one of the columns."""
        return any(one.hasFocus() for one in self._lists())

    def first_list(self) -> QWidget | None:
        """Return the first column that has cards."""
        return next(iter(self._filled()), None)

    def choose(self, key: object) -> bool:
        """Choose a card in whatever column it is, with the keyboard there."""
        for one in self._lists():
            if one.choose(key):
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(one, _GAP, 0)
                return True
        return False

    def _on_stepped(self, at: int, step: int) -> None:
        """Go to the next column that has cards, to the card beside the one chosen now."""
        lists = self._lists()
        there = at + step
        while 0 <= there < len(lists):
            if lists[there].cards.rowCount():
                lists[there].choose_near(lists[at].middle_of_current())
                lists[there].setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(lists[there], _GAP, 0)
                return
            there += step

    def _on_typed(self, letter: str) -> None:
        self._typed += letter
        self._pause.start()
        self.typed.emit(self._typed)

    def _forget_typed(self) -> None:
        self._typed = ""

    def arrange(self, *, compact: bool) -> None:
        """Let two and a half columns be in sight where room is short."""
        self._compact = compact
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their width."""
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        least = round(self.viewport().width() / _COLUMNS_WHERE_SHORT) if self._compact else 0
        for column in self.columns.values():
            column.setMinimumWidth(max(least - _GAP, 0))
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if self._compact else policy.ScrollBarAlwaysOff
        )
