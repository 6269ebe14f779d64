"""加入本县 as an answer of the first start: code or file, and the other way where that fails."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.errors import AppError
from desktop.ui.first_start.invitation_fields import InvitationFields
from desktop.ui.first_start.questions import Answer, Question
from desktop.ui.widgets.buttons import Button


class JoinQuestion(Question):
    """Asks by what this computer joins."""

    alone_asked = Signal()
    """It did not work: 自己先用 instead."""
    stick_asked = Signal(object)
    """There is no line: ask by stick, with the enrolment file of this Path."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("加入本县"),
            self.tr(
                "有网的，约 1 分钟；没有网的，选好县里给的入网文件，用 U 盘加入。"
                "以后没有网也能全部使用。"
            ),
            self.tr("加入"),
            "J",
        )
        self.invitation = InvitationFields()
        self.by_stick = Button(self.tr("没有网，用 U 盘"), kind="strong", icon="usb", letter="U")
        self.by_stick.clicked.connect(self._on_by_stick_clicked)
        self.alone = Button(
            self.tr("自己先用，以后再加入"), kind="strong", icon="house", letter="Z"
        )
        self.alone.clicked.connect(self.alone_asked)
        self.alone.hide()
        self.fields.addWidget(self.invitation)
        self.fields.addWidget(self.passphrases)
        self.below_fault.addWidget(self.by_stick)
        self.below_fault.addWidget(self.alone)
        self.below_fault.addStretch(1)
        self.invitation.entered.connect(self.answer)
        self._wanted = self.begin  # once there is a file
        self.invitation.file_taken.connect(lambda _: self._wanted.setFocus())
        self.setFocusProxy(self.invitation)

    def _on_by_stick_clicked(self) -> None:
        """Ask for the file that this takes: a code alone names no server's keys."""
        self._wanted = self.by_stick
        self.alone.hide()
        self.invitation.choose_file()
        try:
            invitation = self.invitation.invitation()
        except AppError as error:
            super().refuse(error)
            return
        self.stick_asked.emit(invitation.file)

    def told(self) -> Answer:
        """Return the invitation and the passphrase."""
        return Answer(invitation=self.invitation.invitation(), passphrase=self.new_passphrase())

    def answer(self) -> None:
        """Join; where it failed before, the other way is offered again only if it fails again."""
        self.alone.hide()
        self._wanted = self.begin
        super().answer()

    def wait(self, sentence: str) -> None:
        """Take no other answer meanwhile."""
        super().wait(sentence)
        self.by_stick.setEnabled(not sentence)

    def refuse(self, error: AppError) -> None:
        """Say why it failed, and offer to begin alone."""
        super().refuse(error)
        self.alone.setVisible("field" not in error.details)
