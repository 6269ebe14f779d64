"""Drawing of the room's rows: text cut with …, the row that is chosen, its chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from desktop.ui.tokens import appearance
from desktop.ui.widgets.chips import chip_size, paint_chip

if TYPE_CHECKING:
    from collections.abc import Iterable

Chip = tuple[str, str, str]


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


def draw_chips(painter: QPainter, placed: Iterable[tuple[Chip, QRect]], base: QFont) -> None:
    """Draw placed chips."""
    for chip, rect in placed:
        paint_chip(painter, QRectF(rect), chip, base)
