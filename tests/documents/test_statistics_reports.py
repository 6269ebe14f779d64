"""统计报告 on paper: figures, tables and bars."""

from datetime import date

import pytest

from desktop.documents.geometry import A4
from desktop.documents.pen import Pen
from desktop.documents.statistics_reports import _BAR_HEIGHT, render
from desktop.errors import DocumentError
from desktop.services.statistics import (
    TITLES,
    Bar,
    Chart,
    Headline,
    Period,
    Statistics,
    StatisticsReport,
)

YEAR = Period("year", date(2026, 1, 1), date(2026, 12, 31))
CHANNELS = Chart("channels", "件", (Bar("来访", 12), Bar("电话", 4), Bar("意见箱", 0)))
CLASSES = Chart("classes", "人", (Bar("占地户", 3, 6), Bar("没有写明类别", 0, 0)))


@pytest.fixture
def printed(look, faces):
    def make(*charts, sample=False, organization="示例县示例村"):
        headlines = (Headline("concerns", 16, "件"), Headline("answered", 9, "件", 16))
        report = StatisticsReport(
            organization=organization,
            made_on=date(2026, 11, 28),
            sample=sample,
            statistics=Statistics(YEAR, headlines, charts),
        )
        return look(render(report, faces))

    return make


def test_figures_and_charts_stand_with_their_parts(printed):
    flat = printed(CHANNELS, CLASSES).flat

    assert "统计时段2026年1月1日至2026年12月31日" in flat
    assert "受理诉求已答复16件9件共16件" in flat
    assert "一、诉求从哪里来（16件）" in flat
    assert "来访1275%" in flat
    assert "意见箱00%" in flat
    assert "占地户3/650%" in flat
    assert "不排名" in flat


def test_nothing_to_count_prints_the_figures(printed):
    assert "诉求从哪里来" not in printed().flat


def test_every_chart_has_a_title(printed):
    charts = [Chart(one, "项", (Bar("甲", 1),)) for one in TITLES]

    flat = printed(*charts).flat

    assert [title for title in TITLES.values() if title not in flat] == []


def test_a_chart_stays_on_one_page(printed):
    many = [Chart(one, "项", tuple(Bar(f"第{n}类", n) for n in range(9))) for one in TITLES]
    page = printed(*many)

    for number in range(len(page)):
        assert page.page(number).count("分类") == page.page(number).count("第8类")


def test_bars_stay_in_their_cell(printed, monkeypatch):
    bars, across = [], Pen.across

    def watched(pen, x, y, length, **options):
        if options.get("width") == _BAR_HEIGHT:
            bars.append((x, x + length))
        across(pen, x, y, length, **options)

    monkeypatch.setattr(Pen, "across", watched)
    page = printed(CHANNELS)
    shares = max(box[3] for box in page.boxes(0) if box[0] == "%")

    assert len(bars) == 2
    assert min(left for left, _ in bars) > shares
    assert max(right for _, right in bars) < A4.left + A4.type_width


def test_samples_say_so(printed):
    assert "示例" in printed(CHANNELS, sample=True, organization="某村").page(0)


def test_a_character_without_glyph_is_named(printed):
    with pytest.raises(DocumentError):
        printed(Chart("classes", "人", (Bar("\U0002ffff", 1),)))
