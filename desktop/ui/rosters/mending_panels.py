"""One row of a file that is to be imported: what is wrong with it, and its cells to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.first_start.labelled import labelled
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.import_previews import FileCell, PreviewRow, RowKey


class MendingPanel(Panel):
    """Cells as the file has them; Enter judges them again."""

    mended = Signal(object, object)
    """RowKey, and column to new text of the cells that are others now."""
    left_out = Signal(object)
    """RowKey of a row that is not wanted."""

    def __init__(self) -> None:
        super().__init__("")
        self.pad_body()
        self._key: RowKey | None = None
        self._cells: dict[int, tuple[str, LineField]] = {}
        self._first: LineField | None = None
        self._scroll = _scroll_area()
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)
        self.again = Button(self.tr("改好了"), kind="strong", icon="check", letter="G")
        self.omit = Button(self.tr("不要这一行"), icon="trash-2", letter="X")
        self.again.clicked.connect(self._on_again_clicked)
        self.omit.clicked.connect(self._on_omit_clicked)
        self.footer.addWidget(self.again)
        self.footer.addWidget(self.omit)
        self.footer.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Show no row."""
        self._key, self._first = None, None
        self._cells.clear()
        self.show_title(self.tr("没有选行"))
        nothing = QWidget()
        self._scroll.setWidget(nothing)
        nothing.setAutoFillBackground(False)
        self.again.lock(self.tr("先选一行"))
        self.omit.lock(self.tr("先选一行"))

    def unlock(self) -> None:
        """Take answers again, after a judgement that failed."""
        if self._key is not None:
            self.again.unlock()
            self.omit.unlock()

    def show_row(self, row: PreviewRow, cells: Sequence[FileCell]) -> None:
        """Show a row with its faults beside the cells that have them."""
        had_focus = any(field.hasFocus() for _, field in self._cells.values())
        self._key, self._first = row.key, None
        self._cells.clear()
        self.show_title(row.name or self.tr("（没有姓名）"), self._place(row))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        labels = {cell.label for cell in cells}
        for problem in (*row.faults, *row.warnings):
            if problem.column not in labels or problem in row.warnings:
                column.addWidget(self._told(problem.problem, fault=problem in row.faults))
        for cell in cells:
            column.addWidget(self._field(cell, row))
        column.addStretch(1)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget turns it on
        self.unlock()
        if had_focus:
            self.take_focus()

    def _place(self, row: PreviewRow) -> str:
        return self.tr("第 {row} 行").format(row=row.key.row)

    def _told(self, problem: str, *, fault: bool) -> QLabel:
        return text_label(problem, "fault" if fault else "caption", wrap=True)

    def _field(self, cell: FileCell, row: PreviewRow) -> QWidget:
        field = LineField()
        field.setText(cell.text)
        field.setCursorPosition(0)
        field.returnPressed.connect(self._on_again_clicked)
        whole = labelled(cell.label, field)
        self._cells[cell.column] = (cell.text, field)
        wrong = [fault.problem for fault in row.faults if fault.column == cell.label]
        if wrong:
            field.show_fault(wrong[0])
            self._first = self._first or field
        return whole

    def take_focus(self) -> None:
        """Go to the first faulty cell, else to the first."""
        fields = [field for _, field in self._cells.values()]
        field = self._first or (fields[0] if fields else None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
            self._scroll.ensureWidgetVisible(field)

    def _on_again_clicked(self) -> None:
        texts = {
            column: field.text()
            for column, (text, field) in self._cells.items()
            if field.text() != text
        }
        if self._key is not None and texts:
            self.again.lock(self.tr("正在再判一次…"))
            self.mended.emit(self._key, texts)

    def _on_omit_clicked(self) -> None:
        if self._key is not None:
            self.omit.lock(self.tr("正在去掉…"))
            self.left_out.emit(self._key)


def _scroll_area() -> QScrollArea:
    """Return an area through which the panel behind it is seen."""
    area = QScrollArea()
    area.viewport().setAutoFillBackground(False)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    return area
