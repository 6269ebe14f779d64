"""What a body will consult on this year, and the regular days on which people meet for it."""

from __future__ import annotations

from uuid import UUID

from desktop.records.consultations import KINDS
from desktop.records.declarations import (
    Record,
    choice,
    day,
    integer,
    part_of,
    prose,
    record,
    ref,
    text,
)
from desktop.records.people import Person

PLAN_LEVELS = {"village": "村（社区）", "township": "乡镇", "county": "县"}

RHYTHMS = {"weekly": "每周", "monthly": "每月"}


@record(title="年度协商计划", since=3)
class AnnualPlan(Record):
    """What will be consulted on in one year, who made the plan and when it was approved."""

    title: str = text("计划名称", search=True)
    year: int | None = integer("年度", unit="年")
    level: str = choice("层级", PLAN_LEVELS, default="village")
    makers: str = text("制定单位")
    approved_by: str = text("批准单位")
    approved_on: str | None = day("批准日期")
    document_number: str = text("文号")
    remark: str = prose("说明", search=True)


@record(title="计划项目", since=3)
class PlanItem(Record):
    """One topic of a year's plan; `month` is 1 to 12, None where it is left open."""

    plan: UUID = part_of("年度协商计划", AnnualPlan)
    position: int = integer("次序", default=1)
    title: str = text("协商题目", search=True)
    kind: str = choice("协商类型", KINDS, default="grassroots")
    month: int | None = integer("月份", unit="月")
    lead: UUID | None = ref("牵头人", Person)
    lead_unit: str = text("牵头单位")
    reason: str = prose("提出的理由", search=True)
    cancelled: str = prose("不再进行的理由", search=True)


@record(title="议事日", since=3)
class DeliberationDay(Record):
    """A day that comes again: on a weekday (1 Monday to 7) each week, or on a day of the month."""

    title: str = text("名称", search=True)
    rhythm: str = choice("周期", RHYTHMS, default="monthly")
    day_number: int | None = integer("第几天")
    clock_time: str = text("时间")
    place: str = text("地点")
    begins_on: str | None = day("开始日期")
    ends_on: str | None = day("结束日期")
