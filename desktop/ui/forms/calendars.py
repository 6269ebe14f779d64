"""A month to pick a day from, below a field of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class _Calendar(QFrame):
    """Closes with a day, with Esc, or with a click elsewhere."""

    def __init__(self, field: QWidget, picked: Callable[[str], None]) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "panel")
        self._picked = picked
        self.month = QCalendarWidget()
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setAccessibleName(self.tr("选日期"))
        self.month.clicked.connect(self._on_day_chosen)
        self.month.activated.connect(self._on_day_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.month)

    def _on_day_chosen(self, day: QDate) -> None:
        self.close()
        self._picked(day.toString("yyyy-MM-dd"))


def pick_day(field: QWidget, day: date | None, picked: Callable[[str], None]) -> QWidget:
    """Show a month below a field and hand over the day chosen, as ``2026-05-10``."""
    calendar = _Calendar(field, picked)
    if day is not None:
        calendar.month.setSelectedDate(QDate(day.year, day.month, day.day))
    calendar.adjustSize()
    corner = field.mapToGlobal(QPoint(0, field.height()))
    screen = field.screen().availableGeometry()
    top = corner.y()
    if top + calendar.height() > screen.bottom():
        top = corner.y() - field.height() - calendar.height()
    calendar.move(min(corner.x(), screen.right() - calendar.width()), top)
    calendar.show()
    calendar.month.setFocus(Qt.FocusReason.PopupFocusReason)
    return calendar
