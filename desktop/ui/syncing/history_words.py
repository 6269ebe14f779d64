"""Past runs of sync in the words of the interface."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.messages import label
from desktop.ui.syncing.wording import SyncWords, Told

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.sync_movements import HistoryLine

KINDS = 2
"""So many kinds of what came are named; the others are counted together."""
_WAYS_BY_STICK = ("usb_out", "usb_in")


class HistoryWords(QObject):
    """Says what a run did and how it ended."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = SyncWords(self)

    def history(self, line: HistoryLine, now: datetime) -> Told:
        """Return a run in words."""
        if line.way in _WAYS_BY_STICK:
            return self._by_stick(line, now)
        when = self._words.when(line.ended_at or line.began_at, now)
        if line.outcome == "running":
            title = self.tr("{when} 开始同步").format(when=self._words.when(line.began_at, now))
            return Told(title, self.tr("进行中"), "refresh-cw", "good")
        if line.outcome == "done":
            return Told(self._title_of_done(line, when), self._came(line), "circle-check", "good")
        if line.outcome == "paused":
            title = self.tr("{when} 停下了").format(when=when)
            return Told(title, self._moved(line), "pause", "neutral")
        if line.outcome == "cut":
            title = self.tr("{when} 断线").format(when=when)
            if line.broke_at:
                title = self.tr("{when} 传到 {percent}% 断线").format(
                    when=when, percent=line.broke_at
                )
            return Told(title, self.tr("网络中断，没丢东西"), "triangle-alert", "warn")
        title = self.tr("{when} 没有同步成").format(when=when)
        return Told(title, self.tr("本机的都在，会再试"), "triangle-alert", "warn")

    def _title_of_done(self, line: HistoryLine, when: str) -> str:
        if line.sent and line.received:
            told = self.tr("{when} 上传 {sent} 条，收到 {received} 条")
        elif line.received:
            told = self.tr("{when} 收到 {received} 条")
        elif line.sent:
            told = self.tr("{when} 上传 {sent} 条")
        else:
            told = self.tr("{when} 同步过，没有新内容")
        return told.format(when=when, sent=line.sent, received=line.received)

    def _came(self, line: HistoryLine) -> str:
        """Return what came by kinds, and which files moved; of what went up that it is whole."""
        if not line.kinds:
            return self._files(line)
        shown = line.kinds[:KINDS]
        rest = line.received - sum(count for _, count in shown)
        told = [self._words.counted(label(kind), count) for kind, count in shown]
        if rest > 0:
            told.append(self._words.counted(self.tr("其他"), rest))
        files = self.tr("附件 %n 个", "", line.files) if line.files else ""
        return " · ".join(filter(None, (self.tr("、").join(told), files)))

    def _files(self, line: HistoryLine) -> str:
        if line.files:
            return self.tr("附件 %n 个，全部核对一致", "", line.files)
        return self.tr("全部核对一致") if line.sent or line.received else ""

    def _moved(self, line: HistoryLine) -> str:
        told = self.tr("上传 {sent} 条、收到 {received} 条，没丢东西")
        return told.format(sent=line.sent, received=line.received)

    def _by_stick(self, line: HistoryLine, now: datetime) -> Told:
        when = self._words.when(line.ended_at or line.began_at, now)
        if line.outcome == "failed":
            title = self.tr("{when} U 盘没有用成").format(when=when)
            return Told(title, self.tr("本机的都在，请再试一次"), "usb", "warn")
        told = self._to_stick(line) if line.way == "usb_out" else self._from_stick(line)
        return replace(told, title=told.title.format(when=when))

    def _to_stick(self, line: HistoryLine) -> Told:
        if line.outcome == "running":
            return Told(self.tr("{when} 开始写 U 盘"), self.tr("进行中"), "usb", "good")
        if line.outcome == "paused":
            text = self.tr("没有写成文件，本机的都在")
            return Told(self.tr("{when} U 盘导出停下了"), text, "pause", "neutral")
        if line.outcome == "cut":
            text = self.tr("本机的都在，请再导出一次")
            return Told(self.tr("{when} U 盘没有写完"), text, "usb", "warn")
        if not line.sent:
            text = self.tr("没有要上传的记录")
            return Told(self.tr("{when} 写过 U 盘"), text, "usb", "good")
        title = self.tr("{when} U 盘导出 %n 条", "", line.sent)
        text = self.tr("导入回执后才算上传")
        if line.is_receipted:
            text = self.tr("县里已收，回执已到")
        return Told(title, text, "usb", "good")

    def _from_stick(self, line: HistoryLine) -> Told:
        if line.outcome == "running":
            return Told(self.tr("{when} 开始导入 U 盘"), self.tr("进行中"), "usb", "good")
        if line.outcome == "paused":
            text = self.tr("收到的已存好，再导入一次会接着来")
            return Told(self.tr("{when} U 盘导入停下了"), text, "pause", "neutral")
        title, text = self.tr("{when} U 盘导入 %n 条", "", line.received), self._came(line)
        if not line.received:
            title = self.tr("{when} 导入过 U 盘")
            text = self.tr("没有新发来的内容") if not line.files else text
        if line.outcome == "cut":
            return Told(title, self.tr("有的没用上，能用的都已存好"), "usb", "warn")
        return Told(title, text, "usb", "good")
