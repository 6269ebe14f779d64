"""What the vote screens are built of: words in a tone, and cards with a border of their tone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.tokens import tokens_of
from desktop.ui.widgets.icons import icon_pixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.looks import Look


def ink(look: Look, name: str) -> QColor:
    """Return a colour of the design as it is now."""
    return QColor(getattr(tokens_of(look), name))


class Words(QLabel):
    """A sentence in a size and tone of the design; follows large type and contrast."""

    def __init__(
        self, look: Look, *, size: float = 15, bold: bool = False, wrap: bool = False
    ) -> None:
        super().__init__()
        self._look, self._size, self._bold = look, size, bold
        self._said, self._tone, self._strong = "", "text", ""
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.RichText)
        if wrap:
            # Not Minimum: the lines that the hint guesses would be asked for, not those needed.
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        look.changed.connect(self._draw)

    def say(self, text: str, tone: str = "text", *, strong: str = "") -> None:
        """Show a sentence; `strong` is its end that is set bold."""
        self._said, self._tone, self._strong = text, tone, strong
        self.setAccessibleName(f"{text}{strong}")
        self._draw()

    @property
    def said(self) -> str:
        """The sentence."""
        return f"{self._said}{self._strong}"

    def _draw(self) -> None:
        colour = ink(self._look, self._tone).name()
        weight = 600 if self._bold else 400
        strong = f"<b>{escape(self._strong)}</b>" if self._strong else ""
        style = f"color:{colour};font-size:{self._look.px(self._size)}px;font-weight:{weight}"
        self.setText(f'<span style="{style}">{escape(self._said)}{strong}</span>')


class Sign(QLabel):
    """The sign of a tone, drawn in its colour."""

    def __init__(self, look: Look, size: int = 18) -> None:
        super().__init__()
        self._look, self._size, self._shown = look, size, ("", "")
        look.changed.connect(self._draw)

    def show_as(self, name: str, tone: str) -> None:
        """Show an icon by its name, "" for none, in the colour of a tone."""
        self._shown = (name, tone)
        if not name:
            self.hide()
        elif self.parentWidget() is not None:  # without one it would come into view as a window
            self.show()
        self._draw()

    def _draw(self) -> None:
        name, tone = self._shown
        if name:
            size = self._look.px(self._size)
            colour = ink(self._look, tone).name()
            self.setPixmap(icon_pixmap(name, colour, size, self.devicePixelRatioF()))


class Card(QWidget):
    """A box with a rounded border in its tone; `tone` is plain, good, bad, warn, dashed or note."""

    def __init__(self, look: Look, tone: str = "plain", *, row: bool = False) -> None:
        super().__init__()
        self._look, self._tone = look, tone
        self.body: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if row else QVBoxLayout(self)
        edge = look.px(12)
        self.body.setContentsMargins(edge + 4, look.px(8), edge, look.px(8))
        self.body.setSpacing(look.px(6))
        look.changed.connect(self.update)

    @property
    def tone(self) -> str:
        """The tone it is drawn in."""
        return self._tone

    def show_as(self, tone: str) -> None:
        """Draw it in another tone."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, border and, for what is told, a bar at the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, border, width = self._colours()
        pen = QPen(border, width)
        if self._tone == "dashed":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(fill)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        if self._tone in ("bad_note", "warn_note"):
            bar = ink(self._look, self._tone.removesuffix("_note"))
            painter.fillRect(QRectF(0, 4, 4, self.height() - 8), bar)
        painter.end()

    def _colours(self) -> tuple[QColor, QColor, float]:
        look, high = self._look, self._look.high_contrast
        name = self._tone.removesuffix("_note")
        if name in ("good", "bad", "warn"):
            fill = ink(look, f"{name}_bg")
            is_note = name != self._tone
            return fill, fill if is_note and not high else ink(look, name), 1 if is_note else 1.5
        if name == "fault":
            return ink(look, "surface"), ink(look, "bad"), 2
        if name == "dashed":
            return ink(look, "surface"), ink(look, "line2"), 1
        return ink(look, "raised" if name == "note" else "surface"), ink(look, "line"), 1


def show_reasons(layout: QVBoxLayout, look: Look, reasons: Sequence[tuple[str, str]]) -> None:
    """Put numbered reasons into a layout, the outcome of each comparison bold."""
    clear_layout(layout)
    for number, (head, outcome) in enumerate(reasons, start=1):
        words = Words(look, size=14, wrap=True)
        words.say(f"{number}. {head}", strong=outcome)
        layout.addWidget(words)


def clear_layout(layout: QVBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
