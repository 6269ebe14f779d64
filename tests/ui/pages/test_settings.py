from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit

from desktop.data.backups import read_backup
from desktop.services.daily_backups import BackupState
from desktop.services.premises import read_premises
from desktop.ui.house.key_panels import PassphraseSheet, RenewSheet
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def page(session, qtbot, drain):
    page = SettingsPage(session, Place("settings"))
    qtbot.addWidget(page)
    page.resize(1184, 700)
    page.show()
    page.refresh()
    drain()
    return page


def premises(session):
    with session.ledger.read() as reading:
        return read_premises(reading)


def retype(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    field.insert(text)
    field.textEdited.emit(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_names_are_shown_and_saved_when_left(page, session, qtbot, drain):
    assert page.names.keeper.text() == "马晓梅"
    retype(qtbot, page.names.room, "文化广场联络室")
    drain()

    assert premises(session).room == "文化广场联络室"


def test_blank_name_stays_typed_and_says_why(page, session, qtbot, drain):
    retype(qtbot, page.names.keeper, "")
    drain()

    assert premises(session).keeper == "马晓梅"
    assert page.names.keeper.text() == ""
    assert session.notices == []  # the field says it


def test_name_half_typed_is_saved_when_the_page_is_left(page, session, drain):
    page.names.keeper.setText("金国华")
    page.leave()
    drain()

    assert premises(session).keeper == "金国华"


def test_name_being_typed_is_not_replaced_by_another_act(page, session, drain):
    page.names.room.setText("写到一半")
    page.refresh()
    drain()

    assert page.names.room.text() == "写到一半"


def test_look_follows_its_choices_and_keys(page, session):
    page.look.type.chosen.emit(True)
    page.look.contrast.chosen.emit(True)
    assert (session.look.large, session.look.high_contrast) == (True, True)
    session.look.set_large(False)

    assert page.look.type.value() is False
    assert page.look.contrast.value() is True


def test_backup_by_hand_is_written_and_opens(page, qtbot, drain, monkeypatch, tmp_path):
    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(page.backups.now, Qt.MouseButton.LeftButton)
    assert page.backups.now.reason
    drain()

    assert read_backup(tmp_path / "copy.ysb").label.purpose == "manual"
    assert page.backups.now.isEnabled()
    assert "copy.ysb" in page.backups._told.text()


def test_backup_that_cannot_be_written_says_so(page, qtbot, drain, monkeypatch, tmp_path):
    (tmp_path / "taken.ysb").write_text("不是备份", encoding="utf-8")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "taken.ysb"), "")
    )
    page.backups.now.click()
    drain()

    assert "已经存在" in page.backups._told.text()
    assert page.backups.now.isEnabled()


def test_file_dialog_left_by_esc_does_nothing(page, drain, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.backups.now.click()
    drain()

    assert page.backups.now.isEnabled()


@pytest.mark.parametrize(
    ("newest", "words"),
    [
        (None, "还没有自动备份"),
        (datetime(2026, 11, 23, 0, 30, tzinfo=UTC), "今天 08:30"),
        (datetime(2026, 11, 22, 15, 59, tzinfo=UTC), "昨天 23:59"),
        (datetime(2026, 10, 1, 4, 0, tzinfo=UTC), "10月1日 12:00"),
    ],
)
def test_age_of_the_newest_backup_is_said_in_words(page, session, tmp_path, newest, words):
    session.now = lambda: datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    page.backups.show_state(BackupState(newest, 1, tmp_path))

    assert words in page.backups._newest.text()


def test_new_recovery_code_is_shown_once_and_can_be_left(page, qtbot, drain):
    page.keys_panel.renew.click()
    (sheet,) = page.window().findChildren(RenewSheet)
    sheet.go.click()
    drain()
    groups = [label.text() for label in sheet.findChildren(QLabel) if len(label.text()) == 4]

    assert len([group for group in groups if group.isalnum() and group.isascii()]) == 8
    sheet.leave.click()
    assert not sheet.isVisible()


def test_passphrase_is_changed_only_when_typed_twice_the_same(page, session, qtbot, drain):
    changed = []
    session.home = _Home(session.home, changed)
    page.keys_panel.change.click()
    (sheet,) = page.window().findChildren(PassphraseSheet)
    qtbot.keyClicks(sheet.fields.first, "one")
    qtbot.keyClicks(sheet.fields.second, "two")
    sheet.go.click()
    assert changed == []
    sheet.fields.second.clear()
    qtbot.keyClicks(sheet.fields.second, "one")
    sheet.go.click()
    drain()

    assert changed == ["one"]
    assert not sheet.isVisible()


class _Home:
    """The home, but for the passphrase: stretching one takes half a second."""

    def __init__(self, home, changed):
        self._home, self._changed = home, changed

    def change_passphrase(self, passphrase):
        self._changed.append(passphrase)

    def __getattr__(self, name):
        return getattr(self._home, name)


def test_every_control_has_an_accessible_name(page):
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]

    assert [one for one in controls if not one.accessibleName()] == []


def test_file_is_checked_from_here(page, session):
    page.check.click()

    assert session.navigator.current == Place("file_check")
