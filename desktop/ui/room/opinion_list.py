"""What was said under the item, in its order; the last is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.records.opinions import STANCES
from desktop.services.ballot_views import clock
from desktop.ui.messages import label
from desktop.ui.room.row_painting import (
    Chip,
    box_of,
    draw_chips,
    draw_ground,
    draw_text,
    place_chips,
    sized,
)
from desktop.ui.tokens import appearance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QResizeEvent

    from desktop.services.room_views import OpinionLine

OPINION = Qt.ItemDataRole.UserRole
HEIGHT, TIME = 59, 64
"""px of the design."""
STANCE_LOOKS = {
    "support": ("good", "arrow-up"),
    "oppose": ("bad", "arrow-down"),
    "conditional": ("warn", "circle-question-mark"),
    "suggestion": ("info", "pencil"),
}
_Index = QModelIndex | QPersistentModelIndex


class OpinionModel(QAbstractListModel):
    """Opinions in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[OpinionLine] = ()

    def show_opinions(self, opinions: Sequence[OpinionLine]) -> None:
        """Show other opinions."""
        self.beginResetModel()
        self._rows = opinions
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        """Return how many there are, none below one of them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an opinion, or its words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == OPINION:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.content
        if role == Qt.ItemDataRole.AccessibleTextRole:
            stance = label(STANCES[row.stance])
            return "，".join(filter(None, (row.speaker, row.second, stance, row.content)))
        return None


def chips_of(opinion: OpinionLine) -> tuple[Chip, ...]:
    """Return whether it is printed apart, and its stance."""
    tone, icon = STANCE_LOOKS[opinion.stance]
    stance = (label(STANCES[opinion.stance]), tone, icon)
    apart = QCoreApplication.translate("OpinionList", "不同意见")
    return ((apart, "outline", "flag"), stance) if opinion.minority else (stance,)


class OpinionDelegate(QStyledItemDelegate):
    """Draws an opinion: time, who, for whom, stance; below it the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 – Qt's signature
        """Return the height of a row."""
        large = appearance().scale > 1
        return QSize(0, appearance().px(54 if large else HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        box = box_of(option)
        look, tokens, rect = appearance(), appearance().tokens, box.rect
        opinion: OpinionLine = index.data(OPINION)
        painter.save()
        view = self.parent()
        draw_ground(painter, box, focused=isinstance(view, QWidget) and view.hasFocus())
        inner = rect.adjusted(look.px(16), look.px(5), -look.px(16), -look.px(5))
        half = inner.height() // 2
        upper, left = QRect(inner.left(), inner.top(), inner.width(), half), look.px(TIME - 16)
        chips = place_chips(upper, box.font, chips_of(opinion))
        time = clock(opinion.at) if opinion.at else ""
        draw_text(painter, upper, time, sized(box.font, 13), tokens.text3)
        who = upper.adjusted(left, 0, 0, 0)
        who.setRight(min(rect.left() for _, rect in chips) - look.px(8))
        taken = draw_text(
            painter, who, opinion.speaker, sized(box.font, 15, bold=True), tokens.text
        )
        draw_text(
            painter,
            who.adjusted(taken + look.px(8), 0, 0, 0),
            opinion.second,
            sized(box.font, 13),
            tokens.text2,
        )
        words = QRect(inner.left() + left, inner.top() + half, inner.width() - left, half)
        draw_text(
            painter, words, opinion.content.replace("\n", " "), sized(box.font, 15), tokens.text
        )
        draw_chips(painter, chips, box.font)
        painter.restore()


class OpinionList(QListView):
    """The opinions; PgUp and PgDn."""

    hidden_above = Signal(int)
    """How many lie above what is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OpinionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(OpinionDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("本项意见"))
        self.verticalScrollBar().valueChanged.connect(self._tell_hidden)
        self._last: object = None

    def show_opinions(self, opinions: Sequence[OpinionLine]) -> None:
        """Show opinions; a new one at the end comes into sight."""
        last = opinions[-1].id if opinions else None
        at = self.verticalScrollBar().value()
        self._model.show_opinions(opinions)
        if last != self._last:
            self._last = last
            self.scrollToBottom()
        else:
            self.verticalScrollBar().setValue(at)
        self._tell_hidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the last in sight when the room changes."""
        super().resizeEvent(event)
        self.scrollToBottom()
        self._tell_hidden()

    def _tell_hidden(self) -> None:
        first = self.indexAt(self.viewport().rect().topLeft())
        self.hidden_above.emit(first.row() if first.isValid() else 0)
