"""What a person does with an entry of a register: enter, change, print, remove, hand in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.records import declaration_of, record_type
from desktop.services.forms import read_values
from desktop.services.register_tables import export_register
from desktop.services.registers import remove_entry
from desktop.ui.exporting import XLSX, FileMaker
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.registers.sheets import EntrySheet, FilesSheet
from desktop.ui.widgets.dialogs import ask

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.register_lists import EntryLine
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class EntryActs(QObject):
    """Opens the sheets of one register after the other; `type` is the one that is shown."""

    added = Signal(object)
    """The id of a new entry."""

    def __init__(self, page: QWidget, session: Session, type_name: str) -> None:
        super().__init__()  # no child of a page that is still being made
        self._page, self._session, self.type = page, session, type_name
        self._files = FileMaker(page, session)

    def add(self) -> None:
        """Ask for a new entry."""
        sheet = EntrySheet(self._page, self._session, self.type)
        sheet.stored.connect(self.added)
        sheet.open()

    def edit(self, line: EntryLine) -> None:
        """Open the form of an entry."""
        page, session, type_name = self._page, self._session, self.type
        kind = record_type(type_name)

        def show(values: Mapping[str, Any]) -> None:
            EntrySheet(page, session, type_name, line.id, values).open()

        session.read(page, lambda reading: read_values(reading, kind, line.id), show)

    def keep_files(self, line: EntryLine) -> None:
        """Show the files of an entry, and take more."""
        FilesSheet(self._page, self._session, self.type, line).open()

    def print(self, line: EntryLine) -> None:
        """Ask which paper of an entry is printed."""
        PaperChooser(self._session, self._page, line.id).open()

    def remove(self, line: EntryLine) -> None:
        """Ask, and take an entry out."""
        remove = partial(remove_entry, self._session.ledger, self.type, line.id)
        told = self.tr("“{title}”不再列在这里，打印过的照旧。移除错了可以撤销（Ctrl+Z）。")
        ask(
            self._page,
            self.tr("移除这一条"),
            told.format(title=line.title),
            self.tr("移除"),
            lambda: self._session.act(self._page, remove),
        )

    def export(self, rows: Sequence[UUID]) -> None:
        """Save these entries, in their order, as a sheet to hand in."""
        type_name, now, home = self.type, self._session.now(), self._session.home
        title = declaration_of(record_type(type_name)).title

        def make(_: Task) -> bytes:
            with home.ledger.read() as reading:
                table = export_register(reading, type_name, now, rows)
            return home.press.tabulate([table])

        self._files.save(title + XLSX, self.tr("导出 Excel"), make)
