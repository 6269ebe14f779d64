"""各村情况: the villages below, how long since each synced, and what stands open there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.services.villages import list_villages
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.villages.passings_sheet import PassingsSheet
from desktop.ui.villages.sheets import BulletinSheet
from desktop.ui.villages.table import VillageTable
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.villages import VillageLine
    from desktop.ui.sessions import Session

_SEARCH, _NARROW_SEARCH = 240, 150


class VillagesPage(Page):
    """A table of villages; Enter opens one. No village is set against another."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._lines: Sequence[VillageLine] = ()
        self.head = PageHead(self.tr("各村情况"))
        self.search = SearchField(self.tr("村名、代码"), keys="Ctrl+F")
        self.passings = Button(self.tr("传达情况"), icon="list-checks", letter="C")
        self.publish = Button(self.tr("向下发布"), kind="strong", icon="megaphone", letter="N")
        self.table = VillageTable()
        for widget in (self.search, self.passings, self.publish):
            self.head.buttons.addWidget(widget)
        panel = Panel("")
        panel.setAccessibleName(self.tr("各村"))
        panel.body.addWidget(self.table)
        none = EmptyState(
            "map-pin",
            self.tr("下面还没有村"),
            self.tr("县里在服务器上登记了本单位下面的村，同步以后就在这里。"),
        )
        nothing = EmptyState(
            "search", self.tr("没有符合的"), self.tr("少打几个字，或按区划代码找。")
        )
        self.stack = QStackedWidget()
        for part in (panel, none, nothing):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self.passings.clicked.connect(self._on_passings_clicked)
        self.publish.clicked.connect(lambda: BulletinSheet(self, session).open())
        self.search.textChanged.connect(lambda _: self._show_lines())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.activated.connect(self._on_activated)

    def refresh(self) -> None:
        """Ask for the villages."""
        now = self.session.now()
        self.session.read(self, lambda reading: list_villages(reading, now), self._on_read)

    def _on_read(self, lines: Sequence[VillageLine]) -> None:
        self._lines = lines
        silent = sum(line.is_silent or line.days is None for line in lines)
        caption = self.tr("共 {count} 个").format(count=len(lines))
        if silent:
            caption += self.tr("，{count} 个好久没同步").format(count=silent)
        self.head.show_caption(caption)
        self._show_lines()

    def _show_lines(self) -> None:
        typed = self.search.text().casefold().split()
        shown = [
            line
            for line in self._lines
            if all(word in f"{line.name} {line.code} {line.above}".casefold() for word in typed)
        ]
        current = self.table.current_line()
        self.table.show_lines(shown, self._current_id(current))
        self.stack.setCurrentIndex(0 if shown else 2 if self._lines else 1)

    @staticmethod
    def _current_id(line: VillageLine | None) -> UUID | None:
        return line.id if line is not None else None

    def _on_activated(self, *_: object) -> None:
        line = self.table.current_line()
        if line is not None:
            self.session.navigator.go(Place("village", line.id))

    def _on_passings_clicked(self) -> None:
        sheet = PassingsSheet(self, self.session)
        sheet.village_asked.connect(lambda row: self.session.navigator.go(Place("village", row)))
        sheet.open()

    def first_focus(self) -> QWidget:
        """Return the table, or the search over nothing."""
        return self.table if self.stack.currentIndex() == 0 else self.search

    def arrange(self, *, compact: bool) -> None:
        """Give buttons and names their room."""
        self.table.arrange(compact=compact)
        least = _NARROW_SEARCH if compact else _SEARCH
        self.search.setMinimumWidth(max(self.session.look.px(least), self.search.hint_width()))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑ ↓", self.tr("选村")),
            ("Enter", self.tr("看这个村的记录")),
            ("Alt+C", self.tr("哪些村传达了，哪些还没有")),
            ("Alt+N", self.tr("向下发布政策声音、通知")),
            ("Ctrl+F", self.tr("找村名、代码")),
        ]
