"""What a person does with the file of a consultation as a whole, rather than with a gap of it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.domain.deadlines import day_of
from desktop.records import Consultation, Notice
from desktop.services.consultation_lists import ParticipantLine
from desktop.services.consultations import edit_consultation
from desktop.services.dossiers import make_dossier
from desktop.services.forms import read_values
from desktop.services.oversight import read_opinion
from desktop.services.stages import enter_next_stage
from desktop.ui.consultations.applicable import ApplicableSheet
from desktop.ui.consultations.confirming import ArchiveSheet
from desktop.ui.consultations.forms_sheet import FormsSheet
from desktop.ui.consultations.gap_sheets import (
    NewObjectionSheet,
    NoticeSheet,
    ObjectionSheet,
    ResponseSheet,
)
from desktop.ui.consultations.parties_sheet import PartiesSheet
from desktop.ui.consultations.reading_sheets import HistorySheet, open_facts
from desktop.ui.consultations.selection_sheet import SelectionSheet
from desktop.ui.consultations.skip_sheets import SkipSheet
from desktop.ui.consultations.stage_sheets import StageSheet
from desktop.ui.consultations.standing import StandingSheet
from desktop.ui.exporting import PDF, FileMaker
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.hearing.investigation_sheet import InvestigationSheet
from desktop.ui.messages import label
from desktop.ui.places import Place
from desktop.ui.task_ledger.supervision_sheets import OversightAnswerSheet
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from desktop.services.consultation_lists import EntryLine
    from desktop.services.consultation_views import GateView, PaperView
    from desktop.services.oversight import OversightLine
    from desktop.services.ports import Reading
    from desktop.ui.consultations.file_panel import FilePanel
    from desktop.ui.consultations.gap_acts import GapActs
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

_FACTS = (
    "title",
    "number",
    "kind",
    "level",
    "timing",
    "decision",
    "lead",
    "topic",
    "problem",
    "background",
)
_LAST = "archive"
_PERCENT = 100
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What no file may be called, on one system or another."""
_LONGEST_NAME = 40


class FileActs(QObject):
    """Opens the sheets and the pages that belong to one consultation."""

    def __init__(self, page: QWidget, session: Session, consultation: UUID) -> None:
        super().__init__(page)
        self._page, self._session, self._row = page, session, consultation
        self._files = FileMaker(page, session)

    def serve(self, file: FilePanel) -> None:
        """Do what the row of parts of a plan asks for."""
        file.parts.forms.clicked.connect(self.choose_forms)
        file.parts.parties.clicked.connect(self.list_parties)
        file.parts.selection.clicked.connect(self.choose_selection)
        file.answers.forms_asked.connect(self.choose_forms)

    def prepare(self, meeting: UUID | None, gaps: GapActs) -> None:
        """Go to the planning of a meeting; call the first one where there is none."""
        if meeting is None:
            gaps.call_meeting()
        else:
            self._session.navigator.go(Place("preparing", meeting))

    def edit_facts(self) -> None:
        """Edit what stands beside the seven answers: title, kind, forms, who leads."""
        row = self._row
        self._session.read(
            self, lambda reading: read_values(reading, Consultation, row), self._open_facts
        )

    def _open_facts(self, values: Mapping[str, Any]) -> None:
        form = RecordForm(self._session, Consultation, only=_FACTS, needed=("title",))
        form.show_row(values)
        title = self.tr("基本信息")

        def act(changed: Mapping[str, Any]) -> Any:
            return partial(edit_consultation, self._session.ledger, self._row, **changed)

        sheet = RecordSheet(self._page, self._session, title, form, act, row=self._row)
        page, session, row = self._page, self._session, self._row
        standing = Button(self.tr("计划内外"), icon="calendar", letter="J")
        rules = Button(self.tr("适用的制度"), icon="book-open", letter="R")
        standing.clicked.connect(sheet.reject)
        standing.clicked.connect(lambda: StandingSheet(page, session, row, values).open())
        rules.clicked.connect(sheet.reject)
        rules.clicked.connect(lambda: ApplicableSheet(page, session, row).open())
        beside = QWidget()
        flow = FlowLayout(beside, gap=8)
        for button in (standing, rules):
            flow.addWidget(button)
        sheet.body.insertWidget(sheet.body.indexOf(form), beside)  # in sight without scrolling
        sheet.open()

    def choose_forms(self) -> None:
        """Choose the forms, and read when each applies."""
        FormsSheet(self._page, self._session, self._row).open()

    def list_parties(self) -> None:
        """List the sides with their rights and duties."""
        PartiesSheet(self._page, self._session, self._row).open()

    def choose_selection(self) -> None:
        """Say how those who take part are found, or draw them."""
        sheet = SelectionSheet(self._page, self._session, self._row)
        go = self._session.navigator.go
        sheet.print_asked.connect(lambda: go(Place("paper", self._row, {"paper": "draw_result"})))
        sheet.open()

    def print_paper(self, paper: PaperView) -> None:
        """Go to a paper as it will be printed."""
        if paper.row is not None:
            self._session.navigator.go(Place("paper", paper.row, {"paper": paper.paper}))

    def bind_dossier(self, title: str) -> None:
        """Ask where the dossier goes, bind it with progress and a stop, and open it."""
        home, row, today = self._session.home, self._row, day_of(self._session.now())

        def make(task: Task) -> bytes:
            def tell(part: float) -> None:
                task.report(round(part * _PERCENT), _PERCENT)

            return make_dossier(
                home.ledger, home.files, home.press, row, today=today, on_progress=tell
            )

        name = _NOT_IN_NAMES.sub("", title)[:_LONGEST_NAME]
        name = self.tr("卷宗 {title}").format(title=name).strip() + PDF
        self._files.save(name, self.tr("装订一事一档"), make, self._on_bound)

    def _on_bound(self, path: Path) -> None:
        self._session.notify(self.tr("装订好了：{path}").format(path=path), tone="good")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def skip(self, gate: GateView | None) -> None:
        """Ask which gap is passed over, and why."""
        passable = [gap for gap in gate.gaps if gap.passable] if gate else []
        if passable:
            SkipSheet(self._page, self._session, self._row, passable).open()

    def show_stage(self, stage: str, stages: Sequence[str]) -> None:
        """Show what is to be done at a stage; `stages` are those of the procedure."""
        sheet = StageSheet(self._page, self._session, self._row, stages)
        sheet.show_stage(stage)
        sheet.open()

    def show_history(self) -> None:
        """Show everything that was changed."""
        HistorySheet(self._page, self._session, self._row).open()

    def open_line(self, line: ParticipantLine | EntryLine) -> None:
        """Open what a line of a tab is of."""
        go = self._session.navigator.go
        if isinstance(line, ParticipantLine):
            go(Place(line.page, line.meeting))
        elif line.type == "Task":
            go(Place("tasks", line.id))
        elif line.type == "Opinion" and not line.answered:
            ResponseSheet(self._page, self._session, line.id, line.title).open()
        elif line.type == "Objection" and not line.answered:
            ObjectionSheet(self._page, self._session, line.id, line.title).open()
        elif line.type == "Investigation":
            InvestigationSheet(self._page, self._session, line.id).open()
        elif line.type == "FrozenRecord":
            go(Place("paper", line.id))
        elif line.type == "Notice":
            self._open_notice(line)
        elif line.type == "OversightOpinion" and not line.answered:
            self._open_opinion(line)
        elif line.parent is not None:
            go(Place(line.page, line.parent))
        else:
            open_facts(self._page, self._session, line)

    def _open_notice(self, line: EntryLine) -> None:
        page, session = self._page, self._session
        objection = Button(self.tr("登记异议"), kind="strong", icon="octagon-alert", letter="Y")
        change = Button(self.tr("修改"), icon="square-pen", letter="E")

        def show(values: Mapping[str, Any]) -> None:
            NoticeSheet(page, session, line.id, values).open()

        actions = (
            (objection, lambda: NewObjectionSheet(page, session, line.id, line.title).open()),
            (change, partial(session.read, page, partial(_notice_values, row=line.id), show)),
        )
        open_facts(page, session, line, actions)

    def _open_opinion(self, line: EntryLine) -> None:
        page, session = self._page, self._session
        answer = Button(self.tr("填办理情况"), kind="strong", icon="message-square", letter="A")
        read = partial(read_opinion, opinion=line.id)

        def show(opinion: OversightLine) -> None:
            OversightAnswerSheet(page, session, opinion).open()

        open_facts(page, session, line, ((answer, partial(session.read, page, read, show)),))

    def enter(self, gate: GateView | None) -> None:
        """Go to the next stage; the archive asks first."""
        if gate is None:
            return
        if gate.stage == _LAST:
            sheet = ArchiveSheet(self._page, self._session, self._row)
            sheet.stored.connect(lambda _: self._on_entered(gate))
            sheet.open()
        else:
            self._enter(gate)

    def _enter(self, gate: GateView) -> None:
        enter = partial(enter_next_stage, self._session.ledger, self._row, stage=gate.stage)
        self._session.act(self, enter, lambda _: self._on_entered(gate))

    def _on_entered(self, gate: GateView) -> None:
        told = self.tr("已进入「{stage}」。").format(stage=label(gate.title))
        self._session.notify(told, self.tr("按错了可以撤销（Ctrl+Z）。"), "good")


def _notice_values(reading: Reading, *, row: UUID) -> dict[str, Any]:
    return read_values(reading, Notice, row)
