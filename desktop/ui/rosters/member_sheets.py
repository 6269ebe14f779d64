"""Who is on a roster, and for how many households or for what area each of them stands."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.rules import Unit
from desktop.services.electorates import count_for
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField, NumberBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.electorates import MemberLine, RosterMembers
    from desktop.ui.sessions import Session

_FIRST_ROW = 1
_WIDTH = 120


class MembersSheet(Sheet):
    """The members of a roster; what its body counts besides heads can be entered."""

    def __init__(self, parent: QWidget, session: Session, roster: RosterMembers) -> None:
        super().__init__(parent, roster.title, width=640)
        self._session, self._roster = session, roster
        self.households: dict[UUID, NumberBox] = {}
        self.areas: dict[UUID, LineField] = {}
        self._sum = text_label("", "strong")
        self.body.addWidget(text_label(self._told(), "caption", wrap=True))
        self.body.addWidget(self._grid())
        self.body.addStretch(1)
        self._fault = text_label("", "fault", wrap=True)
        self._fault.hide()
        self.body.addWidget(self._fault)
        self.footer.addWidget(self._sum)
        self.footer.addStretch(1)
        self.store = Button(self.tr("记下"), kind="primary", letter="K")
        self.store.clicked.connect(self._on_store_clicked)
        self.store.setVisible(bool(roster.units))
        self.footer.addWidget(self.store)
        self._show_sum()

    def _told(self) -> str:
        if not self._roster.units:
            return self.tr("这个会议按人数计，一人一票。")
        return self.tr("这个会议也按户数或者面积计：写明每个人代表多少。已经召集的会议不改。")

    def _grid(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        heads = [self.tr("姓名"), self.tr("组")]
        names = {Unit.HOUSEHOLDS: self.tr("代表户数（户）"), Unit.AREA: self.tr("面积（平方米）")}
        heads += [names[unit] for unit in self._roster.units]
        for column, head in enumerate(heads):
            grid.addWidget(text_label(head, "caption"), 0, column)
        for row, member in enumerate(self._roster.members, start=_FIRST_ROW):
            grid.addWidget(text_label(member.name), row, 0)
            grid.addWidget(text_label(member.group, "caption"), row, 1)
            for column, unit in enumerate(self._roster.units, start=2):
                name = f"{member.name} {names[unit]}"
                box = self._box(unit, member, name)
                grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        return whole

    def _box(self, unit: Unit, member: MemberLine, name: str) -> QWidget:
        if unit is Unit.HOUSEHOLDS:
            box = NumberBox(maximum=9_999, name=name)
            box.set_number(member.households)
            box.number_changed.connect(self._show_sum)
            box.setFixedWidth(_WIDTH)
            self.households[member.person] = box
            return box
        field = LineField()
        field.setText("" if member.area is None else str(member.area))
        field.setAccessibleName(name)
        field.setFixedWidth(_WIDTH)
        self.areas[member.person] = field
        return field

    def _show_sum(self, _: object = None) -> None:
        count = len(self._roster.members)
        words = self.tr("{count} 人").format(count=count)
        if self.households:
            total = sum(box.number() or 0 for box in self.households.values())
            words = self.tr("{count} 人，代表 {households} 户").format(
                count=count, households=total
            )
        self._sum.setText(words)

    def _areas(self) -> dict[UUID, Decimal | None]:
        found: dict[UUID, Decimal | None] = {}
        for person, field in self.areas.items():
            text = field.text().strip()
            try:
                found[person] = Decimal(text) if text else None
            except InvalidOperation:
                field.show_fault(self.tr("面积要写数字，例：88.5"))
                field.setFocus()
                raise
        return found

    def _on_store_clicked(self) -> None:
        try:
            areas = self._areas()
        except InvalidOperation:
            return
        store = partial(
            count_for,
            self._session.ledger,
            self._roster.id,
            households={person: box.number() for person, box in self.households.items()},
            areas=areas,
        )
        self.store.lock(self.tr("正在记…"))
        self._session.act(self, store, self._on_stored, self._on_failed)

    def _on_stored(self, _: Any) -> None:
        self._session.notify(self.tr("记下了每个人代表多少"), tone="good")
        self.accept()

    def _on_failed(self, error: AppError) -> None:
        self.store.unlock()
        self._fault.setText(str(error))
        self._fault.show()
