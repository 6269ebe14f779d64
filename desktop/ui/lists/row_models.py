"""Rows as values, and the model that puts them under their group headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtCore import QObject

ROW = int(Qt.ItemDataRole.UserRole)
SIGN = ROW + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        key: What signals name it by.
        title: First line.
        second: Second line, "" where one is enough.
        lead: The kind, before the title, beside the icon.
        icon: Its shape.
        tone: One of desktop.ui.tokens.TONES in which the shape is drawn, "" for that of text.
        chips: Text, tone and icon of each chip, from left to right.
        action: The word of the row's button, "" for none.
        group: The heading under which it stands; rows of a group follow each other.
        sign: Icon and tone of that heading, "" for none.
        muted: Whether it is shown paler, as what is over.
        initials: Pinyin initials by which typing jumps to it.
        data: Whatever the page wants to keep with it.
    """

    key: Hashable
    title: str
    second: str = ""
    lead: str = ""
    icon: str = ""
    tone: str = ""
    chips: tuple[tuple[str, str, str], ...] = ()
    action: str = ""
    group: str = ""
    sign: tuple[str, str] = ("", "neutral")
    muted: bool = False
    initials: str = ""
    data: Any = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        words = (self.lead, self.title, self.second, *(chip[0] for chip in self.chips), self.action)
        return "，".join(filter(None, words))


class RowModel(QStringListModel):
    """Headings and rows in one column.

    Qt asks how many there are for every row that it lays out. The strings beneath, all empty, only
    answer that, so that a hundred thousand such questions never come to Python.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[str | Row] = []
        self._places: dict[Hashable, int] = {}

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows, each group under its heading."""
        self._items, self._places, group = [], {}, ""
        for row in rows:
            if row.group != group:
                group = row.group
                if group:
                    self._items.append(group)
            self._places[row.key] = len(self._items)
            self._items.append(row)
        self.setStringList([""] * len(self._items))  # resets

    def row_at(self, place: int) -> Row | None:
        """Return the row at a place, None for a heading."""
        item = self._items[place]
        return item if isinstance(item, Row) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row as text, or the Row itself."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        is_row = isinstance(item, Row)
        if role == ROW:
            return item if is_row else None
        if role == SIGN:
            below = self._items[index.row() + 1] if not is_row else item
            return below.sign if isinstance(below, Row) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title if isinstance(item, Row) else item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken if isinstance(item, Row) else item
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the arrows pass the headings by."""
        if index.isValid() and isinstance(self._items[index.row()], Row):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def find(self, key: Hashable | None) -> QModelIndex:
        """Return where a row is, invalid where it is not."""
        place = self._places.get(key)
        return self.index(place) if place is not None else QModelIndex()

    def nearest(self, place: int) -> QModelIndex:
        """Return the row at a place or the next one after it, else the last before."""
        around = [*range(place, len(self._items)), *range(min(place, len(self._items)) - 1, -1, -1)]
        for at in around:
            if isinstance(self._items[at], Row):
                return self.index(at)
        return QModelIndex()

    def find_initials(self, letters: str) -> QModelIndex:
        """Return the first row whose initials begin so."""
        for place, item in enumerate(self._items):
            if isinstance(item, Row) and item.initials.lower().startswith(letters):
                return self.index(place)
        return QModelIndex()
