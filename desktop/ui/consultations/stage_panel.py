"""The line of stages above a consultation; a sentence instead where its words have no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.consultation_views import DONE
from desktop.ui.consultations.wording import FileWords
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.painted.stages import StageDots, StageLine
from desktop.ui.widgets.styling import font_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.services.consultation_views import ConsultationView
    from desktop.ui.widgets.painted.stages import StageStep

_TITLE, _GAP = 14, 10
"""px of the design: the titles of the line, and what is left between them."""


class StagePanel(QFrame):
    """Shows how far it is."""

    opened = Signal(str)
    """The key of a stage that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._words = FileWords(self)
        self.line, self._dots, self._told = StageLine(), StageDots(), ElidedLabel("", "strong")
        self.line.opened.connect(lambda key: self.opened.emit(str(key)))
        self._steps: Sequence[StageStep] = ()
        self._now = ""
        self._short = QWidget()
        row = QHBoxLayout(self._short)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(16)
        row.addWidget(self._dots, 1)
        row.addWidget(self._told, 3)
        self.guide = Button(self.tr("这一步要做什么"), kind="link", icon="book-open", letter="J")
        self.guide.clicked.connect(lambda: self.opened.emit(self._now))
        row.addWidget(self.guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.addWidget(self.line)
        column.addWidget(self._short)
        self._short.hide()

    def show_view(self, view: ConsultationView, today: date) -> None:
        """Show the stages of a consultation."""
        self._steps = [self._words.step(stage, today) for stage in view.stages]
        self.line.show_steps(self._steps)
        done = sum(stage.state == DONE for stage in view.stages)
        self._dots.show_stage(done, len(view.stages))
        now = view.current
        self._now = now.stage
        when = self._words.when(now, today)
        told = self.tr("第 {number} 步，共 {total} 步：{stage}").format(
            number=now.number, total=len(view.stages), stage=self._words.stage(now)
        )
        if when:
            told = self.tr("{told}（{when}）").format(told=told, when=when)
        if view.gate is not None:
            told += self.tr("，下一步 {stage}").format(stage=self._words.title(view.gate.title))
        self._told.setText(told)
        self._arrange()

    def _arrange(self) -> None:
        """Say it in a sentence where a title would be cut."""
        metrics = QFontMetrics(font_of(self.line, _TITLE, bold=True))
        widest = max((metrics.horizontalAdvance(step.label) for step in self._steps), default=0)
        room = (self.width() - 16) / max(len(self._steps), 1)
        short = widest + appearance().px(_GAP) > room
        self.line.setVisible(not short)
        self._short.setVisible(short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
