"""A table in which several lines can be picked, by the space bar, Shift and arrows, or Ctrl+click.

What is picked stays so while one goes through the lines, and is told by colour, a tick and a count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from desktop.ui.lists.line_tables import LineTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QMouseEvent

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PickingTable(LineTable):
    """A LineTable whose lines can be picked."""

    picks_changed = Signal()
    """Others are picked than before."""

    def show_lines(self, lines: Sequence[Any], current: UUID | None) -> None:
        """Show other lines; what is out of sight is no longer picked."""
        kept = self.picked & {line.id for line in lines}
        changed = kept != self.picked
        self.picked = kept
        super().show_lines(lines, current)
        if changed:
            self.picks_changed.emit()

    def picked_lines(self) -> tuple[Any, ...]:
        """Return the picked lines in the order in which they stand."""
        return tuple(line for line in self.lines.all() if line.id in self.picked)

    def pick_none(self) -> None:
        """Let all of them go."""
        self._change(set())

    def pick_all(self) -> None:
        """Pick every line that is shown."""
        self._change({line.id for line in self.lines.all()})

    def _change(self, picked: set[UUID]) -> None:
        if picked != self.picked:
            self.picked = picked
            self.viewport().update()
            self.picks_changed.emit()

    def _toggle(self, line: Any) -> None:
        if line is not None:
            self._change(self.picked ^ {line.id})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by Space, by Shift and arrows, all by Ctrl+A."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space and not shift:
            self._toggle(self.current_line())
        elif key in _STEPS and shift:
            self._extend(_STEPS[key])
        elif key == Qt.Key.Key_A and control:
            self.pick_all()
        else:
            super().keyPressEvent(event)

    def _extend(self, step: int) -> None:
        """Pick the current line and the one beside it, which becomes current."""
        before = self.current_line()
        if before is None:
            return
        at = self.lines.index(self.currentIndex().row() + step, 0)
        if at.isValid():
            self.setCurrentIndex(at)
        self._change(self.picked | {before.id, self.current_line().id})

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick by Ctrl and a click."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        at = self.indexAt(event.position().toPoint())
        if left and at.isValid() and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle(at.data(Qt.ItemDataRole.UserRole))
