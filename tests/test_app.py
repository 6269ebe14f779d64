"""The window as it is started: no display, first start, passphrase, and the ledger behind it."""

import gc
import subprocess
import sys
from functools import partial

import pytest
from keyring.errors import KeyringLocked
from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app as app_module
from desktop import composition
from desktop.app import Desktop, check_qt, run_window, why_no_window
from desktop.composition import found_home
from desktop.data import keys
from desktop.data.keyrings import SystemKeyring
from desktop.services.divisions import trace_division
from desktop.services.premises import read_premises, rename_room
from desktop.services.safekeeping import is_code_to_keep
from desktop.services.sample_villages import read_sample_village
from desktop.ui.first_start.code_panels import CodePanel
from desktop.ui.first_start.questions import Answer
from desktop.ui.first_start.window import FirstStart
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import PLACES
from desktop.ui.widgets.dialogs import QuestionSheet

PASSPHRASE = "sample passphrase of tests"
DIVISIONS = trace_division(read_sample_village().code, "示例村")


@pytest.fixture
def folder(tmp_path):
    """A home folder that a passphrase opens."""
    folder = tmp_path / "home"
    found_home(
        folder,
        divisions=trace_division(read_sample_village().code, "示例村"),
        keeper="马晓梅",
        sample=True,
        passphrase_source=lambda: PASSPHRASE,
        use_keyring=False,
    )
    return folder


@pytest.fixture
def start(qtbot):
    """Start the desktop of a folder; it is closed afterwards."""
    started = []

    def begin(folder, look=None):
        desktop = Desktop(QApplication.instance(), folder, look or Look())
        started.append(desktop)
        desktop.start()
        qtbot.addWidget(desktop.window)
        return desktop

    yield begin
    for desktop in started:
        desktop.close()
        desktop.window.close()
    QApplication.instance().setStyleSheet("")


def test_without_a_display_the_reason_is_said_and_the_way_on(monkeypatch, capsys, tmp_path):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(app_module.sys, "platform", "linux")

    assert run_window(tmp_path) == 1
    assert "yishibu --help" in capsys.readouterr().err


def test_with_a_display_nothing_stands_in_the_way(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":1")

    assert why_no_window() == ""


def test_folder_without_a_ledger_begins_with_the_first_question(start, tmp_path):
    desktop = start(tmp_path)

    assert isinstance(desktop.window, FirstStart)


def test_window_stands_before_the_ledger_is_open(start, folder, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    desktop = start(folder)
    assert isinstance(desktop.window, MainWindow)
    assert desktop.window.page is None

    desktop._tasks.drain()

    assert desktop.window.page is not None


def test_passphrase_is_asked_for_until_it_fits(start, folder):
    desktop = start(folder)
    desktop._tasks.drain()
    question = desktop._question

    QTest.keyClicks(question.field, "wrong")
    question._on_answered()
    desktop._tasks.drain()
    assert question._fault.text() != ""

    question.field.clear()
    QTest.keyClicks(question.field, PASSPHRASE)
    question._on_answered()
    desktop._tasks.drain()
    assert desktop.window.page is not None


def test_other_language_makes_the_window_anew_at_the_same_place(start, folder, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    look = Look()
    desktop = start(folder, look)
    desktop._tasks.drain()
    before, place = desktop.window, desktop._navigator.current

    look.set_language("en")
    desktop._tasks.drain()
    english = desktop.window.windowTitle()
    look.set_language("zh_CN")

    assert desktop.window is not before
    assert desktop._navigator.current == place
    assert "Today" in english


def test_window_bears_the_icon(start, tmp_path):
    desktop = start(tmp_path)

    picture = desktop.window.windowIcon().pixmap(48, 48).toImage()
    assert picture.pixelColor(24, 6).name() == "#9e1f26"


def test_qt_works_here():
    assert "offscreen" in check_qt()


@pytest.mark.logs("desktop.qt: qt.x: something is wrong")
def test_warnings_of_qt_reach_the_log():
    class Context:
        category = "qt.x"

    app_module._log_qt(QtMsgType.QtWarningMsg, Context(), "something is wrong")


def chosen(window, names):
    """Walk to a question of the exchange, whatever the keyring of this machine is."""
    window._on_keyring_known(has_keyring=False)
    window._show_question(names)
    return window.questions[names]


def accept(desktop):
    desktop.window.findChildren(QuestionSheet)[-1].yes.click()
    desktop._tasks.drain()


def test_own_ledger_takes_the_place_of_the_samples(start, folder, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    desktop = start(folder)
    desktop._tasks.drain()
    assert desktop.window._navigation.own.isVisible()

    desktop.window._navigation.own.click()
    desktop._tasks.drain()
    question = chosen(desktop.window, "alone")
    monkeypatch.setattr(question, "told", lambda: Answer(divisions=DIVISIONS, passphrase="x" * 12))
    question.begin.click()
    accept(desktop)
    desktop.window.findChild(CodePanel).copied.click()
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "x" * 12)
    desktop.window._finish()
    desktop._tasks.drain()

    # What was there before is deleted now, as it is when the window runs on.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert isinstance(desktop.window, MainWindow)
    assert not desktop.window._navigation.own.isVisible()
    with desktop._session.ledger.read() as reading:
        assert not is_code_to_keep(reading)
        assert not read_premises(reading).is_sample
    assert (folder / "replaced" / "1" / "ledger.db").exists()


def test_backup_takes_the_place_of_the_ledger_in_the_running_window(start, folder, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    desktop = start(folder)
    desktop._tasks.drain()
    session = desktop._session
    session.home.back_up_daily()
    session.act(session, partial(rename_room, session.ledger, "备份以后改的名"))
    desktop._tasks.drain()

    session.exchange_asked.emit("restore")
    desktop._tasks.drain()
    question = desktop.window.questions["restore"]
    question.here.setCurrentIndex(1)
    question.here.activated.emit(1)
    question.by.choose("passphrase")
    question.old.setText(PASSPHRASE)
    question.begin.click()
    desktop._tasks.drain()
    accept(desktop)
    desktop._tasks.drain()

    assert desktop.window.page is not None
    with desktop._session.ledger.read() as reading:
        assert read_premises(reading).room == "示例村联络室"
    assert (folder / "replaced" / "1" / "ledger.db").exists()


def test_exchange_that_is_left_goes_back_to_the_open_ledger(start, folder, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    desktop = start(folder)
    desktop._tasks.drain()
    session = desktop._session

    session.exchange_asked.emit("restore")
    desktop.window.left.emit()
    desktop._tasks.drain()

    assert desktop._session is session
    assert desktop.window.page is not None


class LockedKeyring:
    """A keyring whose dialog was cancelled: it opens nothing until it is unlocked."""

    def __init__(self):
        self.kept, self.locked = {}, False

    def _knock(self):
        if self.locked:
            raise KeyringLocked("dialog cancelled")

    def set_password(self, _service, name, secret):
        self._knock()
        self.kept[name] = secret

    def get_password(self, _service, name):
        self._knock()
        return self.kept.get(name)


@pytest.fixture
def keyring(monkeypatch):
    backend = LockedKeyring()
    monkeypatch.delenv("YISHIBU_PASSPHRASE", raising=False)
    for module in (composition, keys):
        monkeypatch.setattr(module, "open_system_keyring", lambda: SystemKeyring(backend))
    # The default of a parameter was taken when the function was made.
    monkeypatch.setitem(
        keys.unlock.__kwdefaults__, "keyring_source", lambda: SystemKeyring(backend)
    )
    return backend


def found_with(keyring, folder):
    code = found_home(
        folder,
        divisions=DIVISIONS,
        keeper="马晓梅",
        sample=True,
        passphrase_source=lambda: None,
    )
    keyring.locked = True
    return code


def test_cancelled_keyring_can_be_tried_again(start, keyring, tmp_path):
    found_with(keyring, tmp_path / "home")
    desktop = start(tmp_path / "home")
    desktop._tasks.drain()
    question = desktop._question
    assert question.again.isVisible()
    assert "已锁住" in question._fault.text()

    keyring.locked = False
    question.again.click()
    desktop._tasks.drain()

    assert desktop.window.page is not None


@pytest.mark.logs("keyring did not give the key")
def test_cancelled_keyring_leaves_the_code_which_sets_a_passphrase(start, keyring, tmp_path):
    code = found_with(keyring, tmp_path / "home")
    desktop = start(tmp_path / "home")
    desktop._tasks.drain()
    question = desktop._question
    assert not question.field.isVisible()  # there is no passphrase yet

    question.code.setText(code)
    for field in (question.renewed.first, question.renewed.second):
        field.setText("xin kouling")
    question._open.click()
    desktop._tasks.drain()

    assert desktop.window.page is not None


def test_window_imports_what_the_ledger_needs_behind_its_first_paint():
    """It takes longer to import than the window."""
    script = (
        "import sys, desktop.app\n"
        "late = {'desktop.composition', 'desktop.services.laws', 'desktop.ui.first_start.window'}\n"
        "print(sorted(late & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )

    assert told.stdout == "[]\n"


def test_pages_are_loaded_beside_the_keys_and_spared_by_collections(
    start, folder, monkeypatch, qtbot
):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    desktop = start(folder)
    desktop._tasks.drain()

    assert all(place.module in sys.modules for place in PLACES.values())
    assert gc.get_freeze_count() > 10_000
    desktop.close()
    assert gc.get_freeze_count() == 0
