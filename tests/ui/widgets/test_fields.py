"""Fields: digits, compositions of an input method, and faults that lose nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.fields import ComputedBox, LineField, NumberBox, ProseField, SearchField


@pytest.fixture
def window(qtbot, wear):
    wear()
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    return window


def put(window, *widgets):
    for widget in widgets:
        window.layout().addWidget(widget)
        widget.show()  # a layout shows what is added later only


def compose(field, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", None),
        ("0", 0),
        ("31", 31),
        ("007", 7),
        ("3a1", 31),
        ("-5", 5),
        ("１２", 12),
        ("1.5", 15),
        ("三", None),
        ("99999", 99_999),
        ("999999", 99_999),
        ("٣", None),
        ("²", 2),
    ],
)
def test_number_box_takes_digits_only(qtbot, typed, number):
    box = NumberBox(name="赞成")
    qtbot.addWidget(box)
    for character in typed:
        compose(box, "", character)
    assert box.number() == number


def test_number_box_counts_with_arrows_within_its_bounds(qtbot):
    box = NumberBox(maximum=2, name="赞成")
    qtbot.addWidget(box)
    seen = []
    box.number_changed.connect(seen.append)
    for key in [Qt.Key.Key_Up] * 4 + [Qt.Key.Key_Down] * 4:
        QTest.keyClick(box, key)
    assert seen == [0, 1, 2, 1, 0]
    box.set_number(None)
    assert (box.number(), box.text()) == (None, "")


@pytest.mark.parametrize("make", [LineField, ProseField])
def test_composition_keeps_its_keys(window, make):
    field, pressed = make(name="意见"), []
    put(window, field)
    shortcut = QShortcut(QKeySequence("Alt+1"), window)
    shortcut.activated.connect(lambda: pressed.append("Alt+1"))
    field.setFocus()
    compose(field, "damian")
    QTest.keyClick(field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert pressed == []
    compose(field, "", "打面层")
    QTest.keyClick(field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert (pressed, field.text()) == (["Alt+1"], "打面层")


def test_prose_field_lets_tab_and_ctrl_enter_through(window):
    prose, other, stored = ProseField(name="意见"), QLineEdit(), []
    put(window, prose, other)
    for keys in ("Ctrl+Return", "Escape"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda k=keys: stored.append(k))
    prose.setFocus()
    QTest.keyClicks(prose, "ab")
    QTest.keyClick(prose, Qt.Key.Key_Return)
    QTest.keyClick(prose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(prose, Qt.Key.Key_Escape)
    QTest.keyClick(prose, Qt.Key.Key_Tab)
    assert (stored, prose.text()) == (["Ctrl+Return", "Escape"], "ab\n")
    assert window.focusWidget() is other


def test_search_field_is_reached_by_its_keys_with_all_selected(window):
    other, search = QLineEdit(), SearchField("姓名或拼音首字母", "Ctrl+F")
    put(window, other, search)
    search.setText("mx")
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert (window.focusWidget(), search.selectedText()) == (search, "mx")


@pytest.mark.parametrize(
    "make", [LineField, ProseField, NumberBox, ComputedBox, lambda: SearchField("找人")]
)
def test_fault_is_said_and_goes_without_touching_the_text(window, make):
    field = make()
    grid = QGridLayout()
    window.layout().addLayout(grid)
    grid.addWidget(field, 0, 1)
    field.show()
    getattr(field, "set_text", getattr(field, "setText", None))("32")
    finished = []
    if isinstance(field, QLineEdit):
        field.editingFinished.connect(lambda: finished.append(1))
    field.setFocus()
    had_focus = field.hasFocus()
    for _ in range(2):
        field.show_fault("24 + 5 + 3 = 32，比实到 31 多 1，再数一遍")
    assert field.fault == "24 + 5 + 3 = 32，比实到 31 多 1，再数一遍"
    assert field.accessibleDescription() == field.fault
    assert (field.property("fault"), field.text()) == ("true", "32")
    assert (field.hasFocus(), finished) == (had_focus, [])
    assert field.isVisible()
    field.clear_fault()
    assert (field.fault, field.property("fault"), field.text()) == ("", "", "32")


def test_fault_needs_no_layout(qtbot):
    field = NumberBox()
    qtbot.addWidget(field)
    field.clear_fault()
    field.show_fault("还没填")
    assert field.fault == "还没填"


def test_computed_box_is_passed_over_by_tab(window):
    first, computed, last = NumberBox(), ComputedBox("31"), NumberBox()
    put(window, first, computed, last)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert window.focusWidget() is last
    assert computed.number() == 31
    computed.set_number(None)
    assert (computed.number(), computed.text()) == (None, "")
