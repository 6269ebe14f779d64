"""反馈: everybody who raised what was consulted on, who was told how, and telling all at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal

from desktop.domain.deadlines import day_of
from desktop.records import Feedback
from desktop.records.evaluations import FEEDBACK_WAYS, SATISFACTIONS
from desktop.services.feedback_lists import tell_all
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.feedback_lists import AskerLine
    from desktop.ui.sessions import Session

_TOLD = ("way", "told_on", "told_by", "content")
_LETTER, _LIST = "reply_letter", "feedback_list"


class AskersSheet(Sheet):
    """All askers: who waits first; Enter tells one, or prints the letter of who was told."""

    one_asked = Signal(object)
    """Those of one concern are to be told: its id."""

    def __init__(
        self, parent: QWidget, session: Session, consultation: UUID, lines: Sequence[AskerLine]
    ) -> None:
        title = QCoreApplication.translate("AskersSheet", "告知反映人")
        super().__init__(parent, title, width=760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._consultation = session, consultation
        self._lines = tuple(lines)
        waiting = sum(one.told_on is None for one in lines)
        told = self.tr("共 {count} 人，还有 {waiting} 人没有告知。")
        told = told.format(count=len(lines), waiting=waiting)
        self.list = RowList()
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(session.look.px(300))
        self.list.show_rows([self._row(at, one) for at, one in enumerate(lines)])
        self.list.opened.connect(self._on_opened)
        self.list.acted.connect(self._on_opened)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.list, 1)
        words = text_label(told, "second", wrap=True)
        words.setContentsMargins(16, 8, 16, 8)
        self.body.addWidget(words)
        self.print = Button(self.tr("印登记表"), icon="printer", letter="P")
        self.tell = Button(self.tr("一起告知"), kind="primary", letter="T")
        if not waiting:
            self.tell.lock(self.tr("反映人都已经告知。"))
        self.print.clicked.connect(lambda: self._go(consultation, _LIST))
        self.tell.clicked.connect(self._on_tell_clicked)
        self.footer.addWidget(self.print)
        self.footer.addStretch(1)
        self.footer.addWidget(self.tell)
        self.list.setFocus()

    def _row(self, at: int, one: AskerLine) -> Row:
        raised = one.raised_on.isoformat() if one.raised_on else ""
        if one.told_on is None:
            chip = (self.tr("还没告知"), "warn", "clock")
            return Row(
                key=at,
                title=one.who or self.tr("（不愿留姓名）"),
                second=" · ".join(filter(None, (one.title, raised))),
                chips=(chip,),
                action=self.tr("告知"),
            )
        satisfied = label(SATISFACTIONS[one.satisfaction]) if one.satisfaction else ""
        how = (label(FEEDBACK_WAYS[one.way]), one.told_on.isoformat(), one.told_by, satisfied)
        return Row(
            key=at,
            title=one.who or self.tr("（不愿留姓名）"),
            second=" · ".join(filter(None, (one.title, *how))),
            chips=((self.tr("已告知"), "good", "circle-check"),),
            action=self.tr("印答复函"),
        )

    def _on_opened(self, at: object) -> None:
        line = next(one for place, one in enumerate(self._lines) if place == at)
        if line.feedback is not None:
            self._go(line.feedback, _LETTER)
        else:
            self.accept()
            self.one_asked.emit(line.concern)

    def _go(self, row: UUID, paper: str) -> None:
        self.accept()
        self._session.navigator.go(Place("paper", row, {"paper": paper}))

    def _on_tell_clicked(self) -> None:
        waiting = [one for one in self._lines if one.told_on is None]
        window = self._window
        self.accept()
        TellAllSheet(window, self._session, self._consultation, waiting).open()


class TellAllSheet(RecordSheet):
    """The same word to everybody who was not told yet."""

    def __init__(
        self, parent: QWidget, session: Session, consultation: UUID, lines: Sequence[AskerLine]
    ) -> None:
        needed = ("told_on", "content")
        form = RecordForm(session, Feedback, only=_TOLD, needed=needed)
        form.preset({"told_on": day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("TellAllSheet", "一起告知")
        told = QCoreApplication.translate("TellAllSheet", "{count} 人：{names}")
        hidden = QCoreApplication.translate("TellAllSheet", "（不愿留姓名）")
        names = "、".join(one.who or hidden for one in lines)
        words = told.format(count=len(lines), names=names)
        row = f"tell/{consultation}"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)
        self._consultation = consultation

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(tell_all, self.session.ledger, self._consultation, **given)
