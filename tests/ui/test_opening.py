"""The card that answers a double-click: drawn at once, in nobody's way, gone with the window."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop.ui import opening

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def card(qtbot):
    card = opening.show_card()
    qtbot.addWidget(card)
    return card


def test_the_card_is_drawn_when_it_is_handed_over(card):
    picture = card.grab().toImage()
    middle = picture.pixelColor(card.width() // 2 - 40, card.height() // 2)

    assert card.isVisible()
    assert middle == QColor("#9E1F26")
    assert picture.pixelColor(4, 4) == QColor("#F5F2EC")


def test_the_card_takes_no_keys_and_keeps_no_app_running(card):
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not card.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_the_card_gives_way_to_the_window(card, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    card.give_way()

    qtbot.waitUntil(lambda: not card.isVisible())
    assert window.isVisible()


def test_the_seal_is_that_of_the_icon():
    box = opening._seal().boundingRect()

    assert (box.left(), box.right()) == (11, 38)
    assert (box.top(), box.bottom()) == (12, 36)


@pytest.mark.parametrize(
    ("system", "environment", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_known_without_trying(monkeypatch, system, environment, shown):
    monkeypatch.setattr(sys, "platform", system)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert opening.has_display() is shown


def test_without_a_display_there_is_no_card(monkeypatch):
    monkeypatch.setattr(opening, "has_display", lambda: False)

    assert opening.show_card() is None


def test_the_card_needs_nothing_but_qt():
    code = (
        "import sys, desktop.ui.opening\n"
        "print(*sorted(name for name in sys.modules if name.startswith('desktop.')))"
    )

    told = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout

    assert told.split() == ["desktop.ui", "desktop.ui.input_methods", "desktop.ui.opening"]
