"""A field below its label, as forms of the first start and the settings have them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AppError, ValidationError
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.styling import text_label


def labelled(label: str, field: QWidget, hint: str = "") -> QWidget:
    """Return a field with its label above and a hint below; the label names it for readers."""
    words = text_label(label, "strong")
    words.setBuddy(field)
    field.setAccessibleName(label)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(words)
    column.addWidget(field)
    if hint:
        column.addWidget(text_label(hint, "caption", wrap=True))
        field.setAccessibleDescription(hint)
    return whole


class PassphraseFields(QWidget):
    """A new passphrase, typed twice: what nobody sees, nobody can proofread."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = LineField(), LineField()
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        hint = self.tr("打开账本要用它；忘了只能用恢复码打开。")
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(labelled(self.tr("设一个口令"), self.first, hint), 1, top)
        row.addWidget(labelled(self.tr("再输一遍"), self.second), 1, top)
        self.first.textEdited.connect(self.first.clear_fault)
        self.second.textEdited.connect(self.second.clear_fault)
        self.setFocusProxy(self.first)

    def passphrase(self) -> str:
        """Return the passphrase.

        Raises:
            ValidationError: It is empty, or was not typed twice the same; the field says so too.
        """
        if not self.first.text():
            raise self._refused(self.first, self.tr("还没有写口令。"))
        if self.first.text() != self.second.text():
            raise self._refused(self.second, self.tr("两次写的口令不一样，请再输一遍。"))
        return self.first.text()

    def _refused(self, field: LineField, sentence: str) -> AppError:
        field.show_fault(sentence)
        field.setFocus()
        return ValidationError(sentence, field="passphrase", shown=True)
