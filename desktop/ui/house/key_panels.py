"""What opens the ledger: a new recovery code for the safe, another passphrase."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.deadlines import BEIJING
from desktop.errors import AppError
from desktop.services.safekeeping import note_code_kept
from desktop.ui.first_start.code_panels import CodePanel
from desktop.ui.first_start.labelled import PassphraseFields
from desktop.ui.first_start.sheet_printing import SheetPrinting
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session


class KeyPanel(Panel):
    """Two buttons, each with a sheet of its own."""

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("恢复码和口令"))
        self._session, self.organization = session, ""
        told = self.tr(
            "恢复码锁在保险柜里，电脑坏了、忘了口令都靠它。换新码以后，旧码仍能打开以前的备份。"
        )
        self.body.addWidget(text_label(told, "caption", wrap=True))
        self.body.addStretch(1)
        self.renew = Button(self.tr("换新恢复码"), icon="key-round", letter="N")
        self.change = Button(self.tr("设口令"), icon="lock", letter="K")
        self.renew.clicked.connect(self._on_renew_clicked)
        self.change.clicked.connect(self._on_change_clicked)
        self.footer.addWidget(self.renew)
        self.footer.addWidget(self.change)
        self.footer.addStretch(1)

    def _on_renew_clicked(self) -> None:
        RenewSheet(self, self._session, self.organization).open()

    def _on_change_clicked(self) -> None:
        PassphraseSheet(self, self._session).open()


class RenewSheet(Sheet):
    """Asks once, makes a new code, and shows it."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        organization: str,
    ) -> None:
        super().__init__(parent, self.tr("换一个新的恢复码"))
        self._session, self._organization = session, organization
        self.setMinimumWidth(640)
        self._told = text_label(
            self.tr("换了以后，保险柜里要放新的这张；旧的那张也留着，以前的备份还要用它。"),
            "body",
            wrap=True,
        )
        self.body.addWidget(self._told)
        self.go = Button(self.tr("换新的"), kind="primary", letter="H")
        self.leave = Button(self.tr("先不换"), letter="Q")
        self.go.clicked.connect(self._on_go_clicked)
        self.leave.clicked.connect(self.reject)
        self.footer.addStretch(1)
        self.footer.addWidget(self.leave)
        self.footer.addWidget(self.go)

    def _on_go_clicked(self) -> None:
        self.go.lock(self.tr("正在换…"))
        home, ledger = self._session.home, self._session.ledger

        def renew() -> str:
            # Noted first: a code that is lost must be asked for again, whatever happens meanwhile.
            note_code_kept(ledger, kept=False)
            return home.renew_code()

        self._session.act(self, renew, self._on_renewed, self._on_failed)

    def _on_renewed(self, code: str) -> None:
        day = self._session.now().astimezone(BEIJING).date()
        sheet = partial(self._session.home.recovery_sheet, code, self._organization, day)
        self._told.setText(self.tr("新的恢复码只显示这一次。请打印或抄好，锁进保险柜。"))
        session = self._session
        printing = SheetPrinting(lambda: session.home.press, lambda: session.printers)
        panel = CodePanel(code, sheet, session.tasks, printing)
        panel.kept.connect(self._on_kept)
        self.body.addWidget(panel)
        self.go.hide()
        self.leave.show_text(self.tr("收好了"))
        self.leave.setFocus()

    def _on_kept(self) -> None:
        # Owned by the session: the sheet may be closed by then.
        note = partial(note_code_kept, self._session.ledger, kept=True)
        self._session.act(self._session, note)

    def _on_failed(self, error: AppError) -> None:
        self.go.unlock()
        self._told.setText(str(error))


class PassphraseSheet(Sheet):
    """Asks for a passphrase, twice."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, self.tr("设口令"))
        self._session = session
        self.setMinimumWidth(640)
        self.fields = PassphraseFields()
        self._told = text_label(
            self.tr("以后系统密钥环打不开时，用这个口令打开账本；原来的口令从此不用。"),
            "body",
            wrap=True,
        )
        self.body.addWidget(self._told)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.go = Button(self.tr("用这个口令"), kind="primary", letter="H")
        self.go.clicked.connect(self._on_go_clicked)
        self.footer.addStretch(1)
        self.footer.addWidget(self.go)

    def _on_go_clicked(self) -> None:
        try:
            passphrase = self.fields.passphrase()
        except AppError:
            return  # the field says why
        self.go.lock(self.tr("正在换…"))
        change = partial(self._session.home.change_passphrase, passphrase)
        self._session.tasks.ledger(self, change, self._on_changed, self._on_failed)

    def _on_changed(self, _: object) -> None:
        self._session.notify(self.tr("口令换好了，下次打开用新的。"), tone="good")
        self.accept()

    def _on_failed(self, error: AppError) -> None:
        self.go.unlock()
        self._told.setText(str(error))
