"""Days and deadlines in the words of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from datetime import date


class DueWords(QObject):
    """Says days; 今日 and 落实台账 share it."""

    def day(self, day: date) -> str:
        """Return a day as sentences name it, without the year."""
        return self.tr("{month}月{day}日").format(month=day.month, day=day.day)

    def weekday(self, day: date) -> str:
        """Return the day of the week as appointments name it."""
        names = self.tr("周一 周二 周三 周四 周五 周六 周日").split()
        return names[day.weekday()]

    def left(self, days: int) -> str:
        """Return what is left of a deadline; negative days are late."""
        if days < 0:
            return self.tr("超期 %n 天", "", -days)
        if days == 0:
            return self.tr("今天到期")
        return self.tr("剩 %n 天", "", days)

    def ago(self, days: int) -> str:
        """Return how long ago something was, in days."""
        return self.tr("今天") if days <= 0 else self.tr("%n 天前", "", days)
