"""One opinion whole, as it was said: for those that are longer than the list has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.opinions import STANCES
from desktop.services.ballot_views import clock
from desktop.ui.messages import label
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import ProseField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.room_views import OpinionLine

LINES = 8


class OpinionSheet(Sheet):
    """Shows an opinion to be read; it is not changed here."""

    def __init__(self, parent: QWidget, opinion: OpinionLine) -> None:
        super().__init__(parent, opinion.speaker, width=640)
        stance = label(STANCES[opinion.stance])
        time = clock(opinion.at) if opinion.at else ""
        about = " · ".join(filter(None, (time, opinion.second, stance)))
        self.words = ProseField(name=self.tr("意见"), lines=LINES)
        self.words.setReadOnly(True)
        self.words.set_text(opinion.content)
        self.body.addWidget(text_label(about, "second", wrap=True))
        self.body.addWidget(self.words, 1)
        self.words.setFocus()
