"""落实台账: what was promised, by whom, how late."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.services.oversight import gather_matters, list_waiting_opinions
from desktop.services.supervisions import suggest_supervision, withdraw_supervision
from desktop.services.task_views import (
    FILTERS,
    REVIEW,
    filter_tasks,
    list_tasks,
    order_tasks,
    read_task,
)
from desktop.ui.exporting import ExcelButton
from desktop.ui.lists.ledger_pages import LedgerPage
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.task_ledger.bulk_bar import EXPORT, EXTEND, NONE, SUPERVISE, BulkBar
from desktop.ui.task_ledger.drawer import TaskDrawer
from desktop.ui.task_ledger.filter_bar import TaskFilters
from desktop.ui.task_ledger.sheets import CallSheet, ExtendManySheet, ProgressSheet, TaskSheet
from desktop.ui.task_ledger.supervision_sheets import (
    AnswerSheet,
    OversightSheet,
    SuperviseManySheet,
    SuperviseSheet,
)
from desktop.ui.task_ledger.table import PROGRESS, SUPERVISION, TaskTable
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.services.ports import Reading
    from desktop.services.supervisions import SupervisionLine
    from desktop.services.task_views import TaskLine
    from desktop.services.task_views import TaskSheet as TaskFacts
    from desktop.ui.sessions import Session

_EXCEL, _LEDGER = "tasks", "task_ledger"


class TasksPage(LedgerPage):
    """The ledger of tasks with its drawer."""

    filters: TaskFilters
    table: TaskTable
    drawer: TaskDrawer

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.head = PageHead(self.tr("落实台账"))
        self.search = SearchField(self.tr("事项、单位、人名"), keys="Ctrl+F")
        self.search.setMinimumWidth(150)
        self.excel = ExcelButton(self, session, _EXCEL, self.seen)
        self.print = Button(self.tr("打印台账"), icon="printer", letter="P")
        bind_keys("Ctrl+P", self.print)
        self.oversee = Button(self.tr("监督意见"), kind="link", icon="scale", letter="Y")
        self.add = Button(self.tr("加落实事项"), icon="plus", letter="N")
        self.filters = TaskFilters()
        self.table, self.drawer = TaskTable(), TaskDrawer(session)
        for widget in (self.search, self.excel, self.print, self.add):
            self.head.buttons.addWidget(widget)
        self.print.clicked.connect(self._on_print_clicked)
        self.oversee.clicked.connect(self._on_oversee_clicked)
        add_first = Button(self.tr("加落实事项"), kind="strong", icon="plus")
        empty = EmptyState(
            "list-checks",
            self.tr("还没有落实事项"),
            self.tr("协商成果采纳后在这里生成；也可以现在加一项。"),
            add_first,
        )
        self.lay_out(self.tr("落实事项"), empty, self.tr("换个状态、单位，或少打几个字。"))
        self.below.insertWidget(0, text_label(self.tr("空格选多项"), "second"))
        self.below.addWidget(self.oversee)
        self.bulk = BulkBar()
        self.bulk.hide()
        self.above.addWidget(self.bulk)
        for button in (self.add, add_first):
            button.clicked.connect(self._on_add_clicked)
        self._connect_drawer()

    def _connect_drawer(self) -> None:
        self.table.picks_changed.connect(self._on_picks_changed)
        self.bulk.asked.connect(self._do_with_picked)
        drawer = self.drawer
        drawer.progress_asked.connect(self._on_progress_asked)
        drawer.papers_asked.connect(self._on_papers_asked)
        drawer.supervise_asked.connect(self._on_supervise_asked)
        drawer.call_asked.connect(self._on_call_asked)
        drawer.answer_asked.connect(self._answer)
        drawer.withdraw_asked.connect(self._withdraw)
        drawer.print_asked.connect(self._print)

    # What is shown

    def list_lines(self, reading: Reading, today: date) -> Sequence[TaskLine]:
        """Return all tasks."""
        return list_tasks(reading, today)

    def read_sheet(self, reading: Reading, row: UUID, today: date) -> TaskFacts:
        """Return what the drawer shows."""
        return read_task(reading, row, today)

    def narrow(self, lines: Sequence[TaskLine]) -> Sequence[TaskLine]:
        """Return the tasks of the chosen state and unit, in which the words stand, in order."""
        shown = filter_tasks(
            lines,
            standing=self.filters.states.value(),
            unit=self.filters.unit.currentData(),
            word=self.search.text(),
        )
        return order_tasks(shown, self.filters.order.currentData())

    def show_sheet(self, sheet: TaskFacts) -> None:
        """Show a task in the drawer."""
        self.drawer.show_sheet(sheet, self.table.standing(sheet.line), self.today())

    def caption(self, lines: Sequence[TaskLine]) -> str:
        """Return how many are in hand."""
        in_hand = sum(line.is_in_hand for line in lines)
        return self.tr("在办 {count} 件").format(count=in_hand)

    def reveal(self, line: TaskLine) -> None:
        """Choose the filter in which the task that was asked for is seen."""
        if not line.is_in_hand and line.standing in FILTERS:
            self.filters.states.choose(line.standing)

    def enter_drawer(self) -> None:
        """Take the keyboard to 填进展."""
        self.drawer.progress_button.setFocus()

    def seen(self) -> Sequence[UUID]:
        """Return the picked tasks, or else all that are shown."""
        return [line.id for line in self.table.picked_lines() or self.table.lines.all()]

    # One task

    def _on_add_clicked(self) -> None:
        TaskSheet(self, self.session).open()

    def _on_papers_asked(self) -> None:
        if self.drawer.sheet is not None:
            PaperChooser(self.session, self, self.drawer.sheet.line.id).open()

    def _on_progress_asked(self) -> None:
        line = self.table.current_line()
        if line is not None:
            state = "done" if line.standing == REVIEW else "running"
            sheet = ProgressSheet(
                self, self.session, line.id, line.title, percent=line.percent, state=state
            )
            sheet.open()

    def _on_call_asked(self) -> None:
        line = self.table.current_line()
        if line is not None:
            who = f"{line.unit} {line.responsible}".strip()
            CallSheet(self, self.session, line.id, line.title, who=who).open()

    def _on_supervise_asked(self) -> None:
        sheet = self.drawer.sheet
        if sheet is not None and sheet.next_supervision is not None:
            SuperviseSheet(self, self.session, sheet, sheet.next_supervision).open()

    def _answer(self, line: SupervisionLine) -> None:
        AnswerSheet(self, self.session, line).open()

    def _withdraw(self, line: SupervisionLine) -> None:
        ask(
            self,
            self.tr("撤回督办"),
            self.tr("撤回 {number}？编号不再用。").format(number=line.number),
            self.tr("撤回"),
            lambda: self.session.act(
                self, partial(withdraw_supervision, self.session.ledger, line.id)
            ),
        )

    def _print(self, row: UUID, paper: str) -> None:
        self.session.navigator.go(Place("paper", row, {"paper": paper}))

    # The ledger as a whole

    def _on_print_clicked(self) -> None:
        self.session.read(
            self,
            lambda reading: UUID(str(reading.setting("org"))),
            lambda org: self._print(org, _LEDGER),
        )

    def _on_oversee_clicked(self) -> None:
        today = self.today()
        self.session.read(
            self,
            lambda reading: (gather_matters(reading, today), list_waiting_opinions(reading)),
            lambda read: OversightSheet(self, self.session, *read).open(),
        )

    # Several tasks

    def _on_picks_changed(self) -> None:
        self.bulk.show_count(len(self.table.picked))

    def _do_with_picked(self, action: str) -> None:
        lines = self.table.picked_lines()
        if action == SUPERVISE and lines:
            today = self.today()
            following = suggest_supervision(lines[0].title, lines[0].due, (), today)
            SuperviseManySheet(self, self.session, lines, following).open()
        elif action == EXTEND and lines:
            ExtendManySheet(self, self.session, lines).open()
        elif action == EXPORT:
            self.excel.click()
        elif action == NONE:
            self.table.pick_none()
            self.table.setFocus()

    def takes_escape(self) -> bool:
        """Esc lets the picked ones go first."""
        return bool(self.table.picked) or super().takes_escape()

    def on_escape(self) -> bool:
        """Let the picked ones go, else close the drawer."""
        if self.table.picked:
            self.table.pick_none()
            return True
        return super().on_escape()

    def arrange(self, *, compact: bool) -> None:
        """Drop 督办 and 进展 where room is short; in large type 打印台账 stands below."""
        super().arrange(compact=compact)
        if self.session.look.large:
            self.below.removeWidget(self.print)
            self.below.insertWidget(self.below.indexOf(self.oversee), self.print)
            self.setTabOrder(self.table, self.print)
            self.setTabOrder(self.print, self.oversee)
        else:
            self.head.buttons.insertWidget(2, self.print)
            self.setTabOrder(self.excel, self.print)
            self.setTabOrder(self.table, self.oversee)
        self.table.setColumnHidden(SUPERVISION, compact)
        self.table.setColumnHidden(PROGRESS, compact)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the ledger."""
        return [
            ("↑ ↓", self.tr("选事项")),
            ("Enter", self.tr("打开右边的抽屉")),
            (self.tr("空格  Shift+↑ ↓"), self.tr("选多项，一起督办、延期、导出")),
            ("Alt+J", self.tr("填进展")),
            ("Alt+D", self.tr("发督办单")),
            ("Alt+H", self.tr("打电话记录")),
            ("Alt+N", self.tr("加落实事项")),
            ("Alt+X", self.tr("导出 Excel")),
            ("Alt+W", self.tr("打印这件事项的文书")),
            ("Alt+P  Ctrl+P", self.tr("打印台账")),
            ("Alt+Y", self.tr("登记、答复监督意见")),
            ("Ctrl+1…7", self.tr("按状态筛选")),
            ("Ctrl+F", self.tr("找事项、单位、人名")),
            ("Esc", self.tr("关上抽屉")),
        ]
