"""Which register is shown: a list beside the table, or a box where there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.records import declaration_of, record_type
from desktop.ui.forms.choosing import QuietBox
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.panels import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN_ICON = "book-open"
_WIDTH = 216
_ICONS = {
    "CatalogueItem": "list",
    "DeliberationDay": "calendar-days",
    "PartnerUnit": "handshake",
    "PastMatter": "archive",
}


class RegisterChooser(QObject):
    """The registers with how much is in each; list and box show the same."""

    chosen = Signal(str)
    """Name of the record type of the register that a person chose."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.box, self.side = RowList(), QuietBox(), Panel("")
        for widget in (self.list, self.box):
            widget.setAccessibleName(self.tr("有哪些登记"))
        self.box.setMinimumContentsLength(10)
        self.box.hide()
        self.side.body.addWidget(self.list)
        self.list.current_changed.connect(self._on_chosen)
        self.box.activated.connect(lambda _: self._on_chosen(self.box.currentData()))

    def _on_chosen(self, name: Any) -> None:
        if name:
            self.chosen.emit(name)

    def show_counts(self, counts: Mapping[str, int], current: str) -> None:
        """Show how much is in each register, and which of them is open."""
        rows = []
        self.box.clear()
        for name, count in counts.items():
            title = label(declaration_of(record_type(name)).title)
            icon = _ICONS.get(name, PLAIN_ICON)
            rows.append(Row(name, title, icon=icon, chips=((str(count), "outline", ""),)))
            self.box.addItem(f"{title} {count}", name)
        self.list.blockSignals(True)  # noqa: FBT003 – Qt's signature
        self.list.show_rows(rows)
        self.list.choose(current)
        self.list.blockSignals(False)  # noqa: FBT003 – Qt's signature
        self.box.setCurrentIndex(self.box.findData(current))

    def arrange(self, *, compact: bool) -> None:
        """Show the list where there is room for it, else the box."""
        self.side.setVisible(not compact)
        self.side.setFixedWidth(appearance().px(_WIDTH))
        self.box.setVisible(compact)
