"""Which paper of a meeting or plan to print: a sheet that any page can open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.services.paper_offers import PaperOffer, list_offers
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.places import Place
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session


class PaperChooser(Sheet):
    """Lists the papers of a row; Enter opens one, those with holes are locked and say why."""

    def __init__(self, session: Session, parent: QWidget, row: UUID) -> None:
        """Ask which papers a row has; `open()` shows the sheet.

        Args:
            session: Where the row is.
            parent: A widget of the window.
            row: A meeting, plan, motion or frozen record.
        """
        super().__init__(parent, "", width=640)
        self.show_title(self.tr("打印哪份文书"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.offers: tuple[PaperOffer, ...] = ()
        self.list = RowList()
        self.list.setAccessibleName(self.tr("能打印的文书"))
        self.list.setMinimumHeight(session.look.px(300))
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(self._on_acted)
        self._told = text_label("", "second", wrap=True)
        self._told.setContentsMargins(16, 8, 16, 8)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._told)
        self.list.setFocus()
        home = session.home

        def look(reading: Reading) -> tuple[PaperOffer, ...]:
            return list_offers(reading, row, home.press)  # loaded there: it is slow

        session.read(self, look, self._on_read, self._on_failed)

    def _on_read(self, offers: tuple[PaperOffer, ...]) -> None:
        self.offers = tuple(sorted(offers, key=lambda one: bool(one.locked)))
        self.list.show_rows([self._row(at, one) for at, one in enumerate(self.offers)])
        locked = any(one.locked for one in offers)
        self._told.setText(self.tr("带锁的现在印出来会缺东西。") if locked else "")
        self._told.setVisible(locked)

    def _row(self, at: int, one: PaperOffer) -> Row:
        chips = {
            "form": (self.tr("表格"), "neutral", ""),
            "draft": (self.tr("草稿"), "warn", "pencil"),
            "frozen": (self.tr("已定稿"), "info", "stamp"),
            "sealed": (self.tr("已封存"), "good", "lock"),
        }
        chip = (self.tr("先不能印"), "outline", "lock") if one.locked else chips[one.state]
        return Row(
            key=at,
            title=label(one.title),
            second=one.locked or one.about,
            icon="file-text",
            chips=(chip,),
            action="" if one.locked else self.tr("打开"),
            muted=bool(one.locked),
        )

    def _on_acted(self, at: object) -> None:
        offer = next(one for place, one in enumerate(self.offers) if place == at)
        if offer.locked:
            self._told.setText(offer.locked)
            self._told.show()
            return
        self.accept()
        self._session.navigator.go(Place("paper", offer.row, {"paper": offer.paper}))

    def _on_failed(self, error: AppError) -> None:
        self._told.setText(str(error))
        self._told.show()
