"""What was said under the item, in its order; the last is in sight."""

from __future__ import annotations

from html import escape
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
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.records.opinions import STANCES
from desktop.services.ballot_views import clock
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.row_painting import (
    Chip,
    box_of,
    draw_chips,
    draw_ground,
    draw_lines,
    draw_text,
    place_chips,
    sized,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent

    from desktop.services.room_views import OpinionLine

OPINION = Qt.ItemDataRole.UserRole
HEAD, PAD, TIME = 25, 5, 64
"""px of the design."""
LINES, LONGEST = 2, 12
"""Lines of an opinion in the list, and of the chosen one; Enter shows a longer one whole."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextWrapAnywhere.value)
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
        if role == Qt.ItemDataRole.DisplayRole:
            return row.content
        if role == Qt.ItemDataRole.ToolTipRole:
            # As rich text, for a plain tooltip is never wrapped.
            return f"<p>{escape(row.content)}</p>"
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
    """Draws an opinion: time, who, for whom, stance; below it the words, two lines of them.

    The chosen one shows all of its words.
    """

    def __init__(self, view: OpinionList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row, by the words it shows."""
        words = self._words(box_of(option).font, index.data(OPINION), index)
        height = appearance().px(HEAD) + words.height() + 2 * appearance().px(PAD)
        return QSize(0, height)

    def _words(self, font: QFont, opinion: OpinionLine, index: _Index) -> QRect:
        """Return the room that the words of a row take, at the left top of nothing."""
        look, plain = appearance(), sized(font, 15)
        metrics = QFontMetrics(plain)
        width = self._view.viewport().width() - look.px(TIME + 16)
        room = QRect(0, 0, max(width, look.px(80)), LONGEST * metrics.lineSpacing())
        needed = metrics.boundingRect(room, _WRAPPED, opinion.content)
        chosen = index.row() == self._view.currentIndex().row()
        lines = LONGEST if chosen else LINES
        height = min(needed.height(), lines * metrics.lineSpacing())
        return QRect(0, 0, room.width(), max(height, metrics.lineSpacing()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        box = box_of(option)
        look, tokens, rect = appearance(), appearance().tokens, box.rect
        opinion: OpinionLine = index.data(OPINION)
        painter.save()
        draw_ground(painter, box, focused=self._view.hasFocus())
        top, left = rect.top() + look.px(PAD), rect.left() + look.px(16)
        upper = QRect(left, top, rect.width() - look.px(32), look.px(HEAD))
        chips = place_chips(upper, box.font, chips_of(opinion))
        time = clock(opinion.at) if opinion.at else ""
        draw_text(painter, upper, time, sized(box.font, 13), tokens.text3)
        who = upper.adjusted(look.px(TIME - 16), 0, 0, 0)
        who.setRight(min(rect.left() for _, rect in chips) - look.px(8))
        bold = sized(box.font, 15, bold=True)
        taken = draw_text(painter, who, opinion.speaker, bold, tokens.text)
        second = who.adjusted(taken + look.px(8), 0, 0, 0)
        draw_text(painter, second, opinion.second, sized(box.font, 13), tokens.text2)
        words = self._words(box.font, opinion, index)
        words.moveTo(who.left(), upper.bottom() + 1)
        draw_lines(painter, words, opinion.content, sized(box.font, 15), tokens.text)
        draw_chips(painter, chips, box.font)
        painter.restore()


class OpinionList(QListView):
    """The opinions; ↑↓ PgUp PgDn, and Enter for all of one."""

    opened = Signal(object)
    """This OpinionLine is to be read whole."""
    hidden_above = Signal(int)
    """How many lie above what is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OpinionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(OpinionDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("本项意见"))
        self.verticalScrollBar().valueChanged.connect(self._tell_hidden)
        self.activated.connect(self._on_activated)
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

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(OPINION))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Give the chosen one room for all of its words, and the one before its two lines."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self.itemDelegate().sizeHintChanged.emit(self._model.index(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen opinion with Enter on every platform."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._on_activated(index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the last in sight when the room changes."""
        super().resizeEvent(event)
        self.scrollToBottom()
        self._tell_hidden()

    def _tell_hidden(self) -> None:
        first = self.indexAt(self.viewport().rect().topLeft())
        self.hidden_above.emit(first.row() if first.isValid() else 0)
