"""The line at the foot: sync or works alone, running work, last saved, look, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.domain.deadlines import BEIJING, day_of, days_left
from desktop.ui.tokens import appearance, tokens_of, tone_of
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.states import WaitBar
from desktop.ui.widgets.styling import restyle

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.ui.looks import Look
    from desktop.ui.tasks import Task

HEIGHT, PAD = 28, 6
"""px of the design."""


class StatusBar(QFrame):
    """The status bar of the window."""

    help_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAccessibleName(self.tr("状态栏"))
        self._look = look
        self._sample = Chip(self.tr("示例"), "accent", "sprout")
        self._sample.hide()
        self._line = _IconLabel("wifi-off", look, self)
        self._unsent = _IconLabel("arrow-up", look, self)
        self._synced = _IconLabel("", look, self)
        self._clock = _IconLabel("clock", look, self, tone="warn")
        self._wait = _IconLabel("clock", look, self)
        self._backup = _IconLabel("save", look, self)
        self._saved = _IconLabel("circle-check", look, self, tone="good")
        self._large = _Toggle(self.tr("大字"))
        self._contrast = _Toggle(self.tr("高对比"))
        help_button = _Toggle(self.tr("帮助"))
        help_button.setCheckable(False)
        self._large.clicked.connect(look.set_large)
        self._contrast.clicked.connect(look.set_high_contrast)
        help_button.clicked.connect(self.help_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(16)
        for widget in (
            self._sample,
            self._line,
            self._unsent,
            self._synced,
            self._backup,
            self._clock,
            self._wait,
        ):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._saved)
        toggles = ((self._large, "Ctrl+="), (self._contrast, ""), (help_button, "F1"))
        for toggle, keys in toggles:
            self._row.addLayout(_with_keys(toggle, keys))
        look.changed.connect(self._on_look_changed)
        self._is_joined = False
        self._has_looked = False
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.setFixedHeight(self._look.px(HEIGHT) + 4 * self._look.large)
        self._large.setChecked(self._look.large)
        self._contrast.setChecked(self._look.high_contrast)
        labels: list[_IconLabel] = list(self.findChildren(_IconLabel))
        for label in labels:
            label.arrange()

    def show_backup(self, at: datetime | None, now: datetime | None) -> None:
        """Show how old the newest backup is; nothing before anybody looked.

        Args:
            at: When it was made; None where there is none.
            now: The present, None where nobody has looked yet: then nothing is said.
        """
        if now is None:
            return
        days = 0 if at is None else days_left(day_of(now), day_of(at))
        if at is None:
            words = self.tr("还没有备份")
        elif days <= 0:
            words = self.tr("今天已备份")
        else:
            words = self.tr("%n 天前备份", "", days)
        self._backup.say(words)
        self._has_looked = True
        self._arrange_backup()

    def show_alone(self, awaited: str = "") -> None:
        """Say that this machine alone holds the ledger: the age of its backup matters.

        Args:
            awaited: What to do until the county's answer comes back by stick; "" where it was
                not asked.
        """
        self._is_joined = False
        self._line.show_as("usb" if awaited else "wifi-off", "")
        self._line.say(self.tr("等县里的回复（U 盘）") if awaited else self.tr("单机使用"))
        self._line.setToolTip(awaited)
        self.show_unsent("")
        self.show_synced("")
        self._arrange_backup()

    def show_line(self, words: str, icon: str, tone: str, more: str) -> None:
        """Say how sync stands, with icon and tone; `more` of it is in the tooltip."""
        self._is_joined = True
        self._line.show_as(icon, tone)
        self._line.say(words)
        self._line.setToolTip(more)
        self._arrange_backup()

    def show_unsent(self, words: str) -> None:
        """Say what has not left this machine; nothing where everything has."""
        self._unsent.say(words)

    def show_synced(self, words: str) -> None:
        """Say when the last run was and how it ended."""
        self._synced.say(words)

    def show_clock(self, words: str, more: str, *, is_doubtful: bool = False) -> None:
        """Say what speaks against the clock, nothing where nothing does; `more` in the tooltip."""
        self._clock.show_as("clock", "warn" if is_doubtful else "neutral")
        self._clock.say(words)
        self._clock.setToolTip(more)
        self._clock.setAccessibleDescription(more)

    def _arrange_backup(self) -> None:
        # Once there is a county's copy, what has not left is said in its place.
        self._backup.setVisible(self._has_looked and not self._is_joined)

    def show_sample(self, *, is_sample: bool) -> None:
        """Mark a ledger of samples."""
        self._sample.setVisible(is_sample)

    def show_wait(self, waiting: bool) -> None:  # noqa: FBT001 – the slot of a signal
        """Say that the ledger takes its time, and that nobody need wait for it."""
        self._wait.say(self.tr("正在翻账本，可以继续干活") if waiting else "")

    def show_saved(self, at: datetime) -> None:
        """Show when something was saved just now."""
        clock = at.astimezone(BEIJING).strftime("%H:%M:%S")
        self._saved.say(self.tr("已自动保存 {clock}").format(clock=clock))

    def show_last_saved(self, at: datetime | None, now: datetime) -> None:
        """Show when something was saved before the window opened; None where nothing ever was."""
        if at is None:
            self._saved.say(self.tr("写了就自动保存"))
        elif day_of(at) == day_of(now):
            self.show_saved(at)
        else:
            day = day_of(at)
            told = self.tr("上次保存 {month}月{day}日")
            self._saved.say(told.format(month=day.month, day=day.day))

    def follow(self, task: Task) -> None:
        """Show a long task while it runs."""
        bar = WaitBar(task, dense=True)
        self._row.insertWidget(2, bar)
        task.ended.connect(bar.deleteLater)


class _IconLabel(QWidget):
    """A word with its icon; hidden while it has nothing to say."""

    def __init__(self, name: str, look: Look, parent: QWidget, *, tone: str = "") -> None:
        super().__init__(parent)  # without one it would come into view as a window
        self.hide()
        self._name, self._look = name, look
        self._icon, self._text = QLabel(), ElidedLabel("", "caption")
        self._text.setProperty("tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text)

    def say(self, text: str) -> None:
        """Show a word, or nothing."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def show_as(self, name: str, tone: str) -> None:
        """Take another icon and colour; "" is no icon, and the colour of captions."""
        self._name = name
        restyle(self._text, tone="" if tone == "neutral" else tone)
        self.arrange()

    def arrange(self) -> None:
        """Draw the icon in the size and colour of the look."""
        self._icon.setVisible(bool(self._name))
        if self._name:
            size, tone = self._look.px(16), self._text.property("tone")
            color = tone_of(tokens_of(self._look), tone).text if tone else None
            self._icon.setPixmap(icon(self._name, color, size).pixmap(size, size))


class _Toggle(QPushButton):
    """A word that stays as wide when it is bold because it is on."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("statusButton")
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # reached by its keys; Tab stays in the page

    def sizeHint(self) -> QSize:
        """Return the room of the bold word."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        words = QFontMetrics(bold).horizontalAdvance(self.text())
        return QSize(words + appearance().px(2 * PAD), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is not cut."""
        return self.sizeHint()


def _with_keys(widget: QWidget, keys: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(widget)
    if keys:
        row.addWidget(KeyCap(keys))
    return row
