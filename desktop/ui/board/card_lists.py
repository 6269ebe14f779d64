"""The list of one column of the board: ↑↓ through its cards, ←→ to the next column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QListView

from desktop.ui.board.card_painting import CardDelegate
from desktop.ui.board.cards import CARD, Card, CardModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardList(QListView):
    """Shows the cards of a column; cards are never dragged."""

    opened = Signal(object)
    """The key of a card that was entered or double-clicked."""
    peeked = Signal(object)
    """The key of a card on which Space was pressed."""
    stepped = Signal(int)
    """Another column is wanted: -1 the one before, 1 the one behind."""
    typed = Signal(str)
    """A letter, by which somebody jumps."""
    seen = Signal()
    """Other cards are in sight."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(False)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.seen)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start())
        self.doubleClicked.connect(self._on_double_clicked)

    def show_cards(self, keys: Sequence[UUID], make: Callable[[UUID], Card]) -> None:
        """Show other cards; the chosen one stays chosen, else the one that took its place."""
        key, place = self.current_key(), self.currentIndex().row()
        self.cards.show_cards(keys, make)
        found = self.cards.place_of(key) if key is not None else -1
        if self.cards.rowCount():
            last = self.cards.rowCount() - 1
            self.setCurrentIndex(
                self.cards.index(found if found >= 0 else min(max(place, 0), last))
            )
        self._settle.start()

    def current_card(self) -> Card | None:
        """Return the chosen card."""
        card: Card | None = self.currentIndex().data(CARD)
        return card

    def current_key(self) -> UUID | None:
        """Return the key of the chosen card."""
        card = self.current_card()
        return card.key if card else None

    def choose(self, key: object) -> bool:
        """Choose a card and scroll to it; tell whether it is here."""
        place = self.cards.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self.cards.index(place))
        return place >= 0

    def middle_of_current(self) -> int:
        """Return where the chosen card stands, px from the top of the list."""
        return self.visualRect(self.currentIndex()).center().y()

    def choose_near(self, middle: int) -> None:
        """Choose the card in sight that stands beside another column's chosen one."""
        shown = [self.cards.index(at) for at in range(self.cards.rowCount())]
        if shown:
            far = [abs(self.visualRect(one).center().y() - middle) for one in shown]
            self.setCurrentIndex(shown[far.index(min(far))])

    def in_sight(self) -> list[UUID]:
        """Return the cards of which something is seen."""
        rect = self.viewport().rect()
        found = []
        first = self.indexAt(QPoint(rect.center().x(), 1))
        for at in range(max(first.row(), 0), self.cards.rowCount()):
            index = self.cards.index(at)
            if self.visualRect(index).top() > rect.bottom():
                break
            found.append(index.data(CARD).key)
        return found

    def hidden_below(self) -> int:
        """Return how many cards lie below what is in sight."""
        bottom = self.viewport().rect().bottom()
        shown = range(self.cards.rowCount())
        below = next(
            (at for at in shown if self.visualRect(self.cards.index(at)).center().y() > bottom),
            self.cards.rowCount(),
        )
        return len(self.cards.keys) - below

    def page_down(self) -> None:
        """Scroll on by what is in sight, as PgDn does; the chosen card stays."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, peek, go to another column or jump; the rest is Qt's."""
        card = self.current_card()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if plain and key in steps:
            self.stepped.emit(steps[key])
        elif plain and card is not None and key in _ENTER:
            self.opened.emit(card.key)
        elif plain and card is not None and key == Qt.Key.Key_Space:
            self.peeked.emit(card.key)
        elif plain and key == Qt.Key.Key_End and self.cards.keys:
            self.choose(self.cards.keys[-1])  # Qt knows those only that were shown
        elif plain and event.text().isascii() and event.text().isalpha():
            self.typed.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        card: Card | None = index.data(CARD)
        if card is not None:
            self.opened.emit(card.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the cards anew: their lines break elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._settle.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the frame of the chosen card."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()
