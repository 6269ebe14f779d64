"""Why a matter waits, in words: turns the facts of services.waiting_matters into rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.records.consultations import KINDS
from desktop.ui.lists.rows import Row
from desktop.ui.messages import label
from desktop.ui.places import PLACES
from desktop.ui.task_ledger.due_words import DueWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.waiting_matters import Waiting

_ICONS = {
    "task": "list-checks",
    "concern": "message-square-text",
    "report": "send",
    "meeting": "users-round",
    "preparation": "list-checks",
    "round": "inbox",
    "consultation": "columns-3",
    "paper": "file-text",
    "backup": "hard-drive",
    "code": "key-round",
    "bulletin": "megaphone",
    "adoption": "send",
    "supervision": "flag",
}
_DOT = " • "
_SIGNS = {
    "overdue": ("triangle-alert", "bad"),
    "today": ("clock", "neutral"),
    "week": ("calendar-check", "neutral"),
    "undated": ("square", "neutral"),
}


HERE = ("back_up", "progress", "pass_on")
"""What is done on the page itself."""


def can_act(one: Waiting) -> bool:
    """Whether there is a page, or a sheet of this one, that does what a row asks for."""
    return one.action in HERE or one.page in PLACES


class TodayWords(QObject):
    """Says what waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days = DueWords(self)

    def row(self, one: Waiting, count: int) -> Row:
        """Return a matter as a row; `count` is how many there are in its group."""
        return Row(
            key=one.key,
            title=self.title(one),
            second=self.why(one),
            lead=self.kind(one.kind),
            icon=_ICONS[one.kind],
            chips=(self.due(one),),
            action=self.action(one.action) if can_act(one) else "",
            group=f"{self.group(one.group)}  {count}",
            sign=_SIGNS[one.group],
            data=one,
        )

    def more(self, group: str, total: int, shown: int, part: int) -> Row:
        """Return the row below the first `shown` of a group, which brings the next `part`."""
        hidden = total - shown
        return Row(
            key=self.more_key(group),
            title=self.tr("还有 {count} 件").format(count=hidden),
            action=self.tr("再看 {count} 件").format(count=min(part, hidden)),
            group=f"{self.group(group)}  {total}",
            sign=_SIGNS[group],
        )

    @staticmethod
    def more_key(group: str) -> str:
        """Return what that row is called."""
        return f"more:{group}"

    def group(self, group: str) -> str:
        """Return the heading of a group."""
        return {
            "overdue": self.tr("已超期"),
            "today": self.tr("今天"),
            "week": self.tr("本周"),
            "undated": self.tr("没有期限"),
        }[group]

    def kind(self, kind: str) -> str:
        """Return what sort of matter it is."""
        return {
            "task": self.tr("落实"),
            "concern": self.tr("答复"),
            "report": self.tr("上报"),
            "meeting": self.tr("会议"),
            "preparation": self.tr("准备"),
            "round": self.tr("书面"),
            "consultation": self.tr("协商"),
            "paper": self.tr("文书"),
            "backup": self.tr("备份"),
            "code": self.tr("恢复码"),
            "bulletin": self.tr("上级"),
            "adoption": self.tr("采纳"),
            "supervision": self.tr("督办"),
        }[kind]

    def action(self, action: str) -> str:
        """Return the word of its button."""
        return {
            "progress": self.tr("填进展"),
            "answer": self.tr("写答复"),
            "record_reply": self.tr("去催问"),
            "enter": self.tr("进会场"),
            "prepare": self.tr("看准备"),
            "make_ready": self.tr("去备好"),
            "remind": self.tr("去催收"),
            "fill": self.tr("去补上"),
            "freeze": self.tr("去定稿"),
            "seal": self.tr("去封存"),
            "back_up": self.tr("现在备份"),
            "keep_code": self.tr("去打印"),
            "pass_on": self.tr("登记传达"),
            "see_answer": self.tr("看答复"),
            "answer_reminder": self.tr("去答复"),
        }[action]

    def title(self, one: Waiting) -> str:
        """Return its name; that of a concern says who raised it."""
        if one.kind == "backup":
            return self.tr("账本好久没有备份了")
        if one.kind == "code":
            return self.tr("恢复码还没有锁进保险柜")
        if one.kind == "concern" and one.facts["asker"]:
            said = self.tr("{name}反映：{title}")
            return said.format(name=one.facts["asker"], title=one.title)
        return one.title

    def due(self, one: Waiting) -> tuple[str, str, str]:
        """Return the chip of its day: word, tone, icon."""
        if one.due is None or one.left is None:
            return self.tr("没有期限"), "outline", ""
        if one.left < 0:
            return self.days.left(one.left), "overdue", "triangle-alert"
        if one.facts.get("running"):
            return self.tr("正在开"), "warn", "clock"
        if one.left == 0:
            today = self.tr("今天") if one.kind == "meeting" else self.days.left(0)
            return today, "warn", "clock"
        weekday = self.days.weekday(one.due)
        if one.kind == "meeting":
            return weekday, "neutral", "calendar-days"
        said = self.tr("{weekday}到期") if one.kind == "task" else self.tr("{weekday}前")
        return said.format(weekday=weekday), "neutral", "calendar-days"

    def why(self, one: Waiting) -> str:
        """Return the second line."""
        say: dict[str, Callable[[Waiting], list[str]]] = {
            "task": self._task,
            "concern": self._concern,
            "report": self._report,
            "meeting": self._meeting,
            "preparation": self._preparation,
            "round": self._round,
            "consultation": self._consultation,
            "paper": self._paper,
            "backup": self._backup,
            "code": self._code,
            "bulletin": self._sent_down,
            "adoption": self._sent_down,
            "supervision": self._sent_down,
        }
        return _DOT.join(part for part in say[one.kind](one) if part)

    def _task(self, one: Waiting) -> list[str]:
        facts = one.facts
        first, due = facts["first_due"], facts["due"]
        who = f"{facts['unit']} {facts['responsible']}".strip()
        said = [who]
        if first and due and first != due:
            both = self.tr("首次期限 {first}，延至 {due}")
            said.append(both.format(first=self.days.day(first), due=self.days.day(due)))
        elif due:
            said.append(self.tr("期限 {due}").format(due=self.days.day(due)))
        if facts["blocked"]:
            said.append(self.tr("受阻"))
        return said

    def _concern(self, one: Waiting) -> list[str]:
        raised, due = one.facts["raised_on"], one.facts["due"]
        said = [self.tr("{day}反映").format(day=self.days.day(raised))] if raised else []
        if due is None:
            return [*said, self.tr("没说哪天答复，还没有答复")]
        promised = self.tr("答应 {day}前答复，还没有答复")
        return [*said, promised.format(day=self.days.day(due))]

    def _report(self, one: Waiting) -> list[str]:
        sent = one.facts["submitted_on"]
        said = self.tr("{day}报{unit}，还没有答复")
        day = self.days.day(sent) if sent else ""
        return [said.format(day=day, unit=one.facts["addressed_to"])]

    def _meeting(self, one: Waiting) -> list[str]:
        facts = one.facts
        count = self.tr("应到 {count} 人").format(count=facts["entitled"])
        return [
            facts["place"],
            count if facts["entitled"] else self.tr("还没有选名册"),
            "" if facts["votes"] else self.tr("不表决"),
        ]

    def _preparation(self, one: Waiting) -> list[str]:
        return [one.facts["meeting"], one.facts["responsible"] or self.tr("还没有定谁来备")]

    def _round(self, one: Waiting) -> list[str]:
        facts = one.facts
        told = self.tr("发出 {issued} 份，{out} 份还没收回")
        return [
            told.format(issued=facts["issued"], out=facts["out"]),
            self.tr("{day}前交回").format(day=self.days.day(one.due)) if one.due else "",
        ]

    def _consultation(self, one: Waiting) -> list[str]:
        missing = one.facts["missing"]
        gaps = self.tr("缺 {count} 项：{names}")
        names = self.tr("、").join(label(name) for name in missing)
        return [label(KINDS[one.facts["kind"]]), gaps.format(count=len(missing), names=names)]

    def _paper(self, one: Waiting) -> list[str]:
        ended, number = one.facts["ended_on"], one.facts["number"]
        day = self.tr("{day}散会").format(day=self.days.day(ended)) if ended else ""
        if number:
            return [day, number, self.tr("已定稿，等签字件扫描封存")]
        return [day, self.tr("会议记录还没有定稿")]

    def _sent_down(self, one: Waiting) -> list[str]:
        facts = one.facts
        told = self.tr("{word}：{content}")
        said = told.format(word=label(facts["word"]), content=facts["content"].rstrip("。"))
        # Who sent it comes last: the whole name of a township is long, and what to do is cut.
        return [said if facts["content"] else label(facts["word"]), facts["sender"]]

    def _code(self, _: Waiting) -> list[str]:
        return [self.tr("电脑坏了、忘了口令，没有它就打不开账本和备份")]

    def _backup(self, one: Waiting) -> list[str]:
        days = one.facts["days"]
        if days is None:
            return [self.tr("还一次都没有备份")]
        return [self.tr("上次备份是 %n 天前", "", days)]
