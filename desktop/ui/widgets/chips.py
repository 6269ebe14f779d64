"""Status in colour, shape and word; also drawn by the rows of lists."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.tokens import appearance, tone_of
from desktop.ui.widgets.icons import paint_icon

HEIGHT, RADIUS, PAD, GAP, ICON, TEXT = 24, 4, 8, 4, 16, 14
"""px of the design."""


def chip_font(base: QFont, tone: str) -> QFont:
    """Return the font of a chip's word."""
    look = appearance()
    font = QFont(base)
    font.setPixelSize(look.px(TEXT))
    bold = tone_of(look.tokens, tone).bold
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def chip_size(base: QFont, text: str, tone: str, icon: str = "") -> QSize:
    """Return the room a chip takes, logical px."""
    look = appearance()
    words = QFontMetrics(chip_font(base, tone)).horizontalAdvance(text)
    picture = look.px(ICON) + (look.px(GAP) if text else 0) if icon else 0
    return QSize(words + picture + 2 * look.px(PAD), look.px(HEIGHT))


def paint_chip(painter: QPainter, rect: QRectF, chip: tuple[str, str, str], base: QFont) -> None:
    """Draw a chip of (text, tone, icon); the word is cut with … where the room is too small."""
    text, tone_name, picture = chip
    look = appearance()
    tone = tone_of(look.tokens, tone_name)
    font = chip_font(base, tone_name)
    wanted = chip_size(base, text, tone_name, picture).width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tone.border)) if tone.border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.background))
    inset = 0.5 if tone.border else 0.0
    corner = look.px(RADIUS)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)
    left = rect.left() + max(look.px(PAD), (rect.width() - wanted) / 2 + look.px(PAD))
    if picture:
        size = look.px(ICON)
        top = rect.center().y() - size / 2
        paint_icon(painter, picture, tone.text, QRectF(round(left), round(top), size, size))
        left += size + look.px(GAP)
    painter.setFont(font)
    painter.setPen(QColor(tone.text))
    room = QRectF(left, rect.top(), rect.right() - look.px(PAD) - left + 1, rect.height())
    shown = QFontMetrics(font).elidedText(
        text, Qt.TextElideMode.ElideRight, round(room.width()) + 1
    )
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(align), shown)
    painter.restore()


class Chip(QWidget):
    """A status beside what it belongs to."""

    def __init__(
        self, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        """Show a status.

        Args:
            text: The word.
            tone: One of desktop.ui.tokens.TONES.
            icon: A name of desktop.ui.widgets.icons, or "" for none.
            parent: Owner.
        """
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chip = ("", "neutral", "")
        self.show_as(text, tone, icon)

    def text(self) -> str:
        """Return the word shown."""
        return self._chip[0]

    def show_as(self, text: str, tone: str, icon: str = "") -> None:
        """Show another status.

        Raises:
            KeyError: There is no such tone.
        """
        tone_of(appearance().tokens, tone)
        self._chip = (text, tone, icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        return chip_size(self.font(), *self._chip)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a status is not cut while there is room elsewhere."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw it."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._chip, self.font())
