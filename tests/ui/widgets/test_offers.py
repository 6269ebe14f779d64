"""What stands under a field: it follows it, and never takes the keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.widgets.offers import NameOffers, OfferField


def test_list_never_takes_the_keyboard_and_is_gone_without_names(qtbot):
    window, field = QWidget(), QLineEdit()
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    offers = NameOffers(field)
    taken = []
    offers.taken.connect(taken.append)

    offers.offer([("马秀兰", 1), ("马学文", 2)])
    assert (offers.isVisible(), offers.isWindow(), field.hasFocus()) == (True, False, True)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert offers.take_key(enter) is False
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown):
        offers.take_key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    assert offers.take_key(enter) is True
    assert (taken, offers.isVisible()) == ([2], False)
    assert offers.take_key(enter) is False

    offers.offer([])
    assert offers.isVisible() is False


class Names(OfferField):
    """Offers three names for whatever is typed."""

    def __init__(self):
        super().__init__()
        self.got = []
        self.textEdited.connect(self.offer)

    def offer(self):
        self.offers.offer([(f"{self.text()}{at}", at) for at in range(3)])

    def take(self, value):
        self.got.append(value)


@pytest.fixture
def names(qtbot):
    """The field on a long page that scrolls, with another behind it."""
    window, content, field = QScrollArea(), QWidget(), Names()
    column = QVBoxLayout(content)
    for widget in (field, QLineEdit()):
        column.addWidget(widget)
    column.addStretch(1)
    content.setMinimumHeight(2000)
    window.setWidgetResizable(True)
    window.setWidget(content)
    window.resize(400, 300)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "ma")
    yield field
    window.hide()


KEY = Qt.Key


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        ([KEY.Key_Return], []),
        ([KEY.Key_Down, KEY.Key_Return], [0]),
        ([KEY.Key_Down, KEY.Key_Down, KEY.Key_Enter], [1]),
        ([KEY.Key_Down, KEY.Key_Down, KEY.Key_Up, KEY.Key_Tab], [0]),
        ([KEY.Key_Tab], []),
        ([KEY.Key_Down, KEY.Key_Escape], []),
        ([KEY.Key_Escape, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return], [0]),
    ],
)
def test_keys_choose_and_stay_in_the_field(names, qtbot, keys, got):
    assert (names.offers.isVisible(), QApplication.activePopupWidget()) == (True, None)

    for key in keys:
        assert names.hasFocus()
        keypad = Qt.KeyboardModifier.KeypadModifier
        qtbot.keyClick(names, key, keypad if key == KEY.Key_Enter else Qt.KeyboardModifier(0))

    assert (names.got, names.offers.isVisible(), names.text()) == (got, False, "ma")
    assert names.hasFocus() is (KEY.Key_Tab not in keys)


def test_escape_belongs_to_the_list_while_it_is_shown(names):
    def asked():
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, KEY.Key_Escape, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        names.event(event)
        return event.isAccepted()

    assert asked()
    names.offers.hide()
    assert not asked()


def test_list_follows_its_field_and_goes_when_it_is_scrolled_away(names):
    window = names.window()
    before = names.offers.y()
    window.verticalScrollBar().setValue(5)
    assert (names.offers.isVisible(), names.offers.y()) == (True, before - 5)

    window.verticalScrollBar().setValue(400)

    assert not names.offers.isVisible()


def test_list_goes_with_its_field(names, qtbot):
    offers, gone = names.offers, []
    offers.destroyed.connect(lambda: gone.append(True))

    names.deleteLater()

    qtbot.waitUntil(lambda: gone == [True])
