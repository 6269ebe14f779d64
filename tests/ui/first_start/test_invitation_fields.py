"""Code and address, or a file: what is missing is said at its field."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.errors import ValidationError
from desktop.services.sync_ports import Invitation
from desktop.ui.first_start.invitation_fields import FILE, InvitationFields
from desktop.ui.widgets.dropping import FileDrop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def fields(qtbot):
    fields = InvitationFields()
    qtbot.addWidget(fields)
    fields.entries = []
    fields.entered.connect(lambda: fields.entries.append(1))
    fields.show()
    fields.activateWindow()
    fields.setFocus()
    return fields


def test_code_and_address_go_on_as_they_were_typed(fields, qtbot):
    qtbot.keyClicks(fields.code, "k7qm 2xrd")
    qtbot.keyClick(fields.code, Qt.Key.Key_Return)
    assert (fields.address.hasFocus(), fields.entries) == (True, [])
    qtbot.keyClicks(fields.address, "192.0.2.7:8443")
    qtbot.keyClick(fields.address, Qt.Key.Key_Return)

    assert fields.entries == [1]
    assert fields.invitation() == Invitation(url="192.0.2.7:8443", code="k7qm 2xrd")
    qtbot.keyClick(fields.code, Qt.Key.Key_Return)  # nothing is missing any more
    assert fields.entries == [1, 1]


@pytest.mark.parametrize(("code", "address", "at"), [("", "x", 0), (" ", "", 0), ("K7QM", " ", 1)])
def test_what_is_missing_is_said_at_its_field(fields, code, address, at):
    fields.code.setText(code)
    fields.address.setText(address)

    with pytest.raises(ValidationError, match=("邀请码", "地址")[at]):
        fields.invitation()

    field = (fields.code, fields.address)[at]
    assert (field.hasFocus(), bool(field.fault)) == (True, True)


def test_file_is_picked(fields, qtbot, monkeypatch):
    fields.by.setFocus()
    qtbot.keyClick(fields.by.focusWidget() or QApplication.focusWidget(), Qt.Key.Key_Right)
    assert fields.by.value() == FILE
    with pytest.raises(ValidationError, match="还没有选入网文件"):
        fields.invitation()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/usb/a.yishibu-join", ""))
    qtbot.mouseClick(fields.pick, Qt.MouseButton.LeftButton)

    assert fields.invitation() == Invitation(file=Path("/usb/a.yishibu-join"))
    assert not fields.code.isVisible()


def test_dialog_that_is_left_chooses_nothing(fields, qtbot, monkeypatch):
    fields.by.choose(FILE)
    fields.by.chosen.emit(FILE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    qtbot.mouseClick(fields.pick, Qt.MouseButton.LeftButton)

    with pytest.raises(ValidationError):
        fields.invitation()


def test_dropped_file_chooses_its_own_way(fields):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/usb/b.yishibu-join")])
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    assert fields.findChild(FileDrop).eventFilter(fields, drop)

    assert fields.invitation() == Invitation(file=Path("/usb/b.yishibu-join"))
    assert fields.pick.isVisible()
