"""民情诉求: all that was raised, whose answer is due, and the way to a topic."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.services.concern_views import ALL, filter_concerns, list_concerns, read_concern
from desktop.ui.concerns.acts import ConcernActs
from desktop.ui.concerns.bulk_bar import BulkBar
from desktop.ui.concerns.drawer import ConcernDrawer
from desktop.ui.concerns.filter_bar import ConcernFilters
from desktop.ui.concerns.table import ConcernTable
from desktop.ui.exporting import ExcelButton
from desktop.ui.lists.ledger_pages import LedgerPage
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.concern_views import ConcernLine, ConcernSheet
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_WIDE, _NARROW = 200, 100
"""px of the search."""


class ConcernsPage(LedgerPage):
    """The list of concerns with its drawer; the option `answer` opens the answer of the row."""

    filters: ConcernFilters
    table: ConcernTable
    drawer: ConcernDrawer
    drawer_width = 372

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._to_answer = bool(place.options.get("answer"))
        self.head = PageHead(self.tr("民情诉求"))
        self.search = SearchField(self.tr("标题、原话、编号、人名"), keys="Ctrl+F")
        self.topics = Button(self.tr("议题"), icon="layers", letter="Y")
        self.add = Button(self.tr("接待登记"), kind="strong", icon="plus", letter="N")
        self.excel = ExcelButton(self, session, "concerns", self.seen)
        self.filters = ConcernFilters()
        self.table, self.drawer = ConcernTable(), ConcernDrawer(session)
        self.acts = ConcernActs(self, session)
        for widget in (self.search, self.excel, self.topics, self.add):
            self.head.buttons.addWidget(widget)
        add_first = Button(self.tr("接待登记"), kind="strong", icon="message-square-text")
        empty = EmptyState(
            "message-square-text",
            self.tr("还没有民情诉求"),
            self.tr("有人来说事，登记以后就在这里；谁在等答复、还剩几天，都看得见。"),
            add_first,
        )
        advice = self.tr("换个状态、性质、渠道、类别，或少打几个字。")
        self.lay_out(self.tr("民情诉求"), empty, advice)
        self.bulk = BulkBar(self.table)
        self.above.addWidget(self.bulk)
        for button in (self.add, add_first):
            button.clicked.connect(lambda: session.navigator.go(Place("reception")))
        self._connect_acts()

    def _connect_acts(self) -> None:
        self.topics.clicked.connect(lambda: self.session.navigator.go(Place("topics")))
        self.bulk.topic_asked.connect(self._on_topic_asked)
        drawer, acts = self.drawer, self.acts
        drawer.answer_asked.connect(lambda: self._with_sheet(acts.answer))
        drawer.edit_asked.connect(lambda: self._with_sheet(acts.edit))
        drawer.merge_asked.connect(lambda: self._with_sheet(partial(acts.merge, self.lines)))
        drawer.paper_asked.connect(lambda: self._with_sheet(acts.print))
        drawer.figure_asked.connect(lambda: self._with_sheet(acts.add_figure))
        drawer.report_asked.connect(lambda: self._with_sheet(acts.report))
        drawer.receipt_asked.connect(acts.sign_for)
        drawer.reply_asked.connect(acts.reply)
        drawer.report_paper_asked.connect(acts.print_report)
        drawer.step_asked.connect(lambda step: self._with_sheet(partial(acts.take_step, step)))

    def _on_topic_asked(self) -> None:
        lines = self.table.picked_lines()
        self.acts.put_forward([line.id for line in lines], lines[0].title)
        self.table.pick_none()

    def _with_sheet(self, act: Callable[[Any], object]) -> None:
        if self.drawer.sheet is not None:
            act(self.drawer.sheet)

    # What is shown

    def list_lines(self, reading: Reading, today: date) -> Sequence[ConcernLine]:
        """Return all concerns."""
        return list_concerns(reading, today)

    def read_sheet(self, reading: Reading, row: UUID, today: date) -> ConcernSheet:
        """Return what the drawer shows."""
        return read_concern(reading, row, today)

    def narrow(self, lines: Sequence[ConcernLine]) -> Sequence[ConcernLine]:
        """Return the concerns of the chosen state and kinds, in which the words stand."""
        return filter_concerns(
            lines,
            standing=self.filters.states.value(),
            nature=self.filters.nature.currentData(),
            channel=self.filters.channel.currentData(),
            category=self.filters.category.currentData(),
            word=self.search.text(),
        )

    def show_sheet(self, sheet: ConcernSheet) -> None:
        """Show a concern in the drawer, and its answer where that was asked for."""
        self.drawer.show_sheet(sheet)
        if self._to_answer:
            self._to_answer = False
            self.acts.answer(sheet)

    def caption(self, lines: Sequence[ConcernLine]) -> str:
        """Return how many wait for an answer."""
        waiting = sum(line.is_waiting for line in lines)
        return self.tr("等答复 {count} 件").format(count=waiting)

    def reveal(self, line: ConcernLine) -> None:
        """Show all where the concern that was asked for waits no more."""
        if not line.is_waiting:
            self.filters.show_all_of(ALL)

    def hidden_words(self, count: int) -> str:
        """Return how many concerns lie below what is in sight."""
        return self.tr("▾ 下面还有 {count} 件").format(count=count)

    def enter_drawer(self) -> None:
        """Take the keyboard to 答复, or to 修改 where nobody waits."""
        can_answer = self.drawer.answer.isVisibleTo(self.drawer)
        (self.drawer.answer if can_answer else self.drawer.edit).setFocus()

    def arrange(self, *, compact: bool) -> None:
        """Let the search give way, and 议题 stand below, where room is short."""
        super().arrange(compact=compact)
        self.search.setMinimumWidth(_NARROW if compact else _WIDE)
        self.head.buttons.removeWidget(self.topics)
        if compact:
            self.filters.place_beside(self.topics)
        else:
            self.head.buttons.insertWidget(self.head.buttons.indexOf(self.add), self.topics)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of 民情诉求."""
        return [
            ("↑ ↓", self.tr("选一件")),
            ("Enter", self.tr("打开右边的抽屉")),
            ("Space", self.tr("选上或不选，可选几件")),
            ("Alt+L", self.tr("把选的几件列为一个议题")),
            ("Alt+Y", self.tr("看议题")),
            ("Alt+N", self.tr("接待登记")),
            ("Alt+D", self.tr("答复")),
            ("Alt+E", self.tr("修改")),
            ("Alt+B", self.tr("并案，或分开")),
            ("Alt+P", self.tr("打印登记表")),
            ("Alt+T", self.tr("列为议题、筛选、确定、拟定方案")),
            ("Alt+I", self.tr("记一个数字")),
            ("Alt+U", self.tr("报社情民意")),
            ("Alt+X", self.tr("把看到的导出为 Excel")),
            ("Ctrl+1…6", self.tr("按状态筛选")),
            ("Ctrl+F", self.tr("找标题、原话、编号、人名")),
            ("Esc", self.tr("关上抽屉")),
        ]
