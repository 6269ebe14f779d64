"""Makes a roster: who may vote in a decision body on a day, by what they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.electorates import make_roster
from desktop.services.person_views import list_bodies
from desktop.ui.first_start.labelled import labelled
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.errors import AppError
    from desktop.ui.sessions import Session


class RosterSheet(Sheet):
    """Asks for what people are, for whom they vote, and the day."""

    def __init__(
        self, parent: QWidget, session: Session, kinds: Mapping[str, tuple[str, int]]
    ) -> None:
        """Ask.

        Args:
            parent: The page.
            session: Where the roster is made.
            kinds: Memberships that people have: label and how many.
        """
        super().__init__(parent, self.tr("编一份表决名册"))
        self._session = session
        self.kind, self.of, self.day = QComboBox(), QComboBox(), QDateEdit()
        for key, (name, count) in kinds.items():
            self.kind.addItem(self.tr("{name}  {count} 人").format(name=name, count=count), key)
        self.of.addItem(self.tr("不限"), "")
        for key, name in list_bodies().items():
            self.of.addItem(label(name), key)
        today = day_of(session.now())
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.named = LineField()
        self._fault = text_label("", "fault", wrap=True)
        self._fault.hide()
        for name, field in (
            (self.tr("谁在里面"), self.kind),
            (self.tr("用在哪个会议"), self.of),
            (self.tr("截止到哪天"), self.day),
            (self.tr("名册叫什么"), self.named),
        ):
            self.body.addWidget(labelled(name, field))
        self.body.addWidget(self._fault)
        self.body.addStretch(1)
        self.make = Button(self.tr("编好"), kind="primary", letter="K")
        self.make.clicked.connect(self._on_make_clicked)
        self.footer.addStretch(1)
        self.footer.addWidget(self.make)
        self.kind.currentIndexChanged.connect(self._suggest_title)
        self._suggest_title()

    def _suggest_title(self) -> None:
        name = self.kind.currentText().rsplit("  ", 1)[0]
        self.named.setText(
            self.tr("{year}年{name}名册").format(year=self.day.date().year(), name=name)
        )

    def _on_make_clicked(self) -> None:
        make = partial(
            make_roster,
            self._session.ledger,
            title=self.named.text().strip(),
            as_of=self.day.date().toString("yyyy-MM-dd"),
            memberships=(str(self.kind.currentData()),),
            body=str(self.of.currentData()),
        )
        self.make.lock(self.tr("正在编…"))
        self._session.act(self, make, self._on_made, self._on_failed)

    def _on_made(self, _: object) -> None:
        self._session.notify(
            self.tr("名册编好了：{title}").format(title=self.named.text()), tone="good"
        )
        self.accept()

    def _on_failed(self, error: AppError) -> None:
        self.make.unlock()
        self._fault.setText(str(error))
        self._fault.show()
