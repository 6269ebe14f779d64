"""The forms of those above: an answer, a reminder, a bulletin."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import day_of
from desktop.records import Adoption, Bulletin, Supervision
from desktop.services.from_above import (
    answer_submission,
    own_name,
    publish_bulletin,
    remind_village,
)
from desktop.services.terms import get_terms
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

Values = dict[str, Any]
_ANSWER = ("decision", "reason", "decided_on", "body", "document_number")
_REMINDER = ("content", "due", "issued_on", "issued_by", "finding")
_BULLETIN = (
    "title",
    "kind",
    "content",
    "document_number",
    "issued_by",
    "issued_on",
    "pass_on_by",
)


class AnswerSubmissionSheet(RecordSheet):
    """Adopted, in part or not, with the reason: it lies in the village's file afterwards."""

    def __init__(
        self, parent: QWidget, session: Session, submission: UUID, *, village: str, title: str
    ) -> None:
        form = RecordForm(session, Adoption, only=_ANSWER, needed=("reason", "decided_on", "body"))
        form.preset({"decided_on": day_of(session.now()).isoformat()})
        heading = QCoreApplication.translate("AnswerSubmissionSheet", "答复报送")
        store = partial(_store_all, form, answer_submission, session, submission)
        words = f"{village}\n{title}"
        super().__init__(parent, session, heading, form, store, row=submission, words=words)
        session.read(self, own_name, lambda name: form.preset({"body": name}))


class RemindSheet(RecordSheet):
    """A formal reminder at the level of whoever sends it; its number is given when it is stored."""

    def __init__(
        self, parent: QWidget, session: Session, task: UUID, *, village: str, title: str
    ) -> None:
        needed = ("content", "due", "issued_on", "issued_by")
        form = RecordForm(session, Supervision, only=_REMINDER, needed=needed)
        today = day_of(session.now())
        due = today + timedelta(days=get_terms().supervision_reply_days)
        form.preset({"issued_on": today.isoformat(), "due": due.isoformat()})
        heading = QCoreApplication.translate("RemindSheet", "发督办")
        store = partial(_store_all, form, remind_village, session, task)
        row = f"remind/{task}"
        words = f"{village}\n{title}"
        super().__init__(parent, session, heading, form, store, row=row, words=words)
        session.read(self, own_name, lambda name: form.preset({"issued_by": name}))


class BulletinSheet(RecordSheet):
    """A message to everybody below."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        needed = ("title", "content", "issued_by", "issued_on")
        form = RecordForm(session, Bulletin, only=_BULLETIN, needed=needed)
        form.preset({"issued_on": day_of(session.now()).isoformat()})
        heading = QCoreApplication.translate("BulletinSheet", "向下发布")
        words = QCoreApplication.translate(
            "BulletinSheet", "下次同步时发给下面的每个村；各村怎么传达的，也会传回来。"
        )
        store = partial(_store_bulletin, form, session)
        super().__init__(parent, session, heading, form, store, row="publish", words=words)
        session.read(self, own_name, lambda name: form.preset({"issued_by": name}))


def _store_all(
    form: RecordForm,
    act: Callable[..., UUID],
    session: Session,
    row: UUID,
    _: Mapping[str, Any],
) -> Callable[[], UUID]:
    """Hand over what stands in the form, presets included."""
    return partial(act, session.ledger, row, **_values(form))


def _store_bulletin(form: RecordForm, session: Session, _: Mapping[str, Any]) -> Callable[[], UUID]:
    return partial(publish_bulletin, session.ledger, **_values(form))


def _values(form: RecordForm) -> Values:
    return {name: editor.value() for name, editor in form.editors.items()}
