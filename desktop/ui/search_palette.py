"""Ctrl+K: finds any two characters of any text, or people by pinyin initials, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget

from desktop.records.declarations import declaration_of, record_type
from desktop.services.hit_places import search_places
from desktop.services.registers import is_register
from desktop.ui.messages import label
from desktop.ui.places import PLACES, Place
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.hit_places import FoundPlace
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

PAUSE_MS = 120
"""How long the fingers rest before it looks."""
MOST = 50
# Where a row of each type is shown; what belongs to one of these is shown by it.
PAGES = {
    "AnnualPlan": "plans",
    "Concern": "concerns",
    "Consultation": "consultation",
    "FrozenRecord": "paper",
    "Meeting": "meeting",
    "Person": "roster",
    "Roster": "roster",
    "Task": "tasks",
    "WrittenRound": "written_round",
}


def page_of(type_name: str) -> str | None:
    """Return the page that shows rows of a type; None where none does."""
    return PAGES.get(type_name) or ("registers" if is_register(type_name) else None)


class SearchPalette(Sheet):
    """A field and what it finds; Enter goes there, Esc goes back."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, self.tr("查找"))
        self._session = session
        self._asked = ""
        self.field = SearchField(self.tr("任意两个字，或姓名的拼音首字母"))
        self.hits = QListWidget()
        self.hits.setAccessibleName(self.tr("找到的"))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.itemActivated.connect(self._on_hits_activated)
        self._said = text_label("", "caption")
        self.body.addWidget(self.field)
        self.body.addWidget(self._said)
        self.body.addWidget(self.hits, 1)
        self.resize(720, 520)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.installEventFilter(self)

    def open(self) -> None:
        """Open with the last words marked, to be typed over."""
        super().open()
        self.field.selectAll()
        self.field.setFocus()

    def _look(self) -> None:
        words = self._asked = self.field.text().strip()

        def find(reading: Reading) -> tuple[str, Sequence[FoundPlace]]:
            return words, search_places(reading, words, limit=MOST) if words else ()

        self._session.read(self, find, self._on_found)

    def _on_found(self, found: tuple[str, Sequence[FoundPlace]]) -> None:
        words, hits = found
        if words != self._asked:  # more was typed meanwhile
            return
        self.hits.clear()
        for place in hits:
            hit = place.hit
            kind = label(declaration_of(record_type(hit.type)).title)
            item = QListWidgetItem(f"{kind} · {hit.title}\n{hit.snippet}")
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        nothing = self.tr("没有找到“{words}”。").format(words=words)
        count = self.tr("找到 {count} 条，新的在前").format(count=len(hits))
        self._said.setText(count if hits else nothing if words else "")

    def _on_hits_activated(self, item: QListWidgetItem) -> None:
        place: FoundPlace = item.data(Qt.ItemDataRole.UserRole)
        page = page_of(place.type or "")
        if page is None or page not in PLACES:
            self._said.setText(self.tr("这一条没有自己的一页。"))
            return
        self.accept()
        self._session.navigator.go(Place(page, place.row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through what was found while the words keep the focus."""
        pressed = watched is self.field and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._take(event):
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self.hits, event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hits.count():
            self._on_hits_activated(self.hits.currentItem())
            return True
        return False
