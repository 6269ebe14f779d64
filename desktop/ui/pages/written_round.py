"""书面征求意见: which sheets are out, who is late, and what the returned ones say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.records import Meeting
from desktop.services.round_views import view_round
from desktop.services.written_rounds import FORM, end_round
from desktop.ui.pages_base import Page
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.rounds.entry_panel import EntryPanel
from desktop.ui.rounds.round_sheets import CallRoundSheet, TakeBackSheet
from desktop.ui.rounds.sheets_panel import SheetsPanel, lock_unless
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading
    from desktop.services.round_views import RoundView, SheetLine
    from desktop.ui.sessions import Session

_SHEETS, _ENTRY = "sheets", "entry"
_ENTRY_WIDTH = 496


class WrittenRoundPage(Page):
    """One written round; without a row the newest there is."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.view: RoundView | None = None
        self._days = DueWords(self)
        self._compact, self._is_read = False, False
        self.head = PageHead(self.tr("书面征求意见"), back=True)
        self.papers = Button(self.tr("文书"), icon="printer", letter="P")
        self.end_button = Button(self.tr("结束这一轮"), icon="flag", letter="E")
        self.counts = {key: Chip("", tone, icon) for key, (tone, icon) in _COUNT_LOOKS.items()}
        self.sheets, self.entry = SheetsPanel(session), EntryPanel(session)
        self.parts = Segments([(_SHEETS, self.tr("表"), ""), (_ENTRY, self.tr("录入"), "")])
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for button in (self.papers, self.end_button):
            self.head.buttons.addWidget(button)
        self.parts.setAccessibleName(self.tr("看哪一部分"))
        self.parts.choose(_SHEETS)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.parts)
        for chip in self.counts.values():
            row.addWidget(chip)
        row.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.sheets, 1)
        middle.addWidget(self.entry)
        self._whole = QWidget()
        inside = QVBoxLayout(self._whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(row)
        inside.addLayout(middle, 1)
        self.first = Button(self.tr("发起书面征求意见"), kind="strong", icon="plus")
        self._empty = EmptyState(
            "inbox",
            self.tr("还没有书面征求意见"),
            self.tr("写几个问题，选人，印出带编号的表；收回来在这里录。"),
            self.first,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        bind_keys("Ctrl+P", self.papers)
        self.head.back_pressed.connect(self.session.navigator.back)
        self.parts.chosen.connect(lambda _: self._show_parts())
        self.sheets.table.opened.connect(self._on_opened)
        self.papers.clicked.connect(self._on_papers_clicked)
        self.end_button.clicked.connect(self._on_end_clicked)
        self.first.clicked.connect(self._on_first_clicked)
        self.entry.stored.connect(self._on_stored)
        self.entry.take_back.clicked.connect(self._on_take_back_clicked)

    # What is shown

    def refresh(self) -> None:
        """Ask for the round anew."""
        row, today = self.place.row, day_of(self.session.now())
        self.session.read(self, partial(_find_round, row=row, today=today), self._on_read)

    def _on_read(self, view: RoundView | None) -> None:
        waited = not self._is_read
        self.view, self._is_read = view, True
        self._stack.setCurrentWidget(self._whole if view else self._empty)
        for button in (self.papers, self.end_button):
            button.setVisible(view is not None)
        if view is None:
            self.head.show_title(self.tr("书面征求意见"))
        else:
            self._show_round(view)
        if waited and self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_round(self, view: RoundView) -> None:
        self.head.show_title(view.title, self._until(view))
        self.counts["issued"].show_as(
            self.tr("发出 {n}").format(n=view.issued), *_COUNT_LOOKS["issued"]
        )
        self.counts["returned"].show_as(
            self.tr("收回 {n}").format(n=view.returned), *_COUNT_LOOKS["returned"]
        )
        tone = ("overdue", "triangle-alert") if view.is_late else _COUNT_LOOKS["out"]
        self.counts["out"].show_as(self.tr("未收回 {n}").format(n=view.out), *tone)
        self.counts["out"].setVisible(view.out > 0)
        self.entry.show_round(view)
        self.sheets.show_round(view)
        not_yet = self.tr("一份都还没有发出") if view.state == "planned" else ""
        over = self.tr("这一轮已经结束") if view.state == "ended" else ""
        lock_unless(self.end_button, over or not_yet)
        self._show_parts()

    def _until(self, view: RoundView) -> str:
        if view.state == "ended":
            return self.tr("已结束")
        if view.return_by is None or view.left is None:
            return ""
        told = self.tr("{day}前交回").format(day=self._days.day(view.return_by))
        return f"{told} · {self._days.left(view.left)}"

    def _show_parts(self) -> None:
        ended = self.view is not None and self.view.state == "ended"
        part = self.parts.value()
        self.parts.setVisible(self._compact and not ended)
        self.sheets.setVisible(not self._compact or ended or part == _SHEETS)
        self.entry.setVisible(not ended and (not self._compact or part == _ENTRY))
        hold_width(self.entry, None if self._compact else self.session.look.px(_ENTRY_WIDTH))

    # What is done

    def _on_opened(self, line: SheetLine) -> None:
        if self._compact:
            self.parts.choose(_ENTRY)
            self._show_parts()
        self.entry.take(line.number)

    def _on_papers_clicked(self) -> None:
        if self.view is not None:
            PaperChooser(self.session, self, self.view.meeting).open()

    def _on_end_clicked(self) -> None:
        view = self.view
        if view is None:
            return
        out = self.tr("还有 %n 份没有收回，结束以后不能再录。", "", view.out)
        told = out if view.out else self.tr("都收回了。结束以后不能再改。")
        end = partial(end_round, self.session.ledger, view.meeting)
        ask(
            self,
            self.tr("结束这一轮"),
            told,
            self.tr("结束"),
            lambda: self.session.act(self, end),
        )

    def _on_first_clicked(self) -> None:
        sheet = CallRoundSheet(self, self.session)
        sheet.stored.connect(self._on_called)
        sheet.open()

    def _on_called(self, meeting: UUID) -> None:
        self.session.navigator.go(Place(self.place.page, meeting))

    def _on_stored(self, number: str) -> None:
        self.session.notify(self.tr("{number} 号表已存好。").format(number=number), tone="good")

    def _on_take_back_clicked(self) -> None:
        sheets = self.view.sheets if self.view else ()
        line = next((one for one in sheets if one.id == self.entry.sheet), None)
        if line is not None:
            sheet = TakeBackSheet(self, self.session, line.id, line.number)
            sheet.accepted.connect(self.entry.forget)
            sheet.open()

    def first_focus(self) -> QWidget:
        """Return the number of the next sheet, or what is there instead."""
        if self._is_read and self.view is None:
            return self.first
        if self.entry.isVisible():
            return self.entry.number
        return self.sheets.table

    def arrange(self, *, compact: bool) -> None:
        """Show sheets and entry one at a time where room is short."""
        self._compact = compact
        self._show_parts()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the page."""
        return [
            ("Enter", self.tr("在编号里：找到这份表；在表里：录这一份")),
            ("Alt+1…4", self.tr("在一个问题里：支持、反对、有条件、建议")),
            ("Ctrl+Enter", self.tr("存好，录下一份")),
            ("Space", self.tr("在表里：选上、不选")),
            ("Alt+A", self.tr("全选没收回的")),
            ("Alt+C", self.tr("记下今天催收")),
            ("Alt+F", self.tr("记下今天发出")),
            ("Alt+P  Ctrl+P", self.tr("打印征求意见表和记录")),
            ("Alt+E", self.tr("结束这一轮")),
        ]


_COUNT_LOOKS = {
    "issued": ("outline", "send"),
    "returned": ("good", "circle-check"),
    "out": ("info", "clock"),
}


def _find_round(reading: Reading, *, row: UUID | None, today: date) -> RoundView | None:
    if row is None:
        newest = reading.list(Meeting, form=FORM, order_by="-id", limit=1)
        row = newest[0].id if newest else None
    return view_round(reading, row, today) if row else None
