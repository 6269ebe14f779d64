"""今日: what waits, in the order in which it hurts, each with its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.today_views import TodayView, read_today
from desktop.ui.lists.rows import RowList
from desktop.ui.pages_base import Page
from desktop.ui.places import PLACES, Place
from desktop.ui.registers.passing_sheet import PassingSheet
from desktop.ui.task_ledger.sheets import ProgressSheet
from desktop.ui.today.chain_panel import ChainPanel
from desktop.ui.today.shown_rows import ShownRows
from desktop.ui.today.side_panels import BackupPanel, WeekPanel
from desktop.ui.today.sync_panel import SyncPanel
from desktop.ui.today.wording import TodayWords, can_act
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.daily_backups import BackupState
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_SIDE_WIDTH = 316
_BIG_BUTTON = 48
_WAITING, _SIDE, _CHAIN = "waiting", "side", "chain"


class TodayPage(Page):
    """What waits today."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._words = TodayWords(self)
        self._shown = ShownRows(self._words)
        self._has_waiting = False
        self._running: UUID | None = None
        self._compact = False
        self._is_read = False
        self.head = PageHead(self.tr("今日"))
        self.opinion = Button(self.tr("登记意见"), icon="pencil", letter="Y", big=True)
        self.meet = Button(self.tr("开会"), icon="users-round", letter="H", big=True)
        self.receive = Button(
            self.tr("接待登记"), kind="primary", icon="message-square-text", letter="J", big=True
        )
        self.list = RowList(in_columns=True)
        self.list.setAccessibleName(self.tr("等我办的"))
        self.week, self.backup, self._chain_panel = WeekPanel(), BackupPanel(), ChainPanel()
        self.sync = SyncPanel(session, self.backup)
        self.chain = self._chain_panel.strip
        self.tabs = Segments(
            [
                (_WAITING, self.tr("等我办的"), "list-checks"),
                (_SIDE, self.tr("本周和账本"), "calendar-days"),
                (_CHAIN, self.tr("走到哪一步"), "waypoints"),
            ]
        )
        self._lay_out()
        self._connect()
        for control, page in (
            (self.receive, "reception"),
            (self._receive_first, "reception"),
            (self._chain_panel.board, "consultations"),
        ):
            control.setVisible(page in PLACES)

    def _lay_out(self) -> None:
        for button in (self.opinion, self.meet, self.receive):
            self.head.buttons.addWidget(button)
        self.tabs.setAccessibleName(self.tr("看哪一块"))
        self.tabs.choose(_WAITING)
        self.tabs.hide()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.week, 3)
        side.addWidget(self.backup, 2)
        side.addWidget(self.sync, 2)
        self.sync.start()
        self._stack = self._make_stack()
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(self._stack, 0, 0)
        grid.addWidget(self._side, 0, 1)
        grid.addWidget(self._chain_panel, 1, 0, 1, 2)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addStrut(_BIG_BUTTON)  # a head may shrink to 40 px, below its big buttons
        column.addLayout(top)
        column.addWidget(self.tabs)
        column.addLayout(grid, 1)

    def _make_stack(self) -> QStackedWidget:
        self._panel = Panel(self.tr("等我办的"))
        for cap, words in (("↑ ↓", self.tr("选择")), ("Enter", self.tr("办理"))):
            self._panel.header.addWidget(KeyCap(cap))
            self._panel.header.addWidget(text_label(words, "second"))
        self._panel.body.addWidget(self.list)
        self._receive_first = Button(self.tr("接待登记"), kind="strong", icon="message-square-text")
        self._empty = EmptyState(
            "circle-check", self.tr("今天没有等您办的"), "", self._receive_first
        )
        stack = QStackedWidget()
        for widget in (self._panel, self._empty):
            stack.addWidget(widget)
        return stack

    def _connect(self) -> None:
        go = self.session.navigator.go
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(self._on_acted)
        for button in (self.receive, self._receive_first):
            button.clicked.connect(lambda: go(Place("reception")))
        self.meet.clicked.connect(self._on_meet_clicked)
        self.opinion.clicked.connect(self._on_opinion_clicked)
        self._chain_panel.board.clicked.connect(lambda: go(Place("consultations")))
        if "consultations" in PLACES:
            self.chain.opened.connect(
                lambda stage: go(Place("consultations", options={"stage": stage}))
            )
        self.week.chosen.connect(self._on_day_chosen)
        self.week.calendar.clicked.connect(lambda: go(Place("calendar")))
        self.backup.button.clicked.connect(self._on_back_up_clicked)
        self.tabs.chosen.connect(lambda _: self._show_areas())

    def refresh(self) -> None:
        """Ask what waits; what is shown stays until it is known."""
        now, home = self.session.now(), self.session.home

        def query(reading: Reading) -> TodayView:
            return read_today(reading, now, home.backup_state().newest)

        self.session.read(self, query, self._on_read)

    def _on_read(self, view: TodayView) -> None:
        today = self._words.days
        self.head.show_caption(f"{today.day(view.today)} {self._long_weekday(view)}")
        self._running = view.running_meeting
        self._show_waiting(view)
        self.week.show_week(view)
        self.backup.show_newest(view.newest_backup, view.today)
        self._chain_panel.show_stages(view)
        if self._running is None:
            self.opinion.lock(self.tr("现在没有开着的会；先开会，再登记意见"))
        else:
            self.opinion.unlock()
        self._show_areas()

    def _show_waiting(self, view: TodayView) -> None:
        self._has_waiting = bool(view.waiting)
        self._shown.take(view.waiting)
        had_focus = self.list.hasFocus() or not self._is_read
        self._is_read = True
        self.list.show_rows(self._shown.rows())
        self._panel.show_caption(self.tr("{count} 件").format(count=len(view.waiting)))
        following = self.tr("往后也没有定下日子的事。")
        if view.next_dated is not None and view.next_dated.due is not None:
            said = self.tr("下一件：{day} {title}")
            day = self._words.days.day(view.next_dated.due)
            following = said.format(day=day, title=self._words.title(view.next_dated))
        self._empty.show_text(self.tr("今天没有等您办的"), following)
        self._stack.setCurrentWidget(self._panel if view.waiting else self._empty)
        if had_focus:
            self.first_focus().setFocus()

    def _long_weekday(self, view: TodayView) -> str:
        names = self.tr("星期一 星期二 星期三 星期四 星期五 星期六 星期日").split()
        return names[view.today.weekday()]

    def _on_acted(self, key: str) -> None:
        if (first := self._shown.show_more(key)) is not None:
            self.list.show_rows(self._shown.rows())
            self.list.choose(first)
            return
        one = self._shown.matter(key)
        if one.action == "back_up":
            self._on_back_up_clicked()
        elif one.action == "progress" and one.row is not None:
            ProgressSheet(self, self.session, one.row, one.title).open()
        elif one.action == "pass_on" and one.row is not None:
            words = f"{one.title}\n{one.facts['content']}"
            PassingSheet(self, self.session, one.row, words).open()
        elif one.action == "keep_code":
            self.session.navigator.go(Place("settings", options={"part": "code"}))
        elif can_act(one):
            options = {"answer": True} if one.action == "answer" else {}
            self.session.navigator.go(Place(one.page, row=one.row, options=options))

    def _on_meet_clicked(self) -> None:
        if self._running is None:
            self.session.navigator.go(Place("meetings"))
        else:
            self.session.navigator.go(Place("meeting", row=self._running))

    def _on_opinion_clicked(self) -> None:
        place = Place("meeting", row=self._running, options={"pane": "opinions"})
        self.session.navigator.go(place)

    def _on_day_chosen(self, day: date) -> None:
        key = self._shown.reveal(day)
        if key is not None:
            self.list.show_rows(self._shown.rows())
            self.list.choose(key)
            self.list.setFocus()
        else:
            self.session.navigator.go(Place("calendar", options={"day": day}))

    def _on_back_up_clicked(self) -> None:
        home, now = self.session.home, self.session.now()
        self.backup.button.lock(self.tr("正在备份"))

        def back_up() -> tuple[bool, BackupState]:
            was_due = home.backup_state().is_due(now)
            return was_due, home.back_up_daily()

        self.session.tasks.ledger(self, back_up, self._on_backed_up, self._on_backup_failed)

    def _on_backed_up(self, answer: tuple[bool, BackupState]) -> None:
        written, state = answer
        self.backup.button.unlock()
        self.session.backed_up.emit(state)
        self.backup.show_newest(state.newest, day_of(self.session.now()))
        if written:
            self.session.notify(self.tr("备份好了，已核对过。"), tone="good")
        else:
            advice = self.tr("要拷到 U 盘，请到“设置”里备份。")
            self.session.notify(self.tr("今天已经备份过了。"), advice)
        self.session.changed.emit()

    def _on_backup_failed(self, error: AppError) -> None:
        self.backup.button.unlock()
        self.session.notify(error.message, error.advice, "bad")

    def first_focus(self) -> QWidget:
        """Return the list, or what an empty day offers instead."""
        return self._receive_first if self._is_read and not self._has_waiting else self.list

    def arrange(self, *, compact: bool) -> None:
        """Make tabs of the side panels where room is short."""
        self._compact = compact
        for button in (self.opinion, self.meet, self.receive):
            # Large type makes them as high by itself, and leaves less room beside each other.
            restyle(button, bulk="" if self.session.look.large else "big")
        self.tabs.setVisible(compact)
        self._show_areas()

    def _show_areas(self) -> None:
        chosen = self.tabs.value() if self._compact else None
        self._stack.setVisible(chosen in (None, _WAITING))
        self._side.setVisible(chosen in (None, _SIDE))
        self._chain_panel.setVisible(chosen in (None, _CHAIN))
        hold_width(self._side, None if self._compact else self.session.look.px(_SIDE_WIDTH))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of 今日."""
        return [
            ("↑ ↓", self.tr("选一件")),
            ("Enter", self.tr("办这一件")),
            ("Alt+J", self.tr("接待登记")),
            ("Alt+H", self.tr("开会")),
            ("Alt+Y", self.tr("给正在开的会登记意见")),
            ("Alt+R", self.tr("期限日历：答复、会议、公示、落实、督办各是哪天")),
            ("← →", self.tr("在“走到哪一步”里选，Enter 打开看板")),
        ]
