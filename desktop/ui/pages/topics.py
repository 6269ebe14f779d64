"""议题: called for, put forward, screened, decided; and who is still to be told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.services.concern_views import list_untold
from desktop.services.consultations import plan_consultation
from desktop.services.topic_calls import begin_call
from desktop.services.topic_views import filter_topics, list_topics, read_topic
from desktop.ui.concerns.answer_sheet import AnswerSheet
from desktop.ui.concerns.topic_acts import TopicActs
from desktop.ui.lists.ledger_pages import LedgerPage
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.topics.call_sheets import CallForTopicsSheet, OtherTopicSheet
from desktop.ui.topics.drawer import (
    CONSULTATION,
    DECIDE,
    PAPERS,
    PLAN,
    SCREEN,
    TELL,
    TopicDrawer,
)
from desktop.ui.topics.filters import TopicFilters
from desktop.ui.topics.table import TopicTable
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.concern_views import Asker
    from desktop.services.ports import Reading
    from desktop.services.topic_views import TopicLine, TopicSheet
    from desktop.ui.sessions import Session

_WIDE, _NARROW = 200, 100
"""px of the search."""


class TopicsPage(LedgerPage):
    """Every topic with its drawer."""

    filters: TopicFilters
    table: TopicTable
    drawer: TopicDrawer

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.head = PageHead(self.tr("议题"), back=True)
        self.head.back_pressed.connect(session.navigator.back)
        self.search = SearchField(self.tr("议题、来源"), keys="Ctrl+F")
        self.search.setMinimumWidth(_WIDE)
        self.call = Button(self.tr("发征集公告"), icon="megaphone", letter="Z")
        self.add = Button(self.tr("提一个议题"), icon="plus", letter="N")
        self.filters = TopicFilters()
        self.table, self.drawer = TopicTable(), TopicDrawer()
        self.acts = TopicActs(self, session)
        for widget in (self.search, self.call, self.add):
            self.head.buttons.addWidget(widget)
        call_first = Button(self.tr("发征集公告"), kind="strong", icon="megaphone")
        empty = EmptyState(
            "layers",
            self.tr("还没有议题"),
            self.tr("在“民情诉求”里把一件或几件列为议题，或者先发征集公告。"),
            call_first,
        )
        self.lay_out(self.tr("议题"), empty, self.tr("换个状态，或少打几个字。"))
        for button in (self.call, call_first):
            button.clicked.connect(self._on_call_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        bind_keys("Ctrl+P", self.drawer.papers)
        self.drawer.asked.connect(self._do)
        self.drawer.concern_asked.connect(
            lambda row: self.session.navigator.go(Place("concerns", row))
        )

    # What is shown

    def list_lines(self, reading: Reading, today: date) -> Sequence[TopicLine]:  # noqa: ARG002 – of the base
        """Return all topics."""
        return list_topics(reading)

    def read_sheet(self, reading: Reading, row: UUID, today: date) -> TopicSheet:  # noqa: ARG002 – of the base
        """Return what the drawer shows."""
        return read_topic(reading, row)

    def narrow(self, lines: Sequence[TopicLine]) -> Sequence[TopicLine]:
        """Return the topics of the chosen state in which the words stand."""
        return filter_topics(lines, state=self.filters.states.value(), word=self.search.text())

    def show_sheet(self, sheet: TopicSheet) -> None:
        """Show a topic in the drawer."""
        self.drawer.show_sheet(sheet, self.table.standing(sheet.line))

    def caption(self, lines: Sequence[TopicLine]) -> str:
        """Return how many there are, and how many people are to be told."""
        to_tell = sum(line.to_tell for line in lines)
        if to_tell:
            said = self.tr("共 {count} 个 • 待告知 {people} 人")
            return said.format(count=len(lines), people=to_tell)
        return self.tr("共 {count} 个").format(count=len(lines))

    def enter_drawer(self) -> None:
        """Take the keyboard to the next thing to do."""
        shown = self.drawer.next.isVisibleTo(self.drawer)
        (self.drawer.next if shown else self.drawer.judge).setFocus()

    def arrange(self, *, compact: bool) -> None:
        """Let the search give way to the buttons where room is short."""
        super().arrange(compact=compact)
        self.search.setMinimumWidth(_NARROW if compact else _WIDE)

    # What is done

    def _on_call_clicked(self) -> None:
        today = self.today()

        def show(values: dict[str, Any]) -> None:
            words = self.tr("存好后在“公示”里，可以打印张贴、记照片。")
            title = self.tr("发征集公告")
            CallForTopicsSheet(self, self.session, title, values=values, words=words).open()

        self.session.read(self, lambda reading: begin_call(reading, today), show)

    def _on_add_clicked(self) -> None:
        words = self.tr("从诉求来的议题，请在“民情诉求”里选诉求再提。")
        OtherTopicSheet(self, self.session, self.tr("提一个议题"), words=words).open()

    def _do(self, action: str) -> None:
        sheet = self.drawer.sheet
        if sheet is None:
            return
        ways: Mapping[str, Callable[[TopicSheet], None]] = {
            SCREEN: lambda one: self.acts.screen(one.line.id),
            DECIDE: lambda one: self.acts.decide(one.line.id),
            PLAN: self._plan,
            CONSULTATION: lambda one: self._go_to(one.line.consultation),
            TELL: self._tell,
            PAPERS: lambda one: PaperChooser(self.session, self, one.line.id).open(),
        }
        ways[action](sheet)

    def _plan(self, sheet: TopicSheet) -> None:
        act = partial(plan_consultation, self.session.ledger, topic=sheet.line.id)
        self.drawer.next.setEnabled(False)  # a second press begins no other
        self.session.act(self, act, self._on_planned, self._on_refused)

    def _on_planned(self, consultation: UUID) -> None:
        self.drawer.next.setEnabled(True)
        self._go_to(consultation)

    def _on_refused(self, error: Any) -> None:
        self.drawer.next.setEnabled(True)
        self.session.notify(error.message, error.advice, "bad")

    def _go_to(self, consultation: UUID | None) -> None:
        self.session.navigator.go(Place("consultation", consultation))

    def _tell(self, sheet: TopicSheet) -> None:
        waiting = next((one.id for one in sheet.sources if one.to_tell), None)
        if waiting is not None:
            title = sheet.line.title
            show = partial(self._on_untold_read, title)
            self.session.read(self, lambda reading: list_untold(reading, waiting), show)

    def _on_untold_read(self, title: str, askers: Sequence[Asker]) -> None:
        if askers:
            heading = self.tr("告知结果")
            AnswerSheet(self, self.session, heading, title=title, askers=askers).open()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of 议题."""
        return [
            ("↑ ↓", self.tr("选一个")),
            ("Enter", self.tr("打开右边的抽屉")),
            ("Alt+Z", self.tr("发征集公告")),
            ("Alt+N", self.tr("提一个议题")),
            ("Alt+E", self.tr("筛选")),
            ("Alt+D", self.tr("确定")),
            ("Alt+T", self.tr("下一步")),
            ("Alt+G", self.tr("告知反映人")),
            ("Alt+P", self.tr("打印文书")),
            ("Ctrl+1…5", self.tr("按状态筛选")),
            ("Ctrl+F", self.tr("找议题、来源")),
            ("Esc", self.tr("关上抽屉")),
        ]
