"""A window that stays open overnight shows the day that it is."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject

from desktop.domain.deadlines import day_of
from desktop.services.outcomes import assign_task
from desktop.ui.day_turns import DayTurns
from desktop.ui.main_window import MainWindow
from desktop.ui.places import START

EVENING = datetime(2026, 5, 22, 15, 59, tzinfo=UTC)  # 23:59 in Beijing


@pytest.fixture
def turns(session):
    session.now = lambda: EVENING
    owner = QObject()
    turns = DayTurns(session, owner)
    turns.told, turns.owner = [], owner
    turns.turned.connect(lambda: turns.told.append("turned"))
    session.changed.connect(lambda: turns.told.append("changed"))
    return turns


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (timedelta(seconds=59), []),
        (timedelta(minutes=1), ["turned", "changed"]),
        (timedelta(days=9), ["turned", "changed"]),  # it slept
        (timedelta(days=-1), ["turned", "changed"]),  # it was set back
    ],
)
def test_another_day_is_told_once(session, turns, later, told):
    turns.look()
    session.now = lambda: EVENING + later
    turns.look()
    turns.look()

    assert turns.told == told


def test_day_that_a_person_told_is_another_day(session, turns, monkeypatch):
    monkeypatch.delattr(session, "now")
    turns.look()
    turns.told.clear()
    session.settle_day(day_of(session.now()) - timedelta(days=3))
    turns.look()

    assert turns.told == ["turned", "changed"]


def test_nothing_is_asked_of_a_ledger_that_is_closed(session, turns):
    session.closed.emit()
    assert not turns._tick.isActive()


def test_window_shows_another_day_by_itself(qtbot, session, drain):
    evening = session.now().replace(hour=15, minute=59)
    session.now = lambda: evening
    due = day_of(evening)
    assign_task(
        session.ledger, title="清淤", unit="村委会", responsible="杨占福", due=due.isoformat()
    )
    session.home.back_up_daily()
    window = MainWindow(session.look, session.navigator, session.tasks)
    qtbot.addWidget(window)
    window.show()
    window.open_session(session, START)
    drain()
    status = window._status
    assert f"{due.day}日" in window.page.head._caption.text()
    assert status._backup.accessibleName() == "今天已备份"

    session.now = lambda: evening + timedelta(days=1)
    badge = window._navigation._buttons["tasks"]._badge
    window._feed.days.look()
    qtbot.waitUntil(lambda: badge.text() == "1", timeout=60_000)
    drain()
    assert f"{(due + timedelta(days=1)).day}日" in window.page.head._caption.text()
    assert status._backup.accessibleName() == "1 天前备份"
    assert status._saved.accessibleName() == f"上次保存 {due.month}月{due.day}日"
