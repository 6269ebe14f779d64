"""加入本县 as a sheet over the window: for a ledger that has worked alone until now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.errors import AppError
from desktop.ui.first_start.invitation_fields import InvitationFields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.sync_ports import Joining
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class JoinSheet(Sheet):
    """Asks for code or file and joins; where that fails it says why, and what was typed stays."""

    joined = Signal(object)
    """How the ledger is joined now: a Joining."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, self.tr("加入本县"), width=640)
        self._session = session
        told = self.tr(
            "加入以后，这里已经记的都带着走：有网时传到县里，镇里、县里发的也会收到。没有网照样记。"
        )
        self.body.addWidget(text_label(told, "second", wrap=True))
        self.fields = InvitationFields()
        self.body.addWidget(self.fields)
        self._fault = text_label("", "fault", wrap=True)
        self._fault.hide()
        self.body.addWidget(self._fault)
        self.body.addStretch(1)
        self.go = Button(self.tr("加入"), kind="primary", letter="J")
        self.later = Button(self.tr("先不加入"), letter="Q")
        self.footer.addStretch(1)
        self.footer.addWidget(self.later)
        self.footer.addWidget(self.go)
        self.later.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go_clicked)
        self.fields.entered.connect(self.go.click)
        self.fields.setFocus()

    def _on_go_clicked(self) -> None:
        self._fault.hide()
        try:
            invitation = self.fields.invitation()
        except AppError as error:
            if not error.details.get("shown"):
                self._say(str(error))
            return
        home = self._session.home

        def join(_: Task) -> Joining:
            return home.join(invitation)

        self.hold()
        self.go.lock(self.tr("正在和县里的服务器联系…"))
        self.fields.setEnabled(False)
        self._session.tasks.long(self, self.tr("加入本县"), join, self._on_joined, self._on_failed)

    def _on_joined(self, joining: Joining) -> None:
        self.let_go()
        told = self.tr("已加入{server}，本机编号 {number}。")
        told = told.format(server=joining.server_name, number=joining.number)
        self._session.notify(told, tone="good")
        self._session.changed.emit()
        self.joined.emit(joining)
        self.accept()

    def _on_failed(self, error: AppError) -> None:
        self.let_go()
        self.go.unlock()
        self.fields.setEnabled(True)
        self._say(str(error))
        self.fields.setFocus()

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setAccessibleName(sentence)
        self._fault.show()
        self.fit()
