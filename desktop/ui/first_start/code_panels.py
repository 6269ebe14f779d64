"""Shows a recovery code this one time, and brings it onto paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import StorageError
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.errors import AppError
    from desktop.ui.first_start.sheet_printing import SheetPrinting
    from desktop.ui.tasks import Task, TaskRunner

_COLUMNS = 4


class CodePanel(QWidget):
    """Eight groups, and three ways into the safe: 打印, 存成 PDF, or copied by hand."""

    kept = Signal()
    """It was sent to a printer, saved, or copied."""

    def __init__(
        self,
        code: str,
        sheet: Callable[[], bytes],
        tasks: TaskRunner,
        printing: SheetPrinting,
    ) -> None:
        """Show a code.

        Args:
            code: Groups joined by hyphens.
            sheet: Draws it as PDF; called off the UI thread.
            tasks: Where it is called.
            printing: The printers.
        """
        super().__init__()
        self._sheet, self._tasks, self._printing = sheet, tasks, printing
        self.printer = QComboBox()
        self.printer.setAccessibleName(self.tr("打印机"))
        self.print = Button(self.tr("打印"), kind="strong", icon="printer", letter="P")
        self.print.clicked.connect(lambda: self._draw(self._on_drawn_for_printer))
        self.save = Button(self.tr("存成 PDF"), kind="plain", icon="file-down", letter="S")
        self.save.clicked.connect(lambda: self._draw(self._on_drawn_for_file))
        self.copied = QCheckBox(self.tr("没有打印机，已经抄在纸上"))
        self.copied.toggled.connect(self._on_copied_toggled)
        self._told = text_label("", "caption", wrap=True)
        self._lay_out(code)
        for control in (self.printer, self.print, self._told):
            control.hide()
        tasks.quiet(self, printing.names, self._on_printers_found)

    def _lay_out(self, code: str) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, group in enumerate(code.split("-")):
            label = text_label(group, "number")
            label.setAccessibleName(
                self.tr("第 {number} 组 {group}").format(number=at + 1, group=" ".join(group))
            )
            grid.addWidget(label, *divmod(at, _COLUMNS))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for control in (self.printer, self.print, self.save):
            buttons.addWidget(control)
        buttons.addStretch(1)
        panel = Panel("")
        panel.pad_body()
        panel.body.addLayout(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(panel)
        column.addLayout(buttons)
        column.addWidget(self.copied)
        column.addWidget(self._told)

    def _on_printers_found(self, names: Sequence[str]) -> None:
        self.printer.addItems(list(names))
        for control in (self.printer, self.print):
            control.setVisible(bool(names))
        if not names:
            self._tell(self.tr("没有找到打印机；可以存成 PDF，拷到能打印的电脑上印。"))

    def _draw(self, done: Callable[[bytes], None]) -> None:
        def draw(_: Task) -> bytes:
            return self._sheet()

        self._tasks.long(self, self.tr("画恢复码"), draw, done, self._on_failed)

    def _on_drawn_for_printer(self, pdf: bytes) -> None:
        printer, printing, title = self.printer.currentText(), self._printing, self.tr("恢复码")

        def send(task: Task) -> None:
            printing.send(printer, pdf, title, task.report)

        self._tasks.long(self, self.tr("打印"), send, self._on_printed, self._on_failed)

    def _on_printed(self, _: object) -> None:
        self._tell(self.tr("已经送去打印。请看着它从打印机里出来，锁进保险柜。"))
        self.kept.emit()

    def _on_drawn_for_file(self, pdf: bytes) -> None:
        suggested = self.tr("账本恢复码.pdf")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("存成 PDF"), suggested, "PDF (*.pdf)")
        if not name:
            return
        try:
            Path(name).write_bytes(pdf)
        except OSError as error:
            self._on_failed(
                StorageError(
                    self.tr("没有存成：{reason}。").format(reason=error.strerror or ""),
                    self.tr("请换一个文件夹。"),
                )
            )
        else:
            self._tell(self.tr("存好了：{name}。打印以后请把这个文件删掉。").format(name=name))
            self.kept.emit()

    def _on_copied_toggled(self, copied: bool) -> None:  # noqa: FBT001 – a signal's argument
        if copied:
            self.kept.emit()

    def _on_failed(self, error: AppError) -> None:
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setAccessibleName(sentence)
        self._told.show()


class CodePage(QWidget):
    """The code as the last page of the first start."""

    def __init__(self, panel: CodePanel) -> None:
        super().__init__()
        self.panel = panel
        self.done = Button(self.tr("收好了，开始"), kind="primary", letter="K", big=True)
        told = self.tr(
            "电脑坏了、忘了口令，要靠它和备份找回全部记录。它只显示这一次，程序里不留；"
            "以后可以在“设置”里换一个新的。"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(text_label(self.tr("请把恢复码锁进保险柜"), "page-title"))
        column.addWidget(text_label(told, "second", wrap=True))
        column.addSpacing(8)
        column.addWidget(panel)
        column.addStretch(1)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
