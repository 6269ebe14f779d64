"""同步中心: calm certainty about what has left this machine, and what waits for a person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.sync_alarms import list_contents, settle_alarm
from desktop.services.sync_conflicts import settle_conflict
from desktop.services.syncing import ASKED, SAMPLE, Asked, CentreView, SyncOverview, read_centre
from desktop.ui.joining.join_sheet import JoinSheet
from desktop.ui.pages_base import Page
from desktop.ui.refreshing import Refreshing
from desktop.ui.syncing.asked_words import AskedWords
from desktop.ui.syncing.clock_strip import ClockStrip
from desktop.ui.syncing.contents_sheet import ContentsSheet, whole_values
from desktop.ui.syncing.history_panel import HistoryPanel
from desktop.ui.syncing.matters_panel import MattersPanel
from desktop.ui.syncing.row_ways import RowWays
from desktop.ui.syncing.run_panel import RunPanel
from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.syncing.state_words import StateWords
from desktop.ui.syncing.sticks import sticks_of
from desktop.ui.syncing.wording import SyncWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.ports import Reading
    from desktop.services.sync_alarms import AlarmView, Content
    from desktop.services.sync_conflicts import ConflictView
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session

SIDE_WIDTH = 340


class SyncCentrePage(Page):
    """How the ledger stands to its server."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._syncing = syncing_of(session)
        self._words = SyncWords(self)
        self.head = PageHead(self.tr("同步中心"))
        self.bring_in = Button(self.tr("U 盘导入"), icon="usb", letter="I")
        self.take_out = Button(self.tr("U 盘导出"), icon="usb", letter="U")
        self.stop = Button(self.tr("停一下"), icon="pause", letter="X")
        self.now = Button(self.tr("现在同步"), icon="refresh-cw", letter="T")
        self.clock = ClockStrip(session, self)
        self.run = RunPanel(self._syncing, StateWords(self._syncing, self))
        self.matters = MattersPanel(session, self._words)
        self.history = HistoryPanel()
        self._sticks, self._ways = sticks_of(session), RowWays(self, session)
        self.lead = Button("", kind="strong", letter="J")
        self._alone = EmptyState("wifi-off", "", "", self.lead)
        self._view: CentreView | None = None
        self._standing = ""
        self._refreshing = Refreshing(session, self._query, self._on_read, self)
        self._lay_out()
        self._connect()
        self._show_overview(self._syncing.overview)

    def _lay_out(self) -> None:
        for button in (self.bring_in, self.take_out, self.stop, self.now):
            self.head.buttons.addWidget(button)
        self._areas = QHBoxLayout()
        self._areas.setSpacing(12)
        self._areas.addWidget(self.matters, 1)
        self._areas.addWidget(self.history)
        joined = QWidget()
        column = QVBoxLayout(joined)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.run)
        column.addLayout(self._areas, 1)
        self._stack = QStackedWidget()
        alone = Panel()
        alone.body.addWidget(self._alone)
        for widget in (joined, alone):
            self._stack.addWidget(widget)
        self._joined, self._alone_panel = joined, alone
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        whole.addWidget(self.head)
        whole.addWidget(self.clock)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.bring_in.clicked.connect(self._on_bring_in_clicked)
        self.take_out.clicked.connect(lambda: self._sticks.take_out(self))
        self.stop.clicked.connect(self._syncing.pause)
        self.now.clicked.connect(self._on_now_clicked)
        self.matters.row_asked.connect(self._ways.open_row)
        settle = self.matters.settle
        settle.chosen.connect(self._on_chosen)
        settle.whole_asked.connect(self._on_whole_asked)
        settle.correction_asked.connect(self._ways.correct)
        settle.contents_asked.connect(self._on_contents_asked)
        settle.settled.connect(self._on_settled)
        self.lead.clicked.connect(self._on_lead_clicked)
        self._syncing.known.connect(self._on_known)
        self._syncing.moved.connect(self._on_moved)

    # What is shown

    def refresh(self) -> None:
        """Ask for everything anew; what is shown stays until it is there."""
        self._refreshing.ask()

    def _query(self) -> Callable[[Reading], CentreView]:
        home, now = self.session.home, self.session.now()
        return lambda reading: read_centre(reading, home.sync_store, now)

    def _on_read(self, view: CentreView) -> None:
        wants_focus = self.window().focusWidget() in (None, self)
        self._view = view
        self._show_overview(view.overview)
        self.matters.show_view(view)
        self.history.show_lines(view.history, self.session.now())
        if wants_focus and self.isVisible():
            self.first_focus().setFocus()

    def _on_known(self, overview: SyncOverview) -> None:
        """Somebody looked: as after a run, when lists are others too."""
        if self._view is None or self._view.overview != overview:
            self.refresh()

    def _on_moved(self) -> None:
        self._show_overview(self._syncing.overview)

    def _show_overview(self, overview: SyncOverview | None) -> None:
        running = self._syncing.is_running
        joined = overview is not None and overview.is_joined
        asked = overview is not None and overview.standing == ASKED
        for button in (self.bring_in, self.take_out):
            button.setVisible(joined or asked)
        self.stop.setVisible(joined and running)
        self.stop.setEnabled(not self._syncing.is_stopping)
        self.now.setVisible(joined and not running)
        if overview is None:
            return
        if not joined:
            self._show_alone(overview)
            return
        caption = self.tr("县服务器：{server} · 本机编号 {number}")
        self.head.show_caption(caption.format(server=overview.server, number=overview.number))
        self.run.show_overview(overview)
        self._stack.setCurrentWidget(self._joined)

    def _show_alone(self, overview: SyncOverview) -> None:
        self.head.show_caption("")
        self._standing = overview.standing
        self.lead.show_text(self._lead_of(overview.standing))
        title, text, icon = self._alone_told(overview)
        self._alone.show_text(title, text, icon)
        self._stack.setCurrentWidget(self._alone_panel)

    def _alone_told(self, overview: SyncOverview) -> tuple[str, str, str]:
        if overview.standing == SAMPLE:
            text = self.tr("换成自己的账本以后，可以加入本县。")
            return self.tr("样例账本不和县里同步"), text, "sprout"
        if overview.standing == ASKED:
            text = AskedWords(self).of(Asked(server=overview.server, at=overview.asked_at))
            return self.tr("已写到 U 盘，等县里的回复"), text, "usb"
        text = self.tr(
            "有县里给的邀请码或入网文件就能加入；已经记的都带着走，没有网照样记。"
            "不加入也行，请常备份到 U 盘。"
        )
        return self.tr("这台电脑单机使用"), text, "wifi-off"

    def _lead_of(self, standing: str) -> str:
        if standing == SAMPLE:
            return self.tr("用自己的账本")
        return self.tr("导入带回来的文件") if standing == ASKED else self.tr("加入本县")

    # What is done

    def _on_lead_clicked(self) -> None:
        if self._standing == SAMPLE:
            self.session.exchange_asked.emit("alone")
        elif self._standing == ASKED:
            self._on_bring_in_clicked()
        else:
            JoinSheet(self, self.session).open()

    def _on_bring_in_clicked(self) -> None:
        self._sticks.bring_in(self)

    def _on_now_clicked(self) -> None:
        self._syncing.run()

    def _on_chosen(self, view: ConflictView, at: int) -> None:
        home = self.session.home
        settle = partial(settle_conflict, home.ledger, home.sync_store, view, at)
        self.session.act(self, settle, partial(self._on_conflict_settled, view, at))

    def _on_conflict_settled(self, view: ConflictView, at: int, _: object) -> None:
        told = self.tr("已{use}：{what}。另一个值留在历史里。")
        use = self._words.use(view.sides[at].origin)
        subject = self._words.subject(view.subject)
        self.session.notify(told.format(use=use, what=subject), tone="good")

    def _on_settled(self, view: AlarmView) -> None:
        home = self.session.home

        def settle() -> None:
            with home.ledger.read() as reading:
                account = reading.setting("account")
            settle_alarm(home.sync_store, view, account)

        self.session.tasks.ledger(self, settle, lambda _: self._syncing.look())

    def _on_whole_asked(self, view: ConflictView) -> None:
        revealed, now = self.matters.settle.is_revealed, self.session.now()
        columns = whole_values(view, self._words, now, revealed=revealed)
        ContentsSheet(self, self._words.subject(view.subject), columns).open()

    def _on_contents_asked(self, view: AlarmView) -> None:
        store = self.session.home.sync_store

        def look(reading: Reading) -> tuple[Content, ...]:
            return list_contents(reading, store, view)

        self.session.read(self, look, partial(self._on_contents_read, view))

    def _on_contents_read(self, view: AlarmView, contents: tuple[Content, ...]) -> None:
        columns = [(self._heading(one), one.facts) for one in contents]
        ContentsSheet(self, self._words.alarm_title(view), columns).open()

    def _heading(self, content: Content) -> str:
        if content.is_shown:
            return self.tr("先定下的，现在显示的")
        place = self._words.place(content.place, content.name)
        return self.tr("另一份：{place}").format(place=place)

    # The page in the window

    def first_focus(self) -> QWidget:
        """Return what waits, or the button that leads on."""
        if self._view is None:
            return self
        if not self._view.overview.is_joined:
            return self.lead
        return self.matters.first_focus()

    def arrange(self, *, compact: bool) -> None:
        """Make a tab of the history where room is short."""
        if compact:
            self._areas.removeWidget(self.history)
            self.history.setMinimumWidth(0)
            self.history.setMaximumWidth(16_777_215)
            self.matters.take_side(self.history, self.tr("同步记录"))
            return
        if self.matters.give_side() is not None:
            self._areas.addWidget(self.history)
            self.history.show()
        self.history.setFixedWidth(self.session.look.px(SIDE_WIDTH))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑ ↓", self.tr("选一件")),
            ("Alt+L", self.tr("两边都改过：用左边的")),
            ("Alt+R", self.tr("两边都改过：用右边的")),
            ("Alt+Z", self.tr("做更正")),
            ("Alt+K", self.tr("知道了，不再提")),
            ("Alt+T", self.tr("现在同步")),
            ("Alt+X", self.tr("停一下")),
            ("Alt+U", self.tr("U 盘导出")),
            ("Alt+I", self.tr("U 盘导入")),
            ("Ctrl+Tab", self.tr("换一块看：要处理、收到的、待传明细")),
        ]
