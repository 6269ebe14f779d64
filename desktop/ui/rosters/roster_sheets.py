"""Makes a roster: who may vote in a decision body on a day, by what they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.electorates import make_roster
from desktop.services.person_views import list_bodies
from desktop.ui.first_start.labelled import labelled
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.ui.sessions import Session

HOUSEHOLDERS = "householders"
"""Stands among the memberships for everybody who is the householder of a household."""


class RosterSheet(Sheet):
    """Asks for what people are, for whom they vote, and the day."""

    made = Signal(object)
    """The id of the roster that was made."""

    def __init__(
        self, parent: QWidget, session: Session, kinds: Mapping[str, tuple[str, int]]
    ) -> None:
        """Ask.

        Args:
            parent: The page.
            session: Where the roster is made.
            kinds: Memberships that people have, HOUSEHOLDERS too: label and how many.
        """
        super().__init__(parent, self.tr("编一份表决名册"))
        self._session = session
        self.kinds = {key: self._box(*one) for key, one in kinds.items()}
        self._names = {key: name for key, (name, _) in kinds.items()}
        self.of, self.day, self.named = QComboBox(), QDateEdit(), LineField()
        self.of.addItem(self.tr("不限"), "")
        for key, name in list_bodies().items():
            self.of.addItem(label(name), key)
        today = day_of(session.now())
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self._fault = text_label("", "fault", wrap=True)
        self._fault.hide()
        self._lay_out_fields()
        next(iter(self.kinds.values())).setChecked(True)

    def _box(self, name: str, count: int) -> QCheckBox:
        box = QCheckBox(self.tr("{name}  {count} 人").format(name=name, count=count))
        box.toggled.connect(self._suggest_title)
        return box

    def _lay_out_fields(self) -> None:
        group = QWidget()
        boxes = FlowLayout(group, gap=16, line_gap=4)
        for box in self.kinds.values():
            boxes.addWidget(box)
        for name, field in (
            (self.tr("谁在里面（可以多选，一个人只算一次）"), group),
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

    def chosen(self) -> tuple[str, ...]:
        """Return what is ticked, in the order shown."""
        return tuple(key for key, box in self.kinds.items() if box.isChecked())

    def _suggest_title(self) -> None:
        names = self.tr("、").join(self._names[key] for key in self.chosen())
        self.named.setText(
            self.tr("{year}年{name}名册").format(year=self.day.date().year(), name=names)
        )

    def _on_make_clicked(self) -> None:
        chosen = self.chosen()
        make = partial(
            make_roster,
            self._session.ledger,
            title=self.named.text().strip(),
            as_of=self.day.date().toString("yyyy-MM-dd"),
            memberships=tuple(key for key in chosen if key != HOUSEHOLDERS),
            householders=HOUSEHOLDERS in chosen,
            body=str(self.of.currentData()),
        )
        self.make.lock(self.tr("正在编…"))
        self._session.act(self, make, self._on_made, self._on_failed)

    def _on_made(self, roster: UUID) -> None:
        self._session.notify(
            self.tr("名册编好了：{title}").format(title=self.named.text()), tone="good"
        )
        self.accept()
        self.made.emit(roster)

    def _on_failed(self, error: AppError) -> None:
        self.make.unlock()
        self._fault.setText(str(error))
        self._fault.show()
