"""一起来的还有谁: the others of a party, each a button that takes the name away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.receptions import Visitor
from desktop.ui.reception.visitor_fields import NameField
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.faults import FaultLine
from desktop.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.services.receptions import VisitorLine


class CompanionField(NameField):
    """A name that is added at once: by Enter, or by taking one of those offered."""

    entered = Signal()
    """Whoever stands here is meant."""

    def take(self, value: object) -> None:
        """Show whom a person chose, and add it."""
        super().take(value)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add who is meant by Enter, also where names are offered and none is marked."""
        marked = self.offers.isVisible() and self.offers.currentItem() is not None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not marked:
            self.offers.hide()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class CompanionsRow(QWidget):
    """Enter or leaving the field adds whoever stands in it."""

    changed = Signal()
    """Somebody was added or taken away, or is being typed."""

    def __init__(self) -> None:
        super().__init__()
        self.party: list[Visitor] = []
        self.name = CompanionField()
        self.name.setPlaceholderText(self.tr("一个一个写，按 Enter 加上"))
        self.name.setAccessibleName(self.tr("一起来的还有谁，姓名或拼音首字母"))
        self._chips: list[Button] = []
        self._row = FlowLayout(gap=6)
        self._fault = FaultLine()
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addLayout(self._row)
        column.addWidget(self._fault)
        self.name.entered.connect(self.add_typed)
        self.name.editingFinished.connect(self.add_typed)
        self.name.textChanged.connect(self._on_typed)

    def choose_among(self, people: Sequence[VisitorLine]) -> None:
        """Take the people who may come."""
        self.name.people = people

    def let_names_be_withheld(self, *, withheld: bool) -> None:
        """Take names as they are typed while the party wishes that nobody learns them."""
        self.name.completes = not withheld

    def add_typed(self) -> None:
        """Add whoever stands in the field, once it is clear who that is."""
        typed = self.name.text().strip()
        if not typed:
            return
        unclear = self.name.why_unclear()
        if unclear:
            self.show_fault(unclear)
            return
        person = self.name.person
        self._add(
            Visitor(
                person=person.id if person else None,
                name=person.name if person else typed,
                is_new=self.name.is_new,
            )
        )
        self.name.settle(None)

    def _add(self, visitor: Visitor) -> None:
        if visitor not in self.party:
            self.party.append(visitor)
            self._show_chips()
        self.changed.emit()

    def _remove(self, visitor: Visitor) -> None:
        self.party.remove(visitor)
        self._show_chips()
        self.name.setFocus()
        self.changed.emit()

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for visitor in self.party:
            chip = Button(visitor.name, icon="x")
            chip.setProperty("bulk", "small")
            chip.setAccessibleName(self.tr("去掉 {title}").format(title=visitor.name))
            chip.clicked.connect(partial(self._remove, visitor))
            self._row.addWidget(chip)
            self._chips.append(chip)

    def _on_typed(self, *_: object) -> None:
        self.show_fault("")
        self.changed.emit()

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong below the field."""
        self._fault.say(sentence)

    def collect(self) -> list[dict[str, Any]]:
        """Return the party, as a draft keeps it."""
        return [
            {"person": str(one.person or ""), "name": one.name, "is_new": one.is_new}
            for one in self.party
        ]

    def fill_in(self, party: Sequence[Mapping[str, Any]]) -> None:
        """Put a draft back, or empty everything."""
        self.party = [
            Visitor(
                person=UUID(one["person"]) if one.get("person") else None,
                name=str(one.get("name", "")),
                is_new=bool(one.get("is_new")),
            )
            for one in party
        ]
        self.name.settle(None)
        self._show_chips()
        self.show_fault("")
