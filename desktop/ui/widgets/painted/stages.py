"""StageLine and StageDots: what is done, where it stands, what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from desktop.ui.tokens import appearance
from desktop.ui.widgets.icons import paint_icon
from desktop.ui.widgets.painted.canvas import Canvas, CellCanvas, disc, write

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class StageStep:
    """One step: its word, a date or what is left, and done, current or ahead."""

    label: str
    second: str = ""
    state: str = "ahead"
    key: object = None


class StageLine(CellCanvas):
    """All steps of one consultation; `opened` gives the key of a step."""

    def __init__(self, steps: Sequence[StageStep] = ()) -> None:
        super().__init__(1120, 80)
        self._steps: list[StageStep] = []
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[StageStep]) -> None:
        """Show how far it is; the keyboard stands on the current step."""
        self._steps = list(steps)
        now = [at for at, step in enumerate(steps) if step.state == "current"]
        self.current = now[0] if now else 0
        self.setAccessibleName(self.tr("走到哪一步"))
        self.tell(self.tr("；").join(self.words_of(at) for at in range(len(self._steps))))

    def keys_of_cells(self) -> list[object]:
        """Return the keys of the steps."""
        return [step.key for step in self._steps]

    def words_of(self, at: int) -> str:
        """Return a step in words."""
        step = self._steps[at]
        states = {"done": self.tr("已完成"), "current": self.tr("正在")}
        state = states.get(step.state, self.tr("还没到"))
        return f"{at + 1} {step.label} {state} {step.second}".rstrip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the line behind, then the steps."""
        painter = self.brush()
        middle = self.px(18)
        for at, step in enumerate(self._steps[1:], start=1):
            color = self.tokens.line if step.state == "ahead" else self.tokens.text2
            painter.setPen(QPen(QColor(color), 2))
            left, right = self.cell(at - 1).center().x(), self.cell(at).center().x()
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for at, step in enumerate(self._steps):
            self._paint_step(painter, at, step)
        if self._steps:
            self.paint_focus(painter)

    def _paint_step(self, painter: QPainter, at: int, step: StageStep) -> None:
        t, cell, radius = self.tokens, self.cell(at), self.px(14)
        center = QPointF(cell.center().x(), self.px(18))
        fills = {"done": (t.text2, t.text2), "current": (t.accent, t.accent)}
        fill, ring = fills.get(step.state, (t.surface, t.line2))
        disc(painter, center, radius, fill, ring, width=1.5)
        if step.state == "done":
            side = self.px(16)
            box = QRectF(round(center.x() - side / 2), round(center.y() - side / 2), side, side)
            paint_icon(painter, "check", t.surface, box)
        else:
            painter.setFont(self.face(15, bold=step.state == "current"))
            face = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
            color = t.surface if step.state == "current" else t.text3
            write(painter, face, str(at + 1), color)
        self._write_words(painter, cell, step)

    def _write_words(self, painter: QPainter, cell: QRectF, step: StageStep) -> None:
        t, current = self.tokens, step.state == "current"
        painter.setFont(self.face(14, bold=current))
        room = QRectF(cell.left(), self.px(36), cell.width(), self.px(20))
        write(painter, room, step.label, t.text3 if step.state == "ahead" else t.text)
        painter.setFont(self.face(13, bold=current))
        room.translate(0, self.px(20))
        write(painter, room, step.second, t.accent if current else t.text2)


class StageDots(Canvas):
    """The same on a card, small and without words."""

    def __init__(self, done: int = 0, total: int = 14) -> None:
        super().__init__(140, 12)
        self._done, self._total = done, total
        self.show_stage(done, total)

    def show_stage(self, done: int, total: int) -> None:
        """Show how many of all steps are done; the next one is the current."""
        self._done, self._total = done, total
        self.setAccessibleName(self.tr("进度"))
        words = self.tr("共 {total} 步，已完成 {done} 步")
        self.tell(words.format(total=total, done=done))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw one mark a step, the current one higher and red."""
        paint_dots(self.brush(), QRectF(self.rect()), self._done, self._total)


def paint_dots(painter: QPainter, rect: QRectF, done: int, total: int) -> None:
    """Draw one mark a step, the one after `done` higher and red; cards draw them, too."""
    look = appearance()
    pitch = rect.width() / max(total, 1)
    for at in range(total):
        current = at == done
        height = look.px(9 if current else 5)
        top = rect.top() + (rect.height() - height) / 2
        room = QRectF(rect.left() + at * pitch + 1, top, max(pitch - 2, 2), height)
        if at > done:
            painter.setPen(QPen(QColor(look.tokens.line), 1))
            painter.setBrush(QColor(look.tokens.raised))
            room.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tokens.accent if current else look.tokens.text2))
        painter.drawRoundedRect(room, 1.5, 1.5)
