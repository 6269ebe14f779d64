"""Reminders: when, where, in which words; and the tray in which the app goes on."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from desktop.records import Meeting, Task
from desktop.services.reminders import DueCounts
from desktop.ui import reminding
from desktop.ui.house.reminder_panels import ReminderPanel
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import START, Place
from desktop.ui.reminding import HOUR, Reminding, SystemTray, has_tray, make_tray

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints",
    r"support raise\(\)",
    "QSystemTrayIcon",
    "systemTrayWindowChanged",
    extend=True,
)


class FakeTray(QObject):
    """A tray of no desktop."""

    opened, left = Signal(), Signal()

    def __init__(self):
        super().__init__()
        self.told, self.is_there = [], True

    def tell(self, title, text):
        self.told.append((title, text))

    def hide(self):
        self.is_there = False


@pytest.fixture
def tray():
    return FakeTray()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def remind(session, window, tray):
    """Call it with an hour, and perhaps without a tray: a Reminding that was started."""
    with session.ledger.act("enter_for_test") as work:
        work.add(Task(title="马秀兰家的水管", due="2026-11-20"))
        work.add(Task(title="路灯", due="2026-11-23"))
        work.add(Meeting(title="代表会", held_on="2026-11-23"))

    def begin(hour=8, *, with_tray=True):
        at(session, hour)
        made = Reminding(session, lambda: window, tray if with_tray else None)
        made.start()
        return made

    return begin


def at(session, hour, day=23):
    session.now = lambda: datetime(2026, 11, day, hour, 5, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_at_the_start_it_tells_how_many_and_no_names(remind, session, tray, drain):
    remind().look()
    drain()

    assert tray.told == [("议事簿", "今天开会 1 次，今天到期 1 件，超期 1 件")]
    assert session.notices == []


def test_without_a_tray_the_window_tells(remind, session, tray, drain):
    remind(with_tray=False).look()
    drain()

    assert [one.text for one in session.notices] == ["今天开会 1 次，今天到期 1 件，超期 1 件"]
    assert tray.told == []


def test_in_front_of_somebody_the_window_tells(remind, session, tray, window, qtbot):
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    remind().look()
    session.tasks.drain()

    assert (len(session.notices), tray.told) == (1, [])


def test_it_tells_once_a_day_from_its_hour_on(remind, session, tray, drain):
    made = remind(HOUR - 1)
    for hour, day, count in (
        (HOUR - 1, 23, 1),  # the start
        (HOUR, 23, 1),  # the day was told
        (HOUR - 1, 24, 1),  # too early
        (HOUR, 24, 2),
        (HOUR + 5, 24, 2),
        (HOUR + 3, 25, 3),  # the computer was asleep at the hour
    ):
        at(session, hour, day)
        made.look()
        drain()
        assert len(tray.told) == count, (hour, day)


def test_during_a_meeting_it_waits_until_it_is_over(remind, session, tray, drain):
    made = remind()
    session.navigator.go(Place("meeting"))
    made.look()
    drain()
    assert tray.told == []
    session.navigator.go(START)
    made.look()
    drain()
    assert len(tray.told) == 1


def test_switched_off_it_is_silent(remind, session, tray, drain):
    session.look.set_reminds(False)
    made = remind()
    made.look()
    drain()
    assert tray.told == []
    session.look.set_reminds(True)
    made.look()
    drain()
    assert len(tray.told) == 1


def test_nothing_due_is_not_told(session, window, tray, drain):
    made = Reminding(session, lambda: window, tray)
    made.start()
    made.look()
    drain()

    assert (tray.told, session.notices) == ([], [])


def test_another_ledger_ends_it(remind, session, tray, drain):
    made = remind()
    session.closed.emit()
    made.look()
    drain()

    assert (tray.told, tray.is_there, made.stays()) == ([], False, False)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (DueCounts(today=3), "今天到期 3 件"),
        (DueCounts(overdue=2), "超期 2 件"),
        (DueCounts(today=1, overdue=2), "今天到期 1 件，超期 2 件"),
        (DueCounts(meetings=1), "今天开会 1 次"),
    ],
)
def test_words(remind, counts, words):
    assert remind().words(counts) == words


def test_the_tray_opens_the_window_at_today(remind, session, tray, window, qtbot):
    remind()
    session.navigator.go(Place("tasks"))
    tray.opened.emit()
    assert (window.isVisible(), session.navigator.current) == (True, START)

    session.navigator.go(Place("meeting"))
    tray.opened.emit()
    assert session.navigator.current == Place("meeting")


@pytest.mark.parametrize(("stays", "is_hidden"), [(False, False), (True, True)])
def test_a_closed_window_goes_on_only_where_somebody_chose_so(
    session, tray, qtbot, stays, is_hidden
):
    window = MainWindow(session.look, session.navigator, session.tasks)
    qtbot.addWidget(window)
    made = Reminding(session, lambda: window, tray)
    window.stays = made.stays
    session.look.set_stays(stays)
    window.show()

    assert window.close() is not is_hidden
    assert not window.isVisible()


def test_leaving_by_the_tray_ends_it(remind, session, tray, window, monkeypatch):
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    made = remind()
    session.look.set_stays(True)
    assert made.stays()
    window.show()
    tray.left.emit()

    assert (ended, made.stays(), window.isVisible()) == ([True], False, False)


def test_without_a_tray_closing_ends_it_whatever_was_chosen(remind, session):
    session.look.set_stays(True)

    assert not remind(with_tray=False).stays()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_tray_is_made_where_the_desktop_has_one(qapp, monkeypatch, is_there):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: is_there)

    assert has_tray() is is_there
    assert isinstance(make_tray(), SystemTray) is is_there


def test_the_real_tray_tells_opens_and_leaves(qapp, qtbot):
    tray = SystemTray()
    with qtbot.waitSignal(tray.opened):
        tray._menu.actions()[0].trigger()
    with qtbot.waitSignal(tray.left):
        tray._menu.actions()[1].trigger()
    with qtbot.waitSignal(tray.opened):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.opened):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    tray.tell("议事簿", "今天到期 1 件")
    tray.hide()
    assert not tray._icon.isVisible()


# In the settings


@pytest.mark.parametrize("is_there", [True, False])
def test_settings_offer_the_tray_where_there_is_one(qtbot, monkeypatch, tmp_path, is_there):
    monkeypatch.setattr(reminding, "has_tray", lambda: is_there)
    look = Look(tmp_path / "look.ini")
    panel = ReminderPanel(look)
    qtbot.addWidget(panel)
    panel.show()

    assert (panel.reminds.value(), panel.stays.value()) == (True, False)
    assert panel.stays.isVisible() is is_there
    panel.reminds.choose(False)
    panel.reminds.chosen.emit(False)
    panel.stays.chosen.emit(True)
    again = Look(tmp_path / "look.ini")
    assert (again.reminds, again.stays) == (False, True)
