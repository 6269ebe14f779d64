"""The band that says whether the room may vote: due, there, needed, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.rules import Unit
from desktop.domain.tallies import show_amount
from desktop.ui.law_words import cite, say_problem, show_with_unit
from desktop.ui.tokens import appearance
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.painted import QuorumGauge
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from desktop.services.room_views import Band

HEIGHT, COMPACT_HEIGHT = 60, 56
"""px of the design."""


_TALKS = ("no_body", "consultation")
"""Problems that are none: the meeting is a talk."""


class QuorumBand(QFrame):
    """应到 45 · 实到 31 · 需 30, one cell a person, and the sentence that follows from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "band")
        self._words = [text_label() for _ in range(3)]
        self._figures = [text_label("", role) for role in ("page-title", "number", "page-title")]
        self._gauge = QuorumGauge()
        self._icon, self._verdict = QLabel(), text_label("", "panel-title")
        self._more = text_label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(4)
        for word, figure in zip(self._words, self._figures, strict=True):
            row.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(10)
        row.addSpacing(6)
        row.addWidget(self._gauge, 1)
        row.addSpacing(14)
        row.addLayout(self._make_verdict())
        self._compact, self._ended = False, False

    def _make_verdict(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._icon)
        line.addWidget(self._verdict)
        line.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._more)
        column.addStretch(1)
        return column

    def show_band(self, band: Band, *, compact: bool, ended: bool = False) -> None:
        """Show who is there against who must be; after the end, who was there last."""
        self._compact, self._ended = compact, ended
        self.setFixedHeight(appearance().px(COMPACT_HEIGHT if compact else HEIGHT))
        tone = self._tone(band)
        restyle(self, tone=tone)
        self._show_figures(band, tone)
        head, more = self._say(band)
        self._verdict.setText(head)
        restyle(self._verdict, tone=tone)
        self._more.setText(more)
        tokens, name = appearance().tokens, "circle-check" if tone == "good" else "triangle-alert"
        color = {"good": tokens.good, "bad": tokens.bad}.get(tone, tokens.text2)
        size = appearance().px(20)
        self._icon.setPixmap(icon(name, color, size).pixmap(size, size))
        self._icon.setVisible(bool(tone))
        self.setAccessibleName(self._spoken(band, head, more))

    @staticmethod
    def _tone(band: Band) -> str:
        if band.problem or band.needed is None or (band.counted_later and not band.quorate):
            return ""
        return "good" if band.quorate else "bad"

    def _show_figures(self, band: Band, tone: str) -> None:
        texts = [self.tr("应到"), self.tr("实到"), self.tr("需")]
        needed = "" if band.needed is None else show_amount(band.needed)
        figures = [show_amount(band.entitled), show_amount(band.present), needed]
        for place, (word, figure) in enumerate(zip(self._words, self._figures, strict=True)):
            word.setText(texts[place])
            figure.setText(figures[place])
            restyle(figure, tone=tone if place == 1 else "")
            word.setVisible(bool(figures[place]))
            figure.setVisible(bool(figures[place]))
        countable = band.unit is not Unit.AREA
        self._gauge.setVisible(countable)
        if countable:
            self._gauge.show_counts(int(band.entitled), int(band.present), int(band.needed or 0))

    def _say(self, band: Band) -> tuple[str, str]:
        source = "" if self._compact else cite(band.source)
        if band.problem:
            talk = band.problem.code in _TALKS
            why = self.tr("谈到最后，按 F7 记下共识。") if talk else say_problem(band.problem)[0]
            return self.tr("这个会不表决"), why
        if band.needed is None:
            return self.tr("可以表决"), _join(self.tr("法律没有规定到会人数"), source)
        if self._ended:
            quorate, lost = self.tr("散会时够数"), self.tr("散会时不够数")
            return quorate if band.quorate else lost, source
        if band.quorate:
            return self.tr("够数，可以表决"), _join(self._spare(band), source)
        if band.counted_later:
            return self.tr("够不够数看计票"), _join(self.tr("参加表决的人数为准"), source)
        short = self.tr("还差 {missing}").format(missing=show_with_unit(band.missing, band.unit))
        go_on = self.tr("讨论可以接着开")
        return self.tr("不够数，不能表决"), _join(short, go_on, source)

    def _spare(self, band: Band) -> str:
        if band.spare is None:
            return self.tr("够数")
        if band.spare == 0:
            return self.tr("一个也不能再走")
        people = show_with_unit(band.spare, band.unit)
        return self.tr("最多还能走 {people}").format(people=people)

    def _spoken(self, band: Band, head: str, more: str) -> str:
        due = self.tr("应到{entitled}，实到{present}").format(
            entitled=show_amount(band.entitled), present=show_amount(band.present)
        )
        if band.needed is not None:
            due = _join(due, self.tr("需{n}").format(n=show_amount(band.needed)), by="，")
        return "，".join(filter(None, (due, head, more)))


def _join(*parts: str, by: str = " · ") -> str:
    return by.join(filter(None, parts))
