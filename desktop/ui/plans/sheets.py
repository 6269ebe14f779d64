"""Sheets of a year's plan: its head, its items, and the consultations that begin from them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.records import AnnualPlan, PlanItem
from desktop.services.annual_plans import (
    add_item,
    begin_plan,
    begin_planned,
    cancel_item,
    copy_plan,
    edit_item,
    edit_plan,
)
from desktop.ui.consultations.planning import PlanSheet
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.plan_views import ItemLine
    from desktop.ui.sessions import Session


class HeadSheet(RecordSheet):
    """The head of a plan: its year, who made it, who approved it and when."""

    def __init__(self, parent: QWidget, session: Session, year: int) -> None:
        form = RecordForm(session, AnnualPlan, needed=("title", "year"))
        form.preset({"title": f"{year}年度协商计划", "year": year})
        title = QCoreApplication.translate("HeadSheet", "制定年度计划")
        super().__init__(parent, session, title, form, self._act)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(begin_plan, self.session.ledger, **values)


class HeadEditSheet(RecordSheet):
    """Changes the head of a plan."""

    def __init__(
        self, parent: QWidget, session: Session, plan: UUID, values: Mapping[str, Any]
    ) -> None:
        form = RecordForm(session, AnnualPlan, needed=("title", "year"))
        form.show_row(values)
        title = QCoreApplication.translate("HeadEditSheet", "修改年度计划")
        self._plan = plan
        super().__init__(parent, session, title, form, self._act, row=plan)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(edit_plan, self.session.ledger, self._plan, **values)


class CopySheet(RecordSheet):
    """Begins the plan of another year with the items of one."""

    def __init__(self, parent: QWidget, session: Session, plan: UUID, year: int) -> None:
        form = RecordForm(session, AnnualPlan, only=("year",), needed=("year",))
        form.preset({"year": year})
        title = QCoreApplication.translate("CopySheet", "沿用到新的一年")
        words = QCoreApplication.translate(
            "CopySheet", "题目、月份、牵头和理由照抄过去；不再进行的不抄，批准和文号要重新填。"
        )
        self._plan = plan
        super().__init__(parent, session, title, form, self._act, row=f"copy:{plan}", words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(copy_plan, self.session.ledger, self._plan, **values)


class ItemSheet(RecordSheet):
    """One topic of a plan, new or changed."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        plan: UUID,
        item: UUID | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        form = RecordForm(session, PlanItem, leave_out=("position", "cancelled"), needed=("title",))
        if values is not None:
            form.show_row(values)
        title = translate("ItemSheet", "加题目")
        if item is not None:
            title = translate("ItemSheet", "修改题目")
        words = translate(
            "ItemSheet", "月份填 1 到 12，定不下来的空着；牵头的是人就选人，是单位就写单位。"
        )
        self._plan, self._item = plan, item
        row = item or f"new:{plan}"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        if self._item is None:
            return partial(add_item, self.session.ledger, self._plan, **values)
        return partial(edit_item, self.session.ledger, self._item, **values)


class CancelSheet(RecordSheet):
    """Gives an item up, with the reason."""

    def __init__(self, parent: QWidget, session: Session, line: ItemLine) -> None:
        form = RecordForm(session, PlanItem, only=("cancelled",), needed=("cancelled",))
        title = QCoreApplication.translate("CancelSheet", "不再进行")
        words = QCoreApplication.translate("CancelSheet", "“{title}”留在计划里，印出来写明理由。")
        self._item = line.id
        super().__init__(
            parent,
            session,
            title,
            form,
            self._act,
            row=f"cancel:{line.id}",
            over=line.id,
            words=words.format(title=line.title),
        )

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        reason = str(values.get("cancelled", ""))
        return partial(cancel_item, self.session.ledger, self._item, reason=reason)


class PlannedStartSheet(PlanSheet):
    """新协商 on an item of a plan, whose title, kind and lead it begins with."""

    def __init__(
        self, parent: QWidget, session: Session, item: UUID, values: Mapping[str, Any]
    ) -> None:
        self._item = item
        super().__init__(parent, session)
        known = {name: values[name] for name in ("title", "kind") if values.get(name)}
        self.form.preset(known)
        if values.get("lead"):
            self.form.editors["lead"].show_value(values["lead"], values.get("lead_name", ""))
        for name in ("plan_item", "outside_reason"):
            self.form.show_field(name, shown=False)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        chosen = self.procedure.procedure
        return partial(begin_planned, self.session.ledger, self._item, procedure=chosen, **values)
