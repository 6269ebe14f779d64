"""A doubtful clock asks for the day once, and goes on from what it was told."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.deadlines import day_of
from desktop.records import Concern
from desktop.ui.clock_questions import DaySheet, ask_day

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def ask(session, qtbot, drain):
    window = QWidget()
    window.resize(1000, 640)
    qtbot.addWidget(window)
    window.show()
    went = []

    def ask(now=None):
        if now is not None:
            session._clock = lambda: now
        before = set(window.findChildren(DaySheet))
        ask_day(window, session, lambda: went.append(day_of(session.now()).isoformat()))
        drain()
        return next(iter(set(window.findChildren(DaySheet)) - before), None)

    ask.went = went
    return ask


def test_clock_that_is_right_is_not_asked_about(ask, session):
    assert ask() is None
    assert ask.went == [day_of(session.now()).isoformat()]


def test_day_is_confirmed_by_enter_and_not_asked_again(ask, qtbot):
    yesterday = datetime.now(UTC) - timedelta(days=3)
    sheet = ask(yesterday)
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "比现在还晚" in words
    assert ask.went == []
    qtbot.keyClick(sheet.day, Qt.Key.Key_Return)

    assert ask.went == [day_of(yesterday).isoformat()]
    assert ask() is None
    assert len(ask.went) == 2


def test_typed_day_holds_for_the_rest_of_the_run(ask, session, qtbot):
    sheet = ask(datetime(2019, 1, 1, 1, tzinfo=UTC))
    assert any("年份" in label.text() for label in sheet.findChildren(QLabel))
    sheet.day.setText("2026年5月10日")
    qtbot.mouseClick(sheet.sure, Qt.MouseButton.LeftButton)

    assert ask.went == ["2026-05-10"]
    assert session.now() == datetime(2026, 5, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["", "2026年春", "明天"])
def test_what_is_no_day_is_asked_for_again(ask, typed):
    sheet = ask(datetime(2019, 1, 1, tzinfo=UTC))
    sheet.day.setText(typed)
    sheet.sure.click()

    assert sheet.isVisible()
    assert sheet.day.fault
    assert ask.went == []


def test_esc_does_nothing_and_asks_the_next_time(ask, qtbot):
    now = datetime(2019, 1, 1, tzinfo=UTC)
    qtbot.keyClick(ask(now), Qt.Key.Key_Escape)

    assert ask.went == []
    assert ask(now) is not None


def test_run_that_slept_over_a_day_is_asked(ask, session, drain):
    def enter():
        with session.ledger.act("enter_for_test") as work:
            work.add(Concern(title="x"))

    session.act(session, enter)
    drain()
    sheet = ask(datetime.now(UTC) + timedelta(days=2))

    assert any("过了一天多" in label.text() for label in sheet.findChildren(QLabel))
