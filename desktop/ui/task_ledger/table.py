"""The table of tasks: a model that loads by pages, and a delegate that paints the cells."""

from __future__ import annotations

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

from desktop.services.task_views import BLOCKED, CANCELLED, DONE, NORMAL, OVERDUE, SOON
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.tokens import appearance
from desktop.ui.widgets.chips import chip_size, paint_chip
from desktop.ui.widgets.styling import font_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

    from desktop.services.task_views import TaskLine

PAGE = 200
"""So many rows are handed to the view at once."""

STATE, TITLE, UNIT, FIRST_DUE, PROGRESS, LEFT = range(6)
_WIDTHS = {STATE: 96, UNIT: 124, FIRST_DUE: 128, PROGRESS: 150, LEFT: 104}
_ROW, _PAD, _BAR = 46, 8, 4
_TONES = {
    OVERDUE: ("overdue", "triangle-alert"),
    SOON: ("warn", "clock"),
    BLOCKED: ("outline", "square"),
    NORMAL: ("good", "dot"),
    DONE: ("info", "circle-check"),
    CANCELLED: ("neutral", "circle-minus"),
}

Index = QModelIndex | QPersistentModelIndex


class TaskModel(QAbstractTableModel):
    """Tasks in the order given; the role UserRole gives the TaskLine of a row."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[TaskLine, ...] = ()
        self._loaded = 0
        self.due_words = DueWords(self)

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show other tasks."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._loaded = min(PAGE, len(self._lines))
        self.endResetModel()

    def count(self) -> int:
        """Return how many tasks there are, loaded or not."""
        return len(self._lines)

    def row_of(self, task: UUID | None) -> int:
        """Return where a task stands, loading that far; -1 where it is not shown."""
        at = next((at for at, line in enumerate(self._lines) if line.id == task), -1)
        while at >= self._loaded:
            self.fetchMore(QModelIndex())
        return at

    def standing(self, line: TaskLine) -> tuple[str, str, str]:
        """Return the chip of a task: word, tone, icon."""
        words = {
            OVERDUE: self.tr("超期"),
            SOON: self.tr("快到期"),
            BLOCKED: self.tr("受阻"),
            NORMAL: self.tr("正常"),
            DONE: self.tr("完成"),
            CANCELLED: self.tr("取消"),
        }
        return (words[line.standing], *_TONES[line.standing])

    def cells(self, line: TaskLine, column: int) -> tuple[str, str]:
        """Return the first and second line of a cell."""
        if column == STATE:
            return self.standing(line)[0], ""
        if column == TITLE:
            return line.title, line.origin
        if column == UNIT:
            return line.unit, line.responsible
        if column == FIRST_DUE:
            return line.first_due.isoformat() if line.first_due else "—", self._extended(line)
        if column == PROGRESS:
            return self._progress(line), line.last_words
        return self.left(line), ""

    def _extended(self, line: TaskLine) -> str:
        if not line.extensions or line.due is None:
            return ""
        said = self.tr("延 {count} 次 → {day}")
        return said.format(count=line.extensions, day=f"{line.due:%m-%d}")

    def _progress(self, line: TaskLine) -> str:
        if not line.entries:
            return self.tr("还没填")
        count = self.tr("{count} 条").format(count=line.entries)
        return f"{count} · {line.last_day:%m-%d}" if line.last_day else count

    def left(self, line: TaskLine) -> str:
        """Return what is left of the deadline."""
        return "—" if line.left is None else self.due_words.left(line.left)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        """Return how many rows are loaded."""
        return 0 if parent.isValid() else self._loaded

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else LEFT + 1

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
        """Return the words of a cell, or its TaskLine."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "，".join(part for part in self.cells(line, index.column()) if part)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= LEFT:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("状态"),
            self.tr("事项 / 出自"),
            self.tr("承办单位"),
            self.tr("首次期限"),
            self.tr("进展"),
            self.tr("还剩 / 超期"),
        )[section]


class TaskDelegate(QStyledItemDelegate):
    """Paints two lines a cell, the chip of the state, and the frame of the current row."""

    def __init__(self, view: QTableView, model: TaskModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a cell."""
        return QSize(super().sizeHint(option, index).width(), appearance().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line: TaskLine = index.data(Qt.ItemDataRole.UserRole)
        room = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs leave it out
        current = index.row() == self._view.currentIndex().row()
        painter.save()
        self._paint_ground(painter, room, current=current, first=index.column() == STATE)
        pad = appearance().px(_PAD)
        inner = room.adjusted(pad, 0, -pad, 0)
        if index.column() == STATE:
            self._paint_state(painter, inner, line)
        else:
            self._paint_words(painter, inner, line, index.column())
        painter.restore()

    def _paint_ground(self, painter: QPainter, room: QRectF, *, current: bool, first: bool) -> None:
        look = appearance()
        t = look.tokens
        painter.fillRect(room, QColor(t.sel if current else t.surface))
        width = t.focus_width if current and self._view.hasFocus() else 1
        color = QColor(t.focus if width > 1 else t.line)
        if width > 1:
            painter.fillRect(QRectF(room.left(), room.top(), room.width(), width), color)
        painter.fillRect(QRectF(room.left(), room.bottom() - width, room.width(), width), color)
        if current and first:
            painter.fillRect(
                QRectF(room.left(), room.top(), look.px(_BAR), room.height()), QColor(t.accent)
            )

    def _paint_state(self, painter: QPainter, room: QRectF, line: TaskLine) -> None:
        chip = self._model.standing(line)
        size = chip_size(self._view.font(), *chip)
        top = room.center().y() - size.height() / 2
        width = min(size.width(), room.width())
        paint_chip(painter, QRectF(room.left(), top, width, size.height()), chip, self._view.font())

    def _paint_words(self, painter: QPainter, room: QRectF, line: TaskLine, column: int) -> None:
        t = appearance().tokens
        first, second = self._model.cells(line, column)
        upper = QRectF(room)
        if second:
            upper.setHeight(room.height() / 2)
            lower = QRectF(room.left(), room.center().y(), room.width(), room.height() / 2)
            shade = t.warn if column == FIRST_DUE else t.text2
            self._write(painter, lower.adjusted(0, -2, 0, -4), second, shade, size=13)
            upper = upper.adjusted(0, 4, 0, 2)
        late = column == LEFT and line.standing in (OVERDUE, SOON)
        color = {OVERDUE: t.bad, SOON: t.warn}[line.standing] if late else t.text
        self._write(painter, upper, first, color, bold=column == TITLE or late)

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        color: str,
        *,
        bold: bool = False,
        size: int = 14,
    ) -> None:
        font = font_of(self._view, size, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(color))
        shown = QFontMetrics(font).elidedText(
            " ".join(words.split()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(align), shown)


class TaskTable(QTableView):
    """The ledger: rows by ↑↓, Enter opens the drawer."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks = TaskModel()
        self.setModel(self.tasks)
        self.setItemDelegate(TaskDelegate(self, self.tasks))
        self.setAccessibleName(self.tr("落实事项"))
        self.setProperty("focusFrame", False)  # noqa: FBT003 – Qt's signature
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._arrange()

    def current_line(self) -> TaskLine | None:
        """Return the task of the current row."""
        line: TaskLine | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line

    def show_lines(self, lines: Sequence[TaskLine], current: UUID | None) -> None:
        """Show other tasks; the current one stays current, else the first is."""
        self.tasks.show_lines(lines)
        at = max(self.tasks.row_of(current), 0)
        self.setCurrentIndex(self.tasks.index(at, STATE))

    def _arrange(self) -> None:
        look = appearance()
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, look.px(width))

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
