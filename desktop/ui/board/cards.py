"""Cards as values, and the model of one column: its cards come in by and by as one scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from PySide6.QtCore import QObject

CARD = int(Qt.ItemDataRole.UserRole)
PAGE = 20
"""Cards that come in together."""

TODO, STUCK, MAY_GO_ON, WAITS = "todo", "stuck", "may_go_on", "waits"
"""What the box of a card says: to do, stuck or overdue, may go on, waits for an answer."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card in words.

    Attributes:
        chips: Kind and, where it is so, 计划外: text, tone and icon of each.
        corner: Days or what presses, at the right; `is_late` colours it.
        done: Stages behind it, of `total`.
        box: What it lacks, waits for, or may do; None while that is being read.
        state: One of TODO, STUCK, MAY_GO_ON and WAITS.
        second: Where it comes from, or what follows.
    """

    key: UUID
    title: str
    chips: tuple[tuple[str, str, str], ...] = ()
    corner: str = ""
    is_late: bool = False
    stage: str = ""
    done: int = 0
    total: int = 14
    box: str | None = None
    state: str = TODO
    second: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        chips = (chip[0] for chip in self.chips)
        words = (self.title, *chips, self.corner, self.stage, self.box or "", self.second)
        return "，".join(filter(None, words))


class CardModel(QAbstractListModel):
    """The cards of one column, put into words when they come into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[UUID] = []
        self._make: Callable[[UUID], Card] = lambda key: Card(key=key, title="")
        self._made: dict[UUID, Card] = {}
        self._loaded = 0

    def show_cards(self, keys: Sequence[UUID], make: Callable[[UUID], Card]) -> None:
        """Show other cards; as many as were there are there at once.

        Args:
            keys: What they are called, in their order.
            make: Returns the card of a key as it is then; asked when it comes into sight.
        """
        self._make = make
        if list(keys) == self._keys:
            self.update_cards(self._made)
            return
        self.beginResetModel()
        self._keys, self._made = list(keys), {}
        self._loaded = min(max(self._loaded, PAGE), len(self._keys))
        self.endResetModel()

    def update_cards(self, keys: Iterable[UUID]) -> None:
        """Make some cards anew; they stay in their places."""
        wanted = set(keys)
        for at, key in enumerate(self._keys[: self._loaded]):
            if key in wanted:
                before = self._made.pop(key, None)
                if before is not None and self.card(key) != before:
                    self.dataChanged.emit(self.index(at), self.index(at))

    def card(self, key: UUID) -> Card:
        """Return a card, made the first time it is asked for."""
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    @property
    def keys(self) -> tuple[UUID, ...]:
        """Those of all cards, those not yet shown too."""
        return tuple(self._keys)

    def place_of(self, key: object) -> int:
        """Return the place of a card, having it shown; -1 where there is none."""
        places = [at for at, one in enumerate(self._keys) if one == key]
        if not places:
            return -1
        while places[0] >= self._loaded:
            self.fetchMore(_NOWHERE)
        return places[0]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many cards are shown."""
        return 0 if parent.isValid() else self._loaded

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more."""
        return not parent.isValid() and self._loaded < len(self._keys)

    def fetchMore(self, parent: _Index) -> None:
        """Show some more."""
        if parent.isValid():
            return
        until = min(self._loaded + PAGE, len(self._keys))
        self.beginInsertRows(_NOWHERE, self._loaded, until - 1)
        self._loaded = until
        self.endInsertRows()

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return a card, its title, or what is said of it."""
        if not index.isValid() or index.row() >= self._loaded:
            return None
        card = self.card(self._keys[index.row()])
        if role == CARD:
            return card
        if role == int(Qt.ItemDataRole.DisplayRole):
            return card.title
        spoken = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return card.spoken if role in map(int, spoken) else None
