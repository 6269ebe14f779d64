"""The sheet keeps what was typed where joining fails, and stays while it is under way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import StorageError, SyncError
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

    assert sheet._fault.text() == "这个邀请码用过了。请向县里要一个新的。"
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


@pytest.fixture
def picked(monkeypatch):
    """Answer the dialog that asks where to write with the name in the list."""
    names = ["/media/usb/加入"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (names[0], ""))
    return names


def test_without_a_line_the_file_goes_to_a_stick_by_keys(sheet, session, picked, qtbot, drain):
    home = session.home
    sheet.fields.take_file(Path("/usb/长城村.yishibu-join"))
    drain()
    assert sheet.fields._told.text() == "花马池镇长城村加入盐池县政协"

    qtbot.keyClick(sheet, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not sheet.by_stick.isDown())
    drain()

    assert home.bundles == [("ask", "加入.yishibu-bundle", "长城村.yishibu-join")]
    assert (sheet.isVisible(), sheet.got) == (False, [])
    (notice,) = session.notices
    assert "可以拔 U 盘：加入.yishibu-bundle（记录 6 条）" in notice.text
    assert "七天" in notice.advice


def test_stick_needs_a_file_and_says_so(sheet, home, picked, drain):
    sheet.fields.code.insert("K7QM2XRD")
    sheet.by_stick.click()
    drain()

    assert home.bundles == []
    assert sheet.fields.pick.isVisible()
    assert "还没有选入网文件" in sheet._fault.text()


@pytest.mark.parametrize(
    "error",
    [
        StorageError(
            "文件夹不在了：/media/usb。", "U 盘可能拔出来了：请插好再试，或换一个文件夹。"
        ),
        StorageError("U 盘满了。", "请换一个。"),
    ],
)
def test_stick_that_does_not_take_it_is_said_and_the_file_stays(
    sheet, session, picked, drain, error
):
    home = session.home
    home.error = error
    sheet.fields.take_file(Path("/usb/长城村.yishibu-join"))
    sheet.by_stick.click()
    assert (sheet._busy.isVisible(), sheet.go.isEnabled()) == (True, False)
    drain()

    assert sheet._fault.text() == f"{error.message}{error.advice}"
    assert (sheet.isVisible(), sheet.by_stick.isEnabled(), sheet._busy.isVisible()) == (
        True,
        True,
        False,
    )
    assert session.notices == []
    assert sheet.by_stick.hasFocus()
    home.error = None
    sheet.by_stick.click()
    drain()
    assert not sheet.isVisible()


def test_no_place_chosen_is_nothing_done(sheet, home, picked, drain):
    picked[0] = ""
    sheet.fields.take_file(Path("/usb/长城村.yishibu-join"))
    sheet.by_stick.click()
    drain()

    assert (home.bundles, sheet.isVisible(), sheet.go.isEnabled()) == ([], True, True)


def test_stopped_writing_leaves_the_sheet_as_it_was(sheet, home, session, picked, drain):
    sheet.fields.take_file(Path("/usb/长城村.yishibu-join"))
    session.tasks.began.connect(lambda task: task.cancel())
    sheet.by_stick.click()
    drain()

    assert (sheet.isVisible(), sheet.by_stick.isEnabled()) == (True, True)
    assert session.notices == []


def test_file_of_another_kind_says_what_it_is(sheet, drain):
    sheet.fields.take_file(Path("/usb/备份.ysb"))
    drain()

    assert "这是议事簿的备份，不是入网文件" in sheet._fault.text()
    assert not sheet.fields._told.isVisible()


def test_enter_joins_once_a_file_was_chosen_by_its_letter(sheet, picked, drain):
    picked[0] = ""
    sheet.fields.by.setFocus()
    sheet.fields.take_file(Path("/usb/长城村.yishibu-join"))
    assert sheet.focusWidget() is sheet.go

    sheet.by_stick.click()  # by stick is what was wanted: then that is next
    drain()
    sheet.fields.take_file(Path("/usb/长城村.yishibu-join"))
    assert sheet.focusWidget() is sheet.by_stick
