"""Badges, title and status bar follow the ledger, off the UI thread and once for many acts."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QObject

from desktop.domain.deadlines import day_of
from desktop.services.concerns import record_concern
from desktop.services.outcomes import assign_task
from desktop.ui.clock_states import clock_of
from desktop.ui.main_window import MainWindow
from desktop.ui.places import START


@pytest.fixture
def window(qtbot, session, drain):
    window = MainWindow(session.look, session.navigator, session.tasks)
    qtbot.addWidget(window)
    window.show()
    window.open_session(session, START)
    drain()
    yield window
    drain()


def test_window_says_whose_ledger_it_is_and_that_it_is_a_sample(window):
    assert window.windowTitle() == "议事簿 — 示例村联络室（示例） — 今日"
    assert window._status._sample.isVisible()
    assert window._navigation.own.isVisible()


def test_status_bar_says_all_it_has_to_from_the_start(window, session):
    status = window._status
    shown = [part.accessibleName() for part in (status._line, status._backup)]

    assert shown == ["单机使用", "还没有备份"]
    assert status._saved.accessibleName() == "写了就自动保存"
    assert all(part.isVisible() for part in (status._line, status._backup, status._saved))


def test_badges_count_what_waits_after_acts(window, session, drain, qtbot):
    late = (day_of(session.now()) - timedelta(days=1)).isoformat()
    seen = []
    window._feed.known.connect(seen.append)
    task = {"unit": "镇水务站", "responsible": "刘万仓", "due": late}
    concern = {"content": "三组二十来户", "channel": "visit", "raised_on": "2026-11-05"}
    owner = QObject()

    for number in range(3):
        session.act(owner, partial(assign_task, session.ledger, title=f"{number}", **task))
    session.act(owner, partial(record_concern, session.ledger, title="停水", **concern))
    drain()
    qtbot.waitUntil(lambda: bool(seen))
    drain()

    assert [(view.unanswered, view.overdue) for view in seen] == [(1, 3)]
    button = window._navigation._buttons["tasks"]
    assert button._badge.text() == "3"
    assert button._badge.isVisible()
    assert button.accessibleName() == "落实台账，3 件要办"


def test_own_ledger_is_asked_for_from_the_navigation(window, qtbot):
    with qtbot.waitSignal(window.exchange_asked) as asked:
        window._navigation.own.click()

    assert asked.args == ["alone"]


def test_wrong_clock_is_in_the_status_bar_with_what_to_do(window, session, drain):
    clock = window._status._clock
    assert not clock.isVisible()
    session._clock = lambda: datetime.now(UTC) - timedelta(days=3)

    clock_of(session).look()
    drain()

    assert clock.isVisible()
    assert clock.accessibleName() == "电脑日期可能不对"
    assert "照常记录" in clock.accessibleDescription()
    assert clock._text.property("tone") == "warn"

    session._clock = lambda: datetime.now(UTC)
    clock_of(session).look()
    drain()

    assert not clock.isVisible()
