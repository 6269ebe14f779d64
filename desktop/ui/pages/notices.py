"""公示: what was published, how long it has hung, and what was said against it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.records import Notice
from desktop.services.forms import read_values
from desktop.services.notice_views import UNPOSTED, filter_notices, list_notices, read_notice
from desktop.services.notices import withdraw_notice
from desktop.ui.clock_questions import ask_day
from desktop.ui.consultations.gap_sheets import NewObjectionSheet, ObjectionSheet
from desktop.ui.exporting import ExcelButton
from desktop.ui.lists.ledger_pages import LedgerPage
from desktop.ui.notice_board.drawer import (
    CORRECT,
    EDIT,
    OBJECT,
    PAPERS,
    POST,
    WITHDRAW,
    NoticeDrawer,
)
from desktop.ui.notice_board.filter_bar import NoticeFilters
from desktop.ui.notice_board.sheets import (
    CorrectSheet,
    EditSheet,
    NewNoticeSheet,
    PostSheet,
    WithdrawSheet,
)
from desktop.ui.notice_board.table import OBJECTIONS, PERIOD, NoticeTable
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.notice_views import NoticeLine, NoticeSheet, ObjectionLine
    from desktop.services.ports import Reading
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session


class NoticesPage(LedgerPage):
    """Every publication with its drawer."""

    filters: NoticeFilters
    table: NoticeTable
    drawer: NoticeDrawer

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.head = PageHead(self.tr("公示"))
        self.search = SearchField(self.tr("标题、协商、地点"), keys="Ctrl+F")
        self.search.setMinimumWidth(220)
        self.excel = ExcelButton(self, session, "notices", self.seen)
        self.add = Button(self.tr("拟公示"), icon="plus", letter="N")
        self.filters = NoticeFilters()
        self.table, self.drawer = NoticeTable(), NoticeDrawer(session)
        for widget in (self.search, self.excel, self.add):
            self.head.buttons.addWidget(widget)
        add_first = Button(self.tr("拟公示"), kind="strong", icon="plus")
        empty = EmptyState(
            "megaphone",
            self.tr("还没有公示"),
            self.tr("征集、议题、过程、结果、决议、实施结果，贴出来的都记在这里，天数自动算。"),
            add_first,
        )
        self.lay_out(self.tr("公示"), empty, self.tr("换个状态、类型，或少打几个字。"))
        for button in (self.add, add_first):
            button.clicked.connect(self._on_add_clicked)
        bind_keys("Ctrl+P", self.drawer.papers)
        self.drawer.asked.connect(self._do)
        self.drawer.answer_asked.connect(self._answer)

    # What is shown

    def list_lines(self, reading: Reading, today: date) -> Sequence[NoticeLine]:
        """Return all notices."""
        return list_notices(reading, today)

    def read_sheet(self, reading: Reading, row: UUID, today: date) -> NoticeSheet:
        """Return what the drawer shows."""
        return read_notice(reading, row, today)

    def narrow(self, lines: Sequence[NoticeLine]) -> Sequence[NoticeLine]:
        """Return the notices of the chosen state and kind, in which the words stand."""
        return filter_notices(
            lines,
            state=self.filters.states.value(),
            kind=self.filters.kind.currentData(),
            word=self.search.text(),
        )

    def show_sheet(self, sheet: NoticeSheet) -> None:
        """Show a notice in the drawer."""
        self.drawer.show_sheet(sheet, self.today())

    def caption(self, lines: Sequence[NoticeLine]) -> str:
        """Return how many there are."""
        return self.tr("共 {count} 份").format(count=len(lines))

    def enter_drawer(self) -> None:
        """Take the keyboard to the next thing to do."""
        self.drawer.next.setFocus()

    def arrange(self, *, compact: bool) -> None:
        """Drop the days of the calendar, then objections, where room is short."""
        super().arrange(compact=compact)
        self.table.setColumnHidden(PERIOD, compact)
        self.table.setColumnHidden(OBJECTIONS, compact and self.session.look.large)

    # What is done

    def _on_add_clicked(self) -> None:
        NewNoticeSheet(self, self.session).open()

    def _do(self, action: str) -> None:
        sheet = self.drawer.sheet
        if sheet is None:
            return
        ways: Mapping[str, Callable[[NoticeSheet], None]] = {
            POST: self._post,
            EDIT: self._edit,
            CORRECT: lambda one: CorrectSheet(self, self.session, one).open(),
            WITHDRAW: self._withdraw,
            OBJECT: self._object,
            PAPERS: lambda one: PaperChooser(self.session, self, one.line.id).open(),
        }
        ways[action](sheet)

    def _post(self, sheet: NoticeSheet) -> None:
        ask_day(self, self.session, partial(self._ask_where, sheet))

    def _ask_where(self, sheet: NoticeSheet) -> None:
        today = self.today()
        until = today + timedelta(days=sheet.line.needed)
        PostSheet(self, self.session, sheet, today, until).open()

    def _edit(self, sheet: NoticeSheet) -> None:
        row, posted = sheet.line.id, sheet.line.state != UNPOSTED

        def show(values: Mapping[str, Any]) -> None:
            EditSheet(self, self.session, row, values, posted=posted).open()

        self.session.read(self, lambda reading: read_values(reading, Notice, row), show)

    def _withdraw(self, sheet: NoticeSheet) -> None:
        if sheet.line.state != UNPOSTED:
            WithdrawSheet(self, self.session, sheet).open()
            return
        today = self.today().isoformat()
        ledger, row = self.session.ledger, sheet.line.id
        drop = partial(withdraw_notice, ledger, row, on=today, reason="")
        ask(
            self,
            self.tr("不贴了"),
            self.tr("“{title}”还没有贴出去。从这里拿掉？").format(title=sheet.line.title),
            self.tr("拿掉"),
            lambda: self.session.act(self, drop),
        )

    def _object(self, sheet: NoticeSheet) -> None:
        NewObjectionSheet(self, self.session, sheet.line.id, sheet.line.title).open()

    def _answer(self, objection: ObjectionLine) -> None:
        ObjectionSheet(self, self.session, objection.id, objection.content).open()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the page."""
        return [
            ("↑ ↓", self.tr("选公示")),
            ("Enter", self.tr("打开右边的抽屉")),
            ("Alt+J", self.tr("登记贴出、答复或登记异议")),
            ("Alt+N", self.tr("拟公示")),
            ("Alt+X", self.tr("导出 Excel")),
            ("Alt+M", self.tr("修改、更正、撤回")),
            ("Alt+P  Ctrl+P", self.tr("印公示、异议登记表")),
            ("Ctrl+1…5", self.tr("按状态筛选")),
            ("Ctrl+F", self.tr("找标题、协商、地点")),
            ("Esc", self.tr("关上抽屉")),
        ]
