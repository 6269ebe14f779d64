"""Past runs in words, newest first, and what a stick is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.lists.rows import Row, RowList
from desktop.ui.syncing.history_words import HistoryWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.states import Picture
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.services.sync_movements import HistoryLine

FEW = 8
SHEET_WIDTH, SHEET_HEIGHT = 640, 420
"""px of the design."""


def _rows(lines: Sequence[HistoryLine], words: HistoryWords, now: datetime) -> list[Row]:
    rows = []
    for line in lines:
        told = words.history(line, now)
        second = told.text or " "
        row = Row(key=line.id, title=told.title, second=second, icon=told.icon, tone=told.tone)
        rows.append(row)
    return rows


class HistoryPanel(Panel):
    """The last runs, 全部 for all of them, and the note on sticks."""

    def __init__(self) -> None:
        super().__init__("")
        self._words = HistoryWords(self)
        self._lines: tuple[HistoryLine, ...] = ()
        self._now: datetime | None = None
        self.show_title(self.tr("同步记录"))
        self.all = Button(self.tr("全部"), kind="link")
        self.all.clicked.connect(self._on_all_clicked)
        self.header.addWidget(self.all)
        self.list = RowList()
        self.list.setAccessibleName(self.tr("同步记录"))
        self._none = text_label(self.tr("还没有同步过"), "second", wrap=True)
        self._none.setContentsMargins(16, 12, 16, 12)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.footer.addWidget(_StickNote(self))

    def show_lines(self, lines: tuple[HistoryLine, ...], now: datetime) -> None:
        """Show other runs."""
        self._lines, self._now = lines, now
        self.list.show_rows(_rows(lines[:FEW], self._words, now))
        if not self.list.hasFocus():  # none of them is chosen: they are only to be read
            self.list.setCurrentIndex(QModelIndex())
        self._none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.all.setVisible(len(lines) > FEW)

    def _on_all_clicked(self) -> None:
        if self._now is not None:
            HistorySheet(self, _rows(self._lines, self._words, self._now)).open()


class HistorySheet(Sheet):
    """All runs that are kept."""

    def __init__(self, parent: QWidget, rows: Sequence[Row]) -> None:
        super().__init__(parent, self.tr("同步记录"), width=SHEET_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = RowList()
        self.list.setAccessibleName(self.tr("同步记录"))
        self.list.setMinimumHeight(SHEET_HEIGHT)
        self.list.show_rows(rows)
        self.body.addWidget(self.list, 1)


class _StickNote(QWidget):
    """That a stick does without a line, and that nobody else can read it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(Picture("usb", "neutral", 18))
        title.addWidget(text_label(self.tr("没网时用 U 盘"), "strong"))
        title.addStretch(1)
        told = self.tr("文件已加密，丢了别人也打不开；同一份导入两次也不会重复。")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addLayout(title)
        column.addWidget(text_label(told, "caption", wrap=True))
