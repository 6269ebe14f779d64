"""Runs by themselves and by hand, one at a time, on the clock and the line of a test."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from fake_sync_stores import FakeSyncStore, SyncHome, chain
from PySide6.QtCore import QObject, Signal

from desktop.errors import DiskFullError, LineError, RefusedError
from desktop.services.sync_ports import Ended, Figures
from desktop.services.syncing import set_every
from desktop.ui.syncing.schedules import AUTO, HAND, Syncing

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Network(QObject):
    """What the system and the server's door would tell."""

    returned = Signal()

    def __init__(self):
        super().__init__()
        self.is_down, self.watched = False, None

    def watch(self, url):
        self.watched = url

    def rest(self):
        self.watched = None


@pytest.fixture
def line(session, drain):
    return Line(session, drain)


class Line:
    """A joined ledger, its sync, and the hands of a test."""

    def __init__(self, session, drain):
        with session.ledger.act("enter_for_test") as work:
            work.set_setting("sample", "")
        self.session, self.drain = session, drain
        self.store = FakeSyncStore(outbox=[chain(6)])
        self.home = session.home = SyncHome(session.home, self.store)
        self.now = NOW
        session.now = lambda: self.now
        self.network = Network()
        self.syncing = Syncing(session, network=self.network)
        self.ended = []
        self.syncing.ended.connect(self.ended.append)

    def begin(self):
        self.syncing.start()
        self.tick()

    def tick(self, minutes=0):
        self.now += timedelta(minutes=minutes)
        self.syncing._on_tick()
        self.drain()

    def look(self):
        self.syncing.look()
        self.drain()

    def run(self):
        self.look()
        self.syncing.run()
        self.drain()

    def say(self, outcome="done", problem=None, **figures):
        ended = Ended(outcome=outcome, figures=Figures(**figures), problem=problem)
        self.home.script = lambda progress, pause: ended

    @property
    def runs(self):
        return self.home.runs


def unreachable():
    return LineError("连不上县里的服务器。", "有网时会自己再试。", code="unreachable")


def test_it_looks_first_and_then_runs_every_quarter_of_an_hour(line):
    line.begin()
    assert line.runs == []

    line.tick()
    line.tick(14)
    assert line.runs == [AUTO]

    line.tick(1)
    assert line.runs == [AUTO, AUTO]


@pytest.mark.parametrize(("every", "waits"), [(30, [29, 1]), (60, [59, 1])])
def test_how_often_can_be_chosen(line, every, waits):
    set_every(line.session.ledger, every)
    line.begin()
    line.tick()
    line.look()
    for minutes, count in zip(waits, (1, 2), strict=True):
        line.tick(minutes)
        assert len(line.runs) == count


def test_switched_off_it_runs_by_hand_only(line):
    set_every(line.session.ledger, 0)
    line.begin()
    line.tick(600)
    line.network.returned.emit()
    line.drain()
    assert line.runs == []

    line.run()
    assert line.runs == [HAND]


def test_ledger_alone_or_of_samples_never_runs(line):
    line.store.joined = None
    line.begin()
    line.tick(60)
    line.run()
    with line.session.ledger.act("enter_for_test") as work:
        work.set_setting("sample", "1")
    line.store.joined = FakeSyncStore().joined
    line.run()

    assert line.runs == []


def test_a_clock_that_was_set_back_keeps_nothing_waiting(line):
    line.begin()
    line.tick()
    line.tick(-60 * 24 * 365)

    assert len(line.runs) == 2


def test_one_run_at_a_time_and_it_can_be_paused(line, qtbot):
    gate = threading.Event()

    def script(progress, pause):
        progress("push", 3, 6)
        gate.set()
        while not pause():
            threading.Event().wait(0.005)
        return Ended(outcome="paused", figures=Figures(pushed=3))

    line.home.script = script
    line.look()
    line.syncing.run()
    assert gate.wait(60)
    line.syncing.run(AUTO)
    assert (line.syncing.is_running, line.syncing.is_stopping) == (True, False)
    assert line.syncing.view.changes == (3, 6)

    line.syncing.pause()
    assert line.syncing.is_stopping
    line.drain()

    assert (line.syncing.is_running, line.runs) == (False, [HAND])
    assert [one.outcome for one in line.ended] == ["paused"]


def test_after_a_pause_it_goes_on_at_its_next_time(line):
    line.begin()
    line.say("paused")
    line.tick()
    line.tick(14)
    assert len(line.runs) == 1

    line.tick(1)
    assert len(line.runs) == 2


def test_without_a_line_it_says_nothing_by_itself_and_watches_for_it(line):
    line.begin()
    line.say("failed", unreachable())
    line.tick()

    assert line.syncing.is_offline
    assert line.session.notices == []
    assert line.network.watched == line.store.joined.url

    line.say()
    line.network.returned.emit()
    line.drain()

    assert line.runs == [AUTO, AUTO]
    assert not line.syncing.is_offline
    assert line.network.watched is None


def test_a_network_that_comes_while_all_is_well_is_no_reason_to_run(line):
    line.begin()
    line.tick()
    line.network.returned.emit()
    line.drain()

    assert line.runs == [AUTO]


def test_where_the_system_rightly_says_there_is_no_network_little_is_tried(line):
    line.network.is_down = True
    line.say("failed", unreachable())
    line.begin()
    line.tick()
    assert line.syncing.is_offline
    for minutes, runs in ((15, 1), (44, 1), (1, 2), (59, 2), (1, 3)):
        line.tick(minutes)
        assert len(line.runs) == runs

    line.network.is_down = False
    line.network.returned.emit()
    line.drain()
    assert line.runs == [AUTO] * 4


def test_where_the_system_wrongly_says_so_the_line_decides(line):
    line.network.is_down = True
    line.begin()
    line.tick()
    line.tick(15)
    assert line.runs == [AUTO, AUTO]


def test_with_no_network_what_is_switched_off_stays_so(line):
    set_every(line.session.ledger, 0)
    line.network.is_down = True
    line.begin()
    line.tick(600)

    assert line.runs == []


def test_whoever_asked_by_hand_hears_why_it_did_not_go(line):
    line.say("refused", RefusedError("这台电脑已停用。", "请问县里。", code="revoked"))
    line.run()

    assert [(one.text, one.advice, one.tone) for one in line.session.notices] == [
        ("这台电脑已停用。", "请问县里。", "warn")
    ]
    assert not line.syncing.is_offline


def test_error_that_is_raised_is_a_problem_too(line):
    def script(progress, pause):
        raise unreachable()

    line.home.script = script
    line.run()

    assert line.syncing.is_offline
    assert not line.syncing.is_running


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({}, 0),
        ({"files_up": 1}, 0),
        ({"pushed": 4}, 1),  # a receipt may say that some of it was refused, and it is set aside
        ({"pulled": 1}, 1),
        ({"parts_down": 1}, 1),
        ({"files_down": 1}, 1),
    ],
)
def test_pages_ask_anew_where_rows_may_have_changed(line, figures, told):
    changed = []
    line.session.changed.connect(lambda: changed.append(1))
    line.say(**figures)
    line.run()

    assert len(changed) == told


def test_pages_ask_anew_after_a_run_that_broke_down_on_its_way(line):
    changed = []
    line.session.changed.connect(lambda: changed.append(1))

    def script(progress, pause):
        raise DiskFullError("磁盘已满。", "请腾出空间。")

    line.home.script = script
    line.run()

    assert len(changed) == 1


def test_the_store_is_asked_for_off_the_thread_of_the_window(line):
    """Made the first time, it tries again what an older version held: with a snapshot, minutes."""
    threads = set()

    class Watched(SyncHome):
        @property
        def sync_store(self):
            threads.add(threading.current_thread())
            return line.store

        @sync_store.setter
        def sync_store(self, _):
            pass

    line.session.home = Watched(line.home._home, line.store)
    line.run()

    assert threads
    assert threading.main_thread() not in threads


def test_how_it_stands_is_known_after_acts_and_runs(line):
    known = []
    line.syncing.known.connect(known.append)
    line.run()
    assert [one.unsent for one in known] == [6, 6]

    line.store.outbox = [chain(7)]
    line.session.changed.emit()
    assert line.syncing._pause.isActive()
    line.syncing._pause.timeout.emit()
    line.drain()
    assert known[-1].unsent == 7


def test_closed_session_runs_no_more(line):
    line.begin()

    line.session.close()
    line.tick(60)
    line.run()

    assert line.runs == []
    assert not line.syncing._tick.isActive()


def test_a_run_does_not_outlive_the_window(line):
    begun = threading.Event()

    def script(progress, pause):
        begun.set()
        while not pause():
            threading.Event().wait(0.005)
        return Ended(outcome="paused", figures=Figures())

    line.home.script = script
    line.look()
    line.syncing.run()
    assert begun.wait(60)

    line.session.tasks.close()

    assert line.session.tasks.is_idle


def test_who_waits_for_rest_is_called_at_once_or_after_the_run(line):
    line.look()
    seen, there, heard = [], threading.Event(), []

    def run(progress, pause):
        there.set()
        while not pause():
            there.wait(0.01)
        return Ended(outcome="paused", figures=Figures())

    line.home.script = run
    line.syncing.rest(lambda: seen.append("at once"))
    line.syncing.run()
    assert there.wait(60)

    line.syncing.rest(lambda: heard.append(line.syncing.is_running))
    assert heard == []
    line.drain()

    assert (seen, heard) == (["at once"], [False])
