"""Drawing of the room's rows: text cut with …, the row that is chosen, its chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from desktop.ui.tokens import appearance
from desktop.ui.widgets.chips import chip_size, paint_chip

if TYPE_CHECKING:
    from collections.abc import Iterable

Chip = tuple[str, str, str]
BUTTON_TEXT = 15
"""px of the design."""


@dataclass(frozen=True, slots=True)
class RowBox:
    """Where a row is drawn, in which font, and whether it is chosen."""

    rect: QRect
    font: QFont
    chosen: bool


def box_of(option: Any) -> RowBox:
    """Return a QStyleOptionViewItem's box; Qt's types do not know the fields it inherits."""
    return RowBox(option.rect, option.font, bool(option.state & QStyle.StateFlag.State_Selected))


def sized(base: QFont, size: float, *, bold: bool = False) -> QFont:
    """Return a font in a size of the design."""
    font = QFont(base)
    font.setPixelSize(appearance().px(size))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def draw_text(painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> int:
    """Draw one line, cut where there is no room, and return the px it takes."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    return metrics.horizontalAdvance(shown)


def draw_lines(painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> None:
    """Draw as many lines as there is room for; the last ends with … where words are left."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    metrics = QFontMetrics(font)
    left, top, rest = text, rect.top(), max(1, rect.height() // metrics.lineSpacing())
    while left and rest:
        line = _first_line(left, font, rect.width()) if rest > 1 else left
        shown = " ".join(line.split("\n"))
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
        room = QRect(rect.left(), top, rect.width(), metrics.lineSpacing())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)
        left, top, rest = left[len(line) :].lstrip("\n"), top + metrics.lineSpacing(), rest - 1


def _first_line(text: str, font: QFont, width: int) -> str:
    layout = QTextLayout(text.split("\n", maxsplit=1)[0], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    length = line.textLength() if line.isValid() else len(text)
    layout.endLayout()
    return text[:length]


def draw_ground(painter: QPainter, box: RowBox, *, focused: bool) -> None:
    """Draw the ground of a row: chosen with a bar at its left, focus as a frame, a line below."""
    look, rect, chosen = appearance(), box.rect, box.chosen
    painter.fillRect(rect, QColor(look.tokens.sel if chosen else look.tokens.surface))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(look.tokens.line))
    if chosen:
        painter.fillRect(
            rect.left(), rect.top(), look.px(4), rect.height(), QColor(look.tokens.accent)
        )
    if chosen and focused:
        width = look.tokens.focus_width
        pen = painter.pen()
        pen.setColor(QColor(look.tokens.focus))
        pen.setWidth(width)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(width, width, -width, -width))


def draw_heading(painter: QPainter, box: RowBox, text: str) -> None:
    """Draw the heading of a group of rows."""
    look, rect = appearance(), box.rect
    painter.fillRect(rect, QColor(look.tokens.raised))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(look.tokens.line))
    inner = rect.adjusted(look.px(12), 0, -look.px(12), 0)
    draw_text(painter, inner, text, sized(box.font, 13), look.tokens.text2)


def place_chips(rect: QRect, base: QFont, chips: Iterable[Chip]) -> list[tuple[Chip, QRect]]:
    """Return where chips stand at the right of a row, the last outermost."""
    look, right, placed = appearance(), rect.right(), []
    for chip in reversed(tuple(chips)):
        size = chip_size(base, *chip)
        top = rect.center().y() - size.height() // 2
        placed.append((chip, QRect(right - size.width(), top, size.width(), size.height())))
        right -= size.width() + look.px(8)
    return placed


def place_button(rect: QRect, base: QFont, text: str) -> QRect:
    """Return where a button stands at the right of a row."""
    look = appearance()
    words = QFontMetrics(sized(base, BUTTON_TEXT, bold=True)).horizontalAdvance(text)
    width, height = words + 2 * look.px(10), min(look.px(30), rect.height() - 2)
    top = rect.center().y() - height // 2
    return QRect(rect.right() - width, top, width, height)


def draw_button(painter: QPainter, rect: QRect, base: QFont, text: str) -> None:
    """Draw a red-outlined button in a row: what Enter would do to it."""
    look = appearance()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.tokens.accent), 1.2))
    painter.setBrush(QColor(look.tokens.surface))
    corner = look.px(6)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.6, 0.6, -0.6, -0.6), corner, corner)
    painter.setFont(sized(base, BUTTON_TEXT, bold=True))
    painter.setPen(QColor(look.tokens.accent))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


def draw_chips(painter: QPainter, placed: Iterable[tuple[Chip, QRect]], base: QFont) -> None:
    """Draw placed chips."""
    for chip, rect in placed:
        paint_chip(painter, QRectF(rect), chip, base)
