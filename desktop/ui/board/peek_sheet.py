"""A look at one card without leaving the board: everything that is lacking, in whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.services.boards import BoardCard, CardDetail
    from desktop.ui.board.cards import Card
    from desktop.ui.board.wording import CardWords


class PeekSheet(Sheet):
    """Shows a card whole; Enter opens it, Esc and Space go back to the board."""

    opened = Signal(object)
    """The key of the consultation, which is to be opened."""

    def __init__(
        self, parent: QWidget, words: CardWords, card: BoardCard, shown: Card, detail: CardDetail
    ) -> None:
        super().__init__(parent, card.title, width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._key: UUID = card.id
        facts = [chip[0] for chip in shown.chips] + [shown.corner, card.number, card.lead]
        self.body.addWidget(text_label(" · ".join(filter(None, facts)), "second", wrap=True))
        where = self.tr("第 {place}/{places} 步：{stage}").format(
            place=card.place, places=card.places, stage=shown.stage
        )
        self.body.addWidget(text_label(where, "strong", wrap=True))
        if shown.second:
            self.body.addWidget(text_label(shown.second, "body", wrap=True))
        self._say(words, shown, detail)
        self.body.addStretch(1)
        back = Button(self.tr("回看板"), letter="B")
        self.enter = Button(self.tr("打开这件"), kind="primary", letter="D")
        back.clicked.connect(self.reject)
        self.enter.clicked.connect(self._on_enter)
        self.footer.addStretch(1)
        self.footer.addWidget(back)
        self.footer.addWidget(self.enter)
        self.enter.setFocus()

    def _say(self, words: CardWords, shown: Card, detail: CardDetail) -> None:
        if not detail.gaps:
            self.body.addWidget(text_label(shown.box or "", "body", tone="good", wrap=True))
            return
        title = self.tr("进入「{stage}」还差 {count} 项").format(
            stage=words.file.title(detail.next_title), count=len(detail.gaps)
        )
        self.body.addWidget(text_label(title, "strong", wrap=True))
        for gap in detail.gaps:
            basis = words.file.basis(gap.basis)
            said = self.tr("□ {gap}（{basis}）").format(gap=words.file.condition(gap), basis=basis)
            self.body.addWidget(text_label(said, "body", wrap=True))

    def _on_enter(self) -> None:
        self.accept()
        self.opened.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Space, with which one came."""
        if event.key() == Qt.Key.Key_Space:
            self.reject()
        else:
            super().keyPressEvent(event)
