"""What speaks against this computer's clock, in calm words: for papers, status bar, sync centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.clock_doubts import JUMPED, OFF, WENT_BACK, YEARS_OFF
from desktop.domain.deadlines import BEIJING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from desktop.services.clock_checks import ClockState

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400


class ClockWords(QObject):
    """Says it; nothing of it stops anybody's work."""

    def why(self, state: ClockState) -> str:
        """Return what the clock says and why that may be wrong; for a doubtful one."""
        told = self.tr("电脑说现在是 {now}。").format(now=_said(state.now))
        why = {
            YEARS_OFF: self.tr("这个年份看起来不对。"),
            WENT_BACK: self.tr("可是上一次存东西是 {last}，比现在还晚。"),
            JUMPED: self.tr("离这次打开以后上一次存东西，过了一天多。"),
        }
        doubt = next(one for one in state.doubts if one in why)
        last = _said(state.last) if state.last else ""
        return told + why[doubt].format(last=last)

    def brief(self, state: ClockState) -> str:
        """Return it in a word or two; "" where nothing speaks against the clock."""
        if not state.doubts:
            return ""
        return {
            OFF: self.tr("电脑时间不准，已改正"),
            JUMPED: self.tr("请核对电脑日期"),
        }.get(state.doubts[0], self.tr("电脑日期可能不对"))

    def title(self, state: ClockState) -> str:
        """Return it as a sentence; "" where nothing speaks against the clock."""
        if not state.doubts:
            return ""
        if not state.is_doubtful:
            amount = self._amount(abs(state.offset))
            if state.offset.days < 0:
                return self.tr("电脑的时间快了 {amount}，已照县里的改正").format(amount=amount)
            return self.tr("电脑的时间慢了 {amount}，已照县里的改正").format(amount=amount)
        if state.doubts[0] == JUMPED:
            return self.tr("请核对电脑的日期，照常记录")
        return self.tr("电脑的日期可能不对，照常记录")

    def advice(self, state: ClockState) -> str:
        """Return why, and what a person can do; "" where nothing speaks against the clock."""
        if not state.doubts:
            return ""
        if not state.is_doubtful:
            return self.tr("记录的先后和文书上的日期都是对的；有空请把电脑的时间调准。")
        return self.why(state) + self.tr("不对请把电脑的日期调好；要印日期的文书会先问您是几号。")

    def _amount(self, off: timedelta) -> str:
        seconds = off.total_seconds()
        if seconds >= _DAY_S:
            return self.tr("{count} 天").format(count=round(seconds / _DAY_S))
        if seconds >= _HOUR_S:
            return self.tr("{count} 小时").format(count=round(seconds / _HOUR_S))
        return self.tr("{count} 分钟").format(count=round(seconds / _MINUTE_S))


def _said(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
