"""The sheet keeps what was typed where joining fails, and stays while it is under way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.errors import SyncError
from desktop.ui.joining.join_sheet import JoinSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def sheet(session, qtbot):
    window = QWidget()
    window.resize(1184, 700)
    qtbot.addWidget(window)
    window.show()
    sheet = JoinSheet(window, session)
    sheet.got, sheet.held = [], window  # nobody else holds it
    sheet.joined.connect(sheet.got.append)
    sheet.open()
    return sheet


def test_refusal_is_said_and_what_was_typed_stays(sheet, home, session, drain):
    home.error = SyncError("这个邀请码用过了。", "请向县里要一个新的。", code="code")
    sheet.fields.code.insert("K7QM2XRD")
    sheet.fields.address.insert("yishibu.example.cn")
    sheet.go.click()
    assert not sheet.fields.isEnabled()
    sheet.reject()  # Esc, while it is under way
    assert sheet.isVisible()
    drain()

    assert sheet._fault.text() == "这个邀请码用过了。 请向县里要一个新的。"
    assert (sheet.fields.code.text(), sheet.fields.isEnabled()) == ("K7QM2XRD", True)
    assert (sheet.got, session.notices) == ([], [])
    home.error = None
    sheet.go.click()
    drain()
    assert [joining.number for joining in sheet.got] == ["SLC-02"]
    assert not sheet.isVisible()


def test_nothing_typed_asks_no_server(sheet, home, qtbot, drain):
    qtbot.keyClick(sheet.fields.code, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    sheet.go.click()
    drain()

    assert home.asked == []
    assert sheet.fields.code.fault


def test_no_file_is_said_at_the_foot(sheet, home, drain):
    sheet.fields.by.chosen.emit("file")
    sheet.fields.by.choose("file")
    sheet.go.click()
    drain()

    assert home.asked == []
    assert "还没有选入网文件" in sheet._fault.text()
