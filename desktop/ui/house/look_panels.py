"""Large type, contrast and language; each holds at once and for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.ui.looks import Look


class LookPanel(Panel):
    """Three choices of two."""

    def __init__(self, look: Look) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("显示"), "Ctrl+=  Ctrl+-")
        self._look = look
        self.type = Segments([(False, self.tr("普通"), ""), (True, self.tr("大字"), "")])
        self.contrast = Segments([(False, self.tr("普通"), ""), (True, self.tr("高对比"), "")])
        self.language = Segments([("zh_CN", "中文", ""), ("en", "English", "")])
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        rows = (
            (self.tr("字号"), self.type),
            (self.tr("颜色"), self.contrast),
            (self.tr("语言"), self.language),
        )
        for row, (name, segments) in enumerate(rows):
            segments.setAccessibleName(name)
            grid.addWidget(text_label(name, "strong"), row, 0)
            grid.addWidget(segments, row, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.type.chosen.connect(look.set_large)
        self.contrast.chosen.connect(look.set_high_contrast)
        self.language.chosen.connect(look.set_language)
        look.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.type.choose(self._look.large)
        self.contrast.choose(self._look.high_contrast)
        self.language.choose(self._look.language)
