"""适用的制度: the place's own rules that applied to a consultation on the day of its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from desktop.domain.deadlines import day_of
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records.regulations import REGULATION_KINDS
from desktop.services.regulations import list_applicable
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.regulations import RegulationLine
    from desktop.ui.sessions import Session

_HEIGHT = 220


class ApplicableSheet(Sheet):
    """Lists them; Enter goes to one in its register, where it is read and printed."""

    def __init__(self, parent: QWidget, session: Session, consultation: UUID) -> None:
        title = QCoreApplication.translate("ApplicableSheet", "适用的制度")
        super().__init__(parent, title, width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._told = text_label("", "second", wrap=True)
        self.list = RowList()
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(session.look.px(_HEIGHT))
        self.list.opened.connect(self._go)
        self.list.acted.connect(self._go)
        self.register = Button(self.tr("去登记制度"), icon="book-open", letter="G")
        self.register.clicked.connect(lambda: self._go(None))
        self.body.addWidget(self._told)
        self.body.addWidget(self.list)
        self.footer.addStretch(1)
        self.footer.addWidget(self.register)
        today = day_of(session.now())
        session.read(
            self, lambda reading: list_applicable(reading, consultation, today), self._on_read
        )

    def _on_read(self, lines: Sequence[RegulationLine]) -> None:
        self.list.show_rows([self._row(one) for one in lines])
        self.list.setVisible(bool(lines))
        self._told.setText(
            self.tr("按最近一次会议的日期，当时现行的。Enter 打开，可以打印。")
            if lines
            else self.tr("没有登记适用的制度。在“制度与资料”里登记制度文件，写明适用的类型和日期。")
        )
        (self.list if lines else self.register).setFocus()

    def _row(self, one: RegulationLine) -> Row:
        since = self._since(one.effective_from)
        return Row(
            key=one.id,
            title=one.title,
            second=" · ".join(filter(None, (one.document_number, since))),
            icon="book-open",
            chips=((label(REGULATION_KINDS[one.kind]), "neutral", ""),),
            action=self.tr("打开"),
        )

    def _since(self, text: str) -> str:
        if not text:
            return ""
        known = from_edtf(text)
        day = text if known.is_exact else show_partial_date(known)
        return self.tr("{day} 起施行").format(day=day)

    def _go(self, row: object) -> None:
        self.accept()
        place = Place("registers", row) if row is not None else Place("registers")  # type: ignore[arg-type]
        self._session.navigator.go(place)
