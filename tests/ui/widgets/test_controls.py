"""Buttons, segments, chips, key caps, icons and the focus frame, used as a person uses them."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets.buttons import Button, IconButton, with_letter
from desktop.ui.widgets.chips import Chip, chip_size
from desktop.ui.widgets.focus import follow_focus, wants_frame
from desktop.ui.widgets.icons import icon, icon_names, icon_pixmap
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.segments import Segments


def window_with(qtbot, *widgets):
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(20, 20, 20, 20)
    for widget in widgets:
        row.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.mark.parametrize(
    ("text", "letter", "shown"),
    [
        ("打印", "P", "打印(&P)"),
        ("打印", "p", "打印(&P)"),
        ("打印", "", "打印"),
        ("Print", "P", "&Print"),
        ("Print", "N", "Pri&nt"),
        ("Print", "X", "Print(&X)"),
        ("签到 & 请假", "Q", "签到 && 请假(&Q)"),
        ("A & P", "P", "A && &P"),
        ("进入「表决」", "N", "进入「表决」(&N)"),
        ("", "P", "(&P)"),
    ],
)
def test_with_letter_marks_the_mnemonic(text, letter, shown):
    assert with_letter(text, letter) == shown


def test_button_mnemonic_and_keys_press_it_from_elsewhere(qtbot, wear):
    wear()
    field, button = QLineEdit(), Button("记下", kind="primary", letter="J", keys="Ctrl+Enter")
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    window = window_with(qtbot, field, button)
    assert window.isActiveWindow()
    field.setFocus()
    assert button.shortcut() == QKeySequence("Alt+J")
    assert button.text() == "记下(&J) Ctrl+Enter"
    QTest.keyClick(field, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == [1, 1, 1])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_button_with_the_focus_is_pressed_by_enter_and_space(qtbot, wear, key):
    wear()
    button = Button("收好了，开始")
    window = window_with(qtbot, button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()

    QTest.keyClick(button, key)

    assert pressed == [1]
    button.lock("正在建立账本")
    QTest.keyClick(button, key)
    assert pressed == [1]
    assert window.isVisible()


def test_button_is_pressed_once_by_enter_held_down(qtbot, wear):
    wear()
    button = Button("散会")
    window = window_with(qtbot, button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    for repeats in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            repeats,
        )
        QApplication.sendEvent(button, event)

    assert pressed == [1]
    assert window.isVisible()


def test_button_keeps_its_letter_with_another_word(qtbot):
    button = Button("进入「表决」", letter="N")
    qtbot.addWidget(button)
    button.show_text("进入「报送」")
    assert (button.text(), button.accessibleName()) == ("进入「报送」(&N)", "进入「报送」")
    assert button.shortcut() == QKeySequence("Alt+N")


def test_button_locked_says_why_and_takes_no_click(qtbot):
    button = Button("提交结果")
    qtbot.addWidget(button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.lock("还没有计票")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == []
    assert (button.reason, button.toolTip()) == ("还没有计票", "还没有计票")
    assert button.accessibleDescription() == "还没有计票"
    assert not button.icon().isNull()
    button.unlock()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert (button.reason, button.toolTip(), button.icon().isNull()) == ("", "", True)


@pytest.mark.parametrize(("big", "height"), [(False, 36), (True, 48)])
def test_button_heights_are_the_designs(qtbot, wear, big, height):
    wear()
    button = Button("接待登记", big=big)
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.sizeHint().height() == height


def test_button_icon_grows_with_the_look(qtbot, wear):
    wear()
    button = IconButton("x", "关闭")
    qtbot.addWidget(button)
    button.show()
    assert button.iconSize() == QSize(18, 18)
    wear(large=True)
    assert button.iconSize() == QSize(24, 24)


OPTIONS = [("for", "支持", "arrow-up"), ("against", "反对", "arrow-down"), ("hint", "建议", "")]


def test_segments_start_with_nothing_chosen(qtbot):
    segments = Segments(OPTIONS)
    qtbot.addWidget(segments)
    assert segments.value() is None


def test_segments_move_with_arrows_and_stay_at_the_ends(qtbot, wear):
    wear()
    segments = Segments(OPTIONS)
    said = []
    segments.chosen.connect(said.append)
    window = window_with(qtbot, segments)
    segments.choose("for")
    segments.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(window.focusWidget(), key)
    assert said == ["against", "hint"]
    assert segments.value() == "hint"


def test_segments_take_clicks_and_say_the_same_choice_again(qtbot):
    segments = Segments(OPTIONS)
    qtbot.addWidget(segments)
    said = []
    segments.chosen.connect(said.append)
    buttons = segments.findChildren(QWidget)
    for _ in range(2):
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert (said, segments.value()) == (["against", "against"], "against")


def test_segments_keys_work_from_a_field(qtbot, wear):
    wear()
    field, segments = QLineEdit(), Segments(OPTIONS, keys="Alt+")
    window = window_with(qtbot, field, segments)
    assert window.isActiveWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert segments.value() == "hint"
    QTest.keyClick(field, Qt.Key.Key_1)
    assert (segments.value(), field.text()) == ("hint", "1")


def test_segments_stop_tab_once(qtbot, wear):
    wear()
    before, segments, after = QLineEdit(), Segments(OPTIONS), QLineEdit()
    window = window_with(qtbot, before, segments, after)
    segments.choose("against")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert window.focusWidget().accessibleName() == "反对"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is after


def test_segments_keep_the_choice_with_other_words(qtbot):
    segments = Segments([(1, "全部 14", ""), (2, "基层 9", "")])
    qtbot.addWidget(segments)
    segments.choose(2)
    segments.show_options([(1, "全部 15", ""), (2, "基层 10", "")])
    assert segments.value() == 2
    segments.show_options([(1, "全部 15", "")])
    assert segments.value() is None
    with pytest.raises(ValueError):
        segments.choose(7)


def test_chip_says_its_word_and_refuses_an_unknown_tone(qtbot):
    chip = Chip("快到期", "warn", "clock")
    qtbot.addWidget(chip)
    assert (chip.text(), chip.accessibleName()) == ("快到期", "快到期")
    with pytest.raises(KeyError):
        chip.show_as("坏", "purple")
    chip.show_as("超期 5 天", "overdue")
    assert (chip.text(), chip.accessibleName()) == ("超期 5 天", "超期 5 天")


def test_chip_grows_with_the_look(qtbot, wear):
    wear()
    chip = Chip("快到期", "warn", "clock")
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() == 24
    assert chip_size(chip.font(), "快到期", "warn").width() < chip.sizeHint().width()
    wear(large=True)
    assert chip.sizeHint().height() == 32


def test_key_cap_is_spoken_as_keys(qtbot):
    cap = KeyCap("Ctrl+=")
    qtbot.addWidget(cap)
    assert (cap.text(), cap.accessibleName()) == ("Ctrl+=", "快捷键 Ctrl+=")


@pytest.mark.parametrize("name", icon_names())
def test_icon_draws_something_in_its_colour(qapp, name):
    # Four px a unit: a line of 1.75 units has pixels that are wholly its own.
    image = icon_pixmap(name, "#123456", 24, 4.0).toImage()
    shades = {
        image.pixelColor(x, y).name()
        for x in range(96)
        for y in range(96)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert image.size() == QSize(96, 96)
    assert shades == {"#123456"}


def test_icon_refuses_an_unknown_name(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_icon_is_sharp_where_pixels_are_small(qapp):
    pixmap = icon("printer", size=18).pixmap(QSize(18, 18), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 2.0)


def frame_of(window):
    from desktop.ui.widgets.focus import _Frame

    frames = [frame for frame in window.findChildren(_Frame) if frame.isVisible()]
    assert len(frames) == 1
    frame = frames[0]
    return QRect(frame.mapTo(window, QPoint(0, 0)), frame.size())


@pytest.mark.parametrize(("high", "margin"), [(False, 4), (True, 5)])
def test_focus_frame_stands_two_px_outside_the_button(qtbot, wear, high, margin):
    wear(high_contrast=high)
    first, second = Button("登记"), Button("打印")
    window = window_with(qtbot, first, second)
    for button in (first, second):
        button.setFocus()
        qtbot.waitUntil(lambda button=button: follow_focus().framed() is button)
        room = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        assert frame_of(window) == room.adjusted(-margin, -margin, margin, margin)


def test_focus_frame_leaves_with_the_focus_and_with_the_button(qtbot, wear):
    wear()
    button, field = Button("登记"), QLineEdit()
    window = window_with(qtbot, button, field)
    assert window.isActiveWindow()
    button.setFocus()
    qtbot.waitUntil(lambda: follow_focus().framed() is button)
    field.setFocus()
    qtbot.waitUntil(lambda: follow_focus().framed() is None)
    button.setFocus()
    button.deleteLater()
    qtbot.waitUntil(lambda: follow_focus().framed() is None)


def test_focus_frame_follows_a_move_and_scrolls_along(qtbot, wear):
    wear()
    area, content = QScrollArea(), QWidget()
    column = QVBoxLayout(content)
    buttons = [Button(f"第 {at} 个") for at in range(20)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(content)
    window = window_with(qtbot, area)
    buttons[2].setFocus()
    qtbot.waitUntil(lambda: follow_focus().framed() is buttons[2])
    before = frame_of(window).top()
    area.verticalScrollBar().setValue(30)
    assert frame_of(window).top() == before - 30


def test_focus_frame_is_for_buttons_tabs_and_those_that_ask(qtbot):
    tabs, field, own = QTabBar(), QLineEdit(), QWidget()
    for widget in (tabs, field, own):
        qtbot.addWidget(widget)
    assert [wants_frame(widget) for widget in (tabs, field, own)] == [True, False, False]
    own.setProperty("focusFrame", True)
    tabs.setProperty("focusFrame", False)
    assert [wants_frame(widget) for widget in (tabs, own)] == [False, True]
