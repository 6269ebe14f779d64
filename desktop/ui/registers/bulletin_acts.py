"""What is done with bulletins in their register: read, passed on, and published by those above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.records import Bulletin
from desktop.services.consultation_lists import EntryLine
from desktop.ui.consultations.reading_sheets import open_facts
from desktop.ui.registers.passing_sheet import PassingSheet
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from desktop.services.ports import Reading
    from desktop.services.register_lists import EntryLine as RegisterLine
    from desktop.ui.registers.table import EntryTable
    from desktop.ui.sessions import Session


class BulletinActs(QObject):
    """Two buttons for the register of bulletins, in place of those that a room may not press."""

    def __init__(self, page: QWidget, session: Session, changing: Sequence[Button]) -> None:
        """Make the buttons, hidden.

        Args:
            page: Where sheets open.
            session: The ledger.
            changing: What enters or changes bulletins: only those above do.
        """
        super().__init__()  # no child of a page that is still being made
        self._page, self._session, self._changing = page, session, changing
        self._table: EntryTable | None = None
        self.read = Button(self.tr("看全文"), icon="eye", letter="V")
        self.pass_on = Button(self.tr("登记传达"), kind="strong", icon="megaphone", letter="T")
        self.read.clicked.connect(self._on_read_clicked)
        self.pass_on.clicked.connect(self._on_pass_on_clicked)
        for button in (self.read, self.pass_on):
            button.hide()

    def put_into(self, row: QHBoxLayout) -> None:
        """Stand before the other buttons of a row."""
        row.insertWidget(0, self.read)
        row.insertWidget(1, self.pass_on)

    def follow(self, table: EntryTable) -> bool:
        """Fit the register that a table shows; tells whether Enter reads an entry there."""
        self._table = table
        is_bulletins = table.type == Bulletin.__name__
        for button in (self.read, self.pass_on):
            button.setVisible(is_bulletins)
        for button in self._changing:
            button.unlock()
        if is_bulletins:
            table.activated.connect(lambda _: self._on_read_clicked())
            self._session.read(self._page, _is_room, self._lock)
        return is_bulletins

    def _lock(self, is_room: bool) -> None:  # noqa: FBT001 – handed over by a task
        shown = self._table is not None and self._table.type == Bulletin.__name__
        for button in self._changing if is_room and shown else ():
            button.lock(self.tr("政策声音由乡镇、县里发布"))

    def _line(self) -> RegisterLine | None:
        return None if self._table is None else self._table.current_line()

    def _on_read_clicked(self) -> None:
        line = self._line()
        if line is not None:
            entry = EntryLine(type=Bulletin.__name__, id=line.id, title=line.title)
            open_facts(self._page, self._session, entry)

    def _on_pass_on_clicked(self) -> None:
        line = self._line()
        if line is not None:
            PassingSheet(self._page, self._session, line.id, line.title).open()


def _is_room(reading: Reading) -> bool:
    scope = reading.scope()
    return scope is not None and scope.role == "room"
