"""Whether what is due is told, and whether the app goes on in the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop.ui import reminding
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.ui.looks import Look


class ReminderPanel(Panel):
    """Two choices of two; each holds at once and for the next start."""

    def __init__(self, look: Look) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("提醒"))
        self.reminds = Segments([(True, self.tr("提醒"), ""), (False, self.tr("不提醒"), "")])
        self.stays = Segments([(False, self.tr("退出"), ""), (True, self.tr("留在托盘"), "")])
        has_tray = reminding.has_tray()
        rows = [(self.tr("到期和超期"), self.reminds)]
        if has_tray:
            rows.append((self.tr("关窗口时"), self.stays))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for row, (name, segments) in enumerate(rows):
            segments.setAccessibleName(name)
            grid.addWidget(text_label(name, "strong"), row, 0)
            grid.addWidget(segments, row, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(text_label(self._told(has_tray=has_tray), "second", wrap=True))
        self.body.addStretch(1)
        self.reminds.choose(look.reminds)
        self.stays.choose(look.stays)
        self.reminds.chosen.connect(look.set_reminds)
        self.stays.chosen.connect(look.set_stays)

    def _told(self, *, has_tray: bool) -> str:
        said = self.tr("打开时和每天 {hour} 点说一次，只说几件，不说姓名；开会时不说。")
        where = "" if has_tray else self.tr("这台电脑没有托盘，只在窗口里说。")
        return said.format(hour=reminding.HOUR) + where
