"""A year's plan as its page, its paper and its sheet show it: where every item stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import read_due
from desktop.errors import NotFoundError
from desktop.records import AnnualPlan, Consultation, PlanItem, StageStep
from desktop.services.annual_plans import MONTHS, items_of
from desktop.services.initials import initials_of
from desktop.services.meeting_snapshots import named
from desktop.services.procedures import procedure_of
from desktop.services.references import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading

NOT_BEGUN, RUNNING, DONE, CANCELLED = "not_begun", "running", "done", "cancelled"
STATES: Mapping[str, str] = {
    NOT_BEGUN: "未开始",
    RUNNING: "进行中",
    DONE: "已完成",
    CANCELLED: "不再进行",
}
"""Where an item stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One plan, to choose among."""

    id: UUID
    year: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item of a plan.

    Attributes:
        lead: Who leads: a person, else a unit, "" for nobody yet.
        state: A key of STATES.
        stage: Where its consultation stands, "" where none is under way.
        consultation: The one under way, else the last; None where none was begun.
        late: Whole months since its month passed while it is not done; 0 while it has time.
        cancelled: Why it was given up.
    """

    id: UUID
    title: str
    kind: str
    month: int | None
    lead: str
    reason: str
    state: str
    stage: str = ""
    consultation: UUID | None = None
    late: int = 0
    cancelled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideLine:
    """One consultation of the year that no plan asked for, and why it was held."""

    id: UUID
    title: str
    kind: str
    month: int | None
    reason: str
    stage: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """How many items there are, and how many stand where; those given up are not in `total`."""

    total: int
    done: int
    running: int
    not_begun: int
    late: int
    cancelled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan whole; days are ISO 8601-2, "" where nobody wrote one down."""

    id: UUID
    year: int
    title: str
    level: str
    makers: str
    approved_by: str
    approved_on: str
    document_number: str
    remark: str
    items: tuple[ItemLine, ...]
    outside: tuple[OutsideLine, ...]
    count: Headcount


def list_plans(reading: Reading) -> tuple[PlanLine, ...]:
    """Return the plans, the latest year first."""
    rows = [
        PlanLine(id=row.id, year=row.year or 0, title=row.title) for row in reading.list(AnnualPlan)
    ]
    return tuple(sorted(rows, key=lambda one: (-one.year, one.title)))


def view_plan(reading: Reading, plan: UUID, today: date | None) -> PlanView:
    """Return a plan with where its items stand; how late they are only where a day is given.

    Raises:
        NotFoundError: There is no such plan, or it was removed.
    """
    row = reading.get(AnnualPlan, plan)
    if row.removed_at is not None:
        raise NotFoundError("这份计划已经移除。", "请选另一份。")
    consultations = reading.list(Consultation)
    by_item = defaultdict(list)
    for one in consultations:
        by_item[one.plan_item].append(one)
    year = row.year or 0
    now = (today.year - year) * MONTHS + today.month if today is not None else 0
    items = tuple(_item(reading, item, by_item[item.id], now) for item in items_of(reading, plan))
    return PlanView(
        id=row.id,
        year=year,
        title=row.title,
        level=row.level,
        makers=row.makers,
        approved_by=row.approved_by,
        approved_on=row.approved_on or "",
        document_number=row.document_number,
        remark=row.remark,
        items=items,
        outside=_outside(reading, consultations, year),
        count=count_items(items),
    )


def _item(reading: Reading, item: PlanItem, found: Sequence[Consultation], now: int) -> ItemLine:
    """Return the line of an item; `now` counts months from the January of the plan's year."""
    running = [one for one in found if one.ended_at is None]
    last = [*found, *running][-1:]
    state = RUNNING if running else DONE if found else CANCELLED if item.cancelled else NOT_BEGUN
    waits = item.month is not None and state in (NOT_BEGUN, RUNNING)
    return ItemLine(
        id=item.id,
        title=item.title,
        kind=item.kind,
        month=item.month,
        lead=named(item, "lead") or item.lead_unit,
        reason=item.reason,
        state=state,
        stage=_stage(reading, running[-1]) if running else "",
        consultation=last[0].id if last else None,
        late=max(now - (item.month or 0), 0) if waits else 0,
        cancelled=item.cancelled,
    )


def _stage(reading: Reading, row: Consultation) -> str:
    try:
        return procedure_of(reading, row).stage(row.stage).short
    except (KeyError, NotFoundError):  # a procedure of a newer version of the app
        return ""


def count_items(items: Iterable[ItemLine]) -> Headcount:
    """Return how many items stand where."""
    lines = list(items)
    states = [one.state for one in lines]
    return Headcount(
        total=len(lines) - states.count(CANCELLED),
        done=states.count(DONE),
        running=states.count(RUNNING),
        not_begun=states.count(NOT_BEGUN),
        late=sum(one.late > 0 for one in lines),
        cancelled=states.count(CANCELLED),
    )


def _outside(
    reading: Reading, consultations: Iterable[Consultation], year: int
) -> tuple[OutsideLine, ...]:
    begun = begun_days(reading)
    found = [
        (begun[row.id], row)
        for row in consultations
        if not row.in_plan and row.id in begun and begun[row.id].year == year
    ]
    found.sort(key=lambda one: (one[0], one[1].id))
    return tuple(
        OutsideLine(
            id=row.id,
            title=row.title,
            kind=row.kind,
            month=day.month,
            reason=row.outside_reason,
            stage="" if row.ended_at else _stage(reading, row),
            state=DONE if row.ended_at else RUNNING,
        )
        for day, row in found
    )


def begun_days(reading: Reading) -> dict[UUID, date]:
    """Return on which day each consultation began, those without a day left out."""
    begun: dict[UUID, date] = {}
    for step in reading.list(StageStep):
        day = read_due(step.begun_on)
        if day is not None:
            begun[step.consultation] = min(day, begun.get(step.consultation, day))
    return begun


# Words of paper and sheet


def progress_text(line: ItemLine | OutsideLine) -> str:
    """Return where a line stands: 进行中：协商，已过2个月; 不再进行：理由."""
    words = STATES[line.state]
    if line.stage:
        words += f"：{line.stage}"
    if isinstance(line, ItemLine):
        if line.cancelled and line.state == CANCELLED:
            words += f"：{line.cancelled}"
        if line.late:
            words += f"，已过{line.late}个月"
    return words


def count_text(count: Headcount) -> str:
    """Return 12项，已完成5项，进行中3项，未开始4项."""
    parts = [
        f"{count.total}项",
        f"已完成{count.done}项",
        f"进行中{count.running}项",
        f"未开始{count.not_begun}项",
    ]
    parts += [f"逾期{count.late}项"] if count.late else []
    parts += [f"另有{count.cancelled}项不再进行"] if count.cancelled else []
    return "，".join(parts)


def open_plan(
    reading: Reading, row: UUID | None, today: date
) -> tuple[tuple[PlanLine, ...], PlanView | None]:
    """Return all plans, and one: asked for by its id or an item's, else this year's or the last.

    None where there is no plan yet.
    """
    plans = list_plans(reading)
    item = reading.find(PlanItem, row)
    wanted = item.plan if item is not None else row
    known = [one.id for one in plans]
    if wanted not in known:
        usual = next((one.id for one in plans if one.year == today.year), None)
        wanted = usual or next(iter(known), None)
    return plans, None if wanted is None else view_plan(reading, wanted, today)


def list_open_items(reading: Reading) -> tuple[Reference, ...]:
    """Return the items that a consultation may be linked to, the latest year first."""
    found = [
        (row.year or 0, item)
        for row in reading.list(AnnualPlan)
        for item in items_of(reading, row.id)
        if not item.cancelled
    ]
    found.sort(key=lambda one: -one[0])
    return tuple(
        Reference(
            id=item.id,
            title=item.title,
            second=f"{year}-{item.month:02}" if item.month else str(year),
            initials=initials_of(item.title),
        )
        for year, item in found
    )
