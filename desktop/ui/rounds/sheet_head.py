"""The head of the sheet in hand: its number, the day it came back, whose it is, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.errors import AppError
    from desktop.services.round_views import SheetLine

_NUMBER_WIDTH, _DAY_WIDTH = 96, 128


class SheetHead(QFrame):
    """Which sheet is in hand: its number, when it came back, whose it is."""

    def __init__(self, px: Callable[[int], int]) -> None:
        super().__init__()
        self.setProperty("role", "panel-head")
        self.number = LineField(placeholder="003", name=self.tr("编号"))
        self.day = LineField(name=self.tr("收回日期"))
        self.signed = LineField(placeholder=self.tr("表上签了名才写"), name=self.tr("署名"))
        self.who = text_label("", "strong", wrap=True)
        self.fault = FaultBox("")
        self.fault.hide()
        self.drop = Button(self.tr("不要我录的，录下一份"), kind="link", letter="X")
        self.drop.hide()
        self.fault.buttons.addWidget(self.drop)
        self.take_back = Button(self.tr("撤回这份的录入"), kind="link", letter="Z")
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, field, width in (
            (self.tr("编号"), self.number, _NUMBER_WIDTH),
            (self.tr("收回日期"), self.day, _DAY_WIDTH),
        ):
            caption = text_label(text, "second")
            caption.setBuddy(field)
            field.setFixedWidth(px(width))
            line.addWidget(caption)
            line.addWidget(field)
        line.addStretch(1)
        upper = QVBoxLayout(self)
        upper.setContentsMargins(16, 8, 16, 8)
        upper.setSpacing(6)
        upper.addLayout(line)
        for widget in (self.who, self.signed, self.fault):
            upper.addWidget(widget)
        upper.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sheet(self, line: SheetLine | None) -> None:
        """Show whose sheet it is; None where none is in hand."""
        self.who.setVisible(line is not None)
        self.signed.setVisible(line is not None and not line.name)
        self.take_back.setVisible(line is not None and line.state == "returned")
        if line is not None:
            told = (line.number, line.name or self.tr("不记名的表"), line.second)
            self.who.setText(" · ".join(filter(None, told)))

    def say(self, error: AppError) -> None:
        """Say what is wrong."""
        self.drop.hide()
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()

    def warn_entered(self, line: SheetLine) -> None:
        """Say that a sheet was entered before."""
        told = self.tr("{number} 号表已经录入过，收回日期是 {day}。")
        self._warn(told, line, self.tr("请核对编号；录错了的，先撤回再录。"))
        self.drop.hide()

    def warn_overtaken(self, line: SheetLine) -> None:
        """Say that a sheet was entered elsewhere while it was typed here."""
        told = self.tr("{number} 号表刚才在别处录入了，收回日期是 {day}。")
        self._warn(told, line, self.tr("您录的还在下面，请核对；别处录错了的，先撤回再存。"))
        self.drop.show()

    def _warn(self, told: str, line: SheetLine, advice: str) -> None:
        told = told.format(number=line.number, day=line.returned_on)
        self.fault.show_fault(told, advice, "warn")
        self.fault.show()
