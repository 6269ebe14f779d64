"""The sheets behind the buttons of a gate: each is the form of a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import day_of
from desktop.records import (
    Adoption,
    Evaluation,
    Feedback,
    Investigation,
    LawfulCondition,
    Notice,
    Objection,
    Outcome,
    OversightOpinion,
    Response,
    SignOff,
    Submission,
    Task,
    Topic,
    declaration_of,
)
from desktop.records.notices import NOTICE_KINDS
from desktop.records.stages import CONDITION_KINDS, SIGNING_BODIES
from desktop.services.follow_ups import (
    record_adoption,
    record_evaluation,
    record_feedback,
    record_investigation,
    submit_outcome,
)
from desktop.services.notices import (
    answer_objection,
    begin_notice,
    edit_notice,
    record_objection,
)
from desktop.services.opinions import find_response, respond_to_opinion
from desktop.services.outcomes import assign_task, record_outcome
from desktop.services.oversight import record_oversight
from desktop.services.overtaken import hold_or_nothing
from desktop.services.screenings import decide_topic
from desktop.services.stages import record_condition, record_sign_off
from desktop.ui.forms.record_forms import RecordForm, needed_fields
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.messages import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.records import Record
    from desktop.services.overtaken import Held
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_FILE = frozenset({"consultation", "topic", "enclosures", "evidence", "photos"})
"""Fields that the sheet or another tab fills in."""


@dataclass(frozen=True, kw_only=True)
class GapForm:
    """What a button asks for.

    Attributes:
        kind: The record type.
        act: The service; takes the consultation first, or by name where `by_name`.
        detail: The field that the part of the action behind the colon fills.
        details: What that part is called, by key.
        today: Day fields that begin with today.
        titled: Whether the title begins with that of the consultation.
    """

    kind: type[Record]
    act: Callable[..., Any]
    needed: tuple[str, ...]
    leave_out: frozenset[str] = _FILE
    by_name: bool = False
    detail: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    today: tuple[str, ...] = ()
    titled: bool = False


FORMS: Mapping[str, GapForm] = {
    "sign_off": GapForm(
        kind=SignOff,
        act=record_sign_off,
        needed=("name", "signed_on"),
        detail="body",
        details=SIGNING_BODIES,
        today=("signed_on",),
    ),
    "condition": GapForm(
        kind=LawfulCondition,
        act=record_condition,
        needed=("held_on", "conclusion"),
        by_name=True,
        detail="kind",
        details=CONDITION_KINDS,
    ),
    "investigation": GapForm(
        kind=Investigation,
        act=record_investigation,
        needed=("title", "begun_on", "findings"),
        titled=True,
    ),
    "outcome": GapForm(
        kind=Outcome, act=record_outcome, needed=("title", "agreed"), by_name=True, titled=True
    ),
    "notice": GapForm(
        kind=Notice,
        act=begin_notice,
        needed=("begins_on", "places"),
        detail="kind",
        details=NOTICE_KINDS,
        today=("begins_on",),
    ),
    "submission": GapForm(
        kind=Submission,
        act=submit_outcome,
        needed=("addressed_to", "submitted_on"),
        today=("submitted_on",),
    ),
    "adoption": GapForm(
        kind=Adoption,
        act=record_adoption,
        needed=("body", "decided_on", "reason"),
        today=("decided_on",),
    ),
    "evaluation": GapForm(
        kind=Evaluation,
        act=record_evaluation,
        needed=("evaluated_on", "conclusion"),
        today=("evaluated_on",),
        titled=True,
    ),
    "tasks": GapForm(
        kind=Task,
        act=assign_task,
        needed=needed_fields(Task, "implement"),
        leave_out=_FILE | {"state"},
        by_name=True,
    ),
    "oversight": GapForm(
        kind=OversightOpinion,
        act=record_oversight,
        needed=("given_by", "given_on", "opinion"),
        leave_out=_FILE | {"answer", "answered_on"},
        today=("given_on",),
    ),
    "feedback": GapForm(
        kind=Feedback,
        act=record_feedback,
        needed=("concern", "told_on", "content"),
        leave_out=_FILE | {"asker"},
        today=("told_on",),
    ),
}


class GapSheet(RecordSheet):
    """Enters what a gate asks for."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        action: str,
        *,
        consultation: UUID,
        title: str,
    ) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            parent: A widget of the window.
            session: Where to write.
            action: Of a condition: a key of FORMS, with its detail behind a colon.
            consultation: Whose.
            title: Of the consultation.
        """
        name, _, detail = action.partition(":")
        what = FORMS[name]
        self._what, self._detail, self._consultation = what, detail, consultation
        leave_out = what.leave_out | ({what.detail} if what.detail else set())
        form = RecordForm(session, what.kind, needed=what.needed, leave_out=leave_out)
        today = day_of(session.now()).isoformat()
        presets = dict.fromkeys(what.today, today)
        form.preset(presets | ({"title": title} if what.titled else {}))
        heading = label(declaration_of(what.kind).title)
        if detail in what.details:
            told = QCoreApplication.translate("GapSheet", "{kind}：{detail}")
            heading = told.format(kind=heading, detail=label(what.details[detail]))
        row = f"{action}/{consultation}"
        super().__init__(parent, session, heading, form, self._act, row=row, words=title)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        given = dict(values) | ({self._what.detail: self._detail} if self._what.detail else {})
        ledger, consultation = self.session.ledger, self._consultation
        if self._what.by_name:
            return partial(self._what.act, ledger, consultation=consultation, **given)
        return partial(self._what.act, ledger, consultation, **given)


class ObjectionSheet(RecordSheet):
    """Answers what somebody said against a notice."""

    def __init__(self, parent: QWidget, session: Session, objection: UUID, said: str) -> None:
        names = ("answer", "answered_on", "answered_by")
        form = RecordForm(session, Objection, only=names, needed=names)
        form.preset({"answered_on": day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("ObjectionSheet", "答复异议")
        act = partial(_answer, session, objection)
        super().__init__(parent, session, title, form, act, row=objection, words=said)


class NewObjectionSheet(RecordSheet):
    """Writes down what somebody says against a notice; it may be unsigned."""

    def __init__(self, parent: QWidget, session: Session, notice: UUID, title: str) -> None:
        form = RecordForm(
            session,
            Objection,
            only=("objector", "signed", "content", "raised_on"),
            needed=("content", "raised_on"),
        )
        form.preset({"raised_on": day_of(session.now()).isoformat()})
        heading = QCoreApplication.translate("NewObjectionSheet", "登记异议")
        act = partial(_object, session, notice)
        super().__init__(parent, session, heading, form, act, row=f"new/{notice}", words=title)


class NoticeSheet(RecordSheet):
    """Changes a notice: its end, its places."""

    def __init__(
        self, parent: QWidget, session: Session, notice: UUID, values: Mapping[str, Any]
    ) -> None:
        needed = FORMS["notice"].needed
        form = RecordForm(session, Notice, leave_out=_FILE | {"kind"}, needed=needed)
        form.show_row(values)
        heading = QCoreApplication.translate("NoticeSheet", "修改公示")
        act = partial(_edit_notice, session, notice)
        words = str(values.get("title", ""))
        super().__init__(parent, session, heading, form, act, row=notice, words=words)


class ResponseSheet(RecordSheet):
    """Answers an opinion: adopted or not, and why."""

    def __init__(self, parent: QWidget, session: Session, opinion: UUID, said: str) -> None:
        form = RecordForm(session, Response, needed=("reason",))
        form.preset({"responded_on": day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("ResponseSheet", "答复意见")
        act = partial(_respond, session, opinion)
        look = partial(_last_response, opinion=opinion)
        super().__init__(parent, session, title, form, act, row=opinion, over=look, words=said)


class TopicSheet(RecordSheet):
    """Screens the topic of a consultation."""

    always_stored = ("decision", "reason")

    def __init__(
        self, parent: QWidget, session: Session, topic: UUID, values: Mapping[str, Any]
    ) -> None:
        needed = [name for name in needed_fields(Topic, "screen") if name != "title"]
        leave_out = ("title", "concerns", "origin", "merged_into")
        form = RecordForm(session, Topic, leave_out=leave_out, needed=needed)
        form.show_row(values)
        title = QCoreApplication.translate("TopicSheet", "筛选议题")
        words = str(values.get("title", ""))
        super().__init__(parent, session, title, form, self._act, row=topic, words=words)
        self._topic = topic

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        decided = self.stored_anyway() | dict(values)
        return partial(decide_topic, self.session.ledger, self._topic, **decided)


def _last_response(reading: Reading, *, opinion: UUID) -> dict[str, Held]:
    """Return what was answered to an opinion by now: another answer would stand beside it."""
    names = ("disposition", "reason")
    return hold_or_nothing(reading, Response, find_response(reading, opinion), names)


def _answer(session: Session, objection: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(answer_objection, session.ledger, objection, **values)


def _object(session: Session, notice: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(record_objection, session.ledger, notice, **values)


def _edit_notice(session: Session, notice: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(edit_notice, session.ledger, notice, **values)


def _respond(session: Session, opinion: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(respond_to_opinion, session.ledger, opinion, **values)
