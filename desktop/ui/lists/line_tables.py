"""Tables of two lines a cell: a model that loads by pages, and a delegate that paints the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.ui.tokens import appearance
from desktop.ui.widgets.chips import chip_size, paint_chip
from desktop.ui.widgets.styling import font_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

PAGE = 200
"""So many rows are handed to the view at once."""

_ROW, _PAD, _BAR = 46, 8, 4
_SHARE = QSize(52, 8)
_MEASURED = 50
"""So many lines from the top say how wide a column has to be."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell.

    Attributes:
        first: Its first line, or the word of its chip.
        second: Its second line, "" where one is enough.
        chip: Tone and icon of the chip that the first line is; None where it is text.
        tone: Colour of the first line: a token, "" for that of text.
        second_tone: Colour of the second line.
        bold: Whether the first line is bold.
        share: 0 to 1, drawn as a bar before the first line; None for no bar.
    """

    first: str
    second: str = ""
    chip: tuple[str, str] | None = None
    tone: str = ""
    second_tone: str = "text2"
    bold: bool = False
    share: float | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return "，".join(filter(None, (self.first, self.second)))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in px of the design (0: what is left), and its cells.

    It grows by half at most where the words of a language need it.
    """

    title: str
    width: int
    cell: Callable[[Any], Cell]


class LineModel(QAbstractTableModel):
    """Lines in the order given, each with an `id`; the role UserRole gives the line of a row."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._lines: tuple[Any, ...] = ()
        self._loaded = 0

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._loaded = min(PAGE, len(self._lines))
        self.endResetModel()

    def first(self, count: int) -> tuple[Any, ...]:
        """Return so many lines from the top."""
        return self._lines[:count]

    def all(self) -> tuple[Any, ...]:
        """Return every line, loaded or not."""
        return self._lines

    def count(self) -> int:
        """Return how many lines there are, loaded or not."""
        return len(self._lines)

    def row_of(self, line_id: UUID | None) -> int:
        """Return where a line stands, loading that far; -1 where it is not shown."""
        at = next((at for at, line in enumerate(self._lines) if line.id == line_id), -1)
        while at >= self._loaded:
            self.fetchMore(QModelIndex())
        return at

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        """Return how many rows are loaded."""
        return 0 if parent.isValid() else self._loaded

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether rows wait."""
        return not parent.isValid() and self._loaded < len(self._lines)

    def fetchMore(self, parent: Index) -> None:
        """Load the next page."""
        if not self.canFetchMore(parent):
            return
        upto = min(self._loaded + PAGE, len(self._lines))
        self.beginInsertRows(QModelIndex(), self._loaded, upto - 1)
        self._loaded = upto
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the line of its row."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[index.column()].cell(line).spoken
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None


class LineDelegate(QStyledItemDelegate):
    """Paints two lines a cell, chips, and the frame of the current row."""

    def __init__(self, view: LineTable, model: LineModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a cell."""
        return QSize(super().sizeHint(option, index).width(), appearance().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line = index.data(Qt.ItemDataRole.UserRole)
        cell = self._model.columns[index.column()].cell(line)
        room = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs leave it out
        current = index.row() == self._view.currentIndex().row()
        painter.save()
        picked = line.id in self._view.picked
        first = index.column() == 0
        self._paint_ground(painter, room, current=current, picked=picked, first=first)
        pad = appearance().px(_PAD)
        inner = room.adjusted(pad, 0, -pad, 0)
        if cell.chip is not None:
            self._paint_chip(painter, inner, (cell.first, *cell.chip))
        elif cell.share is not None:
            self._paint_share(painter, inner, cell, cell.share)
        else:
            self._paint_words(painter, inner, cell)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, room: QRectF, *, current: bool, picked: bool, first: bool
    ) -> None:
        look = appearance()
        t = look.tokens
        ground = t.sel if current else t.accent_tint if picked else t.surface
        painter.fillRect(room, QColor(ground))
        width = t.focus_width if current and self._view.hasFocus() else 1
        color = QColor(t.focus if width > 1 else t.line)
        if width > 1:
            painter.fillRect(QRectF(room.left(), room.top(), room.width(), width), color)
        painter.fillRect(QRectF(room.left(), room.bottom() - width, room.width(), width), color)
        if (current or picked) and first:
            painter.fillRect(
                QRectF(room.left(), room.top(), look.px(_BAR), room.height()), QColor(t.accent)
            )

    def _paint_chip(self, painter: QPainter, room: QRectF, chip: tuple[str, str, str]) -> None:
        size = chip_size(self._view.font(), *chip)
        top = room.center().y() - size.height() / 2
        width = min(size.width(), room.width())
        paint_chip(painter, QRectF(room.left(), top, width, size.height()), chip, self._view.font())

    def _paint_share(self, painter: QPainter, room: QRectF, cell: Cell, share: float) -> None:
        look = appearance()
        width, height = look.px(_SHARE.width()), look.px(_SHARE.height())
        bar = QRectF(room.left(), room.center().y() - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for part, color in ((1.0, look.tokens.sunken), (share, look.tokens.text2)):
            painter.setBrush(QColor(color))
            filled = QRectF(bar)
            filled.setWidth(bar.width() * min(max(part, 0.0), 1.0))
            painter.drawRoundedRect(filled, height / 2, height / 2)
        beside = room.adjusted(width + look.px(_PAD), 0, 0, 0)
        self._write(painter, beside, cell.first, "text")

    def _paint_words(self, painter: QPainter, room: QRectF, cell: Cell) -> None:
        upper = QRectF(room)
        if cell.second:
            upper.setHeight(room.height() / 2)
            lower = QRectF(room.left(), room.center().y(), room.width(), room.height() / 2)
            lower.adjust(0, -2, 0, -4)
            self._write(painter, lower, cell.second, cell.second_tone, size=13)
            upper = upper.adjusted(0, 4, 0, 2)
        self._write(painter, upper, cell.first, cell.tone or "text", bold=cell.bold)

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        tone: str,
        *,
        bold: bool = False,
        size: int = 14,
    ) -> None:
        font = font_of(self._view, size, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(getattr(appearance().tokens, tone)))
        shown = QFontMetrics(font).elidedText(
            " ".join(words.split()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(align), shown)


class LineTable(QTableView):
    """A table of lines: rows by ↑↓, Enter opens one; each kind of line has a table of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.picked: set[UUID] = set()
        self.lines = LineModel(self.make_columns())
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self, self.lines))
        self.setProperty("focusFrame", False)  # noqa: FBT003 – Qt's signature
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        for at, column in enumerate(self.lines.columns):
            if not column.width:
                self.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self._arrange()

    def make_columns(self) -> list[Column]:
        """Return the columns from left to right; one of them takes the width that is left."""
        raise NotImplementedError

    def current_line(self) -> Any:
        """Return the line of the current row, None where there is none."""
        return self.currentIndex().data(Qt.ItemDataRole.UserRole)

    def show_lines(self, lines: Sequence[Any], current: UUID | None) -> None:
        """Show other lines; the current one stays current, else the first is."""
        self.lines.show_lines(lines)
        self._arrange()
        at = max(self.lines.row_of(current), 0)
        self.setCurrentIndex(self.lines.index(at, 0))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End go to the first and the last line: Qt goes to the ends of a row."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: -1,
        }
        if action not in ends or not self.lines.count():
            return super().moveCursor(action, modifiers)
        return self.lines.index(self.lines.row_of(self.lines.all()[ends[action]].id), 0)

    def hidden_below(self) -> int:
        """Return how many lines lie below what is in sight."""
        last = self.rowAt(self.viewport().height() - self.rowHeight(0) // 2)
        return 0 if last < 0 else self.lines.count() - last - 1

    def _arrange(self) -> None:
        look = appearance()
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        for at, column in enumerate(self.lines.columns):
            if column.width:
                self.setColumnWidth(at, self._width(look.px(column.width), column))

    def _width(self, usual: int, column: Column) -> int:
        """Return the width of a column, px: wider where the words of a language need it.

        Chips, headings and coloured words are ours; what the ledger says may be cut instead.
        """
        small, bold = QFontMetrics(font_of(self, 13)), QFontMetrics(font_of(self, 14, bold=True))
        wanted = [small.horizontalAdvance(column.title)]
        for line in self.lines.first(_MEASURED):
            cell = column.cell(line)
            if cell.chip is not None:
                wanted.append(chip_size(self.font(), cell.first, *cell.chip).width())
            elif cell.tone:
                wanted.append(bold.horizontalAdvance(cell.first))
            if cell.second_tone != "text2":
                wanted.append(small.horizontalAdvance(cell.second))
        return min(max(usual, max(wanted) + 2 * appearance().px(_PAD) + 2), usual * 3 // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()
