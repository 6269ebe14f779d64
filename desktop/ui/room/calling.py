"""新会议: title, day, place, roster and agenda; what is half written stays a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from desktop.domain.deadlines import BEIJING
from desktop.services.person_views import list_bodies, list_rosters
from desktop.services.sittings import convene
from desktop.ui.autosave import DraftKeeper
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField, ProseField
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.person_views import RosterLine
    from desktop.ui.sessions import Session

_MINUTES = re.compile(r"\s*(\d{1,3})\s*分钟?$")
_BODY = "village_representatives_meeting"


@dataclass(frozen=True, slots=True)
class _Line:
    """A field of the form with its name in the draft."""

    name: str
    field: LineField


def read_agenda(text: str) -> list[tuple[str, int | None]]:
    """Return the items of an agenda, one a line; "讨论方案 20分" plans twenty minutes."""
    found: list[tuple[str, int | None]] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        planned = _MINUTES.search(line)
        title = line[: planned.start()] if planned else line
        found.append((title, int(planned[1])) if planned and title else (line, None))
    return found


class CallSheet(Sheet):
    """Asks for what a meeting needs before its room can open."""

    called = Signal(object)
    """The new meeting."""

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        consultation: UUID | None = None,
        *,
        bodies: Sequence[str] = (),
    ) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            session: Where to write.
            parent: A widget of the window.
            consultation: Of which; None: of none.
            bodies: Who may meet for the step that waits; the first is preset, a draft's goes
                before where it is one of them.
        """
        title = QCoreApplication.translate("CallSheet", "新会议")
        super().__init__(parent, title, width=640)
        self._session, self._consultation, self._bodies = session, consultation, bodies
        self.title_field = LineField(
            placeholder=self.tr("例如：第四次村民代表会议"), name=self.tr("会议名称")
        )
        self.day = LineField(_today(session), name=self.tr("会议日期"))
        self.place_field = LineField(placeholder=self.tr("村部会议室"), name=self.tr("地点"))
        self.chair = LineField(placeholder=self.tr("可以以后再填"), name=self.tr("主持人"))
        self.recorder = LineField(placeholder=self.tr("可以以后再填"), name=self.tr("记录人"))
        self.body_box, self.roster = QComboBox(), QComboBox()
        self.body_box.setAccessibleName(self.tr("会议组织"))
        self.roster.setAccessibleName(self.tr("名册"))
        self.agenda = ProseField(
            placeholder=self.tr("清点人数\n讨论通组路方案 20分\n表决通组路方案"),
            name=self.tr("议程"),
            lines=4,
        )
        self._fault = FaultBox("")
        self._fault.hide()
        self.call_button = Button(self.tr("召集"), kind="primary", keys="Ctrl+Enter")
        self.call_button.clicked.connect(self._on_call_clicked)
        self._lay_out_form()
        self._fill_boxes()
        row = str(consultation or "new")
        self.keeper = DraftKeeper(session, "Meeting", row, self._collect, self)
        self._follow()
        self.keeper.restore(self._on_draft_found)
        self.finished.connect(self.keeper.flush)
        self.title_field.setFocus()

    def _lines(self) -> tuple[_Line, ...]:
        return (
            _Line("title", self.title_field),
            _Line("held_on", self.day),
            _Line("place", self.place_field),
            _Line("chair", self.chair),
            _Line("recorder", self.recorder),
        )

    def _lay_out_form(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for text, widget in (
            (self.tr("会议名称"), self.title_field),
            (self.tr("会议组织"), self.body_box),
            (self.tr("名册"), self.roster),
            (self.tr("会议日期"), self.day),
            (self.tr("地点"), self.place_field),
            (self.tr("主持人"), self.chair),
            (self.tr("记录人"), self.recorder),
            (self.tr("议程"), self.agenda),
        ):
            form.addRow(text_label(text, "strong"), widget)
        self.body.addLayout(form)
        hint = self.tr("每行一项议程；后面写“20分”就是计划用时。")
        self.body.addWidget(text_label(hint, "caption", wrap=True))
        self.body.addWidget(self._fault)
        self.footer.addStretch(1)
        self.footer.addWidget(self.call_button)

    def _fill_boxes(self) -> None:
        for key, name in list_bodies().items():
            self.body_box.addItem(name, key)
        self.body_box.addItem(self.tr("座谈，不表决"), "")
        self._choose_body((*self._bodies, _BODY)[0])
        self._session.read(self, list_rosters, self._on_rosters_read)

    def _on_rosters_read(self, rosters: Sequence[RosterLine]) -> None:
        for roster in rosters:
            text = self.tr("{title}（{n} 人）").format(title=roster.title, n=roster.people)
            self.roster.addItem(text, str(roster.id))
        self.roster.addItem(self.tr("不用名册，到会时再记"), "")

    def _follow(self) -> None:
        for line in self._lines():
            line.field.textEdited.connect(self.keeper.touch)
        self.agenda.textChanged.connect(self.keeper.touch)

    def _collect(self) -> dict[str, Any]:
        told = {line.name: line.field.text() for line in self._lines()}
        return told | {"agenda": self.agenda.text(), "body": self.body_box.currentData()}

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is None or self.title_field.text():
            return
        for line in self._lines():
            line.field.setText(str(draft.content.get(line.name, "")))
        self.agenda.set_text(str(draft.content.get("agenda", "")))
        if not self._bodies or draft.content.get("body") in self._bodies:
            self._choose_body(draft.content.get("body"))

    def _choose_body(self, body: Any) -> None:
        self.body_box.setCurrentIndex(max(0, self.body_box.findData(body)))

    def _on_call_clicked(self) -> None:
        roster = self.roster.currentData()
        call = partial(
            convene,
            self._session.ledger,
            agenda=read_agenda(self.agenda.text()),
            title=self.title_field.text(),
            held_on=self.day.text().strip() or None,
            place=self.place_field.text(),
            body=self.body_box.currentData(),
            roster=UUID(roster) if roster else None,
            consultation=self._consultation,
            chair_named=self.chair.text(),
            recorder_named=self.recorder.text(),
        )
        self.call_button.setEnabled(False)
        self.hold()
        self._session.act(self, call, self._on_called, self._on_failed)

    def _on_called(self, meeting: UUID) -> None:
        self.keeper.drop()
        self.accept()
        self.called.emit(meeting)

    def _on_failed(self, error: AppError) -> None:
        self.call_button.setEnabled(True)
        self.let_go()
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()
        wrong = {line.name: line.field for line in self._lines()}.get(
            str(error.details.get("field"))
        )
        (wrong or self.title_field).setFocus()


def _today(session: Session) -> str:
    return session.now().astimezone(BEIJING).date().isoformat()
