"""Where the button of a condition leads: to an answer, a tab, a meeting, or a sheet that asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.deadlines import day_of
from desktop.domain.procedure_facts import GROUPS
from desktop.records import Consultation, Meeting, Notice, Objection, Topic
from desktop.services.consultations import edit_consultation
from desktop.services.feedback_lists import list_askers, list_untold_concerns
from desktop.services.forms import read_values
from desktop.services.oversight import gather_matters, list_unbound
from desktop.services.written_rounds import page_of
from desktop.ui.consultations.asker_sheets import AskersSheet
from desktop.ui.consultations.delivery_sheets import DeliverySheet
from desktop.ui.consultations.gap_sheets import FORMS, GapSheet, ObjectionSheet, TopicSheet
from desktop.ui.consultations.lists import OPINIONS, TASKS
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.hearing.investigation_sheet import InvestigationSheet
from desktop.ui.notice_board.sheets import NewNoticeSheet
from desktop.ui.places import Place
from desktop.ui.room.calling import CallSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.consultation_views import ConsultationView
    from desktop.services.feedback_lists import AskerLine
    from desktop.services.ports import Reading
    from desktop.services.references import Reference
    from desktop.ui.sessions import Session


class GapActs(QObject):
    """Does what an action of a condition names."""

    answer_asked = Signal(str)
    """An answer is to be edited."""
    tab_asked = Signal(str)
    """A tab is to be shown."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self.view: ConsultationView | None = None

    def run(self, action: str) -> None:
        """Do an action (services.consultation_views.ConditionView.action)."""
        view = self.view
        if view is None:
            return
        name, _, detail = action.partition(":")
        bodies = GROUPS.get(detail, ())
        ways: Mapping[str, Callable[[], None]] = {
            "answers": lambda: self.answer_asked.emit(detail),
            "topic": self._screen_topic,
            "meeting": lambda: self.call_meeting(bodies),
            "room": self._go_to_meeting,
            "vote": lambda: self._go_to_meeting(bodies),
            "record": self._go_to_meeting,
            "delivery": self._deliver,
            "responses": lambda: self.tab_asked.emit(OPINIONS),
            "objections": self._answer_objection,
            "feedback": self._tell_askers,
            "notice": lambda: self._publish(detail),
            "oversight": self._oversee,
            "outcome": self._conclude,
        }
        if name == "tasks" and view.counts.tasks:
            self.tab_asked.emit(TASKS)
        elif name in ways:
            ways[name]()
        elif name in FORMS:
            sheet = self.sheet(action)
            if name == "investigation":  # photos and what was heard are added where it is read
                sheet.stored.connect(self._open_investigation)
            sheet.open()

    def _open_investigation(self, row: UUID) -> None:
        InvestigationSheet(self._page, self._session, row).open()

    def sheet(self, action: str) -> GapSheet:
        """Return the sheet of an action that is a form (gap_sheets.FORMS)."""
        view = self.view
        assert view is not None  # noqa: S101 – `run` and the tabs ask once it is there
        return GapSheet(self._page, self._session, action, consultation=view.id, title=view.title)

    def assign_task(self) -> None:
        """Ask for another task."""
        self.sheet("tasks").open()

    def call_meeting(self, bodies: Sequence[str] = ()) -> None:
        """Call a meeting of this consultation, of one of these bodies where they are named."""
        if self.view is not None:
            CallSheet(self._session, self._page, self.view.id, bodies=bodies).open()

    def _go_to_meeting(self, bodies: Sequence[str] = ()) -> None:
        """Go to the newest meeting (of these bodies), or call one where there is none."""
        self._of_view(
            partial(_newest_meeting, bodies=bodies), partial(self._on_meeting_found, bodies)
        )

    def _on_meeting_found(self, bodies: Sequence[str], found: Place | None) -> None:
        if found is None:
            self.call_meeting(bodies)
        else:
            self._session.navigator.go(found)

    def _of_view(self, query: Callable[[Reading, UUID], Any], done: Callable[[Any], None]) -> None:
        if self.view is not None:
            consultation = self.view.id
            self._session.read(self, lambda reading: query(reading, consultation), done)

    def _screen_topic(self) -> None:
        self._of_view(_topic_values, self._on_topic_read)

    def _on_topic_read(self, values: Mapping[str, Any] | None) -> None:
        view = self.view
        if view is None:
            return
        if values is not None:
            TopicSheet(self._page, self._session, values["id"], values).open()
            return
        form = RecordForm(self._session, Consultation, only=("topic",), needed=("topic",))
        act = partial(_edit, self._session, view.id)
        title = self.tr("选一个议题")
        told = self.tr("在“民情诉求”里提出议题以后，就能在这里选。")
        row = f"topic/{view.id}"
        sheet = RecordSheet(
            self._page, self._session, title, form, act, row=row, over=view.id, words=told
        )
        sheet.open()

    def _deliver(self) -> None:
        if self.view is not None:
            DeliverySheet(self._page, self._session, self.view.id).open()

    def _answer_objection(self) -> None:
        self._of_view(_first_objection, self._on_objection_found)

    def _on_objection_found(self, found: tuple[UUID, str] | None) -> None:
        if found is None:
            self._session.notify(self.tr("异议都已答复。"), tone="good")
        else:
            ObjectionSheet(self._page, self._session, *found).open()

    def _conclude(self) -> None:
        """Ask for a result; one that binds nobody is told of once it is stored."""
        sheet = self.sheet("outcome")
        sheet.stored.connect(lambda _: self._of_view(list_unbound, self._tell_unbound))
        sheet.open()

    def _tell_unbound(self, titles: Sequence[str]) -> None:
        if titles:
            self._session.notify(
                self.tr("“{title}”还没有责任单位和期限。").format(title=titles[0]),
                self.tr("请分派落实事项；只是提个意见的，在成果里勾“仅作为意见”。"),
                "warn",
            )

    def _publish(self, kind: str) -> None:
        """Ask for another notice, its text made of what was entered."""
        if self.view is not None:
            sheet = NewNoticeSheet(self._page, self._session, consultation=self.view.id, kind=kind)
            sheet.open()

    def _oversee(self) -> None:
        today = day_of(self._session.now())
        self._of_view(
            lambda reading, row: gather_matters(reading, today, row), self._on_matters_gathered
        )

    def _on_matters_gathered(self, matters: str) -> None:
        sheet = self.sheet("oversight")
        sheet.form.preset({"matters": matters, "given_on": day_of(self._session.now()).isoformat()})
        sheet.open()

    def _tell_askers(self) -> None:
        self._of_view(list_askers, self._on_askers_read)

    def _on_askers_read(self, lines: Sequence[AskerLine]) -> None:
        if self.view is None or len(lines) < 2:  # noqa: PLR2004 – one is told at once
            self._of_view(list_untold_concerns, self._on_untold_read)
            return
        sheet = AskersSheet(self._page, self._session, self.view.id, lines)
        sheet.one_asked.connect(self._tell_of)
        sheet.open()

    def _tell_of(self, concern: UUID) -> None:
        def show(concerns: Sequence[Reference]) -> None:
            self._on_untold_read([one for one in concerns if one.id == concern])

        self._of_view(list_untold_concerns, show)

    def _on_untold_read(self, concerns: Sequence[Reference]) -> None:
        sheet = self.sheet("feedback")
        sheet.form.offer("concern", concerns)
        if concerns:
            sheet.form.preset(
                {
                    "concern": concerns[0].id,
                    "told_on": day_of(self._session.now()).isoformat(),
                }
            )
        sheet.open()


def _edit(session: Session, row: UUID, values: Mapping[str, Any]) -> Callable[[], Any]:
    return partial(edit_consultation, session.ledger, row, **values)


def _newest_meeting(reading: Reading, consultation: UUID, *, bodies: Sequence[str]) -> Place | None:
    found = reading.list(Meeting, consultation=consultation, order_by="-id")
    newest = next((one for one in found if not bodies or one.body in bodies), None)
    return Place(page_of(newest), newest.id) if newest else None


def _topic_values(reading: Reading, consultation: UUID) -> dict[str, Any] | None:
    topic = reading.get(Consultation, consultation).topic
    return read_values(reading, Topic, topic) if topic else None


def _first_objection(reading: Reading, consultation: UUID) -> tuple[UUID, str] | None:
    for notice in reading.list(Notice, consultation=consultation):
        for one in reading.list(Objection, notice=notice.id):
            if not one.answered_on:
                return one.id, one.content
    return None
