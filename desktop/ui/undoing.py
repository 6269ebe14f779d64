"""Ctrl+Z outside a text: takes back this person's last act, and says which it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.undo import undo_last_act
from desktop.ui.messages import label

if TYPE_CHECKING:
    from desktop.ui.sessions import Session


class Undoing(QObject):
    """Undoes acts of one session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def undo(self) -> None:
        """Take the last act back; where that is refused, the window says why."""
        self._session.act(self, partial(undo_last_act, self._session.ledger), self._on_undone)

    def _on_undone(self, title: str) -> None:
        self._session.notify(self.tr("已撤回：{title}").format(title=label(title)), tone="good")
