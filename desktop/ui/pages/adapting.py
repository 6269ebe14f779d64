"""改编程序: a procedure copied and changed stage by stage, never looser than the law."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services.adapted_procedures import adapt_procedure, view_adapting
from desktop.services.premises import read_premises
from desktop.services.procedures import DEFAULT
from desktop.ui.autosave import DraftKeeper
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.procedures.about_form import AboutForm
from desktop.ui.procedures.stage_form import StageForm
from desktop.ui.procedures.working_plan import WorkingPlan
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from desktop.errors import AppError
    from desktop.services.adapted_procedures import AdaptingView
    from desktop.services.drafts import Draft
    from desktop.services.premises import Premises
    from desktop.ui.sessions import Session

LIST_WIDTH, COMPACT_LIST_WIDTH = 316, 264
ABOUT = ""
"""The key of the row above the stages: name, use and reason."""


class AdaptingPage(Page):
    """Option ``procedure`` is the key of the version that is adapted (chain@1)."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._base = str(place.options.get("procedure", f"{DEFAULT}@1"))
        self.plan: WorkingPlan | None = None
        self.head = PageHead(self.tr("改编程序"), back=True)
        self.save = Button(
            self.tr("存成一版"), kind="primary", letter="S", keys="Ctrl+Enter", icon="save"
        )
        self.save.lock(self.tr("正在打开…"))
        self.head.buttons.addWidget(self.save)
        self.fault = FaultBox("")
        self.fault.hide()
        self.list = RowList()
        self.list.setAccessibleName(self.tr("环节"))
        self.up = Button(self.tr("上移"), icon="arrow-up", letter="U")
        self.down = Button(self.tr("下移"), icon="arrow-down", letter="D")
        self.leave_out = Button(self.tr("去掉"), icon="minus", letter="T")
        self.about = AboutForm()
        self.stage = StageForm()
        self._forms = QStackedWidget()
        self.keeper = DraftKeeper(session, "AdaptedProcedure", self._base, self._collect, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._left, self._right = Panel(self.tr("环节")), Panel("")
        self._left.body.addWidget(self.list)
        for button in (self.up, self.down, self.leave_out):
            self._left.footer.addWidget(button)
        self._left.footer.addStretch(1)
        self._forms.addWidget(_scrolled(self.about))
        self._forms.addWidget(_scrolled(self.stage))
        self._right.body.addWidget(self._forms)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.fault)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.head.back_pressed.connect(self._go_back)
        self.save.clicked.connect(self._on_save_clicked)
        self.list.current_changed.connect(self._on_row_chosen)
        self.up.clicked.connect(partial(self._move, -1))
        self.down.clicked.connect(partial(self._move, 1))
        self.leave_out.clicked.connect(self._on_leave_out_clicked)
        self.stage.edited.connect(self._on_edited)
        self.about.edited.connect(self._on_edited)

    def refresh(self) -> None:
        """Ask for the procedure, once: what is changed stays."""
        if self.plan is None:
            read = partial(view_adapting, key=self._base)
            self.session.read(self, read, self._on_read, self._on_refused)

    def _on_read(self, view: AdaptingView) -> None:
        if self.plan is not None:
            return
        self.plan = WorkingPlan(view)
        named = label(view.procedure.name_zh)
        told = self.tr("{name}，第 {version} 版").format(name=named, version=view.procedure.version)
        self.head.show_title(self.tr("改成下一版") if view.is_own else self.tr("改编程序"), told)
        if not view.is_own:
            self.plan.name = self.tr("{name}（本地）").format(name=named)
            self.plan.purpose = label(view.plan.purpose) if view.plan.purpose else ""
        self.stage.show_offers(self.plan)
        self.save.unlock()
        self._show_plan()
        self.session.read(self, read_premises, self._on_premises_read)
        self.keeper.restore(self._on_draft_found)

    def _on_premises_read(self, premises: Premises) -> None:
        if self.plan is not None and not self.plan.adapted_by:
            self.plan.adapted_by = premises.keeper
            self.about.show_plan(self.plan)

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is not None and draft.content and self.plan is not None:
            self.plan.fill_in(draft.content)
            self._show_plan()

    def _show_plan(self) -> None:
        if self.plan is None:
            return
        self.about.show_plan(self.plan)
        self._show_rows()
        self._on_row_chosen(self.list.current_key())

    def _show_rows(self) -> None:
        assert self.plan is not None  # noqa: S101 – rows are made of a plan
        rows = [Row(key=ABOUT, title=self.tr("名称和理由"))]
        number = 0
        for one in self.plan.stages:
            number += one.stays
            words = label(one.stage.short)
            title = (
                f"{number}  {words}" if one.stays else self.tr("去掉：{stage}").format(stage=words)
            )
            rows.append(Row(key=one.key, title=title, muted=not one.stays))
        self.list.show_rows(rows)

    def _on_row_chosen(self, key: object) -> None:
        if self.plan is None or key is None:
            return
        self._forms.setCurrentIndex(0 if key == ABOUT else 1)
        if key == ABOUT:
            self._right.show_title(self.tr("名称和理由"))
        else:
            one = self.plan.stage(str(key))
            gone = "" if one.stays else self.tr("已去掉")
            self._right.show_title(label(one.stage.title), gone)
            self.stage.show_stage(one.key)
        self._arm(str(key))

    def _arm(self, key: str) -> None:
        """Lock what cannot be done with the chosen row, with the reason."""
        plan = self.plan
        if plan is None:
            return
        stage = key != ABOUT
        ends = self.tr("这个环节的位置不能动")
        for button, by in ((self.up, -1), (self.down, 1)):
            if stage and plan.may_move(key, by):
                button.unlock()
            else:
                button.lock(ends if stage else self.tr("请先选一个环节"))
        self.leave_out.show_text(
            self.tr("放回") if stage and not plan.stage(key).stays else self.tr("去掉")
        )
        if not stage:
            self.leave_out.lock(self.tr("请先选一个环节"))
        elif plan.is_fixed(key):
            self.leave_out.lock(self.tr("这个环节有法定条件，或者是程序的起点、终点，不能去掉"))
        else:
            self.leave_out.unlock()

    # What is changed

    def _on_edited(self) -> None:
        self.fault.hide()
        self.keeper.touch()

    def _move(self, by: int) -> None:
        key = self.list.current_key()
        if self.plan is not None and key not in {None, ABOUT}:
            self.plan.move(str(key), by)
            self._after_change(str(key))

    def _on_leave_out_clicked(self) -> None:
        key = self.list.current_key()
        if self.plan is not None and key not in {None, ABOUT}:
            one = self.plan.stage(str(key))
            one.stays = not one.stays
            self._after_change(str(key))

    def _after_change(self, key: str) -> None:
        self._show_rows()
        self.list.choose(key)
        self._on_row_chosen(key)
        self._on_edited()

    def _collect(self) -> dict[str, Any]:
        return self.plan.collect() if self.plan is not None else {}

    def _on_save_clicked(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self.fault.hide()
        act = partial(
            adapt_procedure,
            self.session.ledger,
            self._base,
            plan.to_adaptation(),
            adapted_by=plan.adapted_by,
            reason=plan.reason,
        )
        self.session.act(self, act, self._on_saved, self._on_refused)

    def _on_saved(self, key: str) -> None:
        self.keeper.drop()
        told = self.tr("存好了。以后开始的协商可以用这一版，正在办的不变。")
        self.session.notify(told, tone="good")
        self.session.navigator.go(Place("procedures", options={"procedure": key}))

    def _on_refused(self, error: AppError) -> None:
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()
        self._lead_to(str(error.details.get("field", "")))

    def _lead_to(self, field: str) -> None:
        """Show where it is wrong: a field of the first form, or the stage that asks for it."""
        wrong = self.about.field(field)
        if wrong is not None:
            self.list.choose(ABOUT)
            wrong.setFocus()
            return
        stages = self.plan.stages if self.plan else ()
        for one in stages:
            if field == one.key or field in {each.code for each in one.stage.requires}:
                self.list.choose(one.key)
                return

    # The window asks

    def leave(self) -> None:
        """Keep what was changed."""
        self.keeper.flush()

    def _go_back(self) -> None:
        navigator = self.session.navigator
        if navigator.can_go_back:
            navigator.back()
        else:
            navigator.go(Place("procedures"))

    def first_focus(self) -> QWidget:
        """Return the name."""
        return self.about.name

    def arrange(self, *, compact: bool) -> None:
        """Give the form the room that the list can spare."""
        self.about.arrange()
        width = COMPACT_LIST_WIDTH if compact else self.session.look.px(LIST_WIDTH)
        self._left.setFixedWidth(max(width, self._left.minimumSizeHint().width()))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑ ↓", self.tr("上一个、下一个环节")),
            ("Alt+U", self.tr("把环节上移；Alt+D 下移")),
            ("Alt+T", self.tr("去掉环节，或者放回")),
            ("Alt+J", self.tr("加上一条")),
            ("Alt+S", self.tr("存成一版；也可以按 Ctrl+Enter")),
        ]


def _scrolled(content: QWidget) -> QScrollArea:
    outer = QWidget()
    outer.setProperty("role", "sheet-body")  # white, as what lies in a panel
    outer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(outer)
    column.setContentsMargins(20, 12, 16, 12)
    column.addWidget(content)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(outer)
    return area
