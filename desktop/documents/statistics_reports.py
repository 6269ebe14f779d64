"""统计报告: the figures of a period, each chart as a table with bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, gap, kept_together
from desktop.documents.geometry import A4
from desktop.documents.missing import refuse_missing
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, heading, masthead, numeral, paragraph
from desktop.documents.pen import GREY
from desktop.documents.production import produce
from desktop.documents.tables import Table, TableColumn
from desktop.services.snapshots import Stamp
from desktop.services.statistics import HEADLINES, TITLES, period_text, share_text, whole_of

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.pen import Pen
    from desktop.services.statistics import Chart, Headline, StatisticsReport

_BAR_HEIGHT = 8.0
_SAID = "只统计本联络室自己的工作，不排名，不作考核依据。"


def render(report: StatisticsReport, faces: FaceSet) -> bytes:
    """Return the report as PDF.

    Raises:
        DocumentError: A character has no glyph.
    """
    refuse_missing(report.organization, faces)
    refuse_missing(tuple(bar.label for one in report.statistics.charts for bar in one.bars), faces)
    column = Column(faces, A4.left, A4.type_width)
    day, statistics = report.made_on, report.statistics
    made_on = f"{day.year}年{day.month}月{day.day}日"
    slices = [
        *masthead(column, report.organization, "协商工作统计报告"),
        *facts(column, [[("统计时段", period_text(statistics.period))], [("制表日期", made_on)]]),
        gap(6),
        *_headlines(column, statistics.headlines),
        gap(4),
        *paragraph(column, _SAID, styles.NOTE, indent=0),
    ]
    for number, chart in enumerate(statistics.charts, start=1):
        slices += _chart(column, number, chart)
    furniture = Furniture(A4, Stamp(sample=report.sample), is_record=False)
    return produce(slices, faces, furniture, title="协商工作统计报告", subject=report.organization)


def _headlines(column: Column, headlines: tuple[Headline, ...]) -> list[Slice]:
    table = Table(column, [TableColumn(HEADLINES[one.id], share=1) for one in headlines])
    return table.rows(
        [
            [
                f"{one.count}{one.unit}" + (f"\n共{one.of}{one.unit}" if one.of is not None else "")
                for one in headlines
            ]
        ]
    )


def _chart(column: Column, number: int, chart: Chart) -> list[Slice]:
    head = heading(column, f"{numeral(number)}、{TITLES[chart.id]}（{chart.total}{chart.unit}）")
    longest = max(bar.count for bar in chart.bars) or 1
    table = Table(
        column,
        [
            TableColumn("分类", 12, align="left"),
            TableColumn("数量", 6),
            TableColumn("占比", 5),
            TableColumn("", share=1),
        ],
    )
    rows = []
    for bar in chart.bars:
        counted = f"{bar.count}/{whole_of(chart, bar)}" if bar.of is not None else str(bar.count)
        row = table.row([bar.label, counted, share_text(chart, bar), ""])
        part = bar.count / (bar.of or 1) if bar.of is not None else bar.count / longest
        rows.append(_with_bar(table.inside(3), row, min(part, 1.0)))
    header = [table.header] if table.header else []
    return [*head, *kept_together([*header, *rows])]


def _with_bar(cell: Column, row: Slice, part: float) -> Slice:
    """Return a row with a bar in a cell, as long as its part of the cell's width."""

    def draw(pen: Pen, top: float) -> None:
        row.draw(pen, top)
        middle = top - row.height / 2
        if part > 0:
            pen.across(cell.left, middle, cell.width * part, width=_BAR_HEIGHT, colour=GREY)

    return replace(row, draw=draw, tear=None)
