"""Everything of the design on one page, drawn in every look; a folder may be named to see it.

GALLERY_SHOTS=folder keeps the pictures.
"""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.tasks import Task
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.fields import ComputedBox, LineField, NumberBox, ProseField, SearchField
from desktop.ui.widgets.focus import follow_focus
from desktop.ui.widgets.icons import icon, icon_names
from desktop.ui.widgets.keycaps import KeyCap
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
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.states import EmptyState, FaultBox, WaitBar
from desktop.ui.widgets.styling import text_label

FIRST = ("提出", "筛选", "方案", "通报", "调研", "协商", "公示")
STEPS = (*FIRST, "表决", "报送", "采纳", "督办", "反馈", "评价", "归档")


def in_row(*widgets):
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def types_panel():
    panel = Panel("字号", "平常 / 大字 ×1.35")
    panel.pad_body()
    for role, text in (
        ("number", "31"),
        ("page-title", "协商看板"),
        ("dialog-title", "这台电脑怎么用"),
        ("panel-title", "等我办的"),
        ("body", "占我家房前 0.3 亩"),
        ("second", "镇水务站 刘万仓"),
        ("caption", "上次同步 11月21日"),
    ):
        panel.body.addWidget(text_label(text, role))
    return panel


def controls_panel():
    panel = Panel("按钮与输入")
    panel.pad_body()
    locked = Button("提交结果", letter="B")
    locked.lock("还没有计票")
    panel.body.addLayout(
        in_row(
            Button("接待登记", kind="primary", icon="message-square-text", letter="J"),
            Button("进会场", kind="strong"),
            Button("打印", icon="printer", letter="P"),
            locked,
            Button("打开看板", kind="link"),
            IconButton("chevron-left", "返回", framed=True),
            Button("Print", letter="P", big=True),
        )
    )
    faulty, computed = NumberBox(name="反对"), ComputedBox("31", name="合计")
    faulty.set_number(3)
    plain, focused = LineField("平常", name="平常"), LineField("焦点", name="焦点")
    panel.body.addLayout(in_row(plain, focused, faulty, computed, NumberBox(name="票", big=True)))
    choice = Segments(
        [("for", "支持", "arrow-up"), ("against", "反对", "arrow-down"), ("hint", "建议", "")],
        keys="Alt+",
    )
    choice.choose("against")
    box = QComboBox()
    box.addItems(["杨生财 二组", "马秀兰 三组"])
    box.setAccessibleName("发言人")
    panel.body.addLayout(in_row(choice, box, KeyCap("Ctrl+Enter")))
    tick, radio = QCheckBox("作为不同意见单列印出"), QRadioButton("举手")
    tick.setChecked(True)
    radio.setChecked(True)
    tabs = QTabBar()
    for word in ("方案（七问）", "参加人 45", "会议 2"):
        tabs.addTab(word)
    panel.body.addLayout(in_row(tick, radio, tabs))
    panel.body.addLayout(in_row(SearchField("姓名或拼音首字母", "Ctrl+F")))
    panel.body.addWidget(ProseField(placeholder="说了什么", name="意见", lines=2))
    panel.footer.addWidget(text_label("断电也不丢", "caption"))
    faulty.show_fault("多 1 张，再数一遍")
    panel.focused = focused
    return panel


def chips_panel():
    panel = Panel("状态：颜色 + 图形 + 字")
    panel.pad_body()
    panel.body.addLayout(
        in_row(
            Chip("超期 5 天", "overdue", "triangle-alert"),
            Chip("快到期", "warn", "clock"),
            Chip("正常", "good", "dot"),
            Chip("受阻", "outline", "square"),
            Chip("待验收", "info", "circle-check"),
            Chip("未联网", "neutral", "wifi-off"),
            Chip("县里没收", "bad", "circle-x"),
            Chip("计划外", "outline"),
            Chip("建议", "accent"),
        )
    )
    return panel


def icons_panel():
    panel = Panel("图标", "24 格，线宽 1.75")
    panel.pad_body()
    grid = QGridLayout()
    for at, name in enumerate(icon_names()):
        label = QLabel()
        label.setPixmap(icon(name, size=18).pixmap(18, 18))
        grid.addWidget(label, at // 22, at % 22)
    panel.body.addLayout(grid)
    return panel


def states_panel(task):
    panel = Panel("空、错、等")
    panel.body.addWidget(
        EmptyState("circle-check", "没有等评价的协商", "说清楚为什么空、什么时候会有。")
    )
    panel.body.addWidget(FaultBox("缺村党组织研究意见", "法定条件：重要事项先经研究", "bad"))
    panel.body.addWidget(FaultBox("公示异议 1 件还没答复", "占地户石玉珍", "warn"))
    wait = WaitBar(task)
    panel.body.addWidget(wait)
    task.progressed.emit(58, 100)
    wait.show()
    return panel


def painted_panel():
    panel = Panel("画出来的")
    panel.pad_body()
    counts = (2, 1, 2, 1, 1, 1, 2, 1, 0, 1, 2, 0, 0, 0)
    nodes = [
        ChainNode(word, word, count, int(word in ("协商", "督办")))
        for word, count in zip(STEPS, counts, strict=True)
    ]
    panel.body.addWidget(ChainStrip(nodes))
    states = ["done"] * 6 + ["current"] + ["ahead"] * 7
    steps = [
        StageStep(word, "满 15 日" if state == "current" else "9月2日", state)
        for word, state in zip(STEPS, states, strict=True)
    ]
    panel.body.addWidget(StageLine(steps))
    panel.body.addWidget(QuorumGauge(45, 31, 30))
    bars = CountBars()
    votes = [("赞成", 24, "good"), ("反对", 5, "against"), ("弃权", 2, "abstain")]
    bars.show_counts(votes, total=31, needed=16)
    monday = date(2026, 11, 23)
    falls = (2, 0, 2, 0, 1, 0, 0)
    week = [WeekDay(monday + timedelta(at), count) for at, count in enumerate(falls)]
    row = QHBoxLayout()
    row.addWidget(bars, 1)
    row.addWidget(WeekStrip(week, monday), 1)
    panel.body.addLayout(row)
    panel.body.addWidget(StageDots(6, 14))
    panel.body.addWidget(ResumeBar(27, 38, 24))
    return panel


def make_gallery(task):
    page = QWidget()
    page.setObjectName("mainWindow")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head = PageHead("议事簿 设计规范", "一个强调色", back=True)
    head.buttons.addWidget(Button("现在同步", icon="refresh-cw", letter="T"))
    left, right = QVBoxLayout(), QVBoxLayout()
    controls = controls_panel()
    for panel in (types_panel(), icons_panel(), states_panel(task)):
        left.addWidget(panel)
    for panel in (controls, chips_panel(), painted_panel()):
        right.addWidget(panel)
    columns = QHBoxLayout()
    columns.setSpacing(12)
    columns.addLayout(left, 2)
    columns.addLayout(right, 4)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(16, 16, 16, 16)
    whole.addWidget(head)
    whole.addLayout(columns, 1)
    page.focused, page.head, page.controls = controls.focused, head, controls
    return page


LOOKS = {
    "light": {},
    "high": {"high_contrast": True},
    "large": {"large": True},
    "large-high": {"large": True, "high_contrast": True},
}


@pytest.mark.parametrize("look", LOOKS)
def test_gallery_fits_and_names_every_control(qtbot, wear, look):
    wear(**LOOKS[look])
    task = Task("正在导出 12 项", lambda _: None)
    page = make_gallery(task)
    qtbot.addWidget(page)
    page.resize(1366, 1000)
    page.show()
    qtbot.waitExposed(page)
    button = page.controls.findChildren(Button)[0]
    button.setFocus()
    qtbot.waitUntil(lambda: follow_focus().framed() is button)
    shots = os.environ.get("GALLERY_SHOTS")
    if shots:
        page.grab().save(str(Path(shots) / f"gallery-{look}.png"))
    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget, QTabBar)
    ]
    assert unnamed == []
    clipped = [
        button.text()
        for button in page.findChildren(Button)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert clipped == []
