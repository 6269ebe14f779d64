"""加入本县 as a sheet over the window: for a ledger that has worked alone until now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.errors import AppError
from desktop.ui.first_start.invitation_fields import InvitationFields
from desktop.ui.messages import said_whole
from desktop.ui.syncing.sticks import sticks_of
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.services.bundle_ports import BundleOut
    from desktop.services.sync_ports import Invitation, Invited, Joining
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class JoinSheet(Sheet):
    """Asks for code or file and joins, by line or stick; where that fails, what was typed stays."""

    joined = Signal(object)
    """How the ledger is joined now: a Joining."""

    def __init__(self, parent: QWidget, session: Session, file: Path | None = None) -> None:
        """Make the sheet; `file` is an enrolment file that was chosen before."""
        super().__init__(parent, self.tr("加入本县"), width=640)
        self._session = session
        for told, role in zip(self._told(), ("second", "caption"), strict=True):
            self.body.addWidget(text_label(told, role, wrap=True))
        self.fields = InvitationFields()
        self.body.insertWidget(1, self.fields)
        self._fault = text_label("", "fault", wrap=True)
        self._busy = text_label("", "caption", wrap=True)
        for words in (self._fault, self._busy):
            words.hide()
            self.body.addWidget(words)
        self.body.addStretch(1)
        self.by_stick = Button(self.tr("没有网，用 U 盘"), icon="usb", letter="U")
        self.go = Button(self.tr("加入"), kind="primary", letter="J")
        self.later = Button(self.tr("先不加入"), letter="Q")
        self.footer.addWidget(self.by_stick)
        self.footer.addStretch(1)
        self.footer.addWidget(self.later)
        self.footer.addWidget(self.go)
        self._wanted = self.go  # once there is a file
        self.later.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go_clicked)
        self.by_stick.clicked.connect(self._on_by_stick_clicked)
        self.fields.entered.connect(self.go.click)
        self.fields.file_taken.connect(self._on_file_taken)
        if file is not None:
            self.fields.take_file(file)
        (self.fields if file is None else self.by_stick).setFocus()

    def _told(self) -> tuple[str, str]:
        return (
            self.tr(
                "加入以后，这里已经记的都带着走：有网时传到县里，镇里、县里发的也会收到。"
                "没有网照样记。"
            ),
            self.tr(
                "没有网也能加入：向县里要入网文件，在这里选好，写到 U 盘，带到县里或乡镇，"
                "再把带回来的文件导入。"
            ),
        )

    def _on_file_taken(self, file: Path) -> None:
        self._fault.hide()
        home, show = self._session.home, partial(self.fields.show_told, file)

        def look() -> Invited:
            return home.look_at_invitation(file)

        self._session.tasks.quiet(self, look, show, lambda error: self._say(said_whole(error)))
        self._wanted.setFocus()

    def _on_go_clicked(self) -> None:
        self._wanted = self.go
        invitation = self._invitation()
        if invitation is None:
            return
        home = self._session.home

        def join(_: Task) -> Joining:
            return home.join(invitation)

        self._wait(self.tr("正在和县里的服务器联系…"))
        self._session.tasks.long(
            self,
            self.tr("加入本县"),
            join,
            self._on_joined,
            self._on_failed,
            stopped=lambda: self._on_failed(None),
        )

    def _on_by_stick_clicked(self) -> None:
        """Write the request; a code alone will not do, for it names no server's keys."""
        self._wanted = self.by_stick
        self.fields.choose_file()
        invitation = self._invitation()
        if invitation is None or invitation.file is None:
            return
        sticks_of(self._session).ask_to_join(
            self,
            invitation.file,
            began=lambda: self._wait(self.tr("正在写到 U 盘…")),
            done=self._on_written,
            failed=partial(self._on_failed, again=self.by_stick),
        )

    def _invitation(self) -> Invitation | None:
        """Return what was typed or chosen, None where something is missing, which it says."""
        self._fault.hide()
        try:
            return self.fields.invitation()
        except AppError as error:
            if not error.details.get("shown"):
                self._say(said_whole(error))
            return None

    def _wait(self, sentence: str) -> None:
        self.hold()
        for button in (self.go, self.by_stick):
            button.lock(sentence)
        self._busy.setText(sentence)
        self._busy.show()
        self.fields.setEnabled(False)

    def _on_joined(self, joining: Joining) -> None:
        self.let_go()
        told = self.tr("已加入{server}，本机编号 {number}。")
        told = told.format(server=joining.server_name, number=joining.number)
        self._session.notify(told, tone="good")
        self._session.changed.emit()
        self.joined.emit(joining)
        self.accept()

    def _on_written(self, _: BundleOut) -> None:
        self.let_go()
        self.accept()

    def _on_failed(self, error: AppError | None, again: QWidget | None = None) -> None:
        """Say why it failed; None where a person stopped it. `again` is where one tries again."""
        self.let_go()
        self._busy.hide()
        for button in (self.go, self.by_stick):
            button.unlock()
        self.fields.setEnabled(True)
        if error is not None:
            self._say(said_whole(error))
        (again or self.fields).setFocus()

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setAccessibleName(sentence)
        self._fault.show()
        self.fit()
