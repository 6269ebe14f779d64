"""登记意见: what somebody who is not in the room said by phone, at home or in writing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import day_of
from desktop.records import Concern, Field, Kind, Opinion, declaration_of
from desktop.services.hearings import (
    ABSENT_SOURCES,
    list_speakers,
    record_absent_opinion,
    record_heard_opinion,
)
from desktop.services.investigations import record_found_concern
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.references import Reference
    from desktop.ui.sessions import Session

_SAID = ("stakeholder_class", "stance", "content", "minority")


def _meeting() -> Field:
    return Field(
        name="meeting",
        label=declaration_of(Opinion).field("meeting").label,
        kind=Kind.REF,
        target="Meeting",
        default=None,
    )


def _source() -> Field:
    return Field(
        name="source",
        label=declaration_of(Opinion).field("source").label,
        kind=Kind.CHOICE,
        choices=ABSENT_SOURCES,
        default="phone",
    )


class AbsentOpinionSheet(RecordSheet):
    """An opinion of somebody who did not come, always of a meeting or a round."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        consultation: UUID,
        meetings: Sequence[Reference],
    ) -> None:
        """Make a sheet.

        Args:
            parent: A widget of the window.
            session: Where to write.
            consultation: Whose opinions.
            meetings: Those the opinion may be of, the newest first; at least one.
        """
        form = RecordForm(
            session,
            Opinion,
            only=("meeting", "source", "speaker", "signed", *_SAID),
            needed=("meeting", "content"),
            besides=(_meeting(), _source()),
        )
        form.offer("meeting", meetings)
        form.offer("speaker", ())
        form.preset({"meeting": meetings[0].id, "source": "phone"})
        form.editors["meeting"].show_value(meetings[0].id, meetings[0].title)
        words = QCoreApplication.translate(
            "AbsentOpinionSheet", "没有到会的人说的、写的；记录里印“未到会”和来源。"
        )
        title = QCoreApplication.translate("AbsentOpinionSheet", "登记意见")
        row = f"absent/{consultation}"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)
        self._first = meetings[0].id
        form.edited.connect(self._on_field_edited)
        self._look_up_speakers()

    def _on_field_edited(self, name: str) -> None:
        if name == "meeting":
            self._look_up_speakers()

    def _look_up_speakers(self) -> None:
        meeting = self.form.editors["meeting"].value() or self._first
        find = partial(list_speakers, meeting=meeting)
        self.session.read(self, find, partial(self.form.offer, "speaker"))

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        given = {"source": "phone"} | dict(values)
        meeting: UUID = given.pop("meeting", None) or self._first
        return partial(record_absent_opinion, self.session.ledger, meeting, **given)


class HeardOpinionSheet(RecordSheet):
    """An opinion heard on an investigation."""

    def __init__(self, parent: QWidget, session: Session, investigation: UUID, about: str) -> None:
        form = RecordForm(
            session,
            Opinion,
            only=("signed", *_SAID),
            needed=("signed", "content"),
        )
        title = QCoreApplication.translate("HeardOpinionSheet", "登记听到的意见")
        row = f"heard/{investigation}"
        self._investigation = investigation
        super().__init__(parent, session, title, form, self._act, row=row, words=about)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(record_heard_opinion, self.session.ledger, self._investigation, **values)


class FoundConcernSheet(RecordSheet):
    """A new concern heard on an investigation."""

    def __init__(self, parent: QWidget, session: Session, investigation: UUID, begun: str) -> None:
        form = RecordForm(
            session,
            Concern,
            only=("title", "content", "asker", "anonymous", "raised_on", "category", "answer_by"),
            needed=("title", "content", "raised_on"),
        )
        form.preset({"raised_on": begun or day_of(session.now()).isoformat()})
        title = QCoreApplication.translate("FoundConcernSheet", "登记听到的新诉求")
        words = QCoreApplication.translate(
            "FoundConcernSheet", "渠道记作“走访”，列入民情诉求，要有答复。"
        )
        row = f"found/{investigation}"
        self._investigation = investigation
        super().__init__(parent, session, title, form, self._act, row=row, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(record_found_concern, self.session.ledger, self._investigation, **values)
