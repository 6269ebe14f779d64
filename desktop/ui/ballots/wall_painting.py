"""Draws the wall: one picture of the meeting, large enough for the last row.

The least size is 26 px; a larger screen enlarges all of it. Colours never stand alone: every bar
has its word and figure, every verdict its words and sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen, QPolygonF

from desktop.records.votes import METHODS
from desktop.services.projections import Scene
from desktop.ui.ballots.sum_words import say_figure
from desktop.ui.law_words import (
    cite,
    rule_word,
    say_reasons,
    say_result,
    say_share,
    show_with_unit,
)
from desktop.ui.messages import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.services.projections import Bar, Projection

LEAST = 26
"""Smallest type, in px."""
_DESIGN = QSize(1366, 768)
_MARGIN = 44
_WIDE = 1200
_BESIDE = 64
"""Least size, px, of a verdict that stands beside its sign; else it stands below."""
_TEXT, _TEXT2, _LINE, _TRACK = "#201B16", "#524A41", "#DED8CC", "#ECE8DF"
_ACCENT, _PAPER, _GOOD = "#9E1F26", "#FFFFFF", "#1B6640"
_BROWN, _GREY = "#8A5A44", "#9A9186"
_BAR_COLOURS = {"for": _GOOD, "against": _BROWN, "abstain": _GREY}
_CHOICES = {"for": "votes_for", "against": "against", "abstain": "abstain"}
_SHORT_UNIT = 2
"""Letters of a unit that has room behind a figure."""

translate = QCoreApplication.translate


def say_head(projection: Projection) -> str:
    """Return whose meeting it is."""
    if not projection.body:
        return projection.organization or projection.title
    text = translate("Projector", "{organization}{body}")
    return text.format(organization=projection.organization, body=rule_word(projection.body))


def say_caption(projection: Projection) -> str:
    """Return day, item and method: 2026年11月23日　第 4 项　举手表决."""
    parts = [_say_day(projection.day)]
    if projection.number is not None:
        parts.append(translate("Projector", "第 {n} 项").format(n=projection.number))
    if projection.method:
        parts.append(label(METHODS[projection.method]))
    return "　".join(filter(None, parts))


def _say_day(day: str) -> str:
    parts = day.split("-")
    if len(parts) != len("ymd"):
        return day
    year, month, date = (int(part) for part in parts)
    text = translate("Projector", "{year}年{month}月{day}日")
    return text.format(year=year, month=month, day=date)


def say_line(projection: Projection) -> str:
    """Return what the line through the bars means; "" where there is none."""
    if not projection.line or projection.share is None:
        return ""
    amount = show_with_unit(projection.line, projection.unit)
    text = translate("Projector", "竖线：{share}须 {amount}")
    return text.format(share=say_share(projection.share), amount=amount)


def say_figure_name(name: str) -> str:
    """Return what a large figure below the bars is."""
    return {
        "due": translate("Projector", "应到"),
        "there": translate("Projector", "实到"),
        "took_part": translate("Projector", "参加"),
        "needed": translate("Projector", "开会须到"),
    }[name]


def _say_sign(scene: Scene) -> str:
    if scene is Scene.COUNTING:
        return translate("Projector", "正在计票")
    return translate("Projector", "准备表决")


def describe_projection(projection: Projection) -> str:
    """Return all that is on the wall as one text, for the screen reader."""
    parts = [say_head(projection), say_caption(projection), projection.title, projection.wording]
    if projection.scene is Scene.COUNTING:
        parts.append(_say_sign(projection.scene))
    outcome = projection.outcome
    if outcome is not None:
        parts.append(say_result(outcome.result))
        for bar in projection.bars:
            amount = show_with_unit(bar.amount, projection.unit)
            parts.append(f"{say_figure(_CHOICES[bar.choice])} {amount}")
        parts += [say_line(projection), *("".join(one) for one in say_reasons(outcome))]
        parts.append(cite(outcome.source))
    return "，".join(part for part in parts if part)


class WallPainter:
    """Draws one projection into a rectangle of any size."""

    def __init__(self, painter: QPainter, size: QSize, font: QFont) -> None:
        self._painter, self._font = painter, font
        fit = min(size.width() / _DESIGN.width(), size.height() / _DESIGN.height())
        scale = max(1.0, fit)
        painter.setRenderHints(
            painter.RenderHint.Antialiasing | painter.RenderHint.TextAntialiasing
        )
        painter.scale(scale, scale)
        self._width, self._height = size.width() / scale, size.height() / scale

    @property
    def _is_wide(self) -> bool:
        """Whether a reason has room on one line."""
        return self._width >= _WIDE

    def draw(self, projection: Projection | None) -> None:
        """Draw it; nothing but the paper where there is none yet."""
        whole = QRectF(0, 0, self._width, self._height)
        self._painter.fillRect(whole, QColor(_PAPER))
        self._painter.fillRect(QRectF(0, 0, self._width, 12), QColor(_ACCENT))
        if projection is None:
            return
        self._head(projection)
        if projection.scene is Scene.RESULT:
            self._result(projection)
        elif projection.scene is Scene.ITEM:
            self._middle(projection.title, 72)
        else:
            self._below_head(projection)

    # Text

    def _text(
        self,
        rect: QRectF,
        text: str,
        size: float,
        *,
        colour: str = _TEXT,
        bold: bool = False,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        wrap: bool = False,
    ) -> float:
        """Draw text, smaller where it would not fit, never below LEAST; return its width."""
        font, bounds = self._fitting(rect, text, size, bold=bold, wrap=wrap)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = text
        if not wrap and bounds.width() > rect.width():
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        wrapping = int(Qt.TextFlag.TextWordWrap.value) if wrap else 0
        self._painter.drawText(rect, int(flags.value) | wrapping, shown)
        return bounds.width()

    def _fitting(
        self, rect: QRectF, text: str, size: float, *, bold: bool, wrap: bool
    ) -> tuple[QFont, QRectF]:
        font = QFont(self._font)
        font.setBold(bold)
        wrapping = int(Qt.TextFlag.TextWordWrap.value) if wrap else 0
        room = QRectF(0, 0, rect.width() if wrap else 1e6, 1e6)
        while True:
            font.setPixelSize(round(size))
            bounds = QFontMetricsF(font).boundingRect(room, wrapping, text)
            fits = bounds.width() <= rect.width() and bounds.height() <= rect.height() * 1.25
            if fits or size <= LEAST:
                return font, bounds
            size = max(LEAST, size - 2)

    def _head(self, projection: Projection) -> None:
        right = self._width - _MARGIN
        half = QRectF(_MARGIN, 40, (self._width - 2 * _MARGIN) * 0.56, 46)
        self._text(half, say_head(projection), 30, bold=True)
        rest = QRectF(half.right() + 16, 40, right - half.right() - 16, 46)
        to_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._text(rest, say_caption(projection), LEAST, colour=_TEXT2, flags=to_right)

    def _middle(self, text: str, size: float) -> None:
        rect = QRectF(_MARGIN, 120, self._width - 2 * _MARGIN, self._height - 240)
        self._text(rect, text, size, bold=True, flags=Qt.AlignmentFlag.AlignCenter, wrap=True)

    def _below_head(self, projection: Projection) -> None:
        """Draw a motion that is not decided: its whole text, and what goes on."""
        wide = self._width - 2 * _MARGIN
        title = QRectF(_MARGIN, 110, wide, 150)
        left_top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self._text(title, projection.title, 60, bold=True, flags=left_top, wrap=True)
        body = QRectF(_MARGIN, 270, wide, self._height - 270 - 170)
        self._text(body, projection.wording, 36, colour=_TEXT2, flags=left_top, wrap=True)
        foot = QRectF(_MARGIN, self._height - 150, wide, 110)
        self._painter.fillRect(foot, QColor(_TRACK))
        self._text(
            foot, _say_sign(projection.scene), 60, bold=True, flags=Qt.AlignmentFlag.AlignCenter
        )

    # Result

    def _result(self, projection: Projection) -> None:
        wide = self._width - 2 * _MARGIN
        self._text(QRectF(_MARGIN, 104, wide, 64), projection.title, 50, bold=True)
        self._text(QRectF(_MARGIN, 168, wide, 44), projection.wording, 34, colour=_TEXT2)
        below = self._height - (170 if self._is_wide else 224)
        block = QRectF(_MARGIN, 226, min(380, wide * 0.32), below - 19 - 226)
        self._verdict(projection, block)
        self._bars(projection, QRectF(block.right() + 40, 226, 0, block.height()))
        self._painter.fillRect(QRectF(_MARGIN, below, wide, 2), QColor(_LINE))
        left = self._figures(projection, below + 20)
        self._reasons(projection, left, below + 16)

    def _verdict(self, projection: Projection, block: QRectF) -> None:
        result = projection.outcome.result if projection.outcome else ""
        carried = result == "carried"
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(_GOOD if carried else _BROWN))
        self._painter.drawRoundedRect(block, 10, 10)
        words = say_result(result)
        beside = block.adjusted(134, 20, -20, -20)
        font, bounds = self._fitting(beside, words, 104, bold=True, wrap=False)
        centre = Qt.AlignmentFlag.AlignCenter
        if font.pixelSize() >= _BESIDE and bounds.width() <= beside.width():
            self._sign(QPointF(block.left() + 78, block.center().y()), 36, _PAPER, tick=carried)
            self._text(beside, words, 104, colour=_PAPER, bold=True, flags=centre)
            return
        self._sign(QPointF(block.center().x(), block.top() + 84), 44, _PAPER, tick=carried)
        below = block.adjusted(20, 140, -20, -20)
        self._text(below, words, 80, colour=_PAPER, bold=True, flags=centre, wrap=True)

    def _sign(self, centre: QPointF, radius: float, colour: str, *, tick: bool) -> None:
        """Draw a ring with a tick, or with a bar for what is not so."""
        pen = QPen(QColor(colour), radius / 4.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawEllipse(centre, radius, radius)
        points = [(-0.42, 0.02), (-0.1, 0.34), (0.44, -0.26)] if tick else [(-0.4, 0), (0.4, 0)]
        line = QPolygonF([centre + QPointF(x, y) * radius for x, y in points])
        self._painter.drawPolyline(line)

    def _bars(self, projection: Projection, area: QRectF) -> None:
        names = [say_figure(_CHOICES[bar.choice]) for bar in projection.bars]
        font = QFont(self._font)
        font.setBold(True)
        font.setPixelSize(40)
        wide = max([QFontMetricsF(font).horizontalAdvance(name) for name in names], default=0)
        left, right = area.left() + max(110.0, wide + 20), self._width - _MARGIN - 160
        step = (area.height() - 38) / 3
        for place, (bar, name) in enumerate(zip(projection.bars, names, strict=True)):
            top = area.top() + 7 + place * step
            heading = QRectF(area.left(), top - 8, left - area.left() - 8, 62)
            self._text(heading, name, 40, bold=True)
            self._bar(bar, QRectF(left, top, right - left, 46), projection)
        if told := say_line(projection):
            rect = QRectF(left, area.bottom() - 34, right - left + 160, 36)
            self._text(rect, told, LEAST, colour=_TEXT2)

    def _bar(self, bar: Bar, track: QRectF, projection: Projection) -> None:
        middle = track.adjusted(0, -8, 0, 8)
        self._painter.fillRect(track, QColor(_TRACK))
        whole = max(bar.whole, 1)
        filled = QRectF(track)
        filled.setWidth(track.width() * min(bar.amount, whole) / whole)
        self._painter.fillRect(filled, QColor(_BAR_COLOURS[bar.choice]))
        if projection.line:
            x = track.left() + track.width() * min(projection.line, whole) / whole
            self._painter.fillRect(QRectF(x - 2, middle.top(), 4, middle.height()), QColor("#000"))
        to_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        number = QRectF(track.right() + 8, middle.top() - 8, 114, middle.height() + 16)
        self._text(number, str(bar.amount), 60, bold=True, flags=to_right)
        unit = QRectF(number.right() + 6, middle.top() + 8, 34, middle.height())
        word = show_with_unit(bar.amount, projection.unit).removeprefix(str(bar.amount)).strip()
        if len(word) <= _SHORT_UNIT:
            self._text(unit, word, 28, colour=_TEXT)

    def _figures(self, projection: Projection, top: float) -> float:
        """Draw the large figures; return where the reasons begin."""
        x = float(_MARGIN)
        centre = Qt.AlignmentFlag.AlignCenter
        font = QFont(self._font)
        font.setPixelSize(LEAST)
        for figure in projection.figures:
            said = say_figure_name(figure.name)
            words = QFontMetricsF(font).horizontalAdvance(said)
            wide = max(words + 4, 40.0 * len(str(figure.amount)))
            name = QRectF(x, top + 8, wide, 38)
            self._text(name, said, LEAST, colour=_TEXT2, flags=centre)
            self._text(
                QRectF(x, top + 44, wide, 70), str(figure.amount), 60, bold=True, flags=centre
            )
            x += wide + 32
        self._painter.fillRect(QRectF(x, top, 2, 124), QColor(_LINE))
        return x + 34

    def _reasons(self, projection: Projection, left: float, top: float) -> None:
        outcome = projection.outcome
        if outcome is None:
            return
        wide = self._width - _MARGIN - left - 40
        reasons = say_reasons(outcome)[-2:]
        mets = [one.met for one in outcome.comparisons][-2:]
        step = 44 if self._is_wide else 76
        for place, (head, told) in enumerate(reasons):
            met = mets[place] if mets else outcome.result == "carried"
            y = top + place * step
            colour = _GOOD if met else _BROWN
            self._sign(QPointF(left + 14, y + step / 2 + 1), 11, colour, tick=met)
            rect = QRectF(left + 40, y, wide, step)
            self._text(rect, f"{head}{told}", 30, wrap=not self._is_wide)
        foot = QRectF(left + 40, top + step * len(reasons), wide, 40)
        self._text(foot, cite(outcome.source), LEAST, colour=_TEXT2)
