"""方案还要写明: forms, parties and selection of a plan, each with its state and its way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.records.consultations import FORMS, SELECTIONS
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.consultation_views import PlanParts

_LINE = 32
"""px of the design."""


class PartsRow(QFrame):
    """Three buttons that say what is written down already."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel-foot")
        parts = QWidget()
        row = FlowLayout(parts, gap=12)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parts.setSizePolicy(policy)
        title = text_label(self.tr("还要写明"), "strong")
        title.setMinimumHeight(appearance().px(_LINE))
        row.addWidget(title)
        self.forms = Button("", kind="paper", letter="X")
        self.parties = Button("", kind="paper", letter="Y")
        self.selection = Button("", kind="paper", letter="Z")
        for button in self.controls():
            row.addWidget(button)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 2, 8, 2)
        whole.addWidget(parts, 1)

    def controls(self) -> list[Button]:
        """Return what takes the keyboard, in reading order."""
        return [self.forms, self.parties, self.selection]

    def show_parts(self, parts: PlanParts) -> None:
        """Say what is there; an icon marks what is done, to do, or to be looked at."""
        forms = self.tr("、").join(label(FORMS[form]) for form in parts.forms if form in FORMS)
        told = self.tr("形式：{forms}").format(forms=forms or self.tr("还没有选"))
        if parts.is_unfit:
            told = self.tr("{forms}（不能表决）").format(forms=told)
        self._show(self.forms, told, done=bool(forms), wrong=parts.is_unfit)
        count = self.tr("{n} 方").format(n=parts.parties)
        told = self.tr("协商各方：{n}").format(n=count if parts.parties else self.tr("还没有列"))
        if parts.is_unequal:
            told = self.tr("{parties}（人数不对等）").format(parties=told)
        self._show(self.parties, told, done=parts.parties > 0, wrong=parts.is_unequal)
        way = label(SELECTIONS[parts.selection]) if parts.selection in SELECTIONS else ""
        told = self.tr("参加人产生：{way}").format(way=way or self.tr("还没有写"))
        self._show(self.selection, told, done=bool(way), wrong=False)

    def _show(self, button: Button, words: str, *, done: bool, wrong: bool) -> None:
        button.show_icon("triangle-alert" if wrong else "circle-check" if done else "circle")
        button.show_text(words)
