"""打印前看一眼: what a person should know of a paper, a line each with icon and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.domain.deadlines import BEIJING
from desktop.ui.messages import label
from desktop.ui.tokens import appearance, tone_of
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.paper_checks import Sum
    from desktop.services.paper_views import PaperView

ICON = 18
SHORT = 8
"""Characters of a reason that are shown."""
_SHOWN = 3
_ICONS = {"good": "circle-check", "warn": "triangle-alert", "bad": "triangle-alert"}
Told = tuple[str, str, str]
"""Tone, what is so, and more of it."""


class CheckLine(QFrame):
    """One line: icon, words, more words; put buttons into `column`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self._picture = QLabel()
        self._tone, self._icon = "neutral", ""
        self._title = text_label("", "strong", wrap=True)
        self._more = text_label("", "caption", wrap=True)
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        self.column.addWidget(self._title)
        self.column.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.column, 1)

    def say(self, told: Told, picture: str = "") -> None:
        """Show a line; `picture` where no tone names the icon."""
        self._tone, title, more = told
        self._icon = picture or _ICONS.get(self._tone, "info")
        self._title.setText(title)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(title)
        self.setAccessibleDescription(more)
        self._draw()

    @property
    def told(self) -> Told:
        """What is shown."""
        return self._tone, self._title.text(), self._more.text()

    def _draw(self) -> None:
        if not self._icon:
            return
        look = appearance()
        size = look.px(ICON)
        color = tone_of(look.tokens, self._tone).text
        self._picture.setPixmap(icon(self._icon, color, size).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class PaperWords(QObject):
    """Says what is so of a paper."""

    def glyphs(self, view: PaperView) -> Told:
        """Say whether every character can be printed."""
        missing, rare = view.glyphs.missing, view.glyphs.rare
        if missing:
            named = self.tr("、").join(
                self.tr("“{sign}”（{place}）").format(
                    sign=_shown(one.character), place=one.place or "—"
                )
                for one in missing[:_SHOWN]
            )
            title = self.tr("有 {count} 个字印不出来，先不能打印").format(count=len(missing))
            return "bad", title, self.tr("{named}。请在那里换一个字。").format(named=named)
        more = ""
        if rare:
            named = "".join(f"「{one}」" for one in rare[:8])
            more = self.tr("生僻字{signs}已带字形").format(signs=named)
        return "good", self.tr("每个字都印得出来"), more

    def sums(self, view: PaperView) -> Told | None:
        """Say whether the figures add up; None where there is nothing to add."""
        if not view.sums:
            return None
        wrong = [one for one in view.sums if not one.holds]
        if wrong:
            more = "；".join(self._sum(one) for one in wrong[:_SHOWN])
            return "bad", self.tr("有数对不上，请回去核对"), more
        roll = [one for one in view.sums if one.about == "roll"]
        votes = [one for one in view.sums if one.about != "roll"]
        shown = [self._sum(one) for one in (*roll, *votes)[:2]]
        if len(view.sums) > len(shown):
            shown.append(self.tr("等 %n 项", "", len(view.sums)))
        title = self.tr("人数、票数都对得上") if votes else self.tr("人数对得上")
        return "good", title, "；".join(shown)

    def _sum(self, one: Sum) -> str:
        added = "＋".join(map(str, one.parts))
        if one.about == "hands" and one.holds and sum(one.parts) < one.whole:
            said = self.tr("{added}，不超过实到 {whole}")
            return said.format(added=added, whole=one.whole)
        return f"{added} {'＝' if one.holds else '≠'} {one.whole}"

    def personal(self, view: PaperView, *, public: bool) -> Told | None:
        """Say what of people will be printed; None where there is nothing."""
        personal = view.personal
        if public:
            return "good", self.tr("个人信息已隐去"), self.tr("姓名留姓，电话、证件号、理由不印")
        can_hide = "public" in view.kind.options
        hidden = self.tr("张贴版自动隐去") if can_hide else self.tr("只供存档，不要张贴")
        if personal.has_numbers:
            return "warn", self.tr("电话或证件号会印出来"), hidden
        if personal.reasons:
            named = self.tr("、").join(_short(one) for one in personal.reasons[:2])
            more = self.tr("{reasons}属于个人情况，{hidden}").format(reasons=named, hidden=hidden)
            return "warn", self.tr("请假原因会印出来"), more
        if personal.speakers:
            said = self.tr("%n 条意见写着谁说的，{hidden}", "", personal.speakers)
            more = said.format(hidden=hidden)
            return "warn", self.tr("发言人姓名会印出来"), more
        return None

    def state(self, view: PaperView) -> tuple[Told, str]:
        """Say how far the paper is: what `CheckLine.say` takes."""
        version = view.version
        if view.state == "form":
            return ("neutral", self.tr("表格，不用定稿"), ""), "file-text"
        if version is None:
            more = view.why_not_freeze or self.tr("定稿以后才能签字；现在印出来带“草稿”二字")
            return ("warn", self.tr("草稿，还没有定稿"), more), "pencil"
        if version.seal is not None:
            said = self.tr("{name} {day}确认与纸质件一致，不能再改")
            day = self.day(version.seal.sealed_at)
            more = said.format(name=version.seal.sealed_by, day=day)
            return ("good", self.tr("已封存"), more), "lock"
        if view.state == "old":
            last = view.versions[-1].version
            more = self.tr("签字用第 {last} 版；这一版留着备查").format(last=last)
            title = self.tr("这是第 {version} 版，已有新的").format(version=version.version)
            return ("warn", title, more), "history"
        return self._frozen(view, version.version)

    def _frozen(self, view: PaperView, version: int) -> tuple[Told, str]:
        if not view.changed:
            more = self.tr("签字中发现错处：改正以后在这里出第 {next} 版，第 {version} 版留着")
            told = more.format(next=version + 1, version=version)
            return ("neutral", self.tr("已定稿，等签字"), told), "lock"
        names = self.tr("、").join(label(name) for name in view.changed[:4])
        more = self.tr("定稿以后改过：{names}。要印新的，请出第 {next} 版")
        told = more.format(names=names, next=version + 1)
        return ("warn", self.tr("已定稿，等签字；内容又改过"), told), "triangle-alert"

    def day(self, at: datetime | None) -> str:
        """Return a day as sentences say it."""
        if at is None:
            return ""
        local = at.astimezone(BEIJING)
        return self.tr("{month}月{day}日").format(month=local.month, day=local.day)


def _shown(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
