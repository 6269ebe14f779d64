"""What stands under the field; tests/ui/pages/test_meeting_room.py chooses from it by keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.room.name_offers import NameOffers


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
