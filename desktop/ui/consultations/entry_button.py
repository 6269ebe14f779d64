"""记一条: enters what no gate asks for just now, as a second notice or investigation."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from desktop.records import declaration_of
from desktop.ui.consultations.gap_sheets import FORMS
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button

_SIGNED_ELSEWHERE = "sign_off"


class EntryButton(Button):
    """Opens a menu of what can be entered; the words are those of the declarations."""

    asked = Signal(str)
    """An action of desktop.ui.consultations.gap_sheets.FORMS, with its detail."""

    def __init__(self) -> None:
        super().__init__("", icon="plus", letter="R")
        self.show_text(self.tr("记一条"))
        self.menu_of_entries = QMenu(self)
        for name, form in FORMS.items():
            if name == _SIGNED_ELSEWHERE:
                continue
            title = label(declaration_of(form.kind).title)
            if not form.details:
                self._offer(title, name)
            for key, word in form.details.items():
                told = self.tr("{kind}：{detail}").format(kind=title, detail=label(word))
                self._offer(told, f"{name}:{key}")
        self.clicked.connect(self._on_clicked)

    def _offer(self, title: str, action: str) -> None:
        offered = self.menu_of_entries.addAction(title)
        offered.triggered.connect(partial(self.asked.emit, action))

    def _on_clicked(self) -> None:
        menu = self.menu_of_entries
        above = self.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
        menu.popup(above)
