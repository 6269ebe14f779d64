"""Panels, states and sheets."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.services.findings import StoppedError
from desktop.ui.tasks import Task
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.panels import PageHead, Panel, Strip
from desktop.ui.widgets.states import EmptyState, FaultBox, WaitBar


def strips(panel):
    return [not strip.isHidden() for strip in panel.findChildren(Strip)]


def test_panel_hides_head_and_foot_while_they_are_empty(qtbot):
    panel = Panel()
    qtbot.addWidget(panel)
    assert strips(panel) == [False, False]
    panel.footer.addWidget(Button("打印"))
    assert strips(panel) == [False, True]
    panel.show_title("等我办的", "7 件")
    assert strips(panel) == [True, True]
    assert panel.accessibleName() == "等我办的"


def test_panel_extras_stand_right_of_title_and_caption(qtbot, wear):
    wear()
    panel = Panel("本周", "11月")
    extra = QLabel("右")
    panel.header.addWidget(extra)
    panel.resize(400, 200)
    qtbot.addWidget(panel)
    panel.show()
    assert extra.geometry().right() > 370


def test_page_head_offers_the_way_back_only_where_there_is_one(qtbot):
    head, top = PageHead("协商详情", back=True), PageHead("今日")
    qtbot.addWidget(head)
    qtbot.addWidget(top)
    with qtbot.waitSignal(head.back_pressed):
        head.back_button.click()
    assert [page.back_button.isHidden() for page in (head, top)] == [False, True]
    assert head.back_button.accessibleName() == "返回"


def test_empty_state_says_what_and_when_and_has_its_button(qtbot):
    button = Button("接待登记")
    state = EmptyState("circle-check", "今天没有等您办的", "下一件：周三委员接待日。", button)
    qtbot.addWidget(state)
    assert state.accessibleName() == "今天没有等您办的"
    assert button.parent() is state
    state.show_text("没找到", "换个词再找")
    assert (state.accessibleName(), state.accessibleDescription()) == ("没找到", "换个词再找")


@pytest.mark.parametrize("tone", ["bad", "warn", "good", "info"])
def test_fault_box_carries_its_tone(qtbot, tone):
    box = FaultBox("磁盘满了", "腾出地方再记", tone)
    qtbot.addWidget(box)
    assert (box.property("tone"), box.accessibleDescription()) == (tone, "腾出地方再记")


@pytest.fixture
def waiting(qtbot):
    """A bar in a window, and its task."""
    window, task = QWidget(), Task("正在导出 12 项", lambda _: None)
    bar = WaitBar(task)
    QVBoxLayout(window).addWidget(bar)
    qtbot.addWidget(window)
    window.show()
    yield bar, task
    window.close()


def test_wait_bar_shows_nothing_at_first_and_then_waits(qtbot, waiting):
    bar, _ = waiting
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)


def test_wait_bar_never_shows_work_that_is_over(qtbot, waiting):
    bar, task = waiting
    task.ended.emit(None, None)
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_wait_bar_stops_the_task_once(qtbot, waiting):
    bar, task = waiting
    qtbot.waitUntil(bar.isVisible)
    QTest.mouseClick(bar.findChild(Button), Qt.MouseButton.LeftButton)
    with pytest.raises(StoppedError):
        task.report(1)
    assert not bar.findChild(Button).isEnabled()


@pytest.fixture
def window(qtbot, wear):
    wear()
    window = QWidget()
    window.resize(1366, 728)
    qtbot.addWidget(window)
    window.show()
    return window


def test_sheet_dims_the_window_until_escape_and_keeps_the_text(qtbot, window):
    sheet = Sheet(window, "这一屏的键")
    field = LineField(name="说明")
    sheet.body.addWidget(field)
    sheet.open()
    field.setText("写了一半")
    veils = [child for child in window.children() if type(child).__name__ == "_Veil"]
    assert [veil.isVisible() for veil in veils] == [True]
    assert veils[0].size() == window.size()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert [veil.isVisible() for veil in veils] == [False]
    assert field.text() == "写了一半"


@pytest.mark.parametrize("large", [False, True])
def test_sheet_stays_within_its_largest_size_and_the_window(qtbot, window, wear, large):
    wear(large=large)
    sheet = Sheet(window, "很多", width=2000)
    for at in range(60):
        sheet.body.addWidget(QLabel(f"第 {at} 行"))
    sheet.footer.addWidget(Button("好"))
    sheet.open()
    assert sheet.size() == QSize(960, 660)
    window.resize(800, 500)
    sheet.close()
    sheet.open()
    assert sheet.size() == QSize(768, 468)


def test_sheet_is_as_low_as_its_content(qtbot, window):
    sheet = Sheet(window, "一句话")
    sheet.body.addWidget(QLabel("账本已经打开"))
    sheet.open()
    assert sheet.width() == 560
    assert 90 < sheet.height() < 160


def test_sheet_grows_with_what_is_shown_in_it_later(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    sheet = Sheet(window, "题目")
    sheet.body.addWidget(QLabel("一行"))
    late = QLabel("后来的一段话，" * 20, wordWrap=True)
    late.hide()
    sheet.body.addWidget(late)
    sheet.open()
    before = sheet.height()
    late.show()
    qtbot.waitUntil(lambda: sheet.height() > before)

    area = sheet.body.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: area.height() >= sheet.body.heightForWidth(area.width()))
