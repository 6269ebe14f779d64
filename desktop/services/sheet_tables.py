"""What stands in the tables below a sheet: tasks, figures, askers, objections, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records import Concern, Consultation, Feedback, Notice, Objection, Task, Topic
from desktop.records.evaluations import FEEDBACK_WAYS, SATISFACTIONS
from desktop.services.askers import heads_of
from desktop.services.indicators import change_text, list_indicators
from desktop.services.sheet_values import SheetTable
from desktop.services.stage_facts import concerns_of
from desktop.services.task_views import list_tasks
from desktop.services.task_words import STANDINGS, say_awaited, say_left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Reading

ANONYMOUS = "（不愿留姓名）"
_BLANK_ROWS = 5


def _owner(record: Record) -> UUID | None:
    """Return the consultation of a record."""
    return record.id if isinstance(record, Consultation) else getattr(record, "consultation", None)


def _day(text: str | None) -> str:
    """Return a day as tables show it: ISO 8601 where it is known, in words where it is not."""
    if not text:
        return ""
    known = from_edtf(text)
    return text if known.is_exact else show_partial_date(known)


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:,f}元"


def _tasks(reading: Reading, record: Record, _: date | None) -> SheetTable:
    """Return every task of a consultation: what, who, until when, by which steps."""
    rows = reading.list(Task, consultation=_owner(record), order_by="first_due")
    return SheetTable(
        head=("序号", "工作措施", "责任单位", "责任人", "完成期限", "阶段目标", "所需资金"),
        widths=(3, 18, 11, 7, 10, 15, 8),
        rows=tuple(
            (
                str(at),
                row.title,
                row.unit,
                row.responsible,
                _day(row.first_due),
                row.milestones,
                _money(row.budget),
            )
            for at, row in enumerate(rows, start=1)
        ),
    )


def _done_tasks(reading: Reading, record: Record, _: date | None) -> SheetTable:
    """Return the tasks of a consultation with how far they are."""
    field = {"not_begun": "未开始", "running": "进行中"} | {
        name: STANDINGS[name] for name in ("blocked", "done", "cancelled")
    }
    rows = reading.list(Task, consultation=_owner(record), order_by="first_due")
    return SheetTable(
        title="落实情况",
        head=("序号", "措施", "责任单位", "完成期限", "情况"),
        widths=(3, 18, 10, 9, 5),
        rows=tuple(
            (str(at), row.title, row.unit, _day(row.first_due), field[row.state])
            for at, row in enumerate(rows, start=1)
        ),
    )


def _indicators(reading: Reading, record: Record, _: date | None) -> SheetTable:
    """Return the figures before and after, and how far each moved."""
    owner = _owner(record)
    lines = list_indicators(reading, consultation=owner) if owner else ()
    return SheetTable(
        title="前后对比",
        head=("指标", "单位", "协商之前", "落实之后", "变化", "数据来源"),
        widths=(13, 4, 9, 9, 7, 10),
        rows=tuple(
            (
                one.title,
                one.unit,
                _figure(one.before, one.before_on),
                _figure(one.after, one.after_on),
                change_text(one.before, one.after),
                one.source,
            )
            for one in lines
        ),
    )


def _figure(value: Decimal | None, on: str) -> str:
    if value is None:
        return ""
    return f"{value:,f}\n{_day(on)}" if on else f"{value:,f}"


def _askers(reading: Reading, record: Record, _: date | None) -> SheetTable:
    """Return everybody who raised what was consulted on, and how each was told."""
    return SheetTable(
        head=("序号", "反映人", "反映的事", "怎么告知的", "告知日期", "告知人", "满意程度"),
        widths=(3, 8, 20, 8, 10, 7, 7),
        rows=tuple((str(at), *cells) for at, cells in enumerate(_told(reading, record), start=1)),
    )


def _told(reading: Reading, record: Record) -> Iterator[tuple[str, ...]]:
    consultation = reading.find(Consultation, _owner(record))
    if consultation is None:
        return
    given = reading.list(Feedback, consultation=consultation.id)
    for one in concerns_of(reading, reading.find(Topic, consultation.topic)):
        yield from _of_concern(reading.get(Concern, one), [f for f in given if f.concern == one])


def _of_concern(concern: Concern, given: list[Feedback]) -> Iterator[tuple[str, ...]]:
    left = list(given)
    for head in heads_of(concern):
        found = next((row for row in left if row.asker == head.person), None)
        if found is not None:
            left.remove(found)
        yield (
            head.name or ANONYMOUS,
            concern.title,
            FEEDBACK_WAYS[found.way] if found else "",
            _day(found.told_on) if found else "",
            found.told_by if found else "",
            SATISFACTIONS[found.satisfaction] if found and found.satisfaction else "",
        )


def _objections(reading: Reading, record: Record, _: date | None) -> SheetTable:
    """Return what was said against a notice, with room for more."""
    notice = record.id if isinstance(record, Notice) else None
    rows = reading.list(Objection, notice=notice) if notice else []
    return SheetTable(
        head=("序号", "日期", "异议人", "联系方式", "异议内容", "答复和处理", "答复人"),
        widths=(3, 9, 7, 10, 18, 16, 6),
        rows=tuple(
            (
                str(at),
                _day(row.raised_on),
                row.signed or str(getattr(row, "objector_name", "") or "未署名"),
                "",
                row.content,
                row.answer,
                row.answered_by,
            )
            for at, row in enumerate(rows, start=1)
        ),
        blank=_BLANK_ROWS,
    )


def _ledger(reading: Reading, _: Record, today: date | None) -> SheetTable:
    """Return every task in hand, what is late before the others."""
    lines = [] if today is None else [one for one in list_tasks(reading, today) if one.is_in_hand]
    return SheetTable(
        head=("序号", "状态", "落实事项", "出自", "责任单位", "首次期限", "进展", "还剩", "督办"),
        widths=(3, 6, 17, 13, 11, 11, 5, 9, 8),
        rows=tuple(
            (
                str(at),
                STANDINGS[one.standing],
                one.title,
                one.origin,
                "\n".join(filter(None, (one.unit, one.responsible))),
                _dues(one.first_due, one.due),
                "" if one.percent is None else f"{one.percent}%",
                say_left(one),
                "\n".join(filter(None, (_times(one.supervised), say_awaited(one)))),
            )
            for at, one in enumerate(lines, start=1)
        ),
    )


def _dues(first: date | None, due: date | None) -> str:
    if first is None:
        return ""
    put_off = f"\n延至{due.isoformat()}" if due is not None and due != first else ""
    return f"{first.isoformat()}{put_off}"


def _times(count: int) -> str:
    return f"{count}次" if count else ""


TABLES: Mapping[str, Callable[[Reading, Record, date | None], SheetTable]] = {
    "tasks": _tasks,
    "done_tasks": _done_tasks,
    "indicators": _indicators,
    "askers": _askers,
    "objections": _objections,
    "ledger": _ledger,
}
"""Every table by the name that resources/papers/sheets.toml gives it."""
