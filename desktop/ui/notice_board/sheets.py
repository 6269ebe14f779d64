"""The sheets of the page of publications: a new one, posted, corrected, withdrawn, objected to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import day_of
from desktop.errors import ValidationError
from desktop.records import Kind, Notice, fields_of
from desktop.records.declarations import Field
from desktop.services.notice_texts import draft_notice
from desktop.services.notice_views import list_noticeable
from desktop.services.notices import (
    begin_notice,
    correct_notice,
    edit_notice,
    post_notice,
    prepare_notice,
    withdraw_notice,
)
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.notice_board.wording import NoticeWords
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.services.notice_texts import NoticeDraft
    from desktop.services.notice_views import NoticeSheet
    from desktop.ui.sessions import Session

_NEW = ("consultation", "kind", "title", "content", "places", "begins_on", "ends_on", "contact")
_DRAFTED = ("title", "content", "places", "contact")
_DAY = Field(name="on", label="日期", kind=Kind.DAY, nullable=True, default=None)
_REASON = Field(name="reason", label="理由", kind=Kind.PROSE, default="")


class NewNoticeSheet(RecordSheet):
    """A new notice: its text is made from what was entered, and may be changed."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        *,
        consultation: UUID | None = None,
        kind: str = "result",
    ) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            parent: A widget of the window.
            session: Where to write.
            consultation: Of which; None where a person chooses.
            kind: A key of NOTICE_KINDS.
        """
        only = _NEW if consultation is None else _NEW[1:]
        form = RecordForm(session, Notice, only=only, needed=(*only[:-6], "content"))
        form.preset({"kind": kind})
        self._consultation, self._today = consultation, day_of(session.now())
        self._made: dict[str, str] = {}
        self._told = text_label("", "second", wrap=True)
        title = QCoreApplication.translate("NewNoticeSheet", "拟公示")
        words = QCoreApplication.translate(
            "NewNoticeSheet",
            "正文按已经登记的内容拟好，人名、电话已经隐去，可以改。"
            "还没贴的不填起止日期，贴出以后再填。",
        )
        row = f"new/{consultation or ''}/{kind}"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)
        self.body.insertWidget(self.body.indexOf(form) + 1, self._told)
        form.edited.connect(self._on_edited)
        if consultation is None:
            session.read(self, list_noticeable, lambda found: form.offer("consultation", found))
        self._draft()

    def _on_edited(self, name: str) -> None:
        if name in ("consultation", "kind"):
            self._draft()

    def _draft(self) -> None:
        """Ask for the text of the consultation and kind that are chosen."""
        consultation, kind, today = self._chosen(), str(self._value("kind")), self._today
        if consultation is not None:
            self.session.read(
                self,
                lambda reading: draft_notice(reading, consultation, kind, today),
                self._on_drafted,
            )

    def _chosen(self) -> UUID | None:
        if self._consultation is not None:
            return self._consultation
        found = self._value("consultation")
        return found if isinstance(found, UUID) else None

    def _value(self, name: str) -> Any:
        try:
            return self.form.editors[name].value()
        except ValidationError:
            return None

    def _on_drafted(self, draft: NoticeDraft) -> None:
        """Fill in what a person did not write; what was written stays."""
        made = {name: str(getattr(draft, name)) for name in _DRAFTED}
        for name, text in made.items():
            editor = self.form.editors[name]
            if editor.typed() in ("", self._made.get(name)):
                editor.show_value(text)
        self._made = made
        term = draft.term
        basis = NoticeWords(self).term(term.days, term.basis, binding=term.binding)
        said = self.tr("今天贴出的，到 {day} 期满。{basis}")
        self._told.setText(said.format(day=draft.ends_on.isoformat(), basis=basis))

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        consultation = self._consultation or given.pop("consultation")
        if not given["begins_on"] and not given["ends_on"]:
            del given["begins_on"], given["ends_on"]
            return partial(prepare_notice, self.session.ledger, consultation, **given)
        return partial(begin_notice, self.session.ledger, consultation, **given)


class PostSheet(RecordSheet):
    """A notice was posted: where, since when, until when; the end is proposed by the law's days."""

    def __init__(
        self, parent: QWidget, session: Session, notice: NoticeSheet, begins_on: date, until: date
    ) -> None:
        needed = ("begins_on", "places")
        form = RecordForm(session, Notice, only=("begins_on", "ends_on", "places"), needed=needed)
        form.preset(
            {
                "begins_on": begins_on.isoformat(),
                "ends_on": until.isoformat(),
                "places": notice.line.places,
            }
        )
        title = QCoreApplication.translate("PostSheet", "登记贴出")
        row = notice.line.id
        words = f"{notice.line.title}\n{NoticeWords(session).basis(notice.line)}"
        act = partial(_post, session, row)
        draft = f"post/{row}"
        super().__init__(parent, session, title, form, act, row=draft, over=row, words=words)


class EditSheet(RecordSheet):
    """Changes a notice: all of it before it is posted, then days, places and contact only."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        notice: UUID,
        values: Mapping[str, Any],
        *,
        posted: bool,
    ) -> None:
        words = ("places", "begins_on", "ends_on", "contact")
        only = words if posted else ("title", "content", "places", "contact")
        needed = ("begins_on", "places") if posted else ("title", "content")
        form = RecordForm(session, Notice, only=only, needed=needed)
        form.show_row(values)
        title = QCoreApplication.translate("EditSheet", "修改公示")
        told = (
            QCoreApplication.translate("EditSheet", "已经贴出去，内容不改；写错了的用“更正”。")
            if posted
            else ""
        )
        act = partial(_edit, session, notice)
        super().__init__(parent, session, title, form, act, row=notice, words=told)


class CorrectSheet(RecordSheet):
    """Posts another text in place of one that hangs."""

    def __init__(self, parent: QWidget, session: Session, notice: NoticeSheet) -> None:
        only = ("on", "reason", "content")
        form = RecordForm(session, Notice, only=only, needed=only, besides=(_DAY, _REASON))
        form.preset({"on": day_of(session.now()).isoformat(), "content": notice.content})
        title = QCoreApplication.translate("CorrectSheet", "更正公示")
        words = QCoreApplication.translate(
            "CorrectSheet", "原来的公示留着，到这天为止；另贴一份新的，天数从新的那天算起。"
        )
        row = notice.line.id
        draft = f"correct/{row}"
        super().__init__(parent, session, title, form, self._act, row=draft, over=row, words=words)
        self._notice = row

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(correct_notice, self.session.ledger, self._notice, **given)


class WithdrawSheet(RecordSheet):
    """Takes a notice down before its time, and says why on the board."""

    def __init__(self, parent: QWidget, session: Session, notice: NoticeSheet) -> None:
        only = ("on", "reason")
        own = [field.name for field in fields_of(Notice)]
        extra = (_DAY, _REASON)
        form = RecordForm(session, Notice, only=only, leave_out=own, needed=only, besides=extra)
        form.preset({"on": day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("WithdrawSheet", "撤回公示")
        words = QCoreApplication.translate(
            "WithdrawSheet", "原来的公示留着，到这天为止；另有一份撤回公示说明理由，要贴出来。"
        )
        row = notice.line.id
        draft = f"withdraw/{row}"
        super().__init__(parent, session, title, form, self._act, row=draft, over=row, words=words)
        self._notice = row

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(withdraw_notice, self.session.ledger, self._notice, **given)


def _post(session: Session, row: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(post_notice, session.ledger, row, **values)


def _edit(session: Session, row: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(edit_notice, session.ledger, row, **values)
