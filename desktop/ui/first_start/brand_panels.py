"""The red panel at the left of the first start: whose app this is, and what it promises."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.paths import font_folders
from desktop.ui.tokens import appearance

WIDTH = 330
_MARGIN = 36
_WHITE = QColor("white")
_SONG = ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun")
_SONG_FILES = "NotoSerifSC-Bold*"
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class BrandPanel(QWidget):
    """Painted; says the same to a screen reader as its name."""

    def __init__(self) -> None:
        super().__init__()
        self._name = self.tr("议事簿")
        self._lines = self.tr("从群众说的第一句话\n到答复群众的最后一句话\n一件不落")
        self._foot = self.tr("没有网也能全部使用\n资料加密存在这台电脑上")
        self.setAccessibleName(f"{self._name} {self._lines} {self._foot}".replace("\n", "，"))
        _register_song()
        self.arrange()

    def arrange(self) -> None:
        """Take the width of the look."""
        self.setFixedWidth(appearance().px(WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter, px = QPainter(self), appearance().px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(appearance().tokens.accent))
        left, width = px(_MARGIN), self.width() - 2 * px(_MARGIN)
        seal = QRectF(left + 1, px(57), px(86), px(86))
        painter.setPen(QPen(_WHITE, 3))
        painter.drawRoundedRect(seal, 8, 8)
        self._text(painter, seal, "议", 54, song=True, align=Qt.AlignmentFlag.AlignCenter)
        name = QRectF(left, px(160), width, px(64))
        self._text(painter, name, self._name, 46, song=True)
        self._text(painter, QRectF(left, px(240), width, px(140)), self._lines, 20, leading=1.75)
        self._paint_foot(painter, left, width)

    def _paint_foot(self, painter: QPainter, left: int, width: int) -> None:
        px = appearance().px
        top = self.height() - px(94)
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
        painter.drawLine(left, top, left + width, top)
        self._text(painter, QRectF(left, top + px(12), width, px(70)), self._foot, 15, leading=1.75)

    def _text(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        size: int,
        *,
        song: bool = False,
        leading: float = 1.3,
        align: Qt.AlignmentFlag = _TOP,
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(appearance().px(size))
        if song:
            font.setFamilies(list(_SONG))
            font.setBold(True)
        painter.setFont(font)
        painter.setPen(_WHITE)
        step = appearance().px(size) * leading
        lines = [text] if song else text.split("\n")
        flags = align | (Qt.TextFlag.TextWordWrap if not song else Qt.TextFlag.TextSingleLine)
        top = box.top()
        for line in lines:
            high = box.height() if song else step
            needed = painter.boundingRect(QRectF(0, 0, box.width(), 1000), flags, line).height()
            high = max(high, needed)
            painter.drawText(QRectF(box.left(), top, box.width(), high), flags, line)
            top += high


def _register_song() -> None:
    """Lay the Song face of the papers beside those of the window; else a system's stands in."""
    if set(_SONG) & set(QFontDatabase.families()):
        return
    for folder in font_folders():
        for file in sorted(folder.glob(_SONG_FILES)):
            QFontDatabase.addApplicationFont(str(file))
            return
