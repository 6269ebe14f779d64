"""Sheets to read: one record of the file, and everything that was ever changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.change_views import list_changes
from desktop.services.record_facts import list_row_facts
from desktop.ui.consultations.wording import FileWords
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.value_words import say_value
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop.services.consultation_lists import EntryLine
    from desktop.services.consultation_views import ChangeView
    from desktop.ui.sessions import Session

_HISTORY_WIDTH, _HISTORY_HEIGHT = 900, 460


class FactsSheet(Sheet):
    """One record, every field that says something."""

    def __init__(self, parent: QWidget, session: Session, line: EntryLine) -> None:
        super().__init__(parent, FileWords(session).kind_of(line.type), width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.shut = Button(self.tr("看完了"), letter="C")
        self.shut.clicked.connect(self.accept)
        self.footer.addStretch(1)
        self.footer.addWidget(self.shut)

    def add_action(self, button: Button, act: Callable[[], object]) -> None:
        """Put a button beside 看完了 that closes the sheet and does something with the record."""
        button.clicked.connect(self.accept)
        button.clicked.connect(act)
        self.footer.insertWidget(0, button)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show label and words of each fact; called before the sheet is opened."""
        for row, (name, value) in enumerate(facts):
            words = say_value(value)
            told = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            told.setAccessibleName(f"{label(name)} {words}")
            caption = text_label(label(name), "caption", wrap=True)
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, row, 1, Qt.AlignmentFlag.AlignTop)


def open_facts(
    parent: QWidget,
    session: Session,
    line: EntryLine,
    actions: Sequence[tuple[Button, Callable[[], object]]] = (),
) -> None:
    """Read a record and open the sheet that shows it, with buttons for what can be done with it."""

    def show(facts: tuple[tuple[str, str], ...]) -> None:
        sheet = FactsSheet(parent, session, line)
        sheet.show_facts(facts)
        for button, act in actions:
            sheet.add_action(button, act)
        sheet.open()

    session.read(parent, lambda reading: list_row_facts(reading, line.type, line.id), show)


class HistorySheet(Sheet):
    """全部历史: who changed what when, the newest first."""

    def __init__(self, parent: QWidget, session: Session, consultation: UUID) -> None:
        title = QCoreApplication.translate("HistorySheet", "全部历史")
        super().__init__(parent, title, width=_HISTORY_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._words = session, FileWords(self)
        self.list = RowList()
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(_HISTORY_HEIGHT)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.list)
        session.read(self, lambda reading: list_changes(reading, consultation), self._on_read)
        self.list.setFocus()

    def _on_read(self, changes: Sequence[ChangeView]) -> None:
        today = day_of(self._session.now())
        rows = [
            Row(
                key=at,
                title=self._words.change(one),
                second=" · ".join(filter(None, (one.by, label(one.act)))),
                chips=((self._words.moment(one.at, today), "neutral", ""),),
                group=f"{day_of(one.at).isoformat()}",
            )
            for at, one in enumerate(changes)
        ]
        self.list.show_rows(rows)
