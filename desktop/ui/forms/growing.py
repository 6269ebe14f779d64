"""A field for some lines that is as high as what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy

from desktop.ui.tokens import appearance
from desktop.ui.widgets.fields import ProseField

MOST_LINES = 8
_FRAME = 22
"""px of the design: border and padding."""


class GrowingField(ProseField):
    """Grows line by line up to MOST_LINES, then scrolls."""

    def __init__(self, *, placeholder: str = "", name: str = "", lines: int = 3) -> None:
        """Make a field.

        Args:
            placeholder: Shown while it is empty, an example.
            name: What a screen reader calls it.
            lines: How many lines are in sight at least.
        """
        super().__init__(placeholder=placeholder, name=name, lines=lines)
        self._least = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(
            lambda _: self.updateGeometry()
        )

    def sizeHint(self) -> QSize:
        """Return the room of the lines there are."""
        # The size of a plain text document is told in lines, not in px.
        lines = round(self.document().size().height())
        wanted = min(max(lines, self._least), MOST_LINES)
        line = QFontMetrics(self.font()).lineSpacing()
        return QSize(super().sizeHint().width(), wanted * line + appearance().px(_FRAME))
