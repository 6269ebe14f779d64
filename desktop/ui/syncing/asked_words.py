"""What is said while a request to join is under way by stick: to whom, since when, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.deadlines import day_of

if TYPE_CHECKING:
    from desktop.services.syncing import Asked


class AskedWords(QObject):
    """Says it for settings and sync centre."""

    def of(self, asked: Asked) -> str:
        """Return whom was asked and when, where that is known, and what to do now."""
        told = self.tr(
            "把 U 盘带到县里或乡镇，再把带回来的文件导入，就加入了；这期间照样记。"
            "U 盘丢了，可以再写一次。"
        )
        if not asked.server or asked.at is None:
            return told
        day = day_of(asked.at)
        wrote = self.tr("{month}月{day}日写给{server}。")
        return wrote.format(month=day.month, day=day.day, server=asked.server) + told
