"""会议安排, one preparation, and how somebody came to take part: small sheets of the planning."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.records import Field, Kind, Meeting, Participant, Preparation
from desktop.services.arrangements import arrange_meeting
from desktop.services.preparations import add_preparation, edit_preparation, remove_preparation
from desktop.services.selections import set_coming
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.delivery_logs import DeliveryLine
    from desktop.services.preparations import PreparationLine
    from desktop.ui.sessions import Session

_ARRANGED = (
    "title",
    "held_on",
    "starts",
    "place",
    "form",
    "chair",
    "recorder",
    "platform",
    "link",
)
_STARTS = Field(name="starts", label="开始时间", kind=Kind.TEXT, default="")


class ArrangeSheet(RecordSheet):
    """When, where and how a planned meeting is held."""

    def __init__(
        self, parent: QWidget, session: Session, meeting: UUID, values: Mapping[str, Any]
    ) -> None:
        translate = QCoreApplication.translate
        form = RecordForm(
            session,
            Meeting,
            only=_ARRANGED,
            needed=("title", "held_on", "place"),
            examples={"starts": translate("ArrangeSheet", "例如 9:30；不填的，通知上留空手写")},
            besides=(_STARTS,),
        )
        form.show_row(values)
        self._meeting = meeting
        title = translate("ArrangeSheet", "会议安排")
        row = f"arrange/{meeting}"
        super().__init__(parent, session, title, form, self._act, row=row, over=meeting)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(arrange_meeting, self.session.ledger, self._meeting, **values)


class PreparationSheet(RecordSheet):
    """One matter to be ready: a new one, or one that is there."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        meeting: UUID,
        line: PreparationLine | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        form = RecordForm(
            session,
            Preparation,
            only=("title", "responsible", "due"),
            needed=("title",),
            examples={"title": translate("PreparationSheet", "例如：借村部的投影仪")},
        )
        if line is not None:
            due = line.due.isoformat() if line.due else None
            form.show_row({"title": line.title, "responsible": line.responsible, "due": due})
        self._meeting, self._line = meeting, line
        title = translate("PreparationSheet", "会前准备")
        row = line.id if line is not None else f"new/{meeting}"
        super().__init__(parent, session, title, form, self._act, row=row)
        if line is not None:
            self.drop = Button(translate("PreparationSheet", "去掉这一件"), icon="trash-2")
            self.drop.clicked.connect(self._on_drop_clicked)
            self.footer.insertWidget(0, self.drop)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        if self._line is None:
            return partial(add_preparation, self.session.ledger, self._meeting, **values)
        return partial(edit_preparation, self.session.ledger, self._line.id, **values)

    def _on_drop_clicked(self) -> None:
        if self._line is not None:
            remove = partial(remove_preparation, self.session.ledger, self._line.id)
            self.session.act(self, remove, self._on_stored)


class ComingSheet(RecordSheet):
    """How one who is invited came to take part."""

    def __init__(self, parent: QWidget, session: Session, line: DeliveryLine) -> None:
        form = RecordForm(session, Participant, only=("coming",))
        form.show_row({"coming": line.coming})
        self._participant = line.id
        title = QCoreApplication.translate("ComingSheet", "参加方式")
        super().__init__(
            parent,
            session,
            title,
            form,
            self._act,
            row=f"coming/{line.id}",
            over=line.id,
            words=line.name,
        )

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        coming = str(values.get("coming", ""))
        return partial(set_coming, self.session.ledger, [self._participant], coming)
