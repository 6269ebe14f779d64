"""发起书面征求意见, 增加, 撤回: the sheets of a written round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import day_of
from desktop.records import Field, Kind, Meeting, WrittenSheet, declaration_of
from desktop.services.overtaken import read_held
from desktop.services.written_rounds import add_sheets, call_round, take_back_sheet
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.task_ledger.entry_sheets import EntrySheet
from desktop.ui.widgets.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

DAYS_TO_ANSWER = 7
"""What a new round is preset with; whoever calls it may ask for more."""


def _people() -> Field:
    return Field(
        name="people",
        label=QCoreApplication.translate("Records", "征求谁的意见"),
        kind=Kind.REFS,
        target="Person",
        default=(),
    )


def _questions() -> Field:
    return Field(
        name="questions",
        label=QCoreApplication.translate("Records", "要问什么"),
        kind=Kind.PROSE,
        default="",
    )


def _unnamed() -> Field:
    return Field(
        name="unnamed",
        label=QCoreApplication.translate("Records", "不记名的份数"),
        kind=Kind.INTEGER,
        unit="份",
        nullable=True,
        default=None,
    )


def _renamed(name: str, text: str) -> Field:
    """Return a field of a meeting under the word that a round has for it."""
    return replace(declaration_of(Meeting).field(name), label=text)


class CallRoundSheet(RecordSheet):
    """A new written round: who is asked what, and until when; `stored` tells the meeting."""

    def __init__(
        self, parent: QWidget, session: Session, consultation: UUID | None = None, title: str = ""
    ) -> None:
        example = QCoreApplication.translate(
            "CallRoundSheet", "一行一个问题，例如：\n同意这个方案吗"
        )
        names = ("title", "held_on", "return_by", "roster", "people", "unnamed", "questions")
        form = RecordForm(
            session,
            Meeting,
            only=names,
            needed=("title", "return_by", "questions"),
            besides=(
                _renamed("title", QCoreApplication.translate("Records", "名称")),
                _renamed("held_on", QCoreApplication.translate("Records", "发出日期")),
                _people(),
                _questions(),
                _unnamed(),
            ),
            examples={"questions": example},
        )
        today = day_of(session.now())
        due = today + timedelta(days=DAYS_TO_ANSWER)
        about = (
            QCoreApplication.translate("CallRoundSheet", "{title}征求意见").format(title=title)
            if title
            else ""
        )
        form.preset({"held_on": today.isoformat(), "return_by": due.isoformat(), "title": about})
        self._about = consultation
        words = QCoreApplication.translate(
            "CallRoundSheet", "每人一份，印好编号；选名册、选人，或只印不记名的。"
        )
        super().__init__(
            parent,
            session,
            QCoreApplication.translate("CallRoundSheet", "书面征求意见"),
            form,
            self._call,
            row=f"round/{consultation or 'new'}",
            words=words,
        )

    def _call(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        given = dict(values)
        questions = str(given.pop("questions", "")).splitlines()
        people, unnamed = given.pop("people", ()), given.pop("unnamed", None) or 0
        return partial(
            call_round,
            self.session.ledger,
            questions=questions,
            people=people,
            unnamed=unnamed,
            consultation=self._about,
            **given,
        )


class MoreSheets(RecordSheet):
    """Asks more people in a round that is under way."""

    def __init__(self, parent: QWidget, session: Session, meeting: UUID) -> None:
        form = RecordForm(
            session, Meeting, only=("people", "unnamed"), besides=(_people(), _unnamed())
        )
        self._meeting = meeting
        super().__init__(
            parent,
            session,
            QCoreApplication.translate("MoreSheets", "增加表"),
            form,
            self._add,
            row=f"more/{meeting}",
        )

    def _add(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        people, unnamed = values.get("people", ()), values.get("unnamed") or 0
        return partial(
            add_sheets, self.session.ledger, self._meeting, people=people, unnamed=unnamed
        )


class TakeBackSheet(EntrySheet):
    """Takes the entry of a sheet back, with a reason."""

    def __init__(self, parent: QWidget, session: Session, sheet: UUID, number: str) -> None:
        title = QCoreApplication.translate("TakeBackSheet", "撤回 {number} 号表的录入").format(
            number=number
        )
        over = partial(read_held, kind=WrittenSheet, row=sheet, names=("returned_on",))
        super().__init__(parent, session, title, form="take_back_sheet", row=str(sheet), over=over)
        self._sheet = sheet
        self.add_field(
            "reason", QCoreApplication.translate("TakeBackSheet", "哪里录错了"), LineField()
        )
        self.finish_layout()
        self.fields["reason"].setFocus()

    def make_act(self) -> Callable[[], Any]:
        """Return what takes it back."""
        reason = self.fields["reason"].text()
        return partial(take_back_sheet, self.session.ledger, self._sheet, reason=reason)

    def replaced(self) -> Mapping[str, Any]:
        """Return that it is out again: no day on which it came back."""
        return {"returned_on": None}
