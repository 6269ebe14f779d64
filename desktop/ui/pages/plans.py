"""年度计划: what a place means to consult on in a year, month by month, and how far it got."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.plan_views import CANCELLED, NOT_BEGUN, open_plan
from desktop.ui.forms.choosing import QuietBox
from desktop.ui.lists.rows import RowList
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.plans.acts import PlanActs
from desktop.ui.plans.panels import PlanSide
from desktop.ui.plans.wording import PlanWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.services.plan_views import ItemLine, PlanLine, PlanView
    from desktop.ui.sessions import Session

_SIDE = 316


class PlansPage(Page):
    """One year's plan; the row of a place is a plan, or an item that is chosen in it."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._wanted: UUID | None = place.row
        self._compact = False
        self.view: PlanView | None = None
        self._words = PlanWords()
        self.acts = PlanActs(self, session)
        self.head = PageHead(self.tr("年度计划"), back=True)
        self.years = QuietBox()
        self.new = Button(self.tr("制定计划"), icon="plus", letter="N")
        self.copy = Button(self.tr("沿用"), icon="copy", letter="Y")
        self.copy.setToolTip(self.tr("沿用到新的一年"))
        self.paper = Button(self.tr("打印"), icon="printer", letter="P")
        self.excel = Button(self.tr("导出 Excel"), icon="file-spreadsheet", letter="X")
        self.parts = Segments([])
        self._progress = text_label("", "strong", wrap=True)
        self.list = RowList()
        self.add = Button(self.tr("加题目"), kind="strong", icon="plus", letter="A")
        self.edit = Button(self.tr("修改"), icon="square-pen", letter="E")
        self.up = Button(self.tr("上移"), icon="arrow-up", letter="U")
        self.down = Button(self.tr("下移"), icon="arrow-down", letter="O")
        self.give_up = Button(self.tr("不再进行"), icon="circle-minus", letter="D")
        self.side = PlanSide(self._words)
        self._lay_out()
        self._connect()

    # Layout

    def _lay_out(self) -> None:
        self.years.setAccessibleName(self.tr("年度"))
        self.years.setMinimumContentsLength(14)
        self.list.setAccessibleName(self.tr("计划的题目"))
        self.parts.setAccessibleName(self.tr("看哪一部分"))
        for button in (self.paper, self.excel, self.new):
            self.head.buttons.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.years)
        row.addWidget(self.copy)
        row.addWidget(self._progress, 1)
        row.addWidget(self.parts)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._items_panel(), 1)
        middle.addWidget(self.side)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(row)
        inside.addLayout(middle, 1)
        self._first = Button(self.tr("制定今年的计划"), kind="primary", icon="plus")
        self._empty = EmptyState(
            "calendar",
            self.tr("还没有年度计划"),
            self.tr("把今年要协商的题目按月份排好，以后从题目开始协商，进展自动算。"),
            self._first,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self._body)
        self.stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)

    def _items_panel(self) -> Panel:
        self.items = Panel("")
        self._first_item = Button(self.tr("加第一个题目"), kind="strong", icon="plus")
        nothing = EmptyState(
            "list",
            self.tr("计划里还没有题目"),
            self.tr("一个题目一行：协商什么、哪个月、谁牵头。"),
            self._first_item,
        )
        self._item_stack = QStackedWidget()
        self._item_stack.addWidget(self.list)
        self._item_stack.addWidget(nothing)
        self.items.body.addWidget(self._item_stack)
        for button in (self.add, self.edit, self.up, self.down, self.give_up):
            self.items.footer.addWidget(button)
        self.items.footer.addStretch(1)
        return self.items

    def _connect(self) -> None:
        self.head.back_pressed.connect(self.session.navigator.back)
        self.years.activated.connect(lambda _: self._choose(self.years.currentData()))
        acts = self.acts
        acts.made.connect(self._on_made)
        acts.begun.connect(self._go)
        for button in (self.new, self._first):
            button.clicked.connect(acts.begin_plan)
        for button, of_plan in (
            (self.add, acts.add_item),
            (self._first_item, acts.add_item),
            (self.copy, acts.copy),
            (self.paper, acts.print),
            (self.excel, acts.export),
            (self.side.change, acts.change),
        ):
            button.clicked.connect(partial(self._with_view, of_plan))
        for button, of_item in (
            (self.edit, acts.edit_item),
            (self.up, acts.move_up),
            (self.down, acts.move_down),
            (self.give_up, acts.give_up),
        ):
            button.clicked.connect(partial(self._with_line, of_item))
        self.parts.chosen.connect(lambda _: self._arrange())
        self.list.current_changed.connect(lambda _: self._show_buttons())
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(lambda _: self._with_line(acts.edit_item))
        self.side.list.opened.connect(self._go)
        for keys, move in (("Alt+Up", acts.move_up), ("Alt+Down", acts.move_down)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._with_line, move))

    # Content

    def refresh(self) -> None:
        """Ask for the plan that is shown."""
        today = day_of(self.session.now())
        row = self._wanted or (self.view.id if self.view else None)
        self.session.read(self, lambda reading: open_plan(reading, row, today), self._on_read)

    def _on_read(self, found: tuple[tuple[PlanLine, ...], PlanView | None]) -> None:
        plans, self.view = found
        view = self.view
        self.stack.setCurrentWidget(self._body if view else self._empty)
        for button in (self.copy, self.paper, self.excel):
            button.setVisible(view is not None)
        if view is None:
            return
        self.years.clear()
        for at, one in enumerate(plans):
            self.years.addItem(one.title, one.id)
            if one.id == view.id:
                self.years.setCurrentIndex(at)
        self._progress.setText(self._words.count(view.count))
        had_focus = self.list.hasFocus()
        self.list.show_rows([self._words.item(one) for one in view.items])
        if self._wanted is not None:
            self.list.choose(self._wanted)
            self._wanted = None
        self._item_stack.setCurrentIndex(0 if view.items else 1)
        if had_focus and not view.items:
            self._first_item.setFocus()
        self.side.show_plan(view)
        outside = self.tr("计划外 {count}").format(count=len(view.outside))
        chosen = self.parts.value() or "items"
        self.parts.show_options([("items", self.tr("题目"), ""), ("side", outside, "")])
        self.parts.choose(chosen)
        self._show_buttons()

    def _choose(self, plan: UUID) -> None:
        self._wanted = plan
        self.refresh()

    def _line(self) -> ItemLine | None:
        key = self.list.current_key()
        lines = self.view.items if self.view else ()
        return next((one for one in lines if one.id == key), None)

    def _show_buttons(self) -> None:
        """Offer what the chosen item allows."""
        line = self._line()
        for button in (self.edit, self.up, self.down, self.give_up):
            button.setVisible(line is not None)
        if line is not None:
            taken_up = line.state not in (NOT_BEGUN, CANCELLED)
            self.give_up.setVisible(not taken_up)
            given_up = line.state == CANCELLED
            self.give_up.show_text(self.tr("恢复") if given_up else self.tr("不再进行"))

    # What a person does

    def _go(self, row: Any) -> None:
        self.session.navigator.go(Place("consultation", row))

    def _on_made(self, row: UUID) -> None:
        """Have what is new shown, and chosen, once the plan is read anew."""
        self._wanted = row

    def _with_view(self, act: Callable[[PlanView], object]) -> None:
        if self.view is not None:
            act(self.view)

    def _with_line(self, act: Callable[[ItemLine], object]) -> None:
        line = self._line()
        if line is not None:
            act(line)

    def _on_acted(self, _: object) -> None:
        self._with_line(
            lambda line: self._go(line.consultation) if line.consultation else self.acts.begin(line)
        )

    # The window's

    def first_focus(self) -> QWidget:
        """Return the items, or the button that begins."""
        if self.stack.currentWidget() is self._empty:
            return self._first
        return self.list if self._item_stack.currentIndex() == 0 else self._first_item

    def arrange(self, *, compact: bool) -> None:
        """Show items or what stands beside them where both have no room."""
        self._compact = compact
        self.parts.setVisible(compact)
        self._arrange()

    def _arrange(self) -> None:
        beside = self._compact and self.parts.value() == "side"
        self.items.setVisible(not beside)
        self.side.setVisible(beside or not self._compact)
        hold_width(self.side, None if self._compact else self.session.look.px(_SIDE))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑ ↓", self.tr("选题目")),
            ("Enter", self.tr("开始协商，或打开已经开始的")),
            ("Alt+↑ Alt+↓", self.tr("在本月里上移、下移")),
            ("Alt+A", self.tr("加题目")),
            ("Alt+E", self.tr("修改")),
            ("Alt+D", self.tr("不再进行")),
            ("Alt+Y", self.tr("沿用到新的一年")),
            ("Alt+P", self.tr("打印")),
            ("Alt+X", self.tr("导出 Excel")),
        ]
