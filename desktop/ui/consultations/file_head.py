"""The title row of a consultation: what it is, and the step to the next stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.consultations import KINDS, TIMINGS
from desktop.ui.consultations.wording import FileWords
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.panels import PageHead

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.services.consultation_views import ConsultationView

_GAP = 12


class FileHead(PageHead):
    """Title, number, chips that give way, 打印 and 进入「…」."""

    def __init__(self) -> None:
        super().__init__("", back=True)
        self._words = FileWords(self)
        self.chips = [Chip("") for _ in range(3)]
        self.print_button = Button(self.tr("打印"), icon="printer", letter="P")
        self.next = Button(self.tr("进入下一步"), letter="N")
        self.next.lock(self.tr("正在打开…"))
        for chip in self.chips:
            chip.hide()
            self.extras.addWidget(chip)
        self.buttons.addWidget(self.print_button)
        self.buttons.addWidget(self.next)

    def show_view(self, view: ConsultationView, *, prints: bool) -> None:
        """Show a consultation; `prints`: there is a paper to print."""
        self.show_title(view.title, view.number)
        planned = self.tr("计划内") if view.in_plan else self.tr("计划外")
        words = (label(KINDS[view.kind]), planned, label(TIMINGS[view.timing]))
        for chip, word in zip(self.chips, words, strict=True):
            chip.show_as(word, "neutral")
        self.print_button.setVisible(prints)
        gate = view.gate
        self.next.setVisible(gate is not None)
        if gate is not None:
            self.next.show_text(self.tr("进入「{stage}」").format(stage=label(gate.title)))
            self.next.show_kind("primary" if gate.is_open else "plain")
            if gate.is_open:
                self.next.unlock()
            else:
                self.next.lock(self.missing(view))
        self._fit_chips()

    def missing(self, view: ConsultationView) -> str:
        """Return what is lacking before the next stage."""
        gaps = view.gate.gaps if view.gate else ()
        return self.tr("；").join(self._words.condition(gap) for gap in gaps)

    def _fit_chips(self) -> None:
        """Show as many as leave the title and the number whole: all stand in 基本信息 too."""
        shown = [one for one in (self.print_button, self.next) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + _GAP for one in (self.back_button, *shown))
        left = self.width() - 3 * _GAP - taken - self.wanted_width()
        for chip in self.chips:
            left -= chip.sizeHint().width() + _GAP
            chip.setVisible(left >= 0 and bool(chip.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the chips for which there is room."""
        super().resizeEvent(event)
        self._fit_chips()
