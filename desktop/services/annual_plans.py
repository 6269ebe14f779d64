"""What a place means to consult on in a year: the plan, its items, and what stands outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import AnnualPlan, Consultation, PlanItem
from desktop.services.acts import act
from desktop.services.consultations import plan_consultation
from desktop.services.forms import fill
from desktop.services.stages import require_in_hand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work

FIRST_YEAR, LAST_YEAR = 1949, 2999
MONTHS = 12
_COPIED = ("title", "kind", "month", "lead", "lead_unit", "reason")


@act("制定年度计划")
def begin_plan(work: Work, /, *, year: int, **values: Any) -> UUID:
    """Begin the plan of a year; its title is made of the year unless one is given.

    Raises:
        ValidationError: The year is none.
        ConflictError: There is a plan of that year and level.
    """
    plan = AnnualPlan()
    fill(plan, {"title": f"{year}年度协商计划"} | values | {"year": year})
    _check_plan(work, plan)
    work.add(plan)
    return plan.id


@act("修改年度计划")
def edit_plan(work: Work, /, plan: UUID, **values: Any) -> None:
    """Change the head of a plan: who made it, who approved it and when.

    Raises:
        ValidationError, ConflictError: As `begin_plan`.
    """
    row = _plan(work, plan)
    fill(row, values)
    _check_plan(work, row)


@act("沿用上年计划")
def copy_plan(work: Work, /, plan: UUID, *, year: int) -> UUID:
    """Begin the plan of another year with the items of one; those given up are left out.

    What was approved stays with the old plan: the new one is to be approved again.

    Raises:
        ValidationError, ConflictError: As `begin_plan`.
    """
    row = _plan(work, plan)
    title = row.title.replace(str(row.year), str(year)) if row.year else row.title
    made = begin_plan(work, year=year, title=title, level=row.level, makers=row.makers)
    kept = [item for item in items_of(work, plan) if not item.cancelled]
    for position, item in enumerate(kept, start=1):
        copied = PlanItem(plan=made, position=position)
        fill(copied, {name: getattr(item, name) for name in _COPIED})
        work.add(copied)
    return made


@act("添加计划项目")
def add_item(work: Work, /, plan: UUID, **values: Any) -> UUID:
    """Put a topic into a plan, behind the others.

    Raises:
        ValidationError: It has no title, or its month is none.
    """
    last = max((one.position for one in items_of(work, _plan(work, plan).id)), default=0)
    item = PlanItem(plan=plan)
    fill(item, {"position": last + 1} | values)
    _check_item(item)
    work.add(item)
    return item.id


@act("修改计划项目")
def edit_item(work: Work, /, item: UUID, **values: Any) -> None:
    """Change fields of an item.

    Raises:
        ValidationError: As `add_item`.
    """
    row = work.get(PlanItem, item)
    fill(row, values)
    _check_item(row)


@act("调整计划次序")
def move_item(work: Work, /, item: UUID, *, up: bool) -> None:
    """Let an item and the one before it (or after it) in its month change places.

    Raises:
        ConflictError: It is the first of its month, or the last.
    """
    row = work.get(PlanItem, item)
    month = [one for one in items_of(work, row.plan) if one.month == row.month]
    at = next(place for place, one in enumerate(month) if one.id == row.id)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(month):
        edge = "第一项" if up else "最后一项"
        raise ConflictError(f"已经是这个月的{edge}。", "要换到别的月份，请修改月份。")
    order = [one.position for one in month]
    month[at], month[other] = month[other], month[at]
    for one, position in zip(month, _rising(order), strict=True):
        one.position = position


def _rising(order: list[int]) -> list[int]:
    """Return positions that rise, as those there were unless two were alike."""
    rising = sorted(order)
    return rising if len(set(rising)) == len(rising) else [*range(1, len(rising) + 1)]


@act("计划项目不再进行")
def cancel_item(work: Work, /, item: UUID, *, reason: str) -> None:
    """Give an item up, with the reason; it stays in the plan and is printed so.

    Raises:
        ValidationError: There is no reason.
        ConflictError: A consultation on it is under way.
    """
    row = work.get(PlanItem, item)
    fill(row, {"cancelled": reason})
    if not row.cancelled:
        raise ValidationError("没有写不再进行的理由。", "请写明理由再存。", field="cancelled")
    if any(one.ended_at is None for one in consultations_of(work, item)):
        raise ConflictError(
            "这个题目正在协商，不能说不再进行。", "请先把协商转为计划外，或办完归档。"
        )


@act("恢复计划项目")
def resume_item(work: Work, /, item: UUID) -> None:
    """Take an item up again that was given up."""
    work.get(PlanItem, item).cancelled = ""


@act("按计划开始协商")
def begin_planned(work: Work, /, item: UUID, **values: Any) -> UUID:
    """Begin a consultation on an item of a plan: title, kind and lead are the item's.

    Raises:
        ConflictError: The item was given up.
    """
    row = _open_item(work, item)
    planned = {"title": row.title, "kind": row.kind, "lead": row.lead}
    return plan_consultation(
        work, **planned | values | {"in_plan": True, "plan_item": row.id, "outside_reason": ""}
    )


@act("列入年度计划")
def link_plan_item(work: Work, /, consultation: UUID, *, item: UUID) -> None:
    """Let a consultation be what an item of a plan wanted.

    Raises:
        ConflictError: The consultation was archived, or the item given up.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    row.plan_item = _open_item(work, item).id
    row.in_plan, row.outside_reason = True, ""


@act("转为计划外")
def leave_plan(work: Work, /, consultation: UUID, *, reason: str) -> None:
    """Let a consultation stand outside the plan, with the reason.

    Raises:
        ValidationError: There is no reason.
        ConflictError: The consultation was archived.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    fill(row, {"outside_reason": reason})
    if not row.outside_reason:
        raise ValidationError(
            "没有写计划外协商的理由。", "请写明为什么现在要协商。", field="outside_reason"
        )
    row.in_plan, row.plan_item = False, None


def items_of(reading: Reading, plan: UUID) -> list[PlanItem]:
    """Return the items of a plan by month, those without one last."""
    rows = reading.list(PlanItem, plan=plan)
    return sorted(rows, key=lambda one: (one.month or MONTHS + 1, one.position, one.id))


def consultations_of(reading: Reading, item: UUID) -> list[Consultation]:
    """Return the consultations on an item, the first one first."""
    return reading.list(Consultation, plan_item=item)


def _plan(work: Work, plan: UUID) -> AnnualPlan:
    return work.get(AnnualPlan, plan)


def _open_item(work: Work, item: UUID) -> PlanItem:
    row = work.get(PlanItem, item)
    if row.removed_at is not None:
        raise NotFoundError("这个计划项目已经移除。", "请选另一项。", field="plan_item")
    if row.cancelled:
        raise ConflictError(
            f"“{row.title}”已经写明不再进行。",
            "要进行，请先在年度计划里恢复它。",
            field="plan_item",
        )
    return row


def _check_plan(work: Work, plan: AnnualPlan) -> None:
    if plan.year is None or not FIRST_YEAR <= plan.year <= LAST_YEAR:
        raise ValidationError("年度不对。", "请填四位数的年份，例如 2026。", field="year")
    if not plan.title:
        raise ValidationError("没有写计划名称。", "请填写“计划名称”再存。", field="title")
    others = work.list(AnnualPlan, year=plan.year, level=plan.level)
    if any(one.id != plan.id for one in others):
        raise ConflictError(
            f"{plan.year}年已经有一份计划。", "请打开那一份修改；换一个层级也可以。", field="year"
        )


def _check_item(item: PlanItem) -> None:
    if not item.title:
        raise ValidationError("没有写协商题目。", "请填写“协商题目”再存。", field="title")
    if item.month is not None and not 1 <= item.month <= MONTHS:
        raise ValidationError("月份不对。", "请填 1 到 12；定不下来的空着。", field="month")
