"""What a plan's page says of its items in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.records.consultations import KINDS
from desktop.services.plan_views import CANCELLED, DONE, NOT_BEGUN, RUNNING
from desktop.ui.lists.rows import Row
from desktop.ui.messages import label

if TYPE_CHECKING:
    from desktop.services.plan_views import Headcount, ItemLine, OutsideLine

_TONES = {
    NOT_BEGUN: ("outline", "circle"),
    RUNNING: ("info", "circle-dot"),
    DONE: ("good", "circle-check"),
    CANCELLED: ("neutral", "circle-minus"),
}


class PlanWords(QObject):
    """Rows and sentences of a plan."""

    def state(self, line: ItemLine | OutsideLine) -> str:
        """Return where a line stands: 进行中：协商."""
        words = {
            NOT_BEGUN: self.tr("未开始"),
            RUNNING: self.tr("进行中"),
            DONE: self.tr("已完成"),
            CANCELLED: self.tr("不再进行"),
        }[line.state]
        if not line.stage:
            return words
        return self.tr("{state}：{stage}").format(state=words, stage=label(line.stage))

    def late(self, months: int) -> str:
        """Return how long ago the month was."""
        return self.tr("已过 %n 个月", "", months)

    def month(self, month: int | None) -> str:
        """Return the heading of a month."""
        if month is None:
            return self.tr("没有定月份")
        return self.tr("{month} 月").format(month=month)

    def item(self, line: ItemLine) -> Row:
        """Return the row of an item."""
        chips = [(self.state(line), *_TONES[line.state])]
        if line.late:
            chips.insert(0, (self.late(line.late), "overdue", "triangle-alert"))
        lead = line.lead or self.tr("牵头待定")
        told = line.cancelled if line.state == CANCELLED else line.reason
        action = ""
        if line.consultation is not None:
            action = self.tr("打开")
        elif line.state == NOT_BEGUN:
            action = self.tr("开始协商")
        return Row(
            key=line.id,
            title=line.title,
            second=" · ".join(
                filter(None, (label(KINDS[line.kind]), lead, " ".join(told.split())))
            ),
            chips=tuple(chips),
            action=action,
            group=self.month(line.month),
            muted=line.state in (DONE, CANCELLED),
        )

    def outside(self, line: OutsideLine) -> Row:
        """Return the row of a consultation outside the plan."""
        reason = " ".join(line.reason.split()) or self.tr("还没有写计划外的理由")
        told = (self.month(line.month), self.state(line), reason)
        return Row(key=line.id, title=line.title, second=" · ".join(told))

    def count(self, count: Headcount) -> str:
        """Return 12 项，已完成 5 项，进行中 3 项，未开始 4 项."""
        parts = [
            self.tr("%n 项", "", count.total),
            self.tr("已完成 {count} 项").format(count=count.done),
            self.tr("进行中 {count} 项").format(count=count.running),
            self.tr("未开始 {count} 项").format(count=count.not_begun),
        ]
        if count.late:
            parts.append(self.tr("逾期 {count} 项").format(count=count.late))
        if count.cancelled:
            parts.append(self.tr("另有 {count} 项不再进行").format(count=count.cancelled))
        return self.tr("，").join(parts)
