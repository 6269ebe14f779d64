import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.looks import Look
from desktop.ui.navigation import Navigation
from desktop.ui.places import PLACES, Place


@pytest.fixture
def look(qapp):
    return Look()


@pytest.fixture
def navigation(qtbot, look):
    navigation = Navigation(look)
    qtbot.addWidget(navigation)
    navigation.show()
    return navigation


def names(navigation):
    return {page: button.accessibleName() for page, button in navigation._buttons.items()}


def test_every_page_of_the_navigation_has_a_named_button(navigation):
    wanted = {page: kind.title for page, kind in PLACES.items() if kind.in_navigation}

    assert names(navigation) == wanted


def test_press_by_mouse_or_key_asks_for_the_page(navigation, qtbot):
    asked = []
    navigation.chosen.connect(asked.append)
    button = navigation._buttons["roster"]

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(button, key)

    assert asked == [Place("roster")] * 4


def test_one_page_is_marked_and_stays_so_when_pressed_again(navigation, qtbot):
    navigation.mark("roster")
    qtbot.mouseClick(navigation._buttons["roster"], Qt.MouseButton.LeftButton)

    marked = [page for page, button in navigation._buttons.items() if button.isChecked()]

    assert marked == ["roster"]


def test_what_waits_is_said_in_words_too(navigation):
    navigation.show_waiting({"roster": 3})
    assert names(navigation)["roster"] == "名册，3 件要办"

    navigation.show_waiting({})
    assert names(navigation)["roster"] == "名册"


def test_large_type_widens_it(navigation, look):
    assert navigation.width() == 182

    look.set_large(True)

    assert navigation.width() == 246
