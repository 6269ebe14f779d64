"""议事规则: what whoever presides reads out at the opening, large enough to be read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.services.conduct import get_rules_of_order
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RulesSheet(Sheet):
    """Shows the rules; that they were read is said by its one button."""

    read_out = Signal()
    """They were read out."""

    def __init__(self, parent: QWidget) -> None:
        rules = get_rules_of_order()
        super().__init__(parent, rules.title, width=720)
        for number, rule in enumerate(rules.rules, start=1):
            self.body.addWidget(text_label(f"{number}. {rule}", "panel-title", wrap=True))
        hint = self.tr("照惯例由主持人宣读，法律没有规定。读过的会印在会议记录里。")
        self.body.addWidget(text_label(hint, "caption", wrap=True))
        self.body.addStretch(1)
        self.done_button = Button(self.tr("读完了"), kind="primary", letter="Y", icon="check")
        self.done_button.clicked.connect(self._on_done)
        self.footer.addStretch(1)
        self.footer.addWidget(self.done_button)
        self.done_button.setFocus()

    def _on_done(self) -> None:
        self.read_out.emit()
        self.accept()
