"""Who speaks: a name or its initials, completed from the roll, those present first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.services.roll_lines import find_lines
from desktop.ui.tokens import appearance
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.offers import NameOffers
from desktop.ui.widgets.row_painting import draw_text, sized

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.roll_lines import RollLine

OFFERED = 12
"""Names offered at most."""


class SpeakerField(LineField):
    """A field that ends with one person of the roll, or with a fault."""

    picked = Signal(object)
    """The RollLine that speaks, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(placeholder="", name="")
        self.setParent(parent)
        self.setPlaceholderText(self.tr("谁说的"))
        self.setAccessibleName(self.tr("发言人，姓名或拼音首字母"))
        self._roll: Sequence[RollLine] = ()
        self.line: RollLine | None = None
        self.offers = NameOffers(self)
        self.offers.taken.connect(self.pick)
        self._arrow = self.addAction(
            icon("chevron-down", size=appearance().px(16)),
            QLineEdit.ActionPosition.TrailingPosition,
        )
        self._arrow.setText(self.tr("在场的人"))
        self._arrow.triggered.connect(self.offer_all)
        self.textEdited.connect(self._on_text_edited)

    def show_roll(self, roll: Sequence[RollLine]) -> None:
        """Take another roll; who was picked stays picked."""
        self._roll = sorted(roll, key=lambda line: line.status != "present")
        if self.line is not None:
            self.line = next((one for one in roll if one.id == self.line.id), None)

    def pick(self, participant: UUID | None) -> None:
        """Show a participant as the speaker, or nobody."""
        self.line = next((one for one in self._roll if one.id == participant), None)
        self.setText(self.line.name if self.line else "")
        self.setToolTip(self.line.second if self.line else "")
        self.clear_fault()
        self.picked.emit(self.line)

    def offer_all(self) -> None:
        """Offer those who fit what stands here, or all."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer(self._roll)

    def offer_group(self, name: str) -> None:
        """Offer those present of a group or class; the field is emptied for them."""
        self.pick(None)
        self._offer(
            [
                line
                for line in self._roll
                if line.status == "present" and name in (line.group, line.stakeholder_class)
            ]
        )

    def resolve(self) -> bool:
        """End with one person: the first who fits; False with a fault where nobody does."""
        typed = self.text().strip()
        if self.line is not None and typed == self.line.name:
            return True
        found = find_lines(self._roll, typed) if typed else []
        if found:
            self.pick(found[0].id)
            return True
        self.line = None
        self.picked.emit(None)
        if typed:
            fault = self.tr("名单里没有“{typed}”。请在点名里（F5）先加进来。")
            self.show_fault(fault.format(typed=typed))
        return False

    def _on_text_edited(self, text: str) -> None:
        self.clear_fault()
        if self.line is not None:
            self.line = None
            self.picked.emit(None)
        typed = text.strip()
        self._offer(find_lines(self._roll, typed) if typed else ())

    def _offer(self, lines: Sequence[RollLine]) -> None:
        self.offers.offer(
            [("  ".join(filter(None, (one.name, one.second))), one.id) for one in lines[:OFFERED]]
        )

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the page while names are offered."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.offers.isVisible()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose among the names offered; ↓ offers those who are there."""
        if self.offers.take_key(event):
            return
        if event.key() == Qt.Key.Key_Down:
            self.offer_all()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the group behind the name of whoever was picked."""
        super().paintEvent(event)
        line = self.line
        if line is None or self.text() != line.name or not line.group:
            return
        look = appearance()
        left = self.cursorRect().right() if self.cursorPosition() == len(line.name) else 0
        words = self.fontMetrics().horizontalAdvance(line.name)
        left = max(left, look.px(11) + words) + look.px(8)
        room = QRect(left, 0, self.width() - left - look.px(32), self.height())
        draw_text(QPainter(self), room, line.group, sized(self.font(), 14), look.tokens.text2)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Complete what was typed when the keyboard goes on."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self.offers.hide()
        if self.text().strip():
            self.resolve()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_arrow"):
            self._arrow.setIcon(icon("chevron-down", size=appearance().px(16)))
