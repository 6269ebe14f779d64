"""The window as it is started: no display, first start, passphrase, and the ledger behind it."""

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app as app_module
from desktop.app import Desktop, check_qt, run_window, why_no_window
from desktop.composition import found_home
from desktop.services.divisions import trace_division
from desktop.services.sample_cases import read_sample_case
from desktop.ui.first_start.window import FirstStart
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow

PASSPHRASE = "sample passphrase of tests"


@pytest.fixture
def folder(tmp_path):
    """A home folder that a passphrase opens."""
    folder = tmp_path / "home"
    found_home(
        folder,
        divisions=trace_division(read_sample_case().code, "示例村"),
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
    assert "make demo" in capsys.readouterr().err


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


def test_qt_works_here():
    assert "offscreen" in check_qt()


@pytest.mark.logs("desktop.qt: qt.x: something is wrong")
def test_warnings_of_qt_reach_the_log():
    class Context:
        category = "qt.x"

    app_module._log_qt(QtMsgType.QtWarningMsg, Context(), "something is wrong")
