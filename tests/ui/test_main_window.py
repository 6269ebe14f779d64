"""The window by keys: pages, the way back, help, look; what a page is told as it comes and goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.errors import LedgerDamagedError
from desktop.records import Outcome
from desktop.services.drafts import find_draft
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.help_sheets import HelpSheet
from desktop.ui.main_window import MainWindow
from desktop.ui.places import PLACES, START, Place
from desktop.ui.stylesheet import style_sheet


@pytest.fixture
def window(qtbot, qapp, session, drain):
    qapp.setStyleSheet(style_sheet(session.look))
    window = MainWindow(session.look, session.navigator, session.tasks)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_session(session, START)
    drain()
    yield window
    drain()
    qapp.setStyleSheet("")


def press(window, key, modifier=Qt.KeyboardModifier.AltModifier):
    QTest.keyClick(window, key, modifier)


def test_digits_lead_to_pages_and_escape_back(window, session, drain):
    digits = window._navigation.pages()
    press(window, Qt.Key.Key_2)
    drain()
    assert session.navigator.current == Place(digits[1])

    QTest.keyClick(window, Qt.Key.Key_Escape)
    drain()
    assert session.navigator.current == START

    press(window, Qt.Key.Key_Right)
    drain()
    assert session.navigator.current == Place(digits[1])


def test_each_page_opens_and_is_marked(window, session, drain):
    for page, kind in PLACES.items():
        if not kind.in_navigation:
            continue
        session.navigator.go(Place(page))
        drain()
        assert window.page is not None
        marked = [p for p, button in window._navigation._buttons.items() if button.isChecked()]
        assert marked == [kind.section]
    assert session.notices == []


def test_large_type_is_two_keys_and_makes_it_compact(window, session):
    window.resize(1366, 728)
    assert not window.is_compact

    press(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert (session.look.large, window.is_compact) == (True, True)

    press(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert (session.look.large, window.is_compact) == (False, False)


def test_help_opens_and_escape_closes_it_without_leaving_the_page(window, session):
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(HelpSheet)
    assert sheet.isVisible()

    QTest.keyClick(sheet, Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert session.navigator.current == START


def test_notice_is_shown_above_the_page(window, session):
    session.notify("没有这一件。", "请回到列表。", "bad")

    assert window._notices.isVisible()


def test_fault_at_opening_is_said_instead_of_pages(qtbot, session):
    window = MainWindow(session.look, session.navigator, session.tasks)
    qtbot.addWidget(window)
    window.show()

    window.show_error(LedgerDamagedError("账本损坏。", "请恢复备份。"))

    assert window._stack.currentWidget().accessibleName() == "账本损坏。"


@pytest.mark.parametrize("size", [(1366, 728), (1280, 700), (1093, 582), (911, 485)])
def test_window_fits_small_screens_and_scaled_ones(window, size):
    window.resize(*size)

    assert (window.width(), window.height()) == size


def test_a_sheet_keeps_what_is_half_typed_when_the_window_goes(window, session, drain):
    form = RecordForm(session, Outcome, only=("title",), needed=("title",))
    sheet = RecordSheet(window, session, "协商成果", form, lambda _: pytest.fail)
    sheet.open()
    drain()
    form.editors["title"].control.setText("写了一半")
    form.edited.emit("title")

    window.close()
    drain()

    kept = find_draft(session.ledger.drafts, "Outcome", "new").content
    assert kept["title"] == "写了一半"
