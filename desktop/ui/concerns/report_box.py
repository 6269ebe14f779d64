"""A report that went upward, and the figures before and after, in the drawer of a concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.records.outcomes import ADOPTIONS
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from decimal import Decimal

    from desktop.services.advice_reports import AdviceReport
    from desktop.services.indicators import IndicatorLine
    from desktop.ui.task_ledger.due_words import DueWords


class ReportBox(QFrame):
    """To whom it went and what came back; what is still missing has its button."""

    receipt_asked = Signal()
    """登记签收 was pressed."""
    reply_asked = Signal()
    """登记答复 was pressed."""
    paper_asked = Signal()
    """打印报告 was pressed."""

    def __init__(self, report: AdviceReport, words: DueWords) -> None:
        super().__init__()
        self.setProperty("role", "box")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 4, 4)
        column.setSpacing(2)
        sent = words.day(report.submitted_on) if report.submitted_on else ""
        told = self.tr("{day}报{unit}").format(day=sent, unit=report.addressed_to)
        column.addWidget(text_label(told, "strong", wrap=True))
        for said, tone in self._lines(report, words):
            column.addWidget(text_label(said, "second", tone=tone, wrap=True))
        self.receipt = Button(self.tr("登记签收"), kind="link")
        self.reply = Button(self.tr("登记答复"), kind="link")
        self.paper = Button(self.tr("打印报告"), kind="link")
        row = QHBoxLayout()
        for button, asked, shown in (
            (self.receipt, self.receipt_asked, not (report.received_by or report.decision)),
            (self.reply, self.reply_asked, not report.decision),
            (self.paper, self.paper_asked, True),
        ):
            button.clicked.connect(asked)
            button.setVisible(shown)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _lines(self, report: AdviceReport, words: DueWords) -> list[tuple[str, str]]:
        found = []
        if report.received_by:
            day = words.day(report.received_on) if report.received_on else ""
            found.append((self.tr("{day}{name}签收").format(day=day, name=report.received_by), ""))
        if report.decision:
            day = words.day(report.decided_on) if report.decided_on else ""
            said = self.tr("{day}答复：{decision}。{reason}")
            decision = label(ADOPTIONS[report.decision])
            found.append((said.format(day=day, decision=decision, reason=report.reason), "good"))
        elif report.left is not None and report.due is not None:
            late = report.left < 0
            said = self.tr("等上级答复，{left}").format(left=words.left(report.left))
            found.append((said, "bad" if late else ""))
        return found


class FigureWords(QObject):
    """Says a figure before and after, and by how much it moved."""

    def line(self, figure: IndicatorLine) -> str:
        """Return one line: 每月花费：5000元（2025）→ 1500元（2026-04），下降70%."""
        before = self._one(figure.before, figure.unit, figure.before_on)
        if figure.after is None:
            said = self.tr("{title}：{before}；之后的数还没填")
            return said.format(title=figure.title, before=before)
        after = self._one(figure.after, figure.unit, figure.after_on)
        said = self.tr("{title}：{before} → {after}{change}")
        return said.format(
            title=figure.title, before=before, after=after, change=self._change(figure.change)
        )

    def _one(self, figure: Decimal | None, unit: str, day: str) -> str:
        told = f"{figure:f}{unit}" if figure is not None else "—"
        return self.tr("{figure}（{day}）").format(figure=told, day=day) if day else told

    def _change(self, change: Decimal | None) -> str:
        if change is None:
            return ""
        if change == 0:
            return self.tr("，没有变化")
        size = f"{abs(change):f}".removesuffix(".0")
        said = self.tr("，上升 {size}%") if change > 0 else self.tr("，下降 {size}%")
        return said.format(size=size)
