"""What a person does with a plan and its items: the sheets that open, and where they lead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.deadlines import day_of
from desktop.records import AnnualPlan, PlanItem
from desktop.services.annual_plans import move_item, resume_item
from desktop.services.forms import read_values
from desktop.services.plan_tables import export_plan
from desktop.services.plan_views import CANCELLED
from desktop.ui.exporting import XLSX, FileMaker
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.plans.sheets import (
    CancelSheet,
    CopySheet,
    HeadEditSheet,
    HeadSheet,
    ItemSheet,
    PlannedStartSheet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.records import Record
    from desktop.services.plan_views import ItemLine, PlanView
    from desktop.ui.forms.record_sheets import RecordSheet
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class PlanActs(QObject):
    """Opens the sheets of plans and items."""

    made = Signal(object)
    """The id of a new plan or item."""
    begun = Signal(object)
    """The id of a consultation that was begun on an item."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__()  # no child of a page that is still being made
        self._page, self._session = page, session
        self._files = FileMaker(page, session)

    def _open(self, sheet: RecordSheet, stored: Any = None) -> None:
        if stored is not None:
            sheet.stored.connect(stored)
        sheet.open()

    def _with_values(
        self, kind: type[Record], row: UUID, show: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._session.read(self._page, lambda reading: read_values(reading, kind, row), show)

    # A plan

    def begin_plan(self) -> None:
        """Ask for the head of this year's plan."""
        year = day_of(self._session.now()).year
        self._open(HeadSheet(self._page, self._session, year), self.made)

    def copy(self, view: PlanView) -> None:
        """Ask for the year to which a plan is carried over."""
        self._open(CopySheet(self._page, self._session, view.id, view.year + 1), self.made)

    def change(self, view: PlanView) -> None:
        """Change the head of a plan."""

        def show(values: Mapping[str, Any]) -> None:
            self._open(HeadEditSheet(self._page, self._session, view.id, values))

        self._with_values(AnnualPlan, view.id, show)

    def print(self, view: PlanView) -> None:
        """Ask which paper of a plan is printed."""
        PaperChooser(self._session, self._page, view.id).open()

    def export(self, view: PlanView) -> None:
        """Save a plan as a workbook to hand in."""
        plan, now, home = view.id, self._session.now(), self._session.home

        def make(_: Task) -> bytes:
            with home.ledger.read() as reading:
                tables = export_plan(reading, plan, now)
            return home.press.tabulate(tables)

        self._files.save(view.title + XLSX, self.tr("导出 Excel"), make)

    # An item

    def add_item(self, view: PlanView) -> None:
        """Ask for a new item."""
        self._open(ItemSheet(self._page, self._session, view.id), self.made)

    def edit_item(self, line: ItemLine) -> None:
        """Change an item."""

        def show(values: Mapping[str, Any]) -> None:
            self._open(ItemSheet(self._page, self._session, values["plan"], line.id, values))

        self._with_values(PlanItem, line.id, show)

    def begin(self, line: ItemLine) -> None:
        """Begin a consultation on an item."""

        def show(values: Mapping[str, Any]) -> None:
            self._open(PlannedStartSheet(self._page, self._session, line.id, values), self.begun)

        self._with_values(PlanItem, line.id, show)

    def move_up(self, line: ItemLine) -> None:
        """Let an item stand before the one before it."""
        self._move(line, up=True)

    def move_down(self, line: ItemLine) -> None:
        """Let an item stand behind the one after it."""
        self._move(line, up=False)

    def _move(self, line: ItemLine, *, up: bool) -> None:
        self._session.act(self._page, partial(move_item, self._session.ledger, line.id, up=up))

    def give_up(self, line: ItemLine) -> None:
        """Give an item up with a reason, or take it up again."""
        if line.state == CANCELLED:
            self._session.act(self._page, partial(resume_item, self._session.ledger, line.id))
        else:
            self._open(CancelSheet(self._page, self._session, line))
