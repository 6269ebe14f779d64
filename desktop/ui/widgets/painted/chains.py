"""ChainStrip: how many consultations stand at each of the steps, and where some are stuck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QPen

from desktop.ui.widgets.icons import paint_icon
from desktop.ui.widgets.painted.canvas import CellCanvas, disc, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class ChainNode:
    """One step: its key, its word, how many stand there and how many of them are stuck."""

    key: object
    label: str
    count: int
    stuck: int = 0


class ChainStrip(CellCanvas):
    """The steps in a row; `opened` gives the key of a step."""

    def __init__(self, nodes: Sequence[ChainNode] = ()) -> None:
        super().__init__(1120, 72)
        self._nodes: list[ChainNode] = []
        self.show_nodes(nodes)

    def show_nodes(self, nodes: Sequence[ChainNode]) -> None:
        """Show other counts."""
        self._nodes = list(nodes)
        self.current = min(self.current, max(len(self._nodes) - 1, 0))
        self.setAccessibleName(self.tr("协商走到哪一步"))
        self.tell(self.tr("，").join(self.words_of(at) for at in range(len(self._nodes))))

    def keys_of_cells(self) -> list[object]:
        """Return the keys of the steps."""
        return [node.key for node in self._nodes]

    def words_of(self, at: int) -> str:
        """Return a step in words."""
        node = self._nodes[at]
        said = self.tr("{step} {count} 件").format(step=node.label, count=node.count)
        stuck = self.tr("，停 {count}").format(count=node.stuck) if node.stuck else ""
        return said + stuck

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the line, the steps on it and their words."""
        if not self._nodes:
            return
        painter = self.brush()
        middle = self.px(24)
        first, last = self.cell(0).center().x(), self.cell(len(self._nodes) - 1).center().x()
        painter.setPen(QPen(QColor(self.tokens.line), 2))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        for at, node in enumerate(self._nodes):
            self._paint_node(painter, self.cell(at), node)
        self.paint_focus(painter)

    def _paint_node(self, painter: QPainter, cell: QRectF, node: ChainNode) -> None:
        t, center = self.tokens, QPointF(cell.center().x(), self.px(24))
        radius = self.px(17 if node.count else 14)
        if node.count:
            disc(painter, center, radius, t.accent_tint, t.accent)
        else:
            disc(painter, center, radius, t.surface, t.line)
        painter.setFont(self.face(18 if node.count else 15, bold=bool(node.count)))
        face = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
        write(painter, face, str(node.count), t.accent if node.count else t.text3)
        room = QRectF(cell.left(), self.px(46), cell.width(), self.px(22))
        painter.setFont(self.face(14))
        color = t.text if node.count else t.text3
        if node.stuck:
            self._write_stuck(painter, room, node)
        else:
            write(painter, room, node.label, color)

    def _write_stuck(self, painter: QPainter, room: QRectF, node: ChainNode) -> None:
        said = self.tr("停 {count}").format(count=node.stuck)
        label = QFontMetrics(self.face(14)).horizontalAdvance(node.label)
        stuck = QFontMetrics(self.face(13, bold=True)).horizontalAdvance(said)
        size, gap = self.px(13), self.px(3)
        wanted = label + stuck + size + 2 * gap
        if wanted > room.width():
            self._mark_stuck(painter, room, node)
            return
        left = room.center().x() - wanted / 2
        write(
            painter,
            QRectF(left, room.top(), label + 1, room.height()),
            node.label,
            self.tokens.text,
        )
        left += label + gap
        top = room.center().y() - size / 2
        paint_icon(
            painter,
            "triangle-alert",
            self.tokens.bad,
            QRectF(round(left), round(top), size, size),
        )
        left += size + gap
        painter.setFont(self.face(13, bold=True))
        write(painter, QRectF(left, room.top(), stuck + 2, room.height()), said, self.tokens.bad)

    def _mark_stuck(self, painter: QPainter, room: QRectF, node: ChainNode) -> None:
        """Where the words have no room: a triangle at the node; the tooltip has the number."""
        write(painter, room, node.label, self.tokens.bad)
        size = self.px(14)
        box = QRectF(round(room.center().x() + self.px(12)), self.px(2), size, size)
        painter.fillRect(box, QColor(self.tokens.surface))
        paint_icon(painter, "triangle-alert", self.tokens.bad, box)
