"""The agenda: what is under way and for how long, what comes next."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolTip, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.styling import font_of, restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.services.room_views import ItemLine, RoomView

HEIGHT, IN_VIEW, DAY = 46, 5, 24


def elapsed(item: ItemLine, now: datetime) -> str:
    """Return how long an item has taken: 12:40, past an hour 1:02:40, past a day 3 天多."""
    minutes, seconds = divmod(item.seconds(now), 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= DAY:
        return QCoreApplication.translate("AgendaStrip", "{n} 天多").format(n=hours // DAY)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def say_time(item: ItemLine, now: datetime | None, *, paused: bool) -> str:
    """Return the time of the item in hand, and of how much; it stands still during a break."""
    translate = QCoreApplication.translate
    if now is None or item.begun_at is None:
        return ""
    spent = elapsed(item, now)
    if paused:
        return translate("AgendaStrip", "休会 · {spent}").format(spent=spent)
    if not item.is_current:
        return translate("AgendaStrip", "用时 {spent}").format(spent=spent)
    if item.minutes_planned is None:
        return spent
    return translate("AgendaStrip", "{spent} / {n} 分").format(spent=spent, n=item.minutes_planned)


class AgendaStrip(QWidget):
    """Some items beside each other, the one under way with its time; a click begins one."""

    item_wanted = Signal(object)
    """The ItemLine to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("议程"))
        self._items: tuple[ItemLine, ...] = ()
        self._current: ItemLine | None = None
        self._now: datetime | None = None
        self._paused = False

    def sizeHint(self) -> QSize:
        """Return the height of the strip."""
        return QSize(300, appearance().px(HEIGHT))

    def show_room(self, view: RoomView, now: datetime) -> None:
        """Show the items around the one under way."""
        self._current, self._now, self._paused = view.item, now, view.paused
        at = view.agenda.index(view.item) if view.item in view.agenda else 0
        first = max(0, min(at - IN_VIEW // 2, len(view.agenda) - IN_VIEW))
        self._items = view.agenda[first : first + IN_VIEW]
        self.setAccessibleDescription("，".join(self._text(one) for one in view.agenda))
        self.update()

    def tick(self, now: datetime) -> None:
        """Draw the time anew and nothing else."""
        self._now = now
        self.update()

    def _is_marked(self, item: ItemLine) -> bool:
        return self._current is not None and item.id == self._current.id

    @staticmethod
    def _text(item: ItemLine) -> str:
        return f"{item.position} {item.title}"

    def _cells(self) -> list[QRect]:
        """Return the cells: as wide as their words ask for, the rest shared out."""
        if not self._items:
            return []
        metrics = QFontMetrics(font_of(self, 15, bold=True))
        wanted = [metrics.horizontalAdvance(self._text(one)) + 16 for one in self._items]
        spare = (self.width() - sum(wanted)) / len(wanted)
        edges = [0.0]
        for width in wanted:
            share = width + spare if spare >= 0 else width * self.width() / sum(wanted)
            edges.append(edges[-1] + share)
        return [
            QRect(round(left), 0, round(right) - round(left), self.height())
            for left, right in itertools.pairwise(edges)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the cells."""
        painter, tokens = QPainter(self), appearance().tokens
        painter.fillRect(self.rect(), QColor(tokens.raised))
        for item, rect in zip(self._items, self._cells(), strict=True):
            self._paint_item(painter, item, rect)
            painter.fillRect(rect.right(), 0, 1, self.height(), QColor(tokens.line))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))

    def _paint_item(self, painter: QPainter, item: ItemLine, rect: QRect) -> None:
        look, tokens = appearance(), appearance().tokens
        middle = int(Qt.AlignmentFlag.AlignCenter)
        inner = rect.adjusted(4, 0, -4, 0)
        if not self._is_marked(item):
            painter.setFont(font_of(self, 14))
            painter.setPen(QColor(tokens.text3 if item.begun_at else tokens.text))
            painter.drawText(inner, middle, _cut(painter, self._text(item), inner.width()))
            return
        painter.fillRect(rect, QColor(tokens.surface))
        painter.fillRect(rect.left(), 0, rect.width(), look.px(3), QColor(tokens.accent))
        upper = inner.adjusted(0, look.px(4), 0, -self.height() // 2 + look.px(3))
        lower = inner.adjusted(0, self.height() // 2, 0, -look.px(4))
        painter.setFont(font_of(self, 15, bold=True))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(upper, middle, _cut(painter, self._text(item), inner.width()))
        painter.setFont(font_of(self, 13, bold=True))
        painter.setPen(QColor(tokens.text))
        painter.drawText(lower, middle, say_time(item, self._now, paused=self._paused))

    def event(self, event: QEvent) -> bool:
        """Tell the whole title of the item under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self._item_at(event.pos())
            QToolTip.showText(event.globalPos(), self._text(item) if item else "", self)
            return True
        return super().event(event)

    def _item_at(self, point: QPoint) -> ItemLine | None:
        pairs = zip(self._items, self._cells(), strict=True)
        return next((item for item, rect in pairs if rect.contains(point)), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Begin the item under the mouse."""
        item = self._item_at(event.position().toPoint())
        if item is not None and not item.is_current:
            self.item_wanted.emit(item)


def _cut(painter: QPainter, text: str, width: int) -> str:
    metrics = QFontMetrics(painter.font())
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class AgendaRow(QFrame):
    """The same in one line, for large type: 3 / 5, title, time, next."""

    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel-head")
        self._place = text_label("", "strong", tone="accent")
        self._title = ElidedLabel("", "strong")
        restyle(self._title, tone="accent")
        self._time = text_label()
        # The page owns Alt+G, so that it works while this row is hidden.
        self._next = Button(self.tr("下一项(G)"))
        self._next.clicked.connect(self.next_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(16)
        row.addWidget(self._place)
        row.addWidget(self._title, 1)
        row.addWidget(self._time)
        row.addWidget(self._next)
        self._item: ItemLine | None = None
        self._paused = False

    def show_room(self, view: RoomView, now: datetime) -> None:
        """Show the item under way."""
        self._item, self._paused = view.item, view.paused
        agenda: Sequence[ItemLine] = view.agenda
        place = view.item.position if view.item else 0
        self._place.setText(f"{place} / {len(agenda)}")
        title = view.item.title if view.item else self.tr("还没有开始议程")
        self._title.setText(title)
        self._next.setEnabled(view.next_item is not None and view.state == "open")
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Show the time; changes a text and nothing else."""
        item = self._item
        self._time.setText(say_time(item, now, paused=self._paused) if item else "")
