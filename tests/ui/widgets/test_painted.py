"""Painted widgets: their words, their keys, and figures that do not fit."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.ui.tokens import LIGHT
from desktop.ui.widgets.painted import (
    ChainNode,
    ChainStrip,
    CountBars,
    QuorumGauge,
    ResumeBar,
    StageDots,
    StageLine,
    StageStep,
    WeekDay,
    WeekStrip,
)

NODES = [
    ChainNode("propose", "提出", 2),
    ChainNode("discuss", "协商", 1, 1),
    ChainNode("file", "归档", 0),
]
MONDAY = date(2026, 11, 23)


def colours_in(widget, height):
    image = widget.grab().toImage()
    return [image.pixelColor(x, height).name().upper() for x in range(image.width())]


def test_chain_strip_says_counts_and_what_is_stuck(qtbot):
    strip = ChainStrip(NODES)
    qtbot.addWidget(strip)
    assert strip.accessibleDescription() == "提出 2 件，协商 1 件，停 1，归档 0 件"


def test_chain_strip_moves_and_opens_with_keys_and_mouse(qtbot, wear):
    wear()
    strip, opened = ChainStrip(NODES), []
    strip.resize(600, 72)
    qtbot.addWidget(strip)
    strip.opened.connect(opened.append)
    strip.show()
    strip.setFocus()
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return)
    for key in (*keys, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Enter):
        QTest.keyClick(strip, key)
    assert strip.accessibleName() == "归档 0 件"
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(300, 30))
    assert opened == ["propose", "discuss", "file", "discuss"]


def test_chain_strip_without_nodes_draws_and_opens_nothing(qtbot):
    strip, opened = ChainStrip(), []
    qtbot.addWidget(strip)
    strip.opened.connect(opened.append)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    strip.grab()
    assert (opened, strip.accessibleDescription()) == ([], "")


def test_chain_strip_keeps_a_current_cell_that_exists(qtbot):
    strip = ChainStrip(NODES)
    qtbot.addWidget(strip)
    strip.make_current(2)
    strip.show_nodes(NODES[:1])
    assert strip.current == 0


def test_stage_line_says_every_step_and_starts_at_the_current(qtbot):
    steps = [
        StageStep("提出", "9月2日", "done"),
        StageStep("公示", "满 15 日", "current"),
        StageStep("表决"),
    ]
    line = StageLine(steps)
    qtbot.addWidget(line)
    said = "1 提出 已完成 9月2日；2 公示 正在 满 15 日；3 表决 还没到"
    assert (line.accessibleDescription(), line.current) == (said, 1)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((45, 31, 30), "应到45，实到31，需30，够数"),
        ((45, 30, 30), "应到45，实到30，需30，够数"),
        ((45, 29, 30), "应到45，实到29，需30，不够数"),
        ((0, 0, 0), "应到0，实到0，需0，够数"),
        ((3, 5, 2), "应到3，实到5，需2，够数"),
        ((1200, 700, 601), "应到1200，实到700，需601，够数"),
    ],
)
def test_quorum_gauge_says_its_figures_and_draws_them(qtbot, wear, figures, said):
    wear()
    gauge = QuorumGauge()
    gauge.resize(460, 36)
    qtbot.addWidget(gauge)
    gauge.show_counts(*figures)
    assert gauge.accessibleDescription() == said
    due, present, needed = figures
    full = LIGHT.good if present >= needed else LIGHT.bad
    share = colours_in(gauge, 18).count(full) / 460
    # Gaps and rims of the cells cost up to a third of a small cell, the line a little.
    assert share == pytest.approx(present / max(due, present, 1), abs=0.3 if present else 0.01)


def test_quorum_gauge_turns_orange_below_the_need(qtbot, wear):
    wear()
    gauge = QuorumGauge(45, 29, 30)
    gauge.resize(460, 36)
    qtbot.addWidget(gauge)
    seen = set(colours_in(gauge, 18))
    assert (LIGHT.bad in seen, LIGHT.good in seen) == (True, False)


def test_count_bars_say_every_figure_and_fill_to_scale(qtbot, wear):
    wear()
    bars = CountBars()
    qtbot.addWidget(bars)
    bars.show_counts(
        [("赞成", 24, "good"), ("反对", 5, "against"), ("弃权", 2, "abstain")], total=31, needed=16
    )
    bars.resize(444, 108)
    assert bars.accessibleDescription() == "赞成 24 票，反对 5 票，弃权 2 票，须 16 票"
    line = colours_in(bars, 16)
    green, track = line.count(LIGHT.good), line.count(LIGHT.sunken)
    assert green / (green + track) == pytest.approx(24 / 31, abs=0.02)


@pytest.mark.parametrize(("total", "needed"), [(0, 0), (2, 9), (31, 31)])
def test_count_bars_stand_figures_beyond_the_whole(qtbot, total, needed):
    bars = CountBars(factor=2.8)
    qtbot.addWidget(bars)
    bars.grab()
    bars.show_counts([("赞成", 5, "good")], total=total, needed=needed)
    assert bars.grab().size() == bars.size()
    assert QColor(LIGHT.good).name().upper() in colours_in(bars, bars.height() // 2)


def test_week_strip_says_busy_days_and_opens_a_day(qtbot, wear):
    wear()
    days = [WeekDay(MONDAY + timedelta(at), count) for at, count in enumerate((2, 0, 1))]
    strip, opened = WeekStrip(days, MONDAY + timedelta(2)), []
    qtbot.addWidget(strip)
    strip.opened.connect(opened.append)
    assert strip.accessibleDescription() == "周一 11月23日 2 件，周三 11月25日 1 件"
    QTest.keyClick(strip, Qt.Key.Key_Return)
    QTest.keyClick(strip, Qt.Key.Key_Home)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert opened == [MONDAY + timedelta(2), MONDAY]
    strip.show_days([WeekDay(MONDAY)], None)
    assert strip.accessibleDescription() == "这几天没有安排"


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [(6, 14, "共 14 步，已完成 6 步"), (14, 14, "共 14 步，已完成 14 步")],
)
def test_stage_dots_say_how_far(qtbot, wear, done, total, said):
    wear()
    dots = StageDots()
    dots.resize(140, 12)
    qtbot.addWidget(dots)
    dots.show_stage(done, total)
    assert dots.accessibleDescription() == said
    assert (LIGHT.accent in colours_in(dots, dots.height() // 2)) == (done < total)


def test_resume_bar_says_where_it_broke_off(qtbot):
    bar = ResumeBar()
    qtbot.addWidget(bar)
    bar.grab()
    bar.show_progress(27, 38)
    assert bar.accessibleDescription() == "27 / 38"
    bar.show_progress(27, 38, 24)
    assert bar.accessibleDescription() == "27 / 38，上次断在 24"
