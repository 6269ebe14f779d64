"""What falls on a day in the words of the interface, as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.calendars import KINDS, Dated, Planned, get_work_calendar
from desktop.ui.lists.rows import Row
from desktop.ui.messages import label
from desktop.ui.places import Place
from desktop.ui.task_ledger.due_words import DueWords

if TYPE_CHECKING:
    from datetime import date

_ICONS = {
    "reply": "message-square-text",
    "meeting": "users-round",
    "return": "inbox",
    "notice": "megaphone",
    "task": "list-checks",
    "supervision": "bell",
    "submission": "send",
    "stage": "columns-3",
    "deliberation": "calendar-days",
}


def key_of(one: Dated) -> tuple[str, object, date]:
    """Return what a row is called in the list."""
    return (one.kind, one.row, one.day)


class CalendarWords(QObject):
    """Says what is dated, and what a plan wants in a month."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.due = DueWords(self)

    def planned(self, one: Planned) -> Row:
        """Return what a plan wants in this month."""
        return Row(
            key=("planned", one.row),
            title=one.title,
            second=self.tr("年度计划定在这个月，还没有定哪一天"),
            icon="calendar",
            group=self.tr("这个月的计划"),
            data=Place("plans"),
        )

    def row(self, one: Dated, count: int, today: date) -> Row:
        """Return a matter under the heading of its day, on which there are `count`."""
        late = one.is_overdue(today)
        note = label(one.note) if one.kind == "stage" else one.note
        group = self.tr("{day} {weekday} · {count} 件").format(
            day=self.due.day(one.day), weekday=self.due.weekday(one.day), count=count
        )
        return Row(
            key=key_of(one),
            title=one.title,
            second=" · ".join(filter(None, (label(KINDS[one.kind]), self._left(one, today), note))),
            icon=_ICONS[one.kind],
            chips=((self.due.left((one.day - today).days), "overdue", "triangle-alert"),)
            if late
            else (),
            group=group,
            data=Place(one.page, one.row),
        )

    def _left(self, one: Dated, today: date) -> str:
        """Return how many working days are left, for what is a deadline and still to come."""
        if not one.presses or one.day < today:
            return ""
        days = (one.day - today).days
        working = get_work_calendar().between(today, one.day)
        if not days:
            return self.tr("今天")
        return self.tr("还有 {days} 天（{working} 个工作日）").format(days=days, working=working)
