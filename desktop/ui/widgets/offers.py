"""What a field offers below it: a line each, of which the name alone goes into the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

KEY = int(Qt.ItemDataRole.UserRole)
_NAME = KEY + 1


class _Completer(QCompleter):
    """Marks no line before a person does: Enter must not take what merely looks alike."""

    def splitPath(self, path: str) -> list[str]:  # noqa: ARG002 – Qt's signature
        """Return what no name begins with."""
        return ["\uffff"]


class Offers(QStandardItemModel):
    """The lines offered; Qt writes the name of the chosen one into the field after telling it.

    Were it to write the whole line, what stands there would be nobody's name.

    Attributes:
        marked: KEY of the line to which ↓ led last: Tab leaves the field with it, and Qt tells
            nobody then.
    """

    def __init__(
        self, field: QLineEdit, most: int, chosen: Callable[[QModelIndex], object]
    ) -> None:
        """Offer lines below a field.

        Args:
            field: The field.
            most: So many lines are in sight.
            chosen: Told the index of the line that a person chose; its KEY is data of it.
        """
        super().__init__(field)
        self.marked: Any = None
        names = _Completer(self, field)
        names.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        names.setCompletionRole(_NAME)
        names.setMaxVisibleItems(most)
        names.popup().setObjectName("offers")
        names.highlighted[QModelIndex].connect(self._on_highlighted)  # type: ignore[index]
        names.activated[QModelIndex].connect(chosen)  # type: ignore[index]
        field.setCompleter(names)

    def begin(self) -> None:
        """Offer nothing yet, as of another text."""
        self.clear()
        self.marked = None

    def _on_highlighted(self, index: QModelIndex) -> None:
        self.marked = index.data(KEY)

    def add(self, words: str, name: str, key: Any) -> None:
        """Offer one more line."""
        item = QStandardItem(words)
        item.setData(name, _NAME)
        item.setData(key, KEY)
        self.appendRow(item)
