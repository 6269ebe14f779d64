"""WeekStrip: seven days and how much falls on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent

from desktop.ui.widgets.painted.canvas import CellCanvas, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day and how many things fall on it."""

    day: date
    count: int = 0


class WeekStrip(CellCanvas):
    """The week; `opened` gives a day."""

    def __init__(self, days: Sequence[WeekDay] = (), today: date | None = None) -> None:
        super().__init__(294, 58)
        self._days: list[WeekDay] = []
        self._today = today
        self.show_days(days, today)

    def show_days(self, days: Sequence[WeekDay], today: date | None) -> None:
        """Show another week; today, where it is in it, is filled and has the keyboard."""
        self._days, self._today = list(days), today
        marked = [at for at, day in enumerate(self._days) if day.day == today]
        self.current = marked[0] if marked else 0
        self.setAccessibleName(self.tr("本周"))
        busy = [self.words_of(at) for at, day in enumerate(self._days) if day.count]
        self.tell(self.tr("，").join(busy) or self.tr("这几天没有安排"))

    def keys_of_cells(self) -> list[object]:
        """Return the days."""
        return [day.day for day in self._days]

    def words_of(self, at: int) -> str:
        """Return a day in words."""
        day = self._days[at]
        words = self.tr("周{weekday} {month}月{day}日 {count} 件")
        return words.format(
            weekday=self._weekday(day), month=day.day.month, day=day.day.day, count=day.count
        )

    def _weekday(self, day: WeekDay) -> str:
        names = self.tr("一 二 三 四 五 六 日").split()
        return names[day.day.weekday()]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the days."""
        painter = self.brush()
        for at, day in enumerate(self._days):
            self._paint_day(painter, self.cell(at), day)
        if self._days:
            self.paint_focus(painter)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: WeekDay) -> None:
        t, today = self.tokens, day.day == self._today
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent))
            painter.drawRoundedRect(cell, self.px(6), self.px(6))
        row = QRectF(cell.left(), self.px(2), cell.width(), self.px(19))
        painter.setFont(self.face(13))
        write(painter, row, self._weekday(day), t.surface if today else t.text2)
        row.translate(0, self.px(18))
        painter.setFont(self.face(15, bold=True))
        write(painter, row, str(day.day.day), t.surface if today else t.text)
        if day.count:
            row.translate(0, self.px(17))
            painter.setFont(self.face(13, bold=True))
            said = self.tr("{count} 件").format(count=day.count)
            write(painter, row, said, t.surface if today else t.accent)
