"""Shows a recovery code this one time, and brings it onto paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import StorageError
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.errors import AppError
    from desktop.ui.tasks import Task, TaskRunner

_COLUMNS = 4


class CodePanel(QWidget):
    """Eight groups, 打印 and 存成 PDF."""

    def __init__(
        self,
        code: str,
        sheet: Callable[[], bytes],
        tasks: TaskRunner,
        print_sheet: Callable[[QWidget, bytes], bool] | None = None,
    ) -> None:
        """Show a code.

        Args:
            code: Groups joined by hyphens.
            sheet: Draws it as PDF; called off the UI thread.
            tasks: Where it is called.
            print_sheet: Prints a PDF after asking for the printer; None offers the file only.
        """
        super().__init__()
        self._sheet, self._tasks, self._print = sheet, tasks, print_sheet
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, group in enumerate(code.split("-")):
            label = text_label(group, "number")
            label.setAccessibleName(
                self.tr("第 {number} 组 {group}").format(number=at + 1, group=" ".join(group))
            )
            grid.addWidget(label, *divmod(at, _COLUMNS))
        self.print = Button(self.tr("打印"), kind="strong", icon="printer", letter="P")
        self.print.clicked.connect(lambda: self._draw(self._on_drawn_for_printer))
        self.print.setVisible(print_sheet is not None)
        self.save = Button(self.tr("存成 PDF"), kind="plain", icon="file-down", letter="S")
        self.save.clicked.connect(lambda: self._draw(self._on_drawn_for_file))
        self._told = text_label("", "caption", wrap=True)
        self._told.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.print)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        panel = Panel("")
        panel.pad_body()
        panel.body.addLayout(grid)
        column.addWidget(panel)
        column.addLayout(buttons)
        column.addWidget(self._told)

    def _draw(self, done: Callable[[bytes], None]) -> None:
        def draw(_: Task) -> bytes:
            return self._sheet()

        self._tasks.long(self, self.tr("画恢复码"), draw, done, self._on_failed)

    def _on_drawn_for_printer(self, pdf: bytes) -> None:
        if self._print and self._print(self, pdf):
            self._tell(self.tr("已经送去打印。请看着它从打印机里出来，锁进保险柜。"))

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

    def _on_failed(self, error: AppError) -> None:
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setAccessibleName(sentence)
        self._told.show()
