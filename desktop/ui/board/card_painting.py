"""Draws the cards of the board: chips, title, stage with its dots, what it lacks, its origin."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from desktop.ui.board.cards import CARD, MAY_GO_ON, STUCK, WAITS, Card
from desktop.ui.tokens import appearance
from desktop.ui.widgets.chips import chip_size, paint_chip
from desktop.ui.widgets.icons import paint_icon
from desktop.ui.widgets.painted.stages import paint_dots

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.ui.tokens import Appearance, Tokens

    _Index = QModelIndex | QPersistentModelIndex

SIDE, GAP, PAD, RADIUS = 8, 8, 10, 6
CHIP, LINE, STAGE, BOX_LINE, SECOND = 24, 21, 22, 19, 20
"""px of the design: what lies around a card, and the heights of its lines."""
_MOST_TITLE, _MOST_BOX = 2, 3
"""Lines of title and box; what does not fit ends in … and is told by the tooltip."""
_BOX_PAD, _BOX_ICON = 6, 16
_ICONS = {STUCK: "triangle-alert", MAY_GO_ON: "circle-check", WAITS: "clock"}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@lru_cache(maxsize=2048)
def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Return the lines of a text in a room of some px; the last ends in … where it is cut."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option())
    units = text.encode("utf-16-le")  # Qt counts a rare character as two
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        begin, end = line.textStart(), line.textStart() + line.textLength()
        if len(lines) == most - 1:
            end = len(units) // 2
        lines.append(units[2 * begin : 2 * end].decode("utf-16-le").strip())
        if len(lines) == most:
            break
    layout.endLayout()
    elided = QFontMetrics(font).elidedText
    return tuple(elided(one, Qt.TextElideMode.ElideRight, width + 1) for one in lines)


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class CardDelegate(QStyledItemDelegate):
    """Draws the cards of one column."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        return _sized(self._view.font(), appearance().px(size), bold)

    def _inner(self) -> int:
        px = appearance().px
        return max(self._view.viewport().width() - 2 * px(SIDE) - 2 * px(PAD), 1)

    def _title(self, card: Card) -> tuple[str, ...]:
        return wrapped(card.title, self._font(15, bold=True), self._inner(), _MOST_TITLE)

    def _box(self, card: Card) -> tuple[str, ...]:
        px = appearance().px
        room = self._inner() - 2 * px(_BOX_PAD + 2) - px(_BOX_ICON) - px(_BOX_PAD)
        if card.box is None:
            return ("…",)
        return wrapped(card.box, self._font(14), room, _MOST_BOX) if card.box else ()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 – Qt's signature
        """Return the height of a card with the gap below it."""
        card: Card = index.data(CARD)
        px = appearance().px
        box = self._box(card)
        height = px(PAD) * 2 + px(CHIP) + px(4) + len(self._title(card)) * px(LINE) + px(STAGE)
        if box:
            height += len(box) * px(BOX_LINE) + 2 * px(_BOX_PAD)
        if card.second:
            height += px(4) + px(SECOND)
        return QSize(self._view.viewport().width(), height + px(GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: ARG002 – Qt's signature
        """Draw a card."""
        look = appearance()
        px = look.px
        card: Card = index.data(CARD)
        place = self._view.visualRect(index.model().index(index.row(), 0))
        above = px(GAP) // 2
        rect = place.adjusted(px(SIDE), above, -px(SIDE), above - px(GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(rect), look, index)
        inner = rect.adjusted(px(PAD), px(PAD), -px(PAD), -px(PAD))
        top = self._paint_head(painter, inner, card, look)
        top = self._paint_title(painter, inner, top, card)
        top = self._paint_box(painter, inner, top, card)
        if card.second:
            font = self._font(13)
            room = QRect(inner.left(), top + px(4), inner.width(), px(SECOND))
            _write(painter, room, card.second, font, look.tokens.text2)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, look: Appearance, index: _Index
    ) -> None:
        t = look.tokens
        chosen = self._view.currentIndex() == index
        framed = chosen and self._view.hasFocus()
        painter.setPen(QPen(QColor(t.focus), t.focus_width) if framed else QPen(QColor(t.line)))
        painter.setBrush(QColor(t.surface))
        out = -1.5 if framed else 0.5
        painter.drawRoundedRect(rect.adjusted(out, out, -out, -out), look.px(RADIUS), RADIUS)

    def _paint_head(self, painter: QPainter, inner: QRect, card: Card, look: Appearance) -> int:
        left = inner.left()
        base = self._view.font()
        for chip in card.chips:
            size = chip_size(base, *chip)
            paint_chip(painter, QRectF(left, inner.top(), size.width(), look.px(CHIP)), chip, base)
            left += size.width() + look.px(6)
        font = self._font(14, bold=card.is_late)
        room = QRect(left, inner.top(), inner.right() - left + 1, look.px(CHIP))
        color = look.tokens.bad if card.is_late else look.tokens.text2
        _write(painter, room, card.corner, font, color, align=_RIGHT)
        return inner.top() + look.px(CHIP) + look.px(4)

    def _paint_title(self, painter: QPainter, inner: QRect, top: int, card: Card) -> int:
        look = appearance()
        font = self._font(15, bold=True)
        for line in self._title(card):
            room = QRect(inner.left(), top, inner.width(), look.px(LINE))
            _write(painter, room, line, font, look.tokens.text)
            top += look.px(LINE)
        stage = self._font(14, bold=True)
        words = QFontMetrics(stage).horizontalAdvance(card.stage) + look.px(8)
        room = QRect(inner.left(), top, min(words, inner.width() // 2), look.px(STAGE) - 2)
        _write(painter, room, card.stage, stage, look.tokens.text)
        dots = QRectF(room.right(), top, inner.right() - room.right(), look.px(STAGE) - 2)
        paint_dots(painter, dots, card.done, card.total)
        return top + look.px(STAGE)

    def _paint_box(self, painter: QPainter, inner: QRect, top: int, card: Card) -> int:
        look, lines = appearance(), self._box(card)
        if not lines:
            return top
        px = look.px
        height = len(lines) * px(BOX_LINE) + 2 * px(_BOX_PAD)
        text, ground, border = _colors(look.tokens, card)
        painter.setPen(QPen(QColor(border)) if border else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        box = QRectF(inner.left(), top, inner.width(), height)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left, size = inner.left() + px(_BOX_PAD + 2), px(_BOX_ICON)
        above = top + px(_BOX_PAD)
        if card.box is not None:
            name = _ICONS.get(card.state, "square")
            middle = above + (px(BOX_LINE) - size) / 2
            paint_icon(painter, name, text, QRectF(left, round(middle), size, size))
        left += size + px(_BOX_PAD)
        font = self._font(14)
        for line in lines:
            room = QRect(left, above, inner.right() - left, px(BOX_LINE))
            _write(painter, room, line, font, text)
            above += px(BOX_LINE)
        return top + height


@lru_cache(maxsize=64)
def _sized(base: QFont, size: int, bold: bool) -> QFont:  # noqa: FBT001 – a part of its key
    font = QFont(base)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def _colors(t: Tokens, card: Card) -> tuple[str, str, str]:
    """Return text, ground and border ("" for none) of the box."""
    if card.box is None:
        return t.text3, t.raised, t.line
    found = {
        STUCK: (t.bad, t.bad_bg),
        MAY_GO_ON: (t.good, t.good_bg),
        WAITS: (t.warn, t.warn_bg),
    }
    if card.state not in found:
        return t.text, t.raised, t.line
    text, ground = found[card.state]
    return text, ground, text if t.high_contrast else ""


def _write(
    painter: QPainter, room: QRect, words: str, font: QFont, color: str, *, align: int = _LEFT
) -> None:
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(room, align, shown)
