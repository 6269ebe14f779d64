"""Right of what waits: the week, and where the ledger lies besides on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING, day_of, days_left
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.painted.weeks import WeekDay, WeekStrip
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.services.today_views import TodayView

_MOST_LINES = 4


class WeekPanel(Panel):
    """The days of the week and the first of what is dated."""

    chosen = Signal(object)
    """A day was opened."""

    def __init__(self) -> None:
        super().__init__("")
        self.show_title(self.tr("本周"))
        self._words = DueWords(self)
        self._span = ElidedLabel("", "second")
        self.header.addWidget(self._span)
        self.calendar = Button(self.tr("日历"), kind="link", letter="R")
        self.header.addWidget(self.calendar)
        self.strip = WeekStrip()
        self.strip.opened.connect(self.chosen)
        self.pad_body()
        self.body.addWidget(self.strip)
        self._lines: QWidget | None = None

    def show_week(self, view: TodayView) -> None:
        """Show another week."""
        first, last = view.week[0][0], view.week[-1][0]
        days = self._words.day(last) if first.month != last.month else self.tr("{day}日")
        self._span.setText(f"{self._words.day(first)[:-1]}—{days.format(day=last.day)}")
        self.strip.show_days([WeekDay(day, count) for day, count in view.week], view.today)
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = self._make_lines(view)
        self.body.addWidget(self._lines, 1)

    def _make_lines(self, view: TodayView) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for one in view.dates[:_MOST_LINES]:
            row = QHBoxLayout()
            day = one.due or view.today
            when = self.tr("今天") if day == view.today else self._words.weekday(day)
            kind = when if one.kind == "meeting" else self.tr("{day} 到期").format(day=when)
            what = ElidedLabel(one.title, "second")
            row.addWidget(text_label(kind, "strong"))
            row.addSpacing(8)
            row.addWidget(what, 1)
            column.addLayout(row)
        hidden = len(view.dates) - _MOST_LINES
        if not view.dates:
            column.addWidget(text_label(self.tr("这周往后没有安排"), "second"))
        elif hidden > 0:
            said = self.tr("下面还有 {count} 件").format(count=hidden)
            column.addWidget(text_label(said, "second"))
        column.addStretch(1)
        return holder


class BackupPanel(Panel):
    """Where there is no sync this machine alone holds the ledger, so its backups matter."""

    def __init__(self) -> None:
        super().__init__("")
        self.show_title(self.tr("备份"))
        self._words = DueWords(self)
        self.header.addWidget(Chip(self.tr("单机使用"), "neutral", "hard-drive"))
        self._age = text_label("", "number")
        self._when = text_label("", "second", wrap=True)
        self.button = Button(self.tr("现在备份"), icon="save", letter="B")
        self.pad_body()
        self.body.addWidget(self._age)
        self.body.addWidget(self._when)
        self.body.addStretch(1)
        self.body.addWidget(self.button)

    def show_newest(self, newest: datetime | None, today: date) -> None:
        """Show when the last backup was made (aware), None for never."""
        if newest is None:
            self._age.setText(self.tr("没有备份"))
            self._when.setText(self.tr("账本只在这台电脑上，请现在备份一次。"))
            return
        day = day_of(newest)
        age = self.tr("{when}备份过").format(when=self._words.ago(days_left(today, day)))
        self._age.setText(age)
        said = self.tr("上次备份 {day} {time}。账本只在这台电脑上，请常拷到 U 盘。")
        clock = newest.astimezone(BEIJING).strftime("%H:%M")
        self._when.setText(said.format(day=self._words.day(day), time=clock))
