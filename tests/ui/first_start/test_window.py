import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit

from desktop.errors import DocumentError, KeyringError, SyncError, ValidationError, WrongKeyError
from desktop.services.daily_backups import BackupFacts
from desktop.services.sync_ports import Begun, Invitation, Invited
from desktop.ui.first_start import window as first_start
from desktop.ui.first_start.code_panels import CodePanel
from desktop.ui.first_start.exchange import ExchangeStart
from desktop.ui.first_start.window import FirstStart
from desktop.ui.looks import Look
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets.dialogs import QuestionSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"


def facts(file):
    made = datetime(2026, 11, 20, 8, 20, tzinfo=UTC)
    return BackupFacts(
        file=file, made_at=made, purpose="daily", size_bytes=9, with_attachments=False
    )


class Press:
    """Knows one page."""

    def page_sizes(self, _pdf):
        return [(595.0, 842.0)]

    def draw_page(self, pdf, _page, *, width, band):
        return pdf, width, band


class Printers:
    """Prints into a list; off or absent where a test says so."""

    def __init__(self, *names):
        self._names, self.printed, self.error = names, [], None

    def names(self):
        return self._names

    def send(self, name, job, _report):
        if self.error:
            raise self.error
        self.printed.append((name, job.copies, len(job.sizes), job.draw(0, 100, (0, 9))[0]))


class Beginnings:
    """Makes no ledger, and remembers what it was asked for."""

    def __init__(self, *, keyring=True):
        self.keyring, self.asked, self.error, self.lying = keyring, [], None, []

    def has_keyring(self):
        if isinstance(self.keyring, Exception):
            raise self.keyring
        return self.keyring

    def _ask(self, *what):
        self.asked.append(what)
        if self.error:
            raise self.error

    def found(self, divisions, keeper, *, sample, passphrase):
        self._ask("found", divisions[-1].name, keeper, sample, passphrase)
        return CODE

    def join(self, invitation, keeper, *, passphrase):
        self._ask("join", invitation, keeper, passphrase)
        return Begun(recovery_code=CODE, joining=None, organization="花马池镇长城村")

    def look_at_invitation(self, file):
        self._ask("look", file.name)
        return Invited(org="长城村", server_name="盐池县政协")

    def restore(self, file, code_text, *, passphrase):
        self._ask("restore", file.name, code_text, passphrase)

    def backups(self):
        return self.lying

    def check(self, file):
        self._ask("check", file.name)
        return facts(file)

    def press(self):
        return Press()

    def play_sample(self, *, passphrase):
        self._ask("sample", passphrase)

    def recovery_sheet(self, code, organization, on):
        return f"{code} {organization} {on}".encode()


@pytest.fixture
def start(qtbot):
    tasks, opened = TaskRunner(), []

    def open_window(beginnings, **options):
        options.setdefault("printers", Printers)
        kind = ExchangeStart if "start" in options else FirstStart
        window = kind(Look(), tasks, lambda: beginnings, lambda: date(2026, 11, 23), **options)
        qtbot.addWidget(window)
        window.finished = []
        window.begun.connect(window.finished.append)
        window.show()
        window.activateWindow()
        opened.append(window)
        tasks.drain()
        return window

    yield open_window
    tasks.close()


def settle(window, qtbot):
    qtbot.wait(200)  # the pause after which a search is asked for
    window._tasks.drain()


def press(qtbot, window, *keys):
    for key in keys:
        qtbot.keyClick(window.focusWidget() or window, key)


def pick_division(window, qtbot, typed="hmc cc"):
    question = window.questions["alone"]
    question.picker.field.insert(typed)  # as an input method does
    settle(window, qtbot)
    return question


def test_one_key_and_enter_play_the_samples_where_a_keyring_holds_the_key(start, qtbot):
    beginnings = Beginnings()
    window = start(beginnings)

    press(qtbot, window, Qt.Key.Key_1, Qt.Key.Key_Return)
    window._tasks.drain()

    assert beginnings.asked == [("sample", None)]
    assert window.finished == [""]


def test_arrows_and_digits_choose_and_the_ends_hold(start, qtbot):
    window = start(Beginnings())
    seen = []
    down = Qt.Key.Key_Down
    for key in (Qt.Key.Key_Up, down, down, down, down, Qt.Key.Key_2):
        press(qtbot, window, key)
        seen.append(window.choices.value)

    assert seen == ["sample", "join", "alone", "restore", "restore", "join"]


def test_digits_choose_from_the_buttons_above_too(start, qtbot):
    window = start(Beginnings())
    window._toggles[0].setFocus()

    press(qtbot, window, Qt.Key.Key_4)

    assert window.choices.value == "restore"
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert window.questions["alone"].isVisible()


def test_enter_before_the_search_has_answered_is_kept(start, qtbot):
    beginnings = Beginnings()
    window = start(beginnings)
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    qtbot.keyClicks(window.focusWidget(), "hmc cc")

    press(qtbot, window, Qt.Key.Key_Return)
    assert beginnings.asked == []
    settle(window, qtbot)

    assert beginnings.asked == [("found", "长城村委会", "经办人", False, None)]


def test_enter_is_forgotten_where_typing_goes_on(start, qtbot):
    beginnings = Beginnings()
    window = start(beginnings)
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    qtbot.keyClicks(window.focusWidget(), "hmc c")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.keyClicks(window.focusWidget(), "c")
    settle(window, qtbot)

    assert beginnings.asked == []
    assert window.questions["alone"].picker.division.name == "长城村委会"


def test_alone_asks_only_where_and_shows_the_code_once(start, qtbot):
    beginnings = Beginnings()
    window = start(beginnings)
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    question = pick_division(window, qtbot)

    assert not question.passphrases.isVisible()
    press(qtbot, window, Qt.Key.Key_Return)
    window._tasks.drain()

    assert beginnings.asked == [("found", "长城村委会", "经办人", False, None)]
    assert window.finished == []
    shown = [label.text() for label in window.findChild(CodePanel).findChildren(first_start.QLabel)]
    assert [text for text in shown if text in CODE.split("-")] == CODE.split("-")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.finished == [""]


def test_code_goes_to_the_printer_as_the_sheet_of_that_village(start, qtbot):
    printers = Printers("村部打印机", "镇上打印机")
    window = start(Beginnings(), printers=lambda: printers)
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    pick_division(window, qtbot)
    press(qtbot, window, Qt.Key.Key_Return)
    window._tasks.drain()

    qtbot.mouseClick(window.findChild(CodePanel).print, Qt.MouseButton.LeftButton)
    window._tasks.drain()

    ((name, copies, pages, pdf),) = printers.printed
    assert (name, copies, pages) == ("村部打印机", 1, 1)
    assert pdf.decode().endswith("花马池镇长城村委会 2026-11-23")
    assert window.code_is_kept


def show_code(window, qtbot):
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    pick_division(window, qtbot)
    press(qtbot, window, Qt.Key.Key_Return)
    window._tasks.drain()
    return window.findChild(CodePanel)


def test_printer_that_refuses_says_so_and_the_code_still_waits(start, qtbot):
    printers = Printers("村部打印机")
    printers.error = DocumentError("打印机关着。", "请打开再试。")
    window = start(Beginnings(), printers=lambda: printers)
    panel = show_code(window, qtbot)

    panel.print.click()
    window._tasks.drain()

    assert panel._told.text() == "打印机关着。 请打开再试。"
    assert not window.code_is_kept


def test_without_printer_the_code_is_saved_or_copied(start, qtbot):
    window = start(Beginnings(), printers=Printers)
    panel = show_code(window, qtbot)

    assert (panel.print.isVisible(), panel.printer.isVisible()) == (False, False)
    assert "没有找到打印机" in panel._told.text()
    assert not window.code_is_kept
    panel.copied.click()
    assert window.code_is_kept


def test_without_keyring_the_passphrase_must_be_typed_twice_the_same(start, qtbot):
    beginnings = Beginnings(keyring=False)
    window = start(beginnings)
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    question = pick_division(window, qtbot)

    press(qtbot, window, Qt.Key.Key_Return)  # takes the village, goes on to the passphrase
    assert question.passphrases.first.hasFocus()
    qtbot.keyClicks(question.passphrases.first, "secret12")
    qtbot.keyClicks(question.passphrases.second, "secret1")
    question.begin.click()
    assert beginnings.asked == []
    qtbot.keyClicks(question.passphrases.second, "2")
    question.begin.click()
    window._tasks.drain()

    assert beginnings.asked == [("found", "长城村委会", "经办人", False, "secret12")]


def test_empty_passphrase_and_no_village_begin_nothing(start, qtbot):
    beginnings = Beginnings(keyring=False)
    window = start(beginnings)
    for choice in ("sample", "alone"):
        window.open_choice(choice)
        window.questions[choice].begin.click()
    pick_division(window, qtbot, "没有这个村")
    window.questions["alone"].begin.click()
    window._tasks.drain()

    assert beginnings.asked == []
    assert window.questions["alone"].picker.division is None


def test_keyring_that_refuses_counts_as_none(start):
    window = start(Beginnings(keyring=KeyringError("锁着。", "请解锁。")))
    window.open_choice("sample")

    assert window.questions["sample"].passphrases.isVisible()


def test_keyring_that_keeps_silent_is_not_waited_for(start, qtbot, monkeypatch):
    monkeypatch.setattr(first_start, "KEYRING_PATIENCE_MS", 0)
    window = start(Beginnings())
    window._has_keyring = None
    window.open_choice("sample")
    window._on_keyring_known(has_keyring=False)

    assert window.questions["sample"].isVisible()


def test_keyring_is_asked_and_waited_for_only_once_what_asks_it_is_loaded(
    start, monkeypatch, qtbot
):
    """On an old disk loading takes longer than the patience with a keyring."""
    monkeypatch.setattr(first_start, "KEYRING_PATIENCE_MS", 1)
    began = threading.Event()

    class Slow(Beginnings):
        def __call__(self):
            began.wait(60)
            return self

    window = FirstStart(Look(), TaskRunner(), Slow(), lambda: date(2026, 11, 23))
    qtbot.addWidget(window)
    window.show()
    qtbot.wait(50)
    assert window._has_keyring is None
    began.set()
    qtbot.waitUntil(lambda: window._has_keyring is not None)
    window._tasks.close()


def test_esc_goes_back_and_keeps_what_was_typed(start, qtbot):
    window = start(Beginnings())
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_Return)
    question = pick_division(window, qtbot)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.choices.isVisible()
    press(qtbot, window, Qt.Key.Key_Return)

    assert question.picker.field.text() == "hmc cc"
    assert question.picker.division.name == "长城村委会"


def test_restore_takes_file_and_code_and_says_what_is_wrong(start, qtbot, monkeypatch):
    beginnings = Beginnings()
    beginnings.error = WrongKeyError("恢复码输入有误，很可能错在第 2 组。", "请核对。")
    window = start(beginnings)
    press(qtbot, window, Qt.Key.Key_4, Qt.Key.Key_Return)
    question = window.questions["restore"]
    question.begin.click()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/media/usb/copy.ysb", ""))
    press(qtbot, window, Qt.Key.Key_Space)
    question.begin.click()
    assert beginnings.asked == []  # no code yet
    qtbot.keyClicks(question.code, CODE.lower())
    question.begin.click()
    window._tasks.drain()

    assert beginnings.asked == [("restore", "copy.ysb", CODE.lower(), None)]
    assert "第 2 组" in question._fault.text()
    assert question.code.text() == CODE.lower()
    assert question.begin.isEnabled()
    beginnings.error = None
    question.begin.click()
    window._tasks.drain()
    assert window.finished == [""]


def test_backup_dropped_on_the_page_is_restored_by_its_passphrase(start, qtbot):
    beginnings = Beginnings(keyring=False)
    window = start(beginnings)
    window.open_choice("restore")
    question = window.questions["restore"]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/media/usb/copy.ysb")])
    none = Qt.KeyboardModifier.NoModifier
    question.dropEvent(
        QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    )
    question.by.setFocus()
    press(qtbot, window, Qt.Key.Key_Right)
    assert not question.passphrases.isVisible()  # the old one goes on to open it
    question.old.insert("旧口令")
    question.begin.click()
    window._tasks.drain()

    assert beginnings.asked == [("restore", "copy.ysb", "", "旧口令")]
    assert window.finished == ["旧口令"]


def open_join(window, qtbot):
    press(qtbot, window, Qt.Key.Key_2, Qt.Key.Key_Return)
    return window.questions["join"]


def test_county_is_joined_by_keys_alone_and_the_code_is_shown_once(start, qtbot):
    beginnings = Beginnings()
    window = start(beginnings)
    question = open_join(window, qtbot)
    qtbot.keyClicks(window.focusWidget(), "k7qm-2xrd")
    press(qtbot, window, Qt.Key.Key_Return)
    assert question.invitation.address.hasFocus()
    qtbot.keyClicks(window.focusWidget(), "yishibu.example.cn")
    press(qtbot, window, Qt.Key.Key_Return)
    window._tasks.drain()

    invitation = Invitation(url="yishibu.example.cn", code="k7qm-2xrd")
    assert beginnings.asked == [("join", invitation, "经办人", None)]
    assert window.findChild(CodePanel)._sheet().decode().endswith("花马池镇长城村 2026-11-23")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.finished == [""]


def test_without_a_line_it_says_so_and_offers_to_begin_alone(start, qtbot):
    beginnings = Beginnings(keyring=False)
    beginnings.error = SyncError("没有连上服务器。", "请看看网线。", code="offline")
    window = start(beginnings)
    question = open_join(window, qtbot)
    question.invitation.code.insert("K7QM2XRD")
    question.invitation.address.insert("yishibu.example.cn")
    question.passphrases.first.insert("secret12")
    question.passphrases.second.insert("secret12")
    question.begin.click()
    window._tasks.drain()

    assert "没有连上服务器" in question._fault.text()
    assert question.invitation.code.text() == "K7QM2XRD"
    assert question.begin.isEnabled()
    qtbot.mouseClick(question.alone, Qt.MouseButton.LeftButton)
    assert window.questions["alone"].isVisible()
    assert window.finished == []


def test_without_a_line_a_ledger_is_made_that_asks_by_stick(start, qtbot):
    beginnings = Beginnings()
    window = start(beginnings)
    question = open_join(window, qtbot)
    question.by_stick.click()
    assert "还没有选入网文件" in question._fault.text()
    question.invitation.take_file(Path("/usb/长城村.yishibu-join"))
    window._tasks.drain()
    assert question.invitation._told.text() == "长城村加入盐池县政协"
    assert not question._fault.isVisible()
    qtbot.keyClick(question.invitation.pick, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not question.by_stick.isDown())
    window._tasks.drain()

    alone = window.questions["alone"]
    assert alone.isVisible()
    assert "请盐池县政协让长城村加入" in alone._invited.text()
    assert alone.picker.field.text() == "长城村"
    settle(window, qtbot)
    press(qtbot, window, Qt.Key.Key_Return)
    window._tasks.drain()
    assert beginnings.asked[-1][:2] == ("found", "长城村委会")
    assert window.invitations.file == Path("/usb/长城村.yishibu-join")


def test_who_turns_back_from_the_stick_asks_nobody(start, qtbot):
    window = start(Beginnings())
    question = open_join(window, qtbot)
    question.invitation.take_file(Path("/usb/长城村.yishibu-join"))
    question.by_stick.click()
    window._tasks.drain()
    press(qtbot, window, Qt.Key.Key_Escape)
    window.open_choice("alone")

    assert window.invitations.file is None
    assert not window.questions["alone"]._invited.isVisible()


def test_file_that_is_no_invitation_is_said_at_once(start, qtbot):
    beginnings = Beginnings()
    beginnings.error = SyncError(
        "这是议事簿的备份，不是入网文件。", "请用“恢复备份”。", code="format"
    )
    window = start(beginnings)
    question = open_join(window, qtbot)
    question.invitation.take_file(Path("/usb/备份.ysb"))
    window._tasks.drain()

    assert "这是议事簿的备份" in question._fault.text()
    question.by_stick.click()
    window._tasks.drain()
    assert (question.isVisible(), question.by_stick.isEnabled()) == (True, True)
    assert window.invitations.file is None


def test_code_that_cannot_be_one_offers_no_other_way(start, qtbot):
    beginnings = Beginnings()
    beginnings.error = ValidationError("邀请码是8个字符，现在是3个。", field="code")
    window = start(beginnings)
    question = open_join(window, qtbot)
    question.invitation.code.insert("K7Q")
    question.invitation.address.insert("yishibu.example.cn")
    question.begin.click()
    window._tasks.drain()

    assert "现在是3个" in question._fault.text()
    assert not question.alone.isVisible()


def test_large_type_and_contrast_change_at_once(start):
    window = start(Beginnings())
    large, contrast, english = window._toggles
    look = large, contrast, english
    for button in look[:2]:
        button.click()

    assert (large.isChecked(), contrast.isChecked(), english.isCheckable()) == (True, True, False)


def test_every_control_has_an_accessible_name(start):
    window = start(Beginnings(keyring=False))
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    nameless = [
        one
        for one in controls
        if not one.accessibleName() and not one.objectName().startswith("qt_")
    ]

    assert [
        type(one).__name__ for one in nameless if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ] == []


@pytest.fixture
def exchange(start):
    """Open the exchange of a ledger; `gone` holds how often it was left as it was."""

    def open_exchange(beginnings, choice):
        window = start(beginnings, start=choice)
        window.gone = []
        window.left.connect(lambda: window.gone.append(True))
        window._tasks.drain()
        return window

    return open_exchange


def answer_sheet(window, button):
    sheet = window.findChild(QuestionSheet)
    getattr(sheet, button).click()
    window._tasks.drain()


def test_backup_is_checked_and_asked_about_before_it_replaces_anything(exchange, tmp_path):
    beginnings = Beginnings()
    beginnings.lying = [facts(tmp_path / "daily.ysb")]
    window = exchange(beginnings, "restore")
    question = window.questions["restore"]
    assert question.isVisible()
    assert question.here.itemText(1) == "2026-11-20 16:20  每日备份"
    question.here.setCurrentIndex(1)
    question.here.activated.emit(1)
    question.code.setText(CODE)

    question.begin.click()
    window._tasks.drain()
    assert beginnings.asked == [("check", "daily.ysb")]
    answer_sheet(window, "no")
    assert beginnings.asked == [("check", "daily.ysb")]

    question.begin.click()
    window._tasks.drain()
    window.findChildren(QuestionSheet)[-1].yes.click()
    window._tasks.drain()
    assert beginnings.asked[-1] == ("restore", "daily.ysb", CODE, None)
    assert (window.finished, window.code_is_kept) == ([""], True)


def test_damaged_backup_is_said_and_nothing_is_asked(exchange, tmp_path):
    beginnings = Beginnings()
    beginnings.error = WrongKeyError("备份坏了。", "请换一份。")
    window = exchange(beginnings, "restore")
    question = window.questions["restore"]
    question.take_file(tmp_path / "daily.ysb")
    question.code.setText(CODE)

    question.begin.click()
    window._tasks.drain()

    assert question._fault.text() == "备份坏了。请换一份。"
    assert window.findChild(QuestionSheet) is None
    assert window.finished == []


def test_escape_leaves_everything_as_it_was(exchange, qtbot):
    window = exchange(Beginnings(), "restore")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.gone == [True]

    own = exchange(Beginnings(), "alone")
    assert own.choices.isVisible()
    qtbot.keyClick(own, Qt.Key.Key_Escape)
    assert own.gone == [True]


def test_own_ledger_is_asked_about_before_it_takes_the_place_of_the_samples(exchange, qtbot):
    beginnings = Beginnings()
    window = exchange(beginnings, "alone")
    press(qtbot, window, Qt.Key.Key_Return)
    pick_division(window, qtbot)
    press(qtbot, window, Qt.Key.Key_Return)
    window._tasks.drain()
    assert beginnings.asked == []

    answer_sheet(window, "yes")

    assert beginnings.asked == [("found", "长城村委会", "经办人", False, None)]
