"""What a county gave out to join by: a code with the server's address, or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.own_files import INVITATION_SUFFIX
from desktop.errors import ValidationError
from desktop.services.sync_ports import Invitation
from desktop.ui.first_start.labelled import labelled
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.sync_ports import Invited

CODE, FILE = "code", "file"


class InvitationFields(QWidget):
    """Two ways, of which one is shown; a dropped file chooses its own."""

    file_taken = Signal(object)
    """A Path was chosen or dropped; `show_told` shows what it says."""
    entered = Signal()
    """Enter was pressed in the last field that is needed."""

    def __init__(self) -> None:
        super().__init__()
        self._file: Path | None = None
        self.by = Segments([(CODE, self.tr("邀请码"), ""), (FILE, self.tr("入网文件"), "")])
        self.by.setAccessibleName(self.tr("县里给的是什么"))
        self.code = LineField(placeholder="K7QM-2XRD")
        self.address = LineField(placeholder="https://yishibu.example.cn")
        self.pick = Button(self.tr("选入网文件"), kind="strong", icon="folder-open", letter="F")
        self._name = text_label(self.tr("还没有选文件，也可以拖到这里"), "body", wrap=True)
        self._told = text_label("", "caption", wrap=True)
        self._told.hide()
        self._code_row, self._file_row = self._make_code_row(), self._make_file_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.by, self._code_row, self._file_row):
            column.addWidget(widget)
        self.by.chosen.connect(self._on_by_chosen)
        self.pick.clicked.connect(self._on_pick_clicked)
        self.code.returnPressed.connect(self._on_code_entered)
        self.address.returnPressed.connect(self.entered)
        for field in (self.code, self.address):
            field.textEdited.connect(field.clear_fault)
        FileDrop(self, lambda files: self.take_file(files[0]))
        self.by.choose(CODE)
        self._on_by_chosen(CODE)

    def _make_code_row(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        hint = self.tr("县里给的 8 个字符，只能用一次。")
        where = self.tr("和邀请码写在一起。")
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(labelled(self.tr("邀请码"), self.code, hint), 1, top)
        row.addWidget(labelled(self.tr("服务器的地址"), self.address, where), 1, top)
        return whole

    def _make_file_row(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._told)
        row.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return whole

    def _on_by_chosen(self, by: object) -> None:
        self._code_row.setVisible(by == CODE)
        self._file_row.setVisible(by == FILE)
        self.setFocusProxy(self.code if by == CODE else self.pick)

    def _on_code_entered(self) -> None:
        if self.address.text().strip():
            self.entered.emit()
        else:
            self.address.setFocus()

    def _on_pick_clicked(self) -> None:
        kinds = self.tr("入网文件 (*{suffix});;所有文件 (*)").format(suffix=INVITATION_SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选入网文件"), "", kinds)
        if name:
            self.take_file(Path(name))

    def take_file(self, file: Path) -> None:
        """Take a chosen or dropped file."""
        self._file = file
        self._name.setText(file.name)
        self._name.setToolTip(str(file))
        self._told.hide()
        self.choose_file()
        self.file_taken.emit(file)

    def choose_file(self) -> None:
        """Ask for a file."""
        self.by.choose(FILE)
        self._on_by_chosen(FILE)

    def show_told(self, file: Path, invited: Invited) -> None:
        """Say what the chosen file says; nothing where it is no longer the chosen one."""
        if file == self._file:
            told = self.tr("{org}加入{server}")
            self._told.setText(told.format(org=invited.org, server=invited.server_name))
            self._told.show()

    def invitation(self) -> Invitation:
        """Return what was typed or chosen.

        Raises:
            ValidationError: Something is missing; the field says so too.
        """
        if self.by.value() == FILE:
            if self._file is None:
                self.pick.setFocus()
                told = self.tr("还没有选入网文件：请按“选入网文件”，选县里给的那个。")
                raise ValidationError(told, field="file")
            return Invitation(file=self._file)
        sentences = (
            (self.code, self.tr("还没有写邀请码。")),
            (self.address, self.tr("还没有写服务器的地址。")),
        )
        for field, sentence in sentences:
            if not field.text().strip():
                field.show_fault(sentence)
                field.setFocus()
                raise ValidationError(sentence, shown=True)
        return Invitation(url=self.address.text(), code=self.code.text())
