"""调研 of a topic: what was found out before anything is consulted on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.records import Investigation
from desktop.services.investigations import investigate_topic, list_of_topic
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.hearing.investigation_sheet import LEFT_OUT, NEEDED, InvestigationSheet
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.services.references import Reference
    from desktop.ui.sessions import Session


class TopicBox(QWidget):
    """The investigations of a topic, each opened by its button, and one for another."""

    def __init__(self, session: Session, topic: UUID, title: str) -> None:
        super().__init__()
        self._session, self._topic, self._title = session, topic, title
        self.enter = Button(self.tr("登记调研"), kind="link", icon="map-pin")
        self.enter.clicked.connect(self._on_enter_clicked)
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        session.read(self, partial(list_of_topic, topic=topic), self._on_read)

    def _on_read(self, found: Sequence[Reference]) -> None:
        before: QWidget = (
            self.enter.previousInFocusChain() or self
        )  # new buttons would come behind the whole page
        for at, one in enumerate(found):
            told = " · ".join(filter(None, (one.title, one.second)))
            button = Button(self.tr("看调研"), kind="link", icon="map-pin")
            button.setAccessibleName(told)
            button.clicked.connect(partial(self._open, one.id))
            line = QHBoxLayout()
            line.addWidget(ElidedLabel(told), 1)
            line.addWidget(button)
            self._column.insertLayout(at, line)
            self.buttons.append(button)
            self.setTabOrder(before, button)
            before = button

    def _open(self, row: UUID) -> None:
        InvestigationSheet(self, self._session, row).open()

    def _on_enter_clicked(self) -> None:
        sheet = TopicInvestigationSheet(self, self._session, self._topic, self._title)
        sheet.stored.connect(partial(_show, self.window(), self._session))
        sheet.open()


def _show(window: QWidget, session: Session, row: UUID) -> None:
    InvestigationSheet(window, session, row).open()


class TopicInvestigationSheet(RecordSheet):
    """Enters an investigation of a topic."""

    def __init__(self, parent: QWidget, session: Session, topic: UUID, title: str) -> None:
        form = RecordForm(session, Investigation, needed=NEEDED, leave_out=LEFT_OUT)
        form.preset({"title": title, "begun_on": day_of(session.now()).isoformat()})
        heading = QCoreApplication.translate("TopicInvestigationSheet", "议题调研")
        words = QCoreApplication.translate(
            "TopicInvestigationSheet", "协商以前查清的情况；立项协商以后也算在“调研”里。"
        )
        row = f"topic/{topic}"
        self._topic = topic
        super().__init__(parent, session, heading, form, self._act, row=row, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(investigate_topic, self.session.ledger, self._topic, **values)
