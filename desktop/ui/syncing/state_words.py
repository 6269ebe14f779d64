"""How sync stands at this moment, as one sentence with its icon: for page, status bar and 今日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import LineError
from desktop.ui.messages import said, said_whole
from desktop.ui.syncing.wording import SyncWords, Told

if TYPE_CHECKING:
    from desktop.services.syncing import SyncOverview
    from desktop.ui.syncing.schedules import Syncing

_UP = ("push", "file_up")
MINUTE_S = 60


class StateWords(QObject):
    """Says how it stands now."""

    def __init__(self, syncing: Syncing, parent: QObject) -> None:
        super().__init__(parent)
        self._syncing, self._words = syncing, SyncWords(self)

    def of(self, overview: SyncOverview) -> Told:
        """Return the sentence, and what goes with it."""
        if self._syncing.is_running:
            return self._running(overview)
        if self._syncing.is_offline:
            return self._offline(overview)
        problem = self._syncing.problem
        if problem is not None:
            return Told(said(problem.message), said(problem.advice), "triangle-alert", "warn")
        return self._resting(overview)

    def line(self, overview: SyncOverview) -> Told:
        """Return it for the status bar, where there is little room."""
        told = self.of(overview)
        if self._syncing.is_running:
            title = self.tr("{what}，可以继续干活").format(what=self.brief(overview))
            return Told(
                title, told.text, told.icon if told.icon == "pause" else "refresh-cw", "good"
            )
        if told.icon == "arrow-up":  # how much waits is said beside it
            return Told(self.tr("已加入本县"), told.text, "circle-check", "neutral")
        return told

    def brief(self, overview: SyncOverview) -> str:
        """Return it in a word or two."""
        if self._syncing.is_running:
            return self._running_briefly()
        if self._syncing.is_offline:
            return self.tr("断线了") if overview.broke_at else self.tr("未联网")
        if self._syncing.problem is not None:
            return self.tr("没有同步成")
        return self.tr("等着上传") if overview.unsent or overview.files else self.tr("都传完了")

    def _running_briefly(self) -> str:
        stage = self._syncing.view.stage
        if self._syncing.is_stopping:
            return self.tr("正在停下")
        if stage == "connect":
            return self.tr("正在连接")
        return self.tr("正在上传") if stage in _UP else self.tr("正在接收")

    def _running(self, overview: SyncOverview) -> Told:
        if self._syncing.is_stopping:
            return Told(self.tr("正在停下…"), self.tr("做完手上这一批就停"), "pause", "good")
        view = self._syncing.view
        if view.stage == "connect":
            return Told(self.tr("正在连接"), self.tr("可以继续干活"), "refresh-cw", "good")
        if view.stage not in _UP:
            return Told(self.tr("正在接收"), self.tr("可以继续干活"), "arrow-down", "good")
        title = self.tr("正在上传")
        if overview.broke_at:
            title = self.tr("正在上传，接着上次断的地方传")
        return Told(title, self.tr("可以继续干活"), "arrow-up", "good")

    def _offline(self, overview: SyncOverview) -> Told:
        text = self.tr("记录和开会都不受影响，有网时自动接着传。")
        if not self._syncing.every:
            text = self.tr("记录和开会都不受影响，有网时请按“现在同步”。")
        problem = self._syncing.problem
        # Where there is a network, what the line itself met says more: a login page, a certificate.
        if isinstance(problem, LineError) and problem.details.get("code") != "unreachable":
            text = said_whole(problem)
        title = self.tr("未联网，照常工作")
        if overview.broke_at:
            title = self.tr("断线了，照常工作")
        return Told(title, text, "wifi-off", "neutral")

    def _resting(self, overview: SyncOverview) -> Told:
        waits = overview.unsent or overview.files
        if overview.last is not None and overview.last.outcome == "paused":
            return Told(self.tr("停下了，没丢东西"), self._next(), "pause", "neutral")
        if overview.broke_at:
            title = self.tr("上次断在 {percent}%，没丢东西").format(percent=overview.broke_at)
            return Told(title, self._next(), "triangle-alert", "warn")
        if waits:
            return Told(
                self._words.unsent(overview, running=False), self._next(), "arrow-up", "neutral"
            )
        if overview.synced_at is None:
            return Told(self.tr("还没有同步过"), self._next(), "refresh-cw", "neutral")
        return Told(self.tr("都传完了"), self._next(), "circle-check", "good")

    def _next(self) -> str:
        every = self._syncing.every
        if not every:
            return self.tr("自动同步关着，要传请按“现在同步”。")
        return self.tr("有网时每 {minutes} 分钟自动同步一次。").format(minutes=every)

    def left(self) -> str:
        """Return how long the run under way will take and what the line says of itself."""
        view = self._syncing.view
        time = ""
        if view.seconds_left is not None:
            minutes = round(view.seconds_left / MINUTE_S)
            time = self.tr("约还要 {count} 分钟").format(count=minutes)
            if minutes < 1:
                time = self.tr("不到一分钟")
        slow = self.tr("网速慢，已改成小批") if view.is_slow else ""
        return " · ".join(filter(None, (time, slow)))
