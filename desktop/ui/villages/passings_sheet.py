"""传达情况: which village has passed a bulletin on, and how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop.domain.deadlines import day_of, days_left
from desktop.services.passings import list_passings, list_sent_bulletins
from desktop.ui.forms.choosing import QuietBox
from desktop.ui.lists.rows import RowList
from desktop.ui.villages.wording import ALL, OPEN, PASSED, UNREACHED, PassingWords
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.passings import SentBulletin, VillagePassing
    from desktop.ui.sessions import Session

WIDTH, HEIGHT = 760, 400
"""The width in px of the design; the list scrolls, so that its height need not grow with type."""


class PassingsSheet(Sheet):
    """A bulletin to choose, and below it the villages that passed it on, or have yet to."""

    village_asked = Signal(object)
    """The id of a village that was entered."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        title = QCoreApplication.translate("PassingsSheet", "传达情况")
        super().__init__(parent, title, width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._words = session, PassingWords(self)
        self._bulletins: Sequence[SentBulletin] = ()
        self._lines: Sequence[VillagePassing] = ()
        self.choice = QuietBox()
        self.choice.setAccessibleName(self.tr("看哪一件"))
        self.which = Segments([])
        self.which.setAccessibleName(self.tr("看哪些村"))
        self.due = Chip("", "outline")
        self.list = RowList()
        self.list.setAccessibleName(self.tr("各村传达情况"))
        self._build()
        self.choice.activated.connect(lambda _: self._read_villages())
        self.which.chosen.connect(lambda _: self.show_villages())
        self.list.opened.connect(self._on_village_opened)
        session.changed.connect(self._read)
        self._read()

    def _build(self) -> None:
        self._nobody = EmptyState("circle-check", "", "")
        none = EmptyState(
            "megaphone",
            self.tr("还没有往下发布过"),
            self.tr("按“向下发布”发一件；下次同步时发给各村，谁传达了，同步回来就在这里。"),
        )
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.choice, 1)
        told.addWidget(self.due)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(HEIGHT)
        for part in (self.list, self._nobody, none):
            self.stack.addWidget(part)
        self.body.addLayout(told)
        self.body.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.stack, 1)

    # What is shown

    def _read(self) -> None:
        self._session.read(self, list_sent_bulletins, self._on_bulletins_read)

    def _on_bulletins_read(self, bulletins: Sequence[SentBulletin]) -> None:
        before = self.choice.currentData()
        self._bulletins = bulletins
        self.choice.clear()
        for one in bulletins:
            self.choice.addItem(self._words.bulletin(one), one.id)
        self.choice.setCurrentIndex(max(self.choice.findData(before), 0))
        for part in (self.choice, self.which, self.due):
            part.setVisible(bool(bulletins))
        if bulletins:
            self._read_villages()
        else:
            self.stack.setCurrentIndex(2)

    def _bulletin(self) -> SentBulletin | None:
        chosen = self.choice.currentData()
        return next((one for one in self._bulletins if one.id == chosen), None)

    def _read_villages(self) -> None:
        chosen: UUID = self.choice.currentData()
        now = self._session.now()
        self._session.read(
            self,
            lambda reading: list_passings(reading, chosen, now),
            partial(self._on_read, chosen),
        )

    def _on_read(self, chosen: UUID, lines: Sequence[VillagePassing]) -> None:
        bulletin = self._bulletin()
        if bulletin is None or bulletin.id != chosen:
            return
        is_first = not self._lines
        self._lines = lines
        is_whole = all(line.is_passed for line in lines)
        self.due.show_as(*self._words.due(bulletin, self._today(), is_whole=is_whole))
        self.due.setVisible(bulletin.due is not None)
        self.which.show_options(self._words.kinds(lines))
        if self.which.value() is None:
            self.which.choose(OPEN)
        self.show_villages()
        if is_first:
            (self.list if self.stack.currentIndex() == 0 else self.choice).setFocus()

    def _today(self) -> date:
        return day_of(self._session.now())

    def show_villages(self) -> None:
        """Show the villages that `which` asks for."""
        which = self.which.value()
        bulletin, today = self._bulletin(), self._today()
        due = bulletin.due if bulletin is not None else None
        is_late = due is not None and days_left(due, today) < 0
        shown = [line for line in self._lines if _is_wanted(line, which)]
        self.list.show_rows([self._words.row(line, is_late=is_late) for line in shown])
        self._nobody.show_text(*self._words.nobody(which))
        self.stack.setCurrentIndex(0 if shown else 1)

    def _on_village_opened(self, village: object) -> None:
        self.accept()
        self.village_asked.emit(village)


def _is_wanted(line: VillagePassing, which: object) -> bool:
    if which == UNREACHED:
        return not line.is_reached
    return which == ALL or line.is_passed == (which == PASSED)
