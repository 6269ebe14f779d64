"""How long a village has been silent, and the names of its lists, in the words of the interface."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.village_records import CONCERNS, CONSULTATIONS, MEETINGS, TASKS, VOTES
from desktop.services.villages import SILENT_DAYS


class VillageWords(QObject):
    """Says what is known of a village's last sync, with a chip's tone and icon."""

    def synced(self, days: int | None) -> tuple[str, str, str]:
        """Return word, tone and icon for so many days since the last sync; None: never."""
        if days is None:
            return self.tr("没同步过"), "outline", "circle"
        if days > SILENT_DAYS:
            return self.tr("{days} 天没同步").format(days=days), "warn", "triangle-alert"
        if days == 0:
            return self.tr("今天同步过"), "good", "circle-check"
        if days == 1:
            return self.tr("昨天同步过"), "good", "circle-check"
        return self.tr("{days} 天前").format(days=days), "good", "circle-check"

    def list_name(self, which: str) -> str:
        """Return what a list is called."""
        return {
            CONCERNS: self.tr("诉求"),
            CONSULTATIONS: self.tr("协商"),
            MEETINGS: self.tr("会议"),
            VOTES: self.tr("表决"),
            TASKS: self.tr("落实"),
        }[which]
