"""协商详情: the whole file of one matter, and what keeps it from the next step."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.errors import StorageError
from desktop.services.consultation_sheets import view_consultation
from desktop.services.consultations import edit_consultation
from desktop.ui.consultations.file_acts import FileActs
from desktop.ui.consultations.file_head import FileHead
from desktop.ui.consultations.file_panel import PLAN, PREPARING, SIDE, TAB_OF_STAGE, FilePanel
from desktop.ui.consultations.gap_acts import GapActs
from desktop.ui.consultations.gate_panel import GatePanel
from desktop.ui.consultations.lists import MEETINGS, PARTICIPANTS, RECORDS, TASKS
from desktop.ui.consultations.side_panels import PapersPanel
from desktop.ui.consultations.stage_panel import StagePanel
from desktop.ui.hearing.acts import ACTIONS, HearActs
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import PLACES, Place
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.consultation_views import ConditionView, ConsultationView
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

SIDE_WIDTH = 376


class ConsultationPage(Page):
    """One consultation; ``place.row`` is its id, option ``tab`` the tab to begin with."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        assert place.row is not None  # noqa: S101 – there is no page without a consultation
        self._row: UUID = place.row
        self.view: ConsultationView | None = None
        self._is_new = True
        self.head = FileHead()
        self.print_button, self.next = self.head.print_button, self.head.next
        self.stages = StagePanel()
        self.file = FilePanel(session, self._row)
        self.gate, self.papers = GatePanel(), PapersPanel()
        self.acts, self.deeds = GapActs(self, session), FileActs(self, session, self._row)
        self.hearing = HearActs(self, session, self._row)
        self.hearing.meeting_asked.connect(self.acts.call_meeting)
        self._fault = FaultBox("")
        self._side = QWidget()
        self._lay_out()
        self._connect()
        if "tab" in place.options:
            self.file.choose(str(place.options["tab"]))

    def _lay_out(self) -> None:
        self._panels = QVBoxLayout(self._side)
        self._panels.setContentsMargins(0, 0, 0, 0)
        self._panels.setSpacing(12)
        self._panels.addWidget(self.gate, 3)
        self._panels.addWidget(self.papers, 0)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(12)
        self._middle.addWidget(self.file, 1)
        self._middle.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._fault)
        column.addWidget(self.stages)
        column.addLayout(self._middle, 1)
        self._fault.hide()

    def _connect(self) -> None:
        self.head.back_pressed.connect(self._go_back)
        self.file.changes.facts.clicked.connect(self.deeds.edit_facts)
        self.deeds.serve(self.file)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.stages.opened.connect(self._on_stage_opened)
        self.file.answers.changed.connect(self._on_answer_changed)
        self.file.sign_offs.asked.connect(lambda body: self.acts.run(f"sign_off:{body}"))
        self.file.changes.history_asked.connect(self.deeds.show_history)
        self.file.line_opened.connect(self.deeds.open_line)
        self.file.entry_asked.connect(self._on_entry_asked)
        self.file.empty_asked.connect(self._on_empty_asked)
        self.gate.asked.connect(self._on_gap_asked)
        self.gate.skip_asked.connect(lambda: self.deeds.skip(self.view.gate if self.view else None))
        self.papers.asked.connect(self.deeds.print_paper)
        self.papers.dossier_asked.connect(self._on_dossier_clicked)
        self.acts.answer_asked.connect(self._on_answer_asked)
        self.acts.tab_asked.connect(self._show_tab)
        # What the buttons do while they are locked, or behind another tab.
        self._locked_next = self._key("Alt+N", self._tell_missing)
        self._hidden_keys = [
            self._key("Alt+L", lambda: self._press_hidden(lawful=True)),
            self._key("Alt+F", lambda: self._press_hidden(lawful=False)),
        ]

    def _key(self, keys: str, pressed: Any) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        # Of the page alone: the button that is locked still shows the same letter.
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setEnabled(False)
        shortcut.activated.connect(pressed)
        return shortcut

    def _today(self) -> date:
        return day_of(self.session.now())

    def refresh(self) -> None:
        """Ask for the consultation."""
        row, now, home = self._row, self.session.now(), self.session.home

        def read(reading: Reading) -> ConsultationView:
            return view_consultation(reading, row, now=now, press=home.press)

        self.session.read(self, read, self._on_read, self._on_unreadable)

    def _on_unreadable(self, error: AppError) -> None:
        if isinstance(error, StorageError):  # not this consultation: the window says so
            self.session.unreadable.emit(error)
            return
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()

    def _on_read(self, view: ConsultationView) -> None:
        self.view = self.acts.view = view
        self._fault.hide()
        self.stages.show_view(view, self._today())
        self.gate.show_gate(view.gate)
        papers = [] if "paper" not in PLACES else list(view.papers)
        self.papers.show_papers(papers)
        self.papers.setVisible(bool(papers))
        self.head.show_view(view, prints=any(not paper.locked for paper in papers))
        self.file.show_view(view, self._today())
        self._locked_next.setEnabled(view.gate is not None and not view.gate.is_open)
        self._order_tabs()
        if self.file.tabs.hasFocus() and self.file.current == PLAN and self._is_new:
            self.first_focus().setFocus()
        self._is_new = False

    def _order_tabs(self) -> None:
        """Let Tab go in reading order: what was made last would come last."""
        chain = [self.head.back_button, self.print_button, self.next, self.stages.line]
        chain += [self.file.tabs, *self.file.controls(), *self.gate.controls()]
        chain += self.papers.buttons
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def _tell_missing(self) -> None:
        if self.view is not None and self.view.gate is not None:
            stage, missing = label(self.view.gate.title), self.head.missing(self.view)
            told = self.tr("还不能进入「{stage}」：{missing}。")
            advice = self.tr("Alt+L、Alt+F 去补第一项；补不齐的写明理由后跳过。")
            self.session.notify(told.format(stage=stage, missing=missing), advice, "warn")

    def _press_hidden(self, *, lawful: bool) -> None:
        self.file.choose(SIDE)
        self.gate.press_first(lawful=lawful)

    def _show_tab(self, name: str) -> None:
        self.file.choose(name)
        self.file.focus_current()

    # What is asked of the page

    def _go_back(self) -> None:
        navigator = self.session.navigator
        if navigator.can_go_back:
            navigator.back()
        else:
            navigator.go(Place("consultations"))

    def _on_print_clicked(self) -> None:
        papers = self.view.papers if self.view else ()
        paper = next((one for one in papers if not one.locked), None)
        if paper is not None:
            self.deeds.print_paper(paper)

    def _on_dossier_clicked(self) -> None:
        self.deeds.bind_dossier(self.view.title if self.view else "")

    def _on_next_clicked(self) -> None:
        self.file.answers.store()
        self.deeds.enter(self.view.gate if self.view else None)

    def _on_stage_opened(self, stage: str) -> None:
        self.file.choose(TAB_OF_STAGE.get(stage, RECORDS))
        if self.view is not None:
            self.deeds.show_stage(stage, [one.stage for one in self.view.stages])

    def _on_answer_changed(self, values: Mapping[str, str]) -> None:
        edit = partial(edit_consultation, self.session.ledger, self._row, **values)

        def put_back(error: AppError) -> None:
            self.session.notify(error.message, error.advice, "bad")
            for field, text in values.items():
                self.file.answers.put_back(field, text)

        self.session.act(self, edit, lambda _: self.file.answers.forget(), put_back)

    def _on_answer_asked(self, field: str) -> None:
        self.file.choose(PLAN)
        self.file.answers.edit(field or self.file.answers.first_empty())

    def _on_gap_asked(self, gap: ConditionView) -> None:
        self.acts.run(gap.action)

    def _on_entry_asked(self, action: str) -> None:
        if action == TASKS:
            self.acts.assign_task()
        elif action == PREPARING:
            self.deeds.prepare(self.file.lists[MEETINGS].chosen_meeting(), self.acts)
        elif action in ACTIONS:
            self.hearing.run(action, self.view.title if self.view else "")
        else:
            self.acts.run(action)

    def _on_empty_asked(self, tab: str) -> None:
        ways = {PARTICIPANTS: self.acts.call_meeting, MEETINGS: self.acts.call_meeting}
        (ways | {TASKS: self.acts.assign_task})[tab]()

    # The window asks

    def leave(self) -> None:
        """Keep what is half typed."""
        self.file.answers.store()

    def first_focus(self) -> QWidget:
        """Return the first gap's button, or the plan."""
        buttons = [card.button for card in self.gate.cards if card.button and card.isVisible()]
        return next(iter(buttons), self.file.tabs)

    def arrange(self, *, compact: bool) -> None:
        """Let the side panel become a tab where there is no room beside."""
        beside = QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom
        self._panels.setDirection(beside)
        self._panels.setStretchFactor(self.papers, 2 if compact else 0)
        self.papers.arrange(beside=compact)
        hold_width(self._side, None if compact else SIDE_WIDTH)
        if compact:
            self.file.take_side(self._side)
        else:
            self.file.take_side(None)
            self._middle.addWidget(self._side)
            self._side.show()
        for key in self._hidden_keys:
            key.setEnabled(compact and self.file.current != SIDE)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("Ctrl+Tab", self.tr("下一个标签；Ctrl+Shift+Tab 上一个")),
            ("↑ ↓", self.tr("上一问、下一问")),
            ("Enter", self.tr("改这一问；Esc 或 Ctrl+Enter 改完")),
            ("Alt+N", self.tr("进入下一环节；进不了就说还差什么")),
            ("Alt+L", self.tr("补第一项法定条件")),
            ("Alt+F", self.tr("补第一项程序要求")),
            ("Alt+K", self.tr("写明理由后跳过")),
            ("Alt+J", self.tr("这一步要做什么；在环节线上按 Enter 看别的环节")),
            ("Alt+P", self.tr("打印")),
            ("Alt+D", self.tr("装订一事一档，存成 PDF")),
            ("Alt+H", self.tr("全部历史")),
            ("Alt+X", self.tr("协商形式：选哪几种，什么时候用")),
            ("Alt+Y", self.tr("协商各方的权利和责任")),
            ("Alt+Z", self.tr("参加人怎样产生；抽取")),
            ("Alt+B", self.tr("基本信息")),
        ]
