"""The papers of a year's plan: its table, and the problems that its consultations are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records import AnnualPlan
from desktop.records.consultations import KINDS
from desktop.records.plans import PLAN_LEVELS
from desktop.services.annual_plans import items_of
from desktop.services.meeting_snapshots import named, organization_name
from desktop.services.plan_tables import clean, list_problems
from desktop.services.plan_views import count_text, progress_text, view_plan
from desktop.services.table_values import (
    AnnualPlanSnapshot,
    PaperColumn,
    PaperTable,
    ProblemListSnapshot,
)

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.plan_views import ItemLine, PlanView
    from desktop.services.ports import Reading

_TITLE = PaperColumn(label="题目", share=1.3)
_KIND = PaperColumn(label="类型", characters=6, centred=True)
_MONTH = PaperColumn(label="月份", characters=3.2, centred=True)
_LEAD = PaperColumn(label="牵头", characters=6, centred=True)
_REASON = PaperColumn(label="理由", share=1.4)
_PROGRESS = PaperColumn(label="进展", share=1)
_NOBODY = "待定"
_UNSAID = "（未填写）"


def snapshot_annual_plan(reading: Reading, plan: UUID) -> AnnualPlanSnapshot:
    """Return a plan as its paper shows it: where each item stands, without how late it is.

    Raises:
        NotFoundError: There is no such plan.
    """
    view = view_plan(reading, plan, None)
    outside = tuple(
        (
            clean(reading, one.id, one.title),
            KINDS[one.kind],
            _month(one.month),
            clean(reading, one.id, one.reason) or _UNSAID,
            progress_text(one),
        )
        for one in view.outside
    )
    tables = [
        PaperTable(
            columns=(_TITLE, _KIND, _MONTH, _LEAD, _REASON, _PROGRESS),
            rows=tuple(map(_row, view.items)),
            nothing="计划里还没有题目。",
        )
    ]
    if outside:
        tables.append(
            PaperTable(
                heading="计划外协商",
                columns=(_TITLE, _KIND, _MONTH, _REASON, _PROGRESS),
                rows=outside,
            )
        )
    return AnnualPlanSnapshot(
        organization=organization_name(reading, reading.get(AnnualPlan, plan)),
        title=f"{view.year}年度协商计划表" if view.year else "年度协商计划表",
        number=view.document_number,
        facts=_facts(view),
        tables=tuple(tables),
        said=f"说明：{view.remark}" if view.remark else "",
        signatures=("制定单位", "批准单位"),
        people=tuple(
            dict.fromkeys(filter(None, (named(one, "lead") for one in items_of(reading, plan))))
        ),
    )


def _row(one: ItemLine) -> tuple[str, ...]:
    return (
        one.title,
        KINDS[one.kind],
        _month(one.month),
        one.lead or _NOBODY,
        one.reason,
        progress_text(one),
    )


def _month(month: int | None) -> str:
    return f"{month}月" if month else _NOBODY


def _facts(view: PlanView) -> tuple[tuple[str, str], ...]:
    approved = view.approved_on and show_partial_date(from_edtf(view.approved_on))
    return tuple(
        (label, value)
        for label, value in (
            ("计划名称", view.title),
            ("层级", PLAN_LEVELS.get(view.level, "")),
            ("制定单位", view.makers),
            ("批准", "，".join(filter(None, (view.approved_by, approved)))),
            ("进度", count_text(view.count)),
        )
        if value
    )


def snapshot_problem_list(reading: Reading, plan: UUID) -> ProblemListSnapshot:
    """Return what the consultations of a plan's year, in and outside it, were about to mend.

    Raises:
        NotFoundError: There is no such plan.
    """
    view = view_plan(reading, plan, None)
    rows = [
        (one.title, one.problem or _UNSAID, one.plan, one.state)
        for one in list_problems(reading, view)
    ]
    unsaid = sum(one[1] == _UNSAID for one in rows)
    told = f"其中{unsaid}件还没有写针对的问题。" if unsaid else ""
    return ProblemListSnapshot(
        organization=organization_name(reading, reading.get(AnnualPlan, plan)),
        title=f"{view.year}年度问题清单",
        facts=(("件数", f"{len(rows)}件。{told}"),),
        tables=(
            PaperTable(
                columns=(
                    PaperColumn(label="协商题目", share=1),
                    PaperColumn(label="针对的问题", share=2),
                    PaperColumn(label="计划", characters=4, centred=True),
                    PaperColumn(label="办理", characters=4, centred=True),
                ),
                rows=tuple(rows),
                nothing="这一年还没有协商。",
            ),
        ),
    )
