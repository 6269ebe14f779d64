"""A line of text that gives way where room is short, and then says the rest by its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

LEAST = 4
"""Characters that stay in sight."""


class ElidedLabel(QLabel):
    """Captions and names of unknown length; a screen reader always hears the whole."""

    def __init__(self, text: str = "", role: str = "second") -> None:
        super().__init__(text, textFormat=Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("elides", True)  # noqa: FBT003 – Qt's signature
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few characters, or of all where they are fewer."""
        whole = super().minimumSizeHint()
        least = QFontMetrics(self.font()).horizontalAdvance("国" * LEAST + "…")
        return QSize(min(whole.width(), least), whole.height())

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        room = self.contentsRect().width()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)

    def _tell(self) -> None:
        self.setToolTip("" if self._shown() == self.text() else self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the rest by the tooltip only where there is one."""
        super().resizeEvent(event)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), int(align), self._shown())
