"""A month as a grid of days: what falls on each, holidays, and the weekends that are worked."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.ui.widgets.icons import paint_icon
from desktop.ui.widgets.painted.canvas import Canvas, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QPaintEvent,
        QWheelEvent,
    )

COLUMNS, ROWS = 7, 6
HEAD, NUMBER, LINE = 26, 24, 18
"""px of the design: the weekdays, the number of a day, a matter in it."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day.

    Attributes:
        lines: What falls on it, each with whether it is late.
        rest: 休 with the holiday, 班 where a weekend is worked; "" for any other day.
        is_off: Whether people do not work.
    """

    lines: tuple[tuple[str, bool], ...] = ()
    rest: str = ""
    is_off: bool = False


class MonthGrid(Canvas):
    """Days by keys: arrows, Home and End in the week, PgUp and PgDn a month, Enter opens."""

    chosen = Signal(object)
    """The day on which one stands now."""
    opened = Signal(object)
    """A day that was entered or double-clicked."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(640, 420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.day, self.today = day, today
        self._cells: Mapping[date, DayCell] = {}
        self._say()

    @property
    def days(self) -> list[date]:
        """The 42 days in sight, Monday first."""
        first = self.day.replace(day=1)
        begin = first - timedelta(days=first.weekday())
        return [begin + timedelta(days=at) for at in range(COLUMNS * ROWS)]

    def show_cells(self, cells: Mapping[date, DayCell]) -> None:
        """Show what falls on the days in sight."""
        self._cells = cells
        self._say()

    def choose(self, day: date) -> None:
        """Stand on another day."""
        if day != self.day:
            self.day = day
            self._say()
            self.chosen.emit(day)

    def _say(self) -> None:
        cell = self._cells.get(self.day, DayCell())
        names = self.tr("周一 周二 周三 周四 周五 周六 周日").split()
        said = self.tr("{year}年{month}月{day}日 {weekday}").format(
            year=self.day.year,
            month=self.day.month,
            day=self.day.day,
            weekday=names[self.day.weekday()],
        )
        lines = [line for line, _ in cell.lines] or [self.tr("没有安排")]
        self.setAccessibleName(self.tr("，").join(filter(None, (said, cell.rest, *lines))))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or open."""
        week = self.day.weekday()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
            Qt.Key.Key_Home: -week,
            Qt.Key.Key_End: COLUMNS - 1 - week,
        }
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(self.day + timedelta(days=steps[key]))
        elif key in months:
            self.choose(months_on(self.day, months[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through the months."""
        if event.angleDelta().y():
            self.choose(months_on(self.day, -1 if event.angleDelta().y() > 0 else 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the day that was clicked."""
        day = self._day_at(event)
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        day = self._day_at(event)
        if day is not None:
            self.opened.emit(day)

    def _day_at(self, event: QMouseEvent) -> date | None:
        found = [day for day, rect in self._rects() if rect.contains(event.position())]
        return found[0] if found else None

    def _rects(self) -> list[tuple[date, QRectF]]:
        head = self.px(HEAD)
        width, height = self.width() / COLUMNS, (self.height() - head) / ROWS
        return [
            (day, QRectF(at % COLUMNS * width, head + at // COLUMNS * height, width, height))
            for at, day in enumerate(self.days)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the weekdays and the days."""
        painter = self.brush()
        names = self.tr("一 二 三 四 五 六 日").split()
        painter.setFont(self.face(13))
        for at, name in enumerate(names):
            width = self.width() / COLUMNS
            write(painter, QRectF(at * width, 0, width, self.px(HEAD)), name, self.tokens.text2)
        for day, rect in self._rects():
            self._paint_day(painter, rect.adjusted(1, 1, -1, -1), day)

    def _paint_day(self, painter: QPainter, rect: QRectF, day: date) -> None:
        t, cell = self.tokens, self._cells.get(day, DayCell())
        chosen, elsewhere = day == self.day, day.month != self.day.month
        framed = chosen and self.hasFocus()
        painter.setPen(QPen(QColor(t.focus), t.focus_width) if framed else QPen(QColor(t.line)))
        ground = t.sel if chosen else t.sunken if cell.is_off else t.surface
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inner = rect.adjusted(self.px(6), self.px(3), -self.px(6), -self.px(3))
        self._paint_number(painter, inner, day, cell, muted=elsewhere)
        room = int((inner.height() - self.px(NUMBER)) // self.px(LINE))
        shown = cell.lines if len(cell.lines) <= room else cell.lines[: max(room - 1, 0)]
        row = QRectF(inner.left(), inner.top() + self.px(NUMBER), inner.width(), self.px(LINE))
        painter.setFont(self.face(13))
        for words, late in shown:
            self._paint_line(painter, row, words, late=late)
            row.translate(0, self.px(LINE))
        hidden = len(cell.lines) - len(shown)
        if hidden and room > 0:
            said = self.tr("还有 {count} 件").format(count=hidden)
            late = any(each for _, each in cell.lines[len(shown) :])
            write(painter, row, said, t.bad if late else t.text2, _LEFT)

    def _paint_line(self, painter: QPainter, row: QRectF, words: str, *, late: bool) -> None:
        t, size = self.tokens, self.px(14) if late else 0
        if late:
            top = round(row.center().y() - size / 2)
            paint_icon(painter, "triangle-alert", t.bad, QRectF(row.left(), top, size, size))
        room = row.adjusted(size + self.px(3) if late else 0, 0, 0, 0)
        write(painter, room, words, t.bad if late else t.text, _LEFT)

    def _paint_number(
        self, painter: QPainter, inner: QRectF, day: date, cell: DayCell, *, muted: bool
    ) -> None:
        t, today = self.tokens, day == self.today
        box = QRectF(inner.left(), inner.top(), self.px(NUMBER + 6), self.px(NUMBER - 4))
        painter.setFont(self.face(15, bold=today or bool(cell.lines)))
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent))
            painter.drawRoundedRect(box, 4, 4)
        write(painter, box, str(day.day), t.surface if today else t.text3 if muted else t.text)
        rest = QRectF(box.right() + 2, inner.top(), inner.right() - box.right() - 2, box.height())
        painter.setFont(self.face(13))
        write(painter, rest, cell.rest, t.text2 if cell.is_off else t.accent, _RIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()


def months_on(day: date, count: int) -> date:
    """Return the same day some months on, or the last where a month is shorter."""
    month = day.year * 12 + day.month - 1 + count
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
