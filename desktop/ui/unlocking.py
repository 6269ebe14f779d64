"""Asks for the passphrase where no keyring opens the ledger."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.naming import named
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.panels import Panel

WIDTH = 480


class UnlockPanel(QWidget):
    """One question: the passphrase."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        panel = Panel(self.tr("请输入口令"))
        panel.setFixedWidth(WIDTH)
        panel.body.addWidget(QLabel(self.tr("账本是加密的，这台电脑没有保存钥匙。")))
        self.field = LineField()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("口令"))
        self.field.returnPressed.connect(self._on_answered)
        self._fault = named(QLabel(wordWrap=True), "faultText")
        self._fault.hide()
        panel.body.addWidget(self.field)
        panel.body.addWidget(self._fault)
        forgotten = self.tr("忘了口令：用保险柜里的恢复码，命令 yishibu unlock 可以设新口令。")
        panel.body.addWidget(named(QLabel(forgotten, wordWrap=True), "caption"))
        self._open = Button(self.tr("打开"), kind="primary", letter="O")
        self._open.clicked.connect(self._on_answered)
        panel.footer.addStretch(1)
        panel.footer.addWidget(self._open)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(panel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setFocusProxy(self.field)

    def _on_answered(self) -> None:
        if self.field.text():
            self._fault.hide()
            self.setCursor(Qt.CursorShape.BusyCursor)
            self.answered.emit(self.field.text())

    def refuse(self, sentence: str) -> None:
        """Say why the ledger did not open; what was typed stays, marked to be typed over."""
        self.unsetCursor()
        self._fault.setText(sentence)
        self._fault.show()
        self.field.setFocus()
        self.field.selectAll()
