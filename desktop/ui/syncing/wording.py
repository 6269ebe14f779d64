"""What sync does and found, in the words of the interface: every code has its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.deadlines import BEIJING
from desktop.services.sync_names import ABOVE, COUNTY, HERE, OURS, TOWNSHIP
from desktop.ui.messages import label

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.sync_alarms import AlarmView
    from desktop.services.sync_movements import HeldView, Incoming, Outgoing
    from desktop.services.sync_names import Origin, Subject
    from desktop.services.syncing import SyncOverview


@dataclass(frozen=True, slots=True)
class Told:
    """Something in words, with the icon and the tone that go with it."""

    title: str
    text: str
    icon: str
    tone: str


class SyncWords(QObject):
    """Says it; page, status bar and 今日 share it."""

    def when(self, at: datetime, now: datetime) -> str:
        """Return a moment as sentences name it: the day, and the time of it."""
        local, today = at.astimezone(BEIJING), now.astimezone(BEIJING).date()
        clock = f"{local:%H:%M}"
        if local.date() == today:
            return self.tr("今天 {clock}").format(clock=clock)
        told = self.tr("{month}月{day}日 {clock}")
        if local.year != today.year:
            told = self.tr("{year}年{month}月{day}日 {clock}")
        return told.format(year=local.year, month=local.month, day=local.day, clock=clock)

    def subject(self, subject: Subject) -> str:
        """Return a row with what it is, as sentences name it."""
        kind = label(subject.kind) if subject.kind else self.tr("新版本才有的内容")
        return (
            self.tr("{kind}「{name}」").format(kind=kind, name=subject.name)
            if (subject.name)
            else kind
        )

    # Sides of a conflict

    def place(self, place: str, name: str) -> str:
        """Return where something was written: place and name as an Origin has them."""
        told = {
            HERE: self.tr("本机"),
            OURS: name or self.tr("本单位另一台电脑"),
            TOWNSHIP: self.tr("镇里"),
            COUNTY: self.tr("县里"),
            ABOVE: self.tr("上级"),
        }
        return told.get(place, name or self.tr("对方"))

    def use(self, origin: Origin) -> str:
        """Return the word of the button that takes a side."""
        told = {
            HERE: self.tr("用本机的"),
            TOWNSHIP: self.tr("用镇里的"),
            COUNTY: self.tr("用县里的"),
            ABOVE: self.tr("用上级的"),
        }
        return told.get(origin.place, self.tr("用对方的"))

    def origin(self, origin: Origin, now: datetime) -> str:
        """Return who wrote a side, where and when."""
        when = self.when(origin.at, now) if origin.at else ""
        who = " ".join(filter(None, (origin.by, when)))
        return " · ".join(filter(None, (self.place(origin.place, origin.name), who)))

    def conflict_chip(self) -> tuple[str, str, str]:
        """Return word, tone and icon of what a conflict is."""
        return self.tr("两边都改过"), "warn", "triangle-alert"

    # Alarms

    def alarm_chip(self, alarm: AlarmView) -> tuple[str, str, str]:
        """Return word, tone and icon of what an alarm is."""
        if alarm.kind == "refused":
            return self.tr("县里没收"), "bad", "circle-x"
        if alarm.kind == "two_contents":
            return self.tr("两份内容"), "warn", "triangle-alert"
        return self.tr("要知道"), "warn", "triangle-alert"

    def alarm_title(self, alarm: AlarmView) -> str:
        """Return what an alarm is about."""
        if alarm.subject is not None:
            return self.subject(alarm.subject)
        return {
            "forked": self.tr("有人用了本机账本的拷贝"),
            "server_lost": self.tr("县里的服务器少了内容"),
            "replaced": self.tr("县里换了一台电脑写的内容"),
            "chain": self.tr("收到的和以前的接不上"),
            "refused": self.tr("有一条县里没有收下"),
            "file_unreadable": self.tr("有个附件坏了，传不上去"),
            "file_wrong": self.tr("有个附件或长文收到的不对"),
        }.get(alarm.kind, self.tr("同步时发现一件事"))

    def alarm_reason(self, alarm: AlarmView) -> str:
        """Return why it came to it."""
        refusals = {
            "scope": self.tr("这一条写的是别的单位的事，县里只收本单位的。"),
            "owner": self.tr("这一条是别的单位建的，只能由他们改。"),
            "type": self.tr("县里已有同一编号的另一种记录。"),
        }
        if alarm.kind == "refused":
            other = self.tr("县里的服务器没有收下它（代码 {code}）。").format(
                code=alarm.code or "—"
            )
            return refusals.get(alarm.code, other)
        return {
            "two_contents": self.tr("它已经定下，又有另一份内容；先定下的那份没有动。"),
            "forked": self.tr(
                "另一台电脑用同一份账本传过别的内容。本机没传的已另起一段重记，没丢东西。"
            ),
            "server_lost": self.tr(
                "服务器上的比它给过的回执少，可能恢复过旧备份。本机会重新传一遍。"
            ),
            "replaced": self.tr(
                "服务器丢过内容，那台电脑的拷贝又写了别的。本机照县里的显示，以前收到的另存着。"
            ),
            "chain": self.tr("收到的内容和以前收到的接不上，没有动本机的记录。"),
            "file_unreadable": self.tr("它在本机的文件读不出来；别的都照常传。"),
            "file_wrong": self.tr("县里给的和登记的不一样，没有收下；别的都照常收。"),
        }.get(alarm.kind, self.tr("这个版本不认识它（{kind}）。").format(kind=alarm.kind))

    def alarm_remedy(self, alarm: AlarmView) -> str:
        """Return what a person can do about it."""
        remedies = {
            "scope": self.tr("请那个单位自己登记；本机的这一份不会丢。"),
            "owner": self.tr("请他们来改；本机的这一份不会丢。"),
            "type": self.tr("请在本机另登一条；原来这一条不会丢。"),
        }
        if alarm.kind == "refused" and alarm.code in remedies:
            return remedies[alarm.code]
        if alarm.kind == "two_contents" and alarm.is_vote:
            return self.tr("数字确实错了，就做一份更正；没错就留着不管，本机不会丢。")
        return {
            "two_contents": self.tr("看过两份，确实错了就更正；没错就留着不管，本机不会丢。"),
            "forked": self.tr("只留一台继续用；另一台请先退出，再用新的邀请码加入。"),
            "server_lost": self.tr("不用做什么；请告诉县里的管理员。"),
            "replaced": self.tr("请写这些内容的人同步一次，会自己补上；还缺的，请他再录一次。"),
            "chain": self.tr("再同步一次；还是这样，请告诉县里的管理员。"),
            "file_unreadable": self.tr("请把原来的文件再添加一次，或从备份恢复。"),
            "file_wrong": self.tr("请告诉县里的管理员，请他们核对这个文件。"),
        }.get(alarm.kind, self.tr("请告诉县里的管理员；本机的这一份不会丢。"))

    # Lists

    def held(self, held: HeldView) -> str:
        """Return why something cannot be shown yet."""
        return {
            "no_row": self.tr("还差它所属的那一条，收到后自己出来"),
            "large": self.tr("正文还在路上，收到后自己出来"),
        }.get(held.reason, self.tr("需要更新版本才能打开，已存好"))

    def held_group(self) -> str:
        """Return the heading of what cannot be shown yet."""
        return self.tr("还不能打开，已存好")

    def counted(self, kind: str, count: int) -> str:
        """Return how many there are of a kind; "" is one that a newer version knows."""
        return f"{kind or self.tr('新版本才有的内容')} {count}"

    def waiting(self, changes: int, files: int) -> str:
        """Return what else waits, beside what is listed; "" where nothing does."""
        parts = []
        if changes:
            parts.append(self.tr("还有 {count} 条").format(count=changes))
        if files:
            parts.append(self.tr("附件 %n 个", "", files))
        return self.tr("、").join(parts)

    def waiting_order(self) -> str:
        """Return in which order things go."""
        return self.tr("记录先传，附件后传，小的在前")

    def outgoing(self, change: Outgoing) -> str:
        """Return what a Change that waits did."""
        what = label(change.act) if change.act else self.tr("改了记录")
        if change.subject is None:
            return what
        more = self.tr("等 {count} 条").format(count=change.rows) if change.rows > 1 else ""
        return " · ".join(filter(None, (what, self.subject(change.subject) + more)))

    def incoming(self, row: Incoming, now: datetime) -> str:
        """Return who did what when, of something that came."""
        what = label(row.act) if row.act else ""
        return " · ".join(filter(None, (row.by, what, self.when(row.at, now))))

    # At a glance

    def unsent(self, overview: SyncOverview, *, running: bool) -> str:
        """Return what has not left this machine, "" where everything has."""
        if not overview.unsent and not overview.files:
            return ""
        told = self.tr("还剩 {count} 条") if running else self.tr("未上传 {count} 条")
        if overview.files:
            told += self.tr("、附件 %n 个", "", overview.files)
        return told.format(count=overview.unsent)

    def last(self, overview: SyncOverview, now: datetime) -> str:
        """Return when the last run by the line ended, and how."""
        run = overview.last
        if run is None or run.ended_at is None:
            return self.tr("还没有同步过")
        how = {"cut": self.tr("断线"), "paused": self.tr("停下"), "done": ""}
        ended = how.get(run.outcome, self.tr("没成"))
        if run.outcome == "done" and overview.days:
            ended = self.tr("%n 天前", "", overview.days)
            if overview.days == 1:
                ended = self.tr("昨天")
        told = self.tr("上次同步 {when}").format(when=self.when(run.ended_at, now))
        return told + (self.tr("（{how}）").format(how=ended) if ended else "")
