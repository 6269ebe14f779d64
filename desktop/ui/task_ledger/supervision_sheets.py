"""发督办单 and 监督意见, each with its answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu

from desktop.domain.deadlines import day_of
from desktop.records import OversightOpinion, Supervision
from desktop.services.follow_ups import answer_supervision, supervise_task
from desktop.services.oversight import answer_oversight, record_oversight
from desktop.services.premises import read_premises
from desktop.services.supervisions import supervise_tasks
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.places import Place
from desktop.ui.task_ledger.photos import PhotoAdder
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.oversight import OversightLine
    from desktop.services.premises import Premises
    from desktop.services.supervisions import NextSupervision, SupervisionLine
    from desktop.services.task_views import TaskLine, TaskSheet
    from desktop.ui.sessions import Session

_NEW = ("level", "issued_on", "issued_by", "finding", "content", "due")
_NEEDED = ("issued_on", "issued_by", "content", "due")
_ROOM = "room"
_IN_MENU = 40
"""So many characters of an opinion have room in a menu."""


class SuperviseSheet(RecordSheet):
    """A formal reminder of one task: level, words and day of the answer are proposed."""

    def __init__(
        self, parent: QWidget, session: Session, sheet: TaskSheet, following: NextSupervision
    ) -> None:
        form = RecordForm(session, Supervision, only=_NEW, needed=_NEEDED)
        form.preset(
            {
                "level": following.level,
                "issued_on": day_of(session.now()).isoformat(),
                "content": following.content,
                "due": following.due.isoformat(),
            }
        )
        title = QCoreApplication.translate("SuperviseSheet", "发督办单")
        raised = QCoreApplication.translate(
            "SuperviseSheet", "上一份督办过期没有答复，这一份提高一级。"
        )
        line = sheet.line
        words = "\n".join(filter(None, (line.title, raised if following.raised else "")))
        row = f"supervise/{line.id}"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)
        self._task = line.id
        self.photos = PhotoAdder(session, line.id)
        self.body.insertWidget(self.body.indexOf(form) + 1, self.photos)
        if following.level == _ROOM:
            session.read(self, read_premises, partial(_sign, form))

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        given["evidence"] = tuple(self.photos.added)
        return partial(supervise_task, self.session.ledger, self._task, **given)


class SuperviseManySheet(RecordSheet):
    """Reminders of several tasks at once, each with its number and, where none are given, words."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        lines: Sequence[TaskLine],
        following: NextSupervision,
    ) -> None:
        only = ("level", "issued_on", "issued_by", "content", "due")
        needed = ("issued_on", "issued_by", "due")
        form = RecordForm(session, Supervision, only=only, needed=needed)
        form.preset(
            {
                "level": following.level,
                "issued_on": day_of(session.now()).isoformat(),
                "due": following.due.isoformat(),
            }
        )
        title = QCoreApplication.translate("SuperviseManySheet", "一起督办")
        told = QCoreApplication.translate(
            "SuperviseManySheet",
            "{count} 件，各编一个号：{titles}。督办内容不写的，按各件的期限自动写。",
        )
        titles = "、".join(line.title for line in lines)
        words = told.format(count=len(lines), titles=titles)
        super().__init__(parent, session, title, form, self._act, row="supervise/many", words=words)
        self._tasks = [line.id for line in lines]
        session.read(self, read_premises, partial(_sign, form))

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(supervise_tasks, self.session.ledger, self._tasks, **given)


class AnswerSheet(RecordSheet):
    """What was answered to a reminder."""

    def __init__(self, parent: QWidget, session: Session, line: SupervisionLine) -> None:
        only = ("answer", "answered_on")
        form = RecordForm(session, Supervision, only=only, needed=only)
        form.preset({"answered_on": day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("AnswerSheet", "填督办答复")
        words = f"{line.number}\n{line.content}"
        act = partial(_answer, session, line.id)
        super().__init__(parent, session, title, form, act, row=line.id, words=words)


class OversightSheet(RecordSheet):
    """What the supervisory committee says on all that is late or was not adopted.

    Opinions that wait for an answer are answered from here as well.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        matters: str,
        waiting: Sequence[OversightLine] = (),
    ) -> None:
        only = ("given_by", "given_on", "matters", "opinion")
        needed = ("given_by", "given_on", "opinion")
        form = RecordForm(session, OversightOpinion, only=only, needed=needed)
        form.preset({"matters": matters, "given_on": day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("OversightSheet", "监督意见")
        words = QCoreApplication.translate(
            "OversightSheet",
            "超期和没有采纳的已经列好，可以改。只列事实，存好以后印监督意见表签字。",
        )
        super().__init__(parent, session, title, form, self._act, row="all", words=words)
        self.stored.connect(self._print)
        self._page, self._waiting = parent, waiting
        told = self.tr("还有 {count} 份没有答复，填办理情况").format(count=len(waiting))
        self.answer = Button(told, icon="message-square", letter="A")
        self.answer.setVisible(bool(waiting))
        self.answer.clicked.connect(self._on_answer_clicked)
        self.body.insertWidget(self.body.indexOf(form), self.answer)
        self.menu_of_waiting = QMenu(self)
        for one in waiting:
            chosen = self.menu_of_waiting.addAction(_in_short(one).replace("&", "&&"))
            chosen.triggered.connect(partial(self._open_answer, one))

    def _on_answer_clicked(self) -> None:
        if len(self._waiting) == 1:
            self._open_answer(self._waiting[0])
        else:
            self.menu_of_waiting.popup(self.answer.mapToGlobal(QPoint(0, self.answer.height())))

    def _open_answer(self, line: OversightLine, *_: object) -> None:
        sheet = OversightAnswerSheet(self._page, self.session, line)
        self.reject()
        sheet.open()

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(record_oversight, self.session.ledger, **given)

    def _print(self, row: UUID) -> None:
        self.session.navigator.go(Place("paper", row, {"paper": "oversight_opinion"}))


class OversightAnswerSheet(RecordSheet):
    """What was done on an opinion of the supervisory committee."""

    def __init__(self, parent: QWidget, session: Session, line: OversightLine) -> None:
        only = ("answer", "answered_on")
        form = RecordForm(session, OversightOpinion, only=only, needed=only)
        form.preset({"answered_on": day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("OversightAnswerSheet", "答复监督意见")
        words = "\n".join(filter(None, (line.about, _said(line))))
        act = partial(_answer_opinion, session, line.id)
        super().__init__(parent, session, title, form, act, row=line.id, words=words)


def _said(line: OversightLine) -> str:
    day = f"{line.given_on:%m-%d} " if line.given_on else ""
    return f"{day}{line.given_by}：{line.opinion}"


def _in_short(line: OversightLine) -> str:
    words = " ".join(_said(line).split())
    return words if len(words) <= _IN_MENU else f"{words[:_IN_MENU]}…"


def _sign(form: RecordForm, premises: Premises) -> None:
    """Let the room be who reminds, unless somebody else is named."""
    editor = form.editors["issued_by"]
    if not editor.typed():
        editor.show_value(premises.room)


def _answer(session: Session, row: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(answer_supervision, session.ledger, row, **values)


def _answer_opinion(session: Session, row: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(answer_oversight, session.ledger, row, **values)
