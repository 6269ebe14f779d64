"""加入本县 as an answer of the first start: code or file, and the other way where that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.ui.first_start.invitation_fields import InvitationFields
from desktop.ui.first_start.questions import Answer, Question
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from desktop.errors import AppError


class JoinQuestion(Question):
    """Asks by what this computer joins."""

    alone_asked = Signal()
    """It did not work: 自己先用 instead."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("加入本县"),
            self.tr("要有网，约 1 分钟。以后没有网也能全部使用，有网时再和镇、县同步。"),
            self.tr("加入"),
            "J",
        )
        self.invitation = InvitationFields()
        self.alone = Button(
            self.tr("自己先用，以后再加入"), kind="strong", icon="house", letter="Z"
        )
        self.alone.clicked.connect(self.alone_asked)
        self.alone.hide()
        self.fields.addWidget(self.invitation)
        self.fields.addWidget(self.passphrases)
        self.below_fault.addWidget(self.alone)
        self.below_fault.addStretch(1)
        self.invitation.entered.connect(self.answer)
        self.setFocusProxy(self.invitation)

    def told(self) -> Answer:
        """Return the invitation and the passphrase."""
        return Answer(invitation=self.invitation.invitation(), passphrase=self.new_passphrase())

    def answer(self) -> None:
        """Join; where it failed before, the other way is offered again only if it fails again."""
        self.alone.hide()
        super().answer()

    def refuse(self, error: AppError) -> None:
        """Say why it failed, and offer to begin alone."""
        super().refuse(error)
        self.alone.setVisible("field" not in error.details)
