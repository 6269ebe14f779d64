"""协商清单: every consultation in one list, the archived ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.records.consultations import KINDS
from desktop.services.consultation_sheets import list_consultations
from desktop.services.initials import contain, initials_of
from desktop.ui.consultations.planning import PlanSheet
from desktop.ui.consultations.wording import FileWords
from desktop.ui.exporting import ExcelButton
from desktop.ui.forms.choosing import QuietBox
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from desktop.services.consultation_views import ConsultationLine
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_PAUSE_MS = 150
_SEARCH, _NARROW_SEARCH = 240, 150
_ARCHIVED = "archived"
"""Beside the stages: those that are over."""
_MACROS = ("raise", "consult", "submit", "supervise", "evaluate")
_Found = tuple[tuple["ConsultationLine", ...], "Mapping[UUID, Initials]"]


class ConsultationListPage(Page):
    """The list; the option ``archived`` narrows it to what is over."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._lines: Sequence[ConsultationLine] = ()
        self._shown: tuple[UUID, ...] = ()
        self._initials: Mapping[UUID, Initials] = {}
        self._wanted_stage = _ARCHIVED if place.options.get("archived") else ""
        self._words = FileWords(self)
        self.head = PageHead(self.tr("协商清单"))
        self.search = SearchField(self.tr("题目、编号、拼音首字母"), keys="Ctrl+F")
        self.new = Button(self.tr("新协商"), icon="plus", kind="strong", letter="N")
        self.as_board = Button(self.tr("看板"), icon="columns-3", letter="L")
        self.excel = ExcelButton(self, session, "consultations", lambda: self._shown)
        self.stage, self.kind = QuietBox(), QuietBox()
        self.lacking = QCheckBox(self.tr("只看缺东西的"))
        self.list = RowList()
        self.list.setAccessibleName(self.tr("协商"))
        self._first = Button(self.tr("开始第一件协商"), kind="strong", icon="plus")
        self._clear = Button(self.tr("清除筛选"), kind="strong", icon="list-filter")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.stage.setAccessibleName(self.tr("环节"))
        self.kind.setAccessibleName(self.tr("协商类型"))
        self.lacking.setAccessibleName(self.lacking.text())
        self.head.buttons.addWidget(self.search)
        self.head.buttons.addWidget(self.new)
        self.kind.addItem(self.tr("全部类型"), "")
        for key, word in KINDS.items():
            self.kind.addItem(label(word), key)
        self.stage.addItem(self.tr("全部环节"), "")
        for box in (self.stage, self.kind):
            box.setMinimumContentsLength(12)
        filters = FlowLayout(gap=12, line_gap=8)
        for widget in (self.stage, self.kind, self.lacking, self.as_board, self.excel):
            filters.addWidget(widget)
        panel = Panel("")
        panel.body.addWidget(self.list)
        empty = EmptyState(
            "columns-3",
            self.tr("还没有协商"),
            self.tr("议题列入以后从这里开始；没有议题的也可以直接开始。"),
            self._first,
        )
        nothing = EmptyState(
            "search",
            self.tr("没有符合的"),
            self.tr("换个环节、类型，或少打几个字。"),
            self._clear,
        )
        self.stack = QStackedWidget()
        for part in (panel, empty, nothing):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(filters)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_lines)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._on_search_entered)
        self.stage.activated.connect(lambda _: self._show_lines())
        self.kind.activated.connect(lambda _: self._show_lines())
        self.lacking.toggled.connect(lambda _: self._show_lines())
        self.list.opened.connect(self._go)
        self.list.acted.connect(self._go)
        self.as_board.clicked.connect(lambda: self.session.navigator.go(Place("consultations")))
        for button in (self.new, self._first):
            button.clicked.connect(self._on_new_clicked)
        self._clear.clicked.connect(self._on_clear_clicked)

    def refresh(self) -> None:
        """Ask for all consultations."""
        today = day_of(self.session.now())

        def read(reading: Reading) -> _Found:
            lines = list_consultations(reading, today)
            return lines, {line.id: initials_of(line.title) for line in lines}

        self.session.read(self, read, self._on_read)

    def _on_read(self, found: _Found) -> None:
        self._lines, self._initials = found
        in_hand = sum(not line.is_archived for line in self._lines)
        self.head.show_caption(self.tr("在办 {count} 件").format(count=in_hand))
        self._show_stages()
        self._show_lines()

    def _show_stages(self) -> None:
        """Offer the stages at which something stands, with how many."""
        chosen = self.stage.currentData() or self._wanted_stage
        self._wanted_stage = ""
        stages: dict[str, tuple[int, str, int]] = {}
        for line in self._lines:
            if line.is_archived:
                continue
            place, title, count = stages.get(line.stage, (line.place, line.stage_title, 0))
            stages[line.stage] = (place, title, count + 1)
        while self.stage.count() > 1:
            self.stage.removeItem(1)
        for key, (_, title, count) in sorted(stages.items(), key=lambda item: item[1]):
            word = self._words.title(title)
            self.stage.addItem(f"{word} {count}", key)
        archived = sum(line.is_archived for line in self._lines)
        self.stage.addItem(self.tr("已归档 {count}").format(count=archived), _ARCHIVED)
        self.stage.setCurrentIndex(max(self.stage.findData(chosen), 0))

    def _fits(self, line: ConsultationLine) -> bool:
        typed = self.search.text().casefold().split()
        texts = f"{line.title} {line.number}".casefold()
        initials = self._initials.get(line.id, ())
        return (
            self.stage.currentData() in ("", _ARCHIVED if line.is_archived else line.stage)
            and self.kind.currentData() in ("", line.kind)
            and (not self.lacking.isChecked() or bool(line.missing))
            and all(word in texts or contain(initials, word) for word in typed)
        )

    def _show_lines(self) -> None:
        shown = [line for line in self._lines if self._fits(line)]
        order = {macro: at for at, macro in enumerate(_MACROS)}
        shown.sort(key=lambda line: (line.is_archived, order.get(line.macro, len(order))))
        self._shown = tuple(line.id for line in shown)
        had_focus = self.list.hasFocus()
        self.list.show_rows([self._row(line) for line in shown])
        self.stack.setCurrentIndex(0 if shown else (2 if self._lines else 1))
        if had_focus and not shown:
            self.search.setFocus()

    def _row(self, line: ConsultationLine) -> Row:
        return Row(
            key=line.id,
            title=line.title,
            second=" · ".join(filter(None, self._second(line))),
            icon="columns-3",
            chips=self._chips(line),
            group=self._group(line),
            muted=line.is_archived,
            initials="".join(min(sounds) for sounds in self._initials.get(line.id, ())),
        )

    def _second(self, line: ConsultationLine) -> list[str]:
        gap = self._words.condition(line.next_gap) if line.next_gap else ""
        more = line.missing - 1
        if gap and more > 0:
            gap = self.tr("{gap}，还有 {count} 项").format(gap=gap, count=more)
        stood = "" if line.days is None else self.tr("在这一步 %n 天", "", line.days)
        return [line.number, label(KINDS[line.kind]), stood, gap]

    def _chips(self, line: ConsultationLine) -> tuple[tuple[str, str, str], ...]:
        stage = self.tr("{number}/{total} {stage}").format(
            number=line.place, total=line.places, stage=self._words.title(line.stage_title)
        )
        chips = [(stage, "neutral", "")]
        if line.is_archived:
            return tuple(chips)
        if line.is_overdue or line.is_stuck:
            days = self._words.due.left(line.left) if line.is_overdue and line.left else ""
            chips.insert(0, (days or self.tr("停住了"), "overdue", "triangle-alert"))
        elif line.left is not None:
            chips.insert(0, (self._words.due.left(line.left), "outline", "clock"))
        if line.missing:
            chips.append(
                (self.tr("还差 {count} 项").format(count=line.missing), "warn", "circle-alert")
            )
        else:
            chips.append((self.tr("可以往下走"), "good", "circle-check"))
        return tuple(chips)

    def _group(self, line: ConsultationLine) -> str:
        if line.is_archived:
            return self.tr("已归档")
        return {
            "raise": self.tr("提出到通报"),
            "consult": self.tr("协商"),
            "submit": self.tr("表决和报送"),
            "supervise": self.tr("实施督办"),
            "evaluate": self.tr("反馈和评价"),
        }.get(line.macro, "")

    def _go(self, consultation: UUID) -> None:
        self.session.navigator.go(Place("consultation", consultation))

    def _on_new_clicked(self) -> None:
        sheet = PlanSheet(self, self.session)
        sheet.stored.connect(self._go)
        sheet.open()

    def _on_search_entered(self) -> None:
        self._pause.stop()
        self._show_lines()
        self.list.setFocus()

    def _on_clear_clicked(self) -> None:
        self.search.clear()
        self.stage.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.lacking.setChecked(False)
        self._pause.stop()
        self._show_lines()
        self.list.setFocus()

    def first_focus(self) -> QWidget:
        """Return the list, or the search over nothing."""
        return self.list if self.stack.currentIndex() == 0 else self.search

    def arrange(self, *, compact: bool) -> None:
        """Give the buttons their room."""
        self.search.setMinimumWidth(_NARROW_SEARCH if compact else _SEARCH)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑ ↓", self.tr("选一件；打拼音首字母直接跳到")),
            ("Enter", self.tr("打开这件协商")),
            ("Alt+N", self.tr("新协商")),
            ("Alt+L", self.tr("回看板")),
            ("Alt+X", self.tr("把看到的导出为 Excel")),
            ("Ctrl+F", self.tr("找题目、编号")),
        ]
