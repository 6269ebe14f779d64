"""统计报告: what the room did in a period and what came of it, as bars; on paper and as sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.deadlines import day_of
from desktop.services.statistics import (
    HEADLINES,
    TITLES,
    list_periods,
    report_statistics,
    share_text,
    tables_of,
    whole_of,
)
from desktop.ui.exporting import PDF, XLSX, FileMaker
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.painted import BarList, BarRow
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.statistics import Chart, Headline, Period, Statistics, StatisticsReport
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class StatisticsPage(Page):
    """The statistics of one period."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._columns = 2
        self._panels: list[Panel] = []
        self._report: StatisticsReport | None = None
        self.head = PageHead(self.tr("统计报告"))
        self.periods = Segments([(one.kind, word, "") for one, word in self._named_periods()])
        self.periods.choose("year")
        self.excel = Button(self.tr("导出 Excel"), icon="file-spreadsheet", letter="X")
        self.pdf = Button(self.tr("存为 PDF"), icon="file-down", letter="S")
        self._files = FileMaker(self, session)
        self._lay_out()
        self.periods.chosen.connect(lambda _: self.refresh())
        self.excel.clicked.connect(self._on_excel_clicked)
        self.pdf.clicked.connect(self._on_pdf_clicked)

    def _named_periods(self) -> list[tuple[Period, str]]:
        words = {
            "year": self.tr("今年"),
            "first_half": self.tr("上半年"),
            "second_half": self.tr("下半年"),
            "last_year": self.tr("去年"),
            "all": self.tr("全部"),
        }
        return [(one, words[one.kind]) for one in list_periods(day_of(self.session.now()))]

    def _lay_out(self) -> None:
        self.head.buttons.addWidget(self.excel)
        self.head.buttons.addWidget(self.pdf)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(12)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        inside.addLayout(self._figures)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        self.charts = QScrollArea()
        self.charts.setFrameShape(QFrame.Shape.NoFrame)
        self.charts.viewport().setAutoFillBackground(False)
        self.charts.setWidgetResizable(True)
        self.charts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.charts.setWidget(content)
        content.setAutoFillBackground(False)  # the area fills whatever it is given
        self.charts.setAccessibleName(self.tr("统计图表"))
        self._empty = EmptyState(
            "chart-column",
            self.tr("这段时间还没有可统计的"),
            self.tr("登记诉求、开会、落实以后，这里自动有数；也可以换一个时段。"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.charts)
        self.stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.periods)
        column.addWidget(self.stack, 1)
        column.addWidget(
            text_label(self.tr("只统计本联络室自己的工作，不排名，不作考核依据。"), "caption")
        )

    # Content

    def refresh(self) -> None:
        """Count anew; what is shown stays until then."""
        today = day_of(self.session.now())
        period = next(one for one, _ in self._named_periods() if one.kind == self.periods.value())
        self.session.read(
            self, lambda reading: report_statistics(reading, period, today), self._on_read
        )

    def _on_read(self, report: StatisticsReport) -> None:
        before, self._report = self._report, report
        if before is not None and before.statistics == report.statistics:
            return
        statistics = report.statistics
        self._show_figures(statistics)
        self._panels = [self._panel(chart) for chart in statistics.charts]
        self._place_panels()
        self.stack.setCurrentWidget(self.charts if statistics.charts else self._empty)
        for button in (self.excel, self.pdf):
            button.setEnabled(bool(statistics.charts))

    def _show_figures(self, statistics: Statistics) -> None:
        _clear(self._figures)
        for one in statistics.headlines:
            self._figures.addWidget(self._figure(one), 1)

    def _figure(self, one: Headline) -> Panel:
        panel = Panel()
        panel.pad_body()
        words = label(HEADLINES[one.id])
        panel.body.addWidget(text_label(words, "second"))
        panel.body.addWidget(text_label(str(one.count), "number"))
        beside = "" if one.of is None else self.tr("共 {count}").format(count=one.of)
        panel.body.addWidget(text_label(beside, "caption"))
        panel.setAccessibleName(" ".join(part for part in (words, str(one.count), beside) if part))
        return panel

    def _panel(self, chart: Chart) -> Panel:
        title = label(TITLES[chart.id])
        panel = Panel(title, self.tr("共 {count}").format(count=chart.total))
        panel.pad_body()
        longest = max((bar.count for bar in chart.bars), default=0) or 1
        rows = []
        for bar in chart.bars:
            if bar.of is None:
                part, figure = bar.count / longest, str(bar.count)
            else:
                part, figure = bar.count / (bar.of or 1), f"{bar.count}/{whole_of(chart, bar)}"
            share = share_text(chart, bar)
            rows.append(BarRow(label(bar.label), part, f"{figure}  {share}" if share else figure))
        panel.body.addWidget(BarList(title, rows))
        panel.body.addStretch(1)
        return panel

    def _place_panels(self) -> None:
        _clear(self._grid, keep=self._panels)
        for at, panel in enumerate(self._panels):
            self._grid.addWidget(panel, at // self._columns, at % self._columns)

    def arrange(self, *, compact: bool) -> None:
        """Put charts below each other where room is short."""
        columns = 1 if compact else 2
        if columns != self._columns:
            self._columns = columns
            self._place_panels()

    def first_focus(self) -> QWidget:
        """Return the periods."""
        return self.periods

    # Out of the house

    def _on_excel_clicked(self) -> None:
        report, home = self._report, self.session.home
        if report is not None:  # the press is loaded with the first of its works: not here
            self._save(XLSX, lambda _: home.press.tabulate(tables_of(report)))

    def _on_pdf_clicked(self) -> None:
        report, home = self._report, self.session.home
        if report is not None:
            self._save(PDF, lambda _: home.press.report(report))

    def _save(self, ending: str, make: Callable[[Task], bytes]) -> None:
        self._files.save(self.tr("统计报告") + ending, self.tr("导出"), make)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the page."""
        return [
            ("← →", self.tr("换时段")),
            ("Alt+X", self.tr("导出 Excel")),
            ("Alt+S", self.tr("存为 PDF")),
        ]


def _clear(layout: QHBoxLayout | QGridLayout, *, keep: list[Panel] | None = None) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and widget not in (keep or ()):
            widget.hide()
            widget.deleteLater()
