"""会议: the meetings, the one under way first, and a new one called from a roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.records.meetings import MEETING_STATES
from desktop.services.sittings import list_meetings
from desktop.services.written_rounds import ROOM_PAGE, ROUND_PAGE
from desktop.ui.exporting import ExcelButton
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.room.calling import CallSheet
from desktop.ui.rounds.round_sheets import CallRoundSheet
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.plain_rows import PlainRowDelegate
from desktop.ui.widgets.row_painting import (
    Chip,
    draw_chips,
    draw_text,
    place_chips,
    sized,
)
from desktop.ui.widgets.states import EmptyState, FaultBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter

    from desktop.services.sittings import MeetingLine
    from desktop.ui.sessions import Session
    from desktop.ui.widgets.row_painting import RowBox

PREPARING_PAGE = "preparing"
MEETING = Qt.ItemDataRole.UserRole
HEIGHT = 50
"""px of the design."""
_LOOKS = {"open": ("accent", "play"), "planned": ("info", "clock"), "ended": ("neutral", "check")}


class _MeetingDelegate(PlainRowDelegate):
    """Draws a meeting: title, day and place, who is due, state."""

    height = HEIGHT

    def draw(
        self, painter: QPainter, box: RowBox, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, tokens = appearance(), appearance().tokens
        line: MeetingLine = index.data(MEETING)
        inner = box.rect.adjusted(look.px(16), look.px(3), -look.px(16), -look.px(4))
        chips = place_chips(inner, box.font, (self._chip(line),))
        half = inner.height() // 2
        upper = inner.adjusted(0, 0, -chips[0][1].width() - look.px(8), half - inner.height())
        draw_text(painter, upper, line.title, sized(box.font, 15, bold=True), tokens.text)
        lower = upper.translated(0, half)
        draw_text(painter, lower, self._second(line), sized(box.font, 13), tokens.text2)
        draw_chips(painter, chips, box.font)

    def _chip(self, line: MeetingLine) -> Chip:
        records: dict[str, Chip] = {
            "draft": (self.tr("记录等定稿"), "warn", "pencil"),
            "frozen": (self.tr("记录等签字封存"), "info", "stamp"),
            "sealed": (self.tr("记录已封存"), "good", "lock"),
        }
        state: Chip = (label(MEETING_STATES[line.state]), *_LOOKS[line.state])
        if line.out:
            state = (self.tr("%n 份没收回", "", line.out), "warn", "clock")
        return records.get(line.record, state)

    def _second(self, line: MeetingLine) -> str:
        told = self.tr("征求 {n} 人") if line.is_round else self.tr("应到 {n} 人")
        due = told.format(n=line.entitled) if line.entitled else ""
        return " · ".join(filter(None, (line.held_on, line.place, line.body, due)))


class MeetingsPage(Page):
    """The list of meetings."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._lines: Sequence[MeetingLine] = ()
        self._is_known = False
        self._head = PageHead(self.tr("会议"))
        self.new = Button(self.tr("新会议"), kind="strong", icon="plus", letter="N")
        self.new.clicked.connect(self.call)
        self.ask_round = Button(self.tr("书面征求意见"), icon="inbox", letter="S")
        self.ask_round.clicked.connect(self.call_round)
        self.prepare = Button(self.tr("筹备"), icon="calendar-days", letter="B")
        self.prepare.clicked.connect(self._on_prepare_clicked)
        self.take_in = Button(self.tr("导入意见"), icon="file-down", letter="I")
        self.take_in.clicked.connect(self._on_take_in_clicked)
        self.papers = Button(self.tr("文书"), icon="printer", letter="P")
        bind_keys("Ctrl+P", self.papers)
        self.papers.clicked.connect(self._on_papers_clicked)
        self.excel = ExcelButton(
            self, session, "meetings", lambda: [line.id for line in self._lines]
        )
        self._head.buttons.addWidget(self.excel)
        self._head.buttons.addWidget(self.papers)
        self._head.buttons.addWidget(self.new)
        self.running = FaultBox("", "", "info")
        self.go_on = Button(self.tr("回到会场"), kind="primary", letter="H")
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.list = QListWidget()
        self.list.setItemDelegate(_MeetingDelegate(self.list))
        self.list.setAccessibleName(self.tr("会议列表"))
        self.list.itemActivated.connect(self._on_item_activated)
        self.list.currentRowChanged.connect(lambda _: self._offer_preparing())
        self._first = Button(self.tr("开第一个会"), kind="strong", icon="plus")
        self._first.clicked.connect(self.call)
        self._empty = EmptyState(
            "users-round",
            self.tr("还没有开过会"),
            self.tr("从名册召集，写几行议程，就能点名、记意见、表决。"),
            self._first,
        )
        self._lay_out()

    def _lay_out(self) -> None:
        panel = Panel()
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(self._empty, 1)
        panel.footer.addWidget(self.prepare)
        panel.footer.addWidget(self.ask_round)
        panel.footer.addWidget(self.take_in)
        panel.footer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self.running)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(panel, 1)
        # The list is there from the first and has the keyboard: Enter typed ahead calls nobody.
        for widget in (self.running, self.go_on, self._empty, self.papers, self.excel):
            widget.hide()
        self.prepare.hide()

    def refresh(self) -> None:
        """Ask for the meetings anew."""
        self.session.read(self, list_meetings, self._show)

    def _show(self, lines: Sequence[MeetingLine]) -> None:
        waited = not self._is_known and self.list.hasFocus()
        self._lines, self._is_known = lines, True
        keep = self.list.currentRow()
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.title)
            item.setData(MEETING, line)
            state = label(MEETING_STATES[line.state])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title}，{state}")
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(keep, len(lines) - 1)))
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        for button in (self.papers, self.excel):
            button.setVisible(bool(lines))
        self._head.show_caption(self.tr("%n 次", "", len(lines)) if lines else "")
        self._offer_running()
        self._offer_preparing()
        if waited:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_running(self) -> None:
        running = self._running()
        was_offered = self.go_on.isVisible()
        self.running.setVisible(running is not None)
        self.go_on.setVisible(running is not None)
        if running is not None:
            title = self.tr("正在开：{title}").format(title=running.title)
            self.running.show_fault(title, self.tr("点名、意见和没写完的话都在。"), "info")
            if not was_offered and self.new.hasFocus():
                self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_preparing(self) -> None:
        """Offer to plan the chosen meeting, unless it is a written round."""
        item = self.list.currentItem()
        line: MeetingLine | None = item.data(MEETING) if item is not None else None
        self.prepare.setVisible(line is not None and not line.is_round)

    def _on_prepare_clicked(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._go(PREPARING_PAGE, item.data(MEETING).id)

    def _running(self) -> MeetingLine | None:
        running = (line for line in self._lines if line.state == "open" and not line.is_round)
        return next(running, None)

    def first_focus(self) -> QWidget:
        """Return the way back into the room, or the list."""
        if self.go_on.isVisible():
            return self.go_on
        return self.list if self._lines or not self._is_known else self.new

    def call(self) -> None:
        """Call a new meeting; its room opens."""
        sheet = CallSheet(self.session, self.window())
        sheet.called.connect(self._enter)
        sheet.open()

    def _on_go_on_clicked(self) -> None:
        running = self._running()
        if running is not None:
            self._enter(running.id)

    def _on_papers_clicked(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            PaperChooser(self.session, self, item.data(MEETING).id).open()

    def _on_take_in_clicked(self) -> None:
        item = self.list.currentItem()
        row = item.data(MEETING).id if item is not None else None
        self.session.navigator.go(Place("opinion_import", row=row))

    def call_round(self) -> None:
        """Ask in writing; the page of the round opens."""
        sheet = CallRoundSheet(self, self.session)
        sheet.stored.connect(lambda round_: self._go(ROUND_PAGE, round_))
        sheet.open()

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        line: MeetingLine = item.data(MEETING)
        self._go(ROUND_PAGE if line.is_round else ROOM_PAGE, line.id)

    def _enter(self, meeting: UUID) -> None:
        self._go(ROOM_PAGE, meeting)

    def _go(self, page: str, meeting: UUID) -> None:
        self.session.navigator.go(Place(page, row=meeting))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen meeting by Enter."""
        item = self.list.currentItem()
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed and item is not None and self.list.hasFocus():
            self._on_item_activated(item)
        else:
            super().keyPressEvent(event)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the list."""
        return [
            ("Enter", self.tr("打开会议现场")),
            ("Alt+P  Ctrl+P", self.tr("打印这次会议的文书")),
            ("Alt+X", self.tr("把看到的导出为 Excel")),
            ("Alt+B", self.tr("筹备：通知、送达、会前准备")),
            ("Alt+N", self.tr("新会议")),
            ("Alt+S", self.tr("书面征求意见")),
            ("Alt+I", self.tr("导入选中会议的意见")),
            ("Alt+H", self.tr("回到正在开的会")),
        ]
