"""How long a village is silent, what it passed on, its lists: in the words of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.deadlines import day_of, days_left
from desktop.services.village_records import CONCERNS, CONSULTATIONS, MEETINGS, TASKS, VOTES
from desktop.services.villages import SILENT_DAYS
from desktop.ui.lists.rows import Row
from desktop.ui.messages import label
from desktop.ui.task_ledger.due_words import DueWords

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.services.passings import SentBulletin, VillagePassing

OPEN, UNREACHED, PASSED, ALL = "open", "unreached", "passed", "all"
"""Which villages of a bulletin are shown."""


class VillageWords(QObject):
    """Says what is known of a village's last sync, with a chip's tone and icon."""

    def synced(self, days: int | None) -> tuple[str, str, str]:
        """Return word, tone and icon for so many days since the last sync; None: never."""
        if days is None:
            return self.tr("没同步过"), "outline", "circle"
        if days > SILENT_DAYS:
            return self.tr("%n 天没同步", "", days), "warn", "triangle-alert"
        if days == 0:
            return self.tr("今天同步过"), "good", "circle-check"
        if days == 1:
            return self.tr("昨天同步过"), "good", "circle-check"
        return self.tr("%n 天前", "", days), "good", "circle-check"

    def nothing(self, days: int | None) -> tuple[str, str]:
        """Return title and text of an empty list, for so many days since the last sync."""
        if days is None:
            return (
                self.tr("这个村还没有同步过"),
                self.tr("同步以后，村里记的就在这里。没有网也可以用 U 盘带来。"),
            )
        return self.tr("这个村还没有这类记录"), self.tr("村里记了、同步了，就在这里。")

    def list_name(self, which: str) -> str:
        """Return what a list is called."""
        return {
            CONCERNS: self.tr("诉求"),
            CONSULTATIONS: self.tr("协商"),
            MEETINGS: self.tr("会议"),
            VOTES: self.tr("表决"),
            TASKS: self.tr("落实"),
        }[which]


class PassingWords(QObject):
    """Says how a bulletin was passed on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days = DueWords(self)

    def bulletin(self, sent: SentBulletin) -> str:
        """Return a bulletin as it is chosen: its title, kind and day."""
        day = self._days.day(sent.issued_on) if sent.issued_on else ""
        return " · ".join(filter(None, (sent.title, label(sent.kind), day)))

    def due(self, sent: SentBulletin, today: date, *, is_whole: bool) -> tuple[str, str, str]:
        """Return word, tone and icon of its deadline; once all passed it on nothing presses."""
        if sent.due is None:
            return "", "outline", ""
        left = days_left(sent.due, today)
        told = self.tr("{day}前传达").format(day=self._days.day(sent.due))
        if is_whole:
            return told, "good", "circle-check"
        words = f"{told} · {self._days.left(left)}"
        return (words, "overdue", "triangle-alert") if left < 0 else (words, "outline", "clock")

    def kinds(self, lines: Sequence[VillagePassing]) -> list[tuple[str, str, str]]:
        """Return the choices of which villages are shown, with their counts."""
        passed = sum(line.is_passed for line in lines)
        unreached = sum(not line.is_reached for line in lines)
        return [
            (OPEN, self.tr("还没传达 {count}").format(count=len(lines) - passed), ""),
            (UNREACHED, self.tr("发布后没同步 {count}").format(count=unreached), ""),
            (PASSED, self.tr("已传达 {count}").format(count=passed), ""),
            (ALL, self.tr("全部 {count}").format(count=len(lines)), ""),
        ]

    def nobody(self, which: str) -> tuple[str, str]:
        """Return title and text where no village is to be shown."""
        if which == OPEN:
            return self.tr("各村都传达了"), self.tr("怎么传达的，看“已传达”。")
        if which == UNREACHED:
            return self.tr("各村都同步过了"), self.tr("发布以后都同步过，都收到了。")
        return self.tr("还没有村传达"), self.tr("村里登记了传达、同步了，就在这里。")

    def row(self, line: VillagePassing, *, is_late: bool) -> Row:
        """Return a village as a row; where it may not have come, with how long it is silent."""
        chips: list[tuple[str, str, str]] = []
        if not line.is_reached:
            chips.append(self._silence(line.days))
        if line.is_passed:
            chips.append((self.tr("已传达"), "good", "check"))
        else:
            late, waits = ("bad", "triangle-alert"), ("outline", "circle")
            chips.append((self.tr("还没传达"), *(late if is_late else waits)))
        second = self._how(line) if line.is_passed else self._where(line)
        return Row(
            key=line.id,
            title=line.name,
            second=" · ".join(filter(None, second)) or " ",
            chips=tuple(chips),
            data=line,
        )

    def _silence(self, days: int | None) -> tuple[str, str, str]:
        told = self.tr("%n 天没同步", "", days) if days else self.tr("发布后没同步")
        if days is None:
            told = self.tr("没同步过")
        return told, "warn", "triangle-alert"

    def _where(self, line: VillagePassing) -> tuple[str, ...]:
        synced = ""
        if line.synced_at is not None:
            synced = self.tr("上次同步 {day}").format(day=self._days.day(day_of(line.synced_at)))
        return (line.above, line.code, synced)

    def _how(self, line: VillagePassing) -> tuple[str, ...]:
        people = "" if line.people is None else self.tr("%n 人", "", line.people)
        again = self.tr("共 %n 次", "", line.times) if line.times > 1 else ""
        day = self._days.day(line.on_day) if line.on_day else ""
        return (day, label(line.way), people, again, line.note)
