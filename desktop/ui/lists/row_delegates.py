"""Draws rows: nothing but text, chips and lines, measured for the rows in view only."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from desktop.ui.lists.row_models import ROW, SIGN, Row
from desktop.ui.tokens import appearance, tone_of
from desktop.ui.widgets.chips import chip_size, paint_chip
from desktop.ui.widgets.icons import icon, paint_icon

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.ui.lists.row_models import RowModel
    from desktop.ui.tokens import Appearance

    _Index = QModelIndex | QPersistentModelIndex

HEADING, ONE_LINE, TWO_LINES = 28, 38, 48
HEIGHTS = (HEADING, ONE_LINE, TWO_LINES)
MARGIN, GAP, LEAD, BUTTON = 16, 8, 76, 36
CHIP, ACTION = 108, 92
"""px of the design; the last two are the least where chips and buttons stand in columns."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Kit:
    """Heights, fonts and their measures in one look: made once, not for every row."""

    def __init__(self, look: Appearance, base: QFont) -> None:
        self.look, self.base = look, base
        self.heights = {height: QSize(0, look.px(height)) for height in HEIGHTS}
        self._fonts: dict[tuple[int, bool], tuple[QFont, QFontMetrics]] = {}
        self.chip_size = lru_cache(maxsize=256)(self._chip_size)

    def font(self, size: int, *, bold: bool = False) -> tuple[QFont, QFontMetrics]:
        """Return a font of `size` px of the design, and its measures."""
        made = self._fonts.get((size, bold))
        if made is None:
            font = QFont(self.base)
            font.setPixelSize(self.look.px(size))
            font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            made = self._fonts[size, bold] = font, QFontMetrics(font)
        return made

    def _chip_size(self, text: str, tone: str, shape: str) -> tuple[int, int]:
        size = chip_size(self.base, text, tone, shape)
        return size.width(), size.height()


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of one list."""

    def __init__(self, view: QListView, rows: RowModel, *, in_columns: bool = False) -> None:
        super().__init__(view)
        self._view, self._rows, self._in_columns = view, rows, in_columns
        self.longest_lead = ""
        """Titles stand below each other, behind the longest kind."""
        self._made: _Kit | None = None

    def _kit(self) -> _Kit:
        look, base, made = appearance(), self._view.font(), self._made
        if made is None or made.look is not look or made.base != base:
            made = self._made = _Kit(look, base)
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 – Qt's signature
        """Return the height of a row; the width is the list's."""
        row = self._rows.row_at(index.row())
        height = HEADING if row is None else TWO_LINES if row.second else ONE_LINE
        return self._kit().heights[height]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: ARG002 – Qt's signature
        """Draw a row or a heading."""
        painter.save()
        row = self._rows.row_at(index.row())
        rect = self._view.visualRect(_own(index))
        if row is None:
            self._paint_heading(painter, rect, str(index.data()), index.data(SIGN))
        else:
            self._paint_row(painter, rect, row, index)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, rect: QRect, text: str, sign: tuple[str, str]
    ) -> None:
        look = appearance()
        painter.fillRect(rect, QColor(look.tokens.raised))
        self._line(painter, rect)
        inner = rect.adjusted(look.px(MARGIN), 0, 0, 0)
        name, tone = sign
        color, size = tone_of(look.tokens, tone).text, look.px(16)
        if name:
            at = QRectF(inner.left(), inner.center().y() - size // 2, size, size)
            paint_icon(painter, name, color, at)
            inner.setLeft(inner.left() + size + look.px(6))
        self._text(painter, inner, text, 14, color, bold=True)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, index: _Index) -> None:
        look = appearance()
        t, px = look.tokens, look.px
        chosen = self._view.currentIndex() == index
        painter.fillRect(rect, QColor(t.sel if chosen else t.surface))
        self._line(painter, rect)
        framed = chosen and self._view.hasFocus()
        if chosen and not framed:
            painter.fillRect(rect.left(), rect.top(), px(4), rect.height(), QColor(t.accent))
        right = self._paint_right(painter, rect, row, index)
        left = self._paint_lead(painter, rect, row)
        color = t.text3 if row.muted else t.text
        words = QRect(left, rect.top(), right - left - px(GAP), rect.height() - 1)
        if row.second:
            half = words.height() // 2
            first = QRect(words.left(), words.top() + px(3), words.width(), half - px(3))
            below = QRect(words.left(), words.top() + half, words.width(), half - px(3))
            self._text(painter, first, row.title, 15, color, bold=True)
            self._text(painter, below, row.second, 14, t.text2)
        else:
            self._text(painter, words, row.title, 15, color, bold=chosen)
        if framed:
            pen = painter.pen()
            pen.setColor(QColor(t.focus))
            pen.setWidth(t.focus_width)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)  # the button before left its own
            half = t.focus_width // 2
            painter.drawRect(rect.adjusted(half, half, -half, -half - 1))

    def _paint_lead(self, painter: QPainter, rect: QRect, row: Row) -> int:
        look = appearance()
        left, size = rect.left() + look.px(MARGIN), look.px(18)
        if row.icon:
            color = tone_of(look.tokens, row.tone).text if row.tone else None
            shape = icon(row.icon, color, size)
            shape.paint(painter, left, rect.center().y() - size // 2, size, size)
            left += size + look.px(GAP)
        if row.lead:
            words = self._kit().font(14)[1].horizontalAdvance(self.longest_lead)
            width = max(look.px(LEAD - 30), words + look.px(GAP))
            box = QRect(left, rect.top(), width, rect.height())
            self._text(painter, box, row.lead, 14, look.tokens.text2)
            left += width
        return left

    def _paint_right(self, painter: QPainter, rect: QRect, row: Row, index: _Index) -> int:
        kit = self._kit()
        gap = kit.look.px(GAP)
        right = rect.right() - kit.look.px(MARGIN)
        if row.action:
            box = self.action_rect(index)
            self._paint_action(painter, box, row.action)
            right = box.left() - gap
        for chip in reversed(row.chips):
            width, height = kit.chip_size(*chip)
            if self._in_columns:
                width = max(width, kit.look.px(CHIP))
            top = rect.center().y() - height // 2
            right -= width
            paint_chip(painter, QRectF(right, top, width, height), chip, kit.base)
            right -= gap
        return right

    def action_rect(self, index: _Index) -> QRect:
        """Return where the button of a row stands."""
        row: Row = index.data(ROW)
        kit, rect = self._kit(), self._view.visualRect(_own(index))
        look = kit.look
        width = kit.font(15)[1].horizontalAdvance(row.action) + look.px(28)
        if self._in_columns:
            width = max(width, look.px(ACTION))
        height = min(look.px(BUTTON), rect.height() - look.px(6))
        left = rect.right() - look.px(MARGIN) - width
        return QRect(left, rect.center().y() - height // 2, width, height)

    def _paint_action(self, painter: QPainter, rect: QRect, text: str) -> None:
        kit = self._kit()
        t = kit.look.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.line2))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setFont(kit.font(15)[0])
        painter.setPen(QColor(t.text))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)

    def _line(self, painter: QPainter, rect: QRect) -> None:
        color = QColor(appearance().tokens.line)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color)

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        size: int,
        color: str,
        *,
        bold: bool = False,
    ) -> None:
        font, measures = self._kit().font(size, bold=bold)
        width = max(rect.width(), 0)
        shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(rect, _LEFT, shown)


def _own(index: _Index) -> QModelIndex:
    return index.model().index(index.row(), 0)
