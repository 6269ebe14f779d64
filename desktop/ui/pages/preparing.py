"""筹备: one meeting before it is held: who was told, and what has to be ready."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.records import Meeting
from desktop.records.consultations import FORMS
from desktop.services.arrangements import read_arrangement, show_clock
from desktop.services.delivery_logs import tabulate_deliveries, view_delivery_log
from desktop.services.preparations import list_preparations
from desktop.ui.exporting import XLSX, FileMaker
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.preparing.delivery_panel import DeliveryPanel
from desktop.ui.preparing.invite_sheet import InviteSheet
from desktop.ui.preparing.preparation_panel import PreparationPanel
from desktop.ui.preparing.sheets import ArrangeSheet, ComingSheet
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.services.delivery_logs import DeliveryLine, DeliveryLog
    from desktop.services.ports import Reading
    from desktop.services.preparations import PreparationLine
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

_NOTICE, _READY = "notice", "ready"
_SIDE_WIDTH = 388


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page asks for at once."""

    log: DeliveryLog
    preparations: tuple[PreparationLine, ...]


class PreparingPage(Page):
    """One meeting; without a row the planned one that comes first."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.shown: _Shown | None = None
        self._compact, self._is_read = False, False
        self.head = PageHead(self.tr("会议筹备"), back=True)
        self.arrangement = Button(self.tr("会议安排"), icon="calendar-days", letter="B")
        self.papers = Button(self.tr("通知和文书"), icon="printer", letter="P")
        self.enter = Button(self.tr("进会场"), kind="strong", icon="play", letter="H")
        self.files = FileMaker(self, session)
        self.notice, self.ready = DeliveryPanel(session), PreparationPanel(session)
        self.parts = Segments(
            [(_NOTICE, self.tr("通知送达"), ""), (_READY, self.tr("会前准备"), "")]
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for button in (self.arrangement, self.papers, self.enter):
            self.head.buttons.addWidget(button)
        self.parts.setAccessibleName(self.tr("看哪一部分"))
        self.parts.choose(_NOTICE)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.notice, 1)
        middle.addWidget(self.ready)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(middle, 1)
        self.to_meetings = Button(self.tr("去会议"), kind="strong", icon="users-round")
        empty = EmptyState(
            "calendar-days",
            self.tr("没有要筹备的会"),
            self.tr("召集了会议，就在这里发通知、登记送达、备场地和材料。"),
            self.to_meetings,
        )
        self._stack = QStackedWidget()
        self._whole, self._empty = whole, empty
        self._stack.addWidget(whole)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        bind_keys("Ctrl+P", self.papers)
        navigator = self.session.navigator
        self.head.back_pressed.connect(self._go_back)
        self.to_meetings.clicked.connect(lambda: navigator.go(Place("meetings")))
        self.parts.chosen.connect(lambda _: self._show_parts())
        self.arrangement.clicked.connect(self._on_arrangement_clicked)
        self.papers.clicked.connect(self._on_papers_clicked)
        self.notice.excel.clicked.connect(self._on_excel_clicked)
        self.enter.clicked.connect(self._on_enter_clicked)
        self.notice.invite_asked.connect(self._on_invite_asked)
        self.notice.coming_asked.connect(self._on_coming_asked)

    # What is shown

    def refresh(self) -> None:
        """Ask for the meeting anew."""
        row, today = self.place.row, day_of(self.session.now())
        self.session.read(self, partial(_find, row=row, today=today), self._on_read)

    def _on_read(self, shown: _Shown | None) -> None:
        waited = not self._is_read
        self.shown, self._is_read = shown, True
        self._stack.setCurrentWidget(self._whole if shown else self._empty)
        for button in (self.arrangement, self.papers, self.enter):
            button.setVisible(shown is not None)
        if shown is None:
            self.head.show_title(self.tr("会议筹备"))
        else:
            self._show(shown)
        self._order_tabs()
        if waited and self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, shown: _Shown) -> None:
        log = shown.log
        planned = log.state == "planned"
        clock = show_clock(log.starts_at)
        when = f"{log.held_on} {clock}".strip()
        told = (when, log.place, label(FORMS[log.form]), log.body and label(log.body))
        self.head.show_title(log.title, " · ".join(filter(None, told)))
        self.arrangement.setVisible(planned)
        self.notice.show_log(log)
        self.ready.show_lines(log.meeting, shown.preparations, planned=planned)
        self._show_parts()

    def _show_parts(self) -> None:
        part = self.parts.value()
        self.parts.setVisible(self._compact)
        self.notice.setVisible(not self._compact or part == _NOTICE)
        self.ready.setVisible(not self._compact or part == _READY)
        hold_width(self.ready, None if self._compact else self.session.look.px(_SIDE_WIDTH))

    def _order_tabs(self) -> None:
        """Let Tab go in reading order: what was made last would come last."""
        chain: list[QWidget] = [self.head.back_button, self.arrangement, self.papers]
        chain += [self.enter, self.parts]
        chain += [*self.notice.controls(), *self.ready.controls()]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    # What is done

    def _go_back(self) -> None:
        navigator = self.session.navigator
        if navigator.can_go_back:
            navigator.back()
        else:
            navigator.go(Place("meetings"))

    def _on_arrangement_clicked(self) -> None:
        if self.shown is not None:
            row = self.shown.log.meeting
            read = partial(_arrangement, row=row)
            self.session.read(self, read, partial(self._open_arrangement, row))

    def _open_arrangement(self, meeting: UUID, values: Mapping[str, Any]) -> None:
        ArrangeSheet(self, self.session, meeting, values).open()

    def _on_papers_clicked(self) -> None:
        if self.shown is not None:
            PaperChooser(self.session, self, self.shown.log.meeting).open()

    def _on_excel_clicked(self) -> None:
        if self.shown is None:
            return
        log, now, home = self.shown.log, self.session.now(), self.session.home

        def make(_: Task) -> bytes:
            with home.ledger.read() as reading:
                table = tabulate_deliveries(reading, log.meeting, now)
            return home.press.tabulate([table])

        name = self.tr("送达登记")
        self.files.save(f"{name} {log.title}{XLSX}", self.tr("导出 Excel"), make)

    def _on_enter_clicked(self) -> None:
        if self.shown is not None:
            self.session.navigator.go(Place("meeting", self.shown.log.meeting))

    def _on_invite_asked(self) -> None:
        if self.shown is not None:
            InviteSheet(self, self.session, self.shown.log.meeting).open()

    def _on_coming_asked(self, line: DeliveryLine) -> None:
        ComingSheet(self, self.session, line).open()

    # The window asks

    def first_focus(self) -> QWidget:
        """Return where the next name is typed, or what is there instead."""
        if self._is_read and self.shown is None:
            return self.to_meetings
        if self.notice.isVisible():
            return self.notice.first_focus()
        return self.ready.list if self.ready.list.isVisible() else self.parts

    def arrange(self, *, compact: bool) -> None:
        """Show one of the two at a time where room is short."""
        self._compact = compact
        self._show_parts()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the page."""
        return [
            ("Enter", self.tr("在姓名里：登记送达；在名单里：登记或撤回；在准备里：备好了")),
            ("Alt+S", self.tr("登记送达")),
            ("Alt+A", self.tr("其余的人都登记送达")),
            ("Alt+Y", self.tr("邀请参加人")),
            ("Alt+F", self.tr("写明这个人的参加方式")),
            ("Alt+J", self.tr("加一件会前准备")),
            ("Alt+E", self.tr("修改这件会前准备")),
            ("Alt+B", self.tr("会议安排：时间、地点、形式")),
            ("Alt+P  Ctrl+P", self.tr("打印会议通知、送达登记表")),
            ("Alt+X", self.tr("送达登记导出为 Excel")),
            ("Alt+H", self.tr("进会场")),
        ]


def _find(reading: Reading, *, row: UUID | None, today: date) -> _Shown | None:
    if row is None:
        planned = reading.list(Meeting, state="planned", order_by="held_on", limit=1)
        newest = planned or reading.list(Meeting, order_by="-id", limit=1)
        row = newest[0].id if newest else None
    if row is None:
        return None
    return _Shown(view_delivery_log(reading, row), list_preparations(reading, row, today))


def _arrangement(reading: Reading, *, row: UUID) -> dict[str, Any]:
    return read_arrangement(reading, row)
