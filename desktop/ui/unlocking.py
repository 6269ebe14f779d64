"""Asks for what opens the ledger where the keyring does not: the passphrase, or the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.ui.first_start.labelled import PassphraseFields, labelled
from desktop.ui.naming import named
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 520
_PASSPHRASE, _CODE = "passphrase", "code"


class UnlockPanel(QWidget):
    """One question; a keyring that was locked can be tried again."""

    answered = Signal(str, str)
    """Passphrase and recovery code; with a code the passphrase is a new one, both "" try again."""

    def __init__(self, *, code_only: bool = False, keyring_refused: bool = False) -> None:
        """Ask.

        Args:
            code_only: Whether the ledger has no passphrase, as where a keyring held its key.
            keyring_refused: Whether there is a keyring that may be tried again.
        """
        super().__init__()
        self._panel = Panel(self.tr("密钥环没有打开") if keyring_refused else self.tr("请输入口令"))
        self._panel.setFixedWidth(WIDTH)
        self._panel.pad_body()
        self.by = Segments([(_PASSPHRASE, self.tr("口令"), ""), (_CODE, self.tr("恢复码"), "")])
        self.by.setAccessibleName(self.tr("用什么打开"))
        self.by.choose(_CODE if code_only else _PASSPHRASE)
        self.by.setVisible(not code_only)
        self.field, self.code, self.renewed = LineField(), LineField(), PassphraseFields()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._fault = named(QLabel(wordWrap=True), "faultText")
        self._open = Button(self.tr("打开"), kind="primary", letter="O")
        self.again = Button(self.tr("再试密钥环"), letter="T")
        self.again.setVisible(keyring_refused)
        self._lay_out()
        self.by.chosen.connect(lambda _: self._show_fields())
        self.field.returnPressed.connect(self._on_answered)
        self.code.returnPressed.connect(self.renewed.setFocus)
        self._open.clicked.connect(self._on_answered)
        self.again.clicked.connect(lambda: self.answered.emit("", ""))
        self._show_fields()

    def _lay_out(self) -> None:
        hint = self.tr("保险柜里那张纸上的 8 组字，大小写和横线都不要紧。")
        self._passphrase_row = labelled(self.tr("口令"), self.field)
        self._code_row = labelled(self.tr("恢复码"), self.code, hint)
        told = self.tr("账本是加密的，一条都没有丢，打开就能接着用。")
        body = self._panel.body
        body.addWidget(text_label(told, "body", wrap=True))
        for part in (self.by, self._passphrase_row, self._code_row, self.renewed, self._fault):
            body.addWidget(part)
        self._fault.hide()
        self._panel.footer.addWidget(self.again)
        self._panel.footer.addStretch(1)
        self._panel.footer.addWidget(self._open)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._panel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _show_fields(self) -> None:
        by_code = self.by.value() == _CODE
        rows: Sequence[tuple[QWidget, bool]] = (
            (self._passphrase_row, not by_code),
            (self._code_row, by_code),
            (self.renewed, by_code),
        )
        for row, shown in rows:
            row.setVisible(shown)
        field = self.code if by_code else self.field
        self.setFocusProxy(field)
        if self.isVisible():
            field.setFocus()

    def _on_answered(self) -> None:
        self._fault.hide()
        if self.by.value() == _PASSPHRASE:
            if self.field.text():
                self._tell(self.field.text(), "")
            return
        if not self.code.text().strip():
            self.code.show_fault(self.tr("还没有写恢复码。"))
            self.code.setFocus()
            return
        self.code.clear_fault()
        try:
            self._tell(self.renewed.passphrase(), self.code.text())
        except AppError:
            return  # the field says why

    def _tell(self, passphrase: str, code: str) -> None:
        self.setCursor(Qt.CursorShape.BusyCursor)
        self.answered.emit(passphrase, code)

    def refuse(self, sentence: str) -> None:
        """Say why the ledger did not open; what was typed stays, marked to be typed over."""
        self.unsetCursor()
        self._fault.setText(sentence)
        self._fault.show()
        field = self.code if self.by.value() == _CODE else self.field
        field.setFocus()
        field.selectAll()
