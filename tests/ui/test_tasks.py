"""Results come to the UI thread, in order, to whoever still waits; faults and cancels too."""

import sys
import threading

import pytest
from PySide6.QtCore import QObject

from desktop.errors import AppError, ConflictError
from desktop.ui.tasks import TURN_S, TaskRunner


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.close()


def test_a_thread_that_computes_gives_way_to_the_ui_thread_soon(runner):
    assert sys.getswitchinterval() == pytest.approx(TURN_S)


def test_results_come_in_order_on_the_ui_thread(runner):
    owner, heard = QObject(), []
    for number in range(50):
        runner.ledger(
            owner,
            lambda number=number: (number, threading.get_ident()),
            lambda result: heard.append((result[0], threading.get_ident() != result[1])),
        )

    runner.drain()

    assert heard == [(number, True) for number in range(50)]
    assert runner.is_idle


def test_what_a_result_asks_for_is_drained_too(runner):
    owner, heard = QObject(), []
    runner.ledger(owner, lambda: 1, lambda _: runner.ledger(owner, lambda: 2, heard.append))

    runner.drain()

    assert heard == [2]


def test_nothing_reaches_an_owner_that_is_gone(runner):
    owner, heard, gate = QObject(), [], threading.Event()
    runner.ledger(owner, gate.wait, heard.append)
    from shiboken6 import delete

    delete(owner)
    gate.set()
    runner.drain()

    assert heard == []


def test_error_reaches_the_asker_or_everybody(runner):
    def fail():
        raise ConflictError("别人先改了。", "请再看一眼。")

    owner, own, common = QObject(), [], []
    runner.failed.connect(common.append)
    runner.ledger(owner, fail, pytest.fail, own.append)
    runner.ledger(owner, fail, pytest.fail)

    runner.drain()

    assert [str(error) for error in (*own, *common)] == ["别人先改了。 请再看一眼。"] * 2


@pytest.mark.logs("ledger failed: builtins.ZeroDivisionError")
def test_fault_of_the_program_is_logged_without_its_text_and_told_in_words(runner):
    owner, told = QObject(), []
    runner.ledger(owner, lambda: 1 // 0, pytest.fail, told.append)

    runner.drain()

    assert isinstance(told[0], AppError)
    assert "程序出了错" in told[0].message


def test_long_work_reports_and_stops_at_the_next_report(runner, qtbot):
    owner, steps, ended = QObject(), [], []
    ready, began, gate = threading.Event(), threading.Event(), threading.Event()

    def work(task):
        ready.wait()
        task.report(1, 3)
        began.set()
        gate.wait()
        task.report(2, 3)
        pytest.fail("went on after a cancel")

    task = runner.long(owner, "导出", work, pytest.fail)
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    task.ended.connect(lambda *end: ended.append(end))
    ready.set()
    assert began.wait(60)
    task.cancel()
    gate.set()
    runner.drain()

    qtbot.waitUntil(lambda: bool(ended))  # it is told on the thread of the work
    assert (steps, ended) == ([(1, 3)], [(None, None)])


def test_long_work_does_not_hold_up_the_ledger(runner):
    owner, heard, gate = QObject(), [], threading.Event()
    runner.long(owner, "备份", lambda _: gate.wait(), lambda _: heard.append("long"))
    runner.ledger(owner, gate.set, lambda _: heard.append("short"))

    runner.drain()

    assert sorted(heard) == ["long", "short"]


def test_quiet_work_waits_for_nobody_and_is_told_to_nobody(runner):
    began, drawn, release = [], [], threading.Event()
    runner.began.connect(began.append)
    owner = QObject()
    runner.long(owner, "备份", lambda _: release.wait(60), drawn.append)
    begun = len(began)
    runner.quiet(owner, lambda: release.set() or "页", drawn.append)
    runner.drain()

    assert (begun, len(began)) == (1, 1)
    assert sorted(drawn, key=str) == [True, "页"]


def test_nothing_is_begun_once_it_is_closed(qapp):
    runner, owner = TaskRunner(), QObject()
    runner.close()

    runner.ledger(owner, pytest.fail, pytest.fail)
    runner.drain()

    assert runner.is_idle


def test_work_that_was_done_before_it_could_stop_is_told_as_done(runner, qtbot):
    began, go_on, told = threading.Event(), threading.Event(), []

    def work(_):
        began.set()
        go_on.wait()
        return "written"

    task = runner.long(QObject(runner), "导出", work, told.append, stopped=pytest.fail)
    began.wait()
    task.cancel()
    go_on.set()
    runner.drain()

    assert told == ["written"]


def test_what_waits_for_a_line_keeps_nothing_else_waiting(runner):
    owner, heard, gate = QObject(), [], threading.Event()
    runner.line(owner, lambda _: gate.wait(60), heard.append)
    runner.long(owner, "备份", lambda _: "backed up", lambda done: (heard.append(done), gate.set()))
    runner.drain()

    assert heard == ["backed up", True]


def test_before_the_ledger_closes_the_line_is_asked_to_stop(runner):
    owner, heard = QObject(), []

    def wait(task):
        while not task.is_stopping:
            threading.Event().wait(0.005)
        return "stopped"

    runner.line(owner, wait, heard.append)
    runner.ledger(owner, runner.finish_long, heard.append)
    runner.drain()

    assert sorted(heard, key=str) == [None, "stopped"]


def test_work_for_a_line_that_had_not_begun_is_not_begun(runner):
    owner, heard, gate = QObject(), [], threading.Event()
    runner.line(owner, lambda _: gate.wait(60), heard.append)
    second = runner.line(owner, lambda _: 2, heard.append, stopped=lambda: heard.append("stopped"))
    second.cancel()
    gate.set()
    runner.drain()

    assert heard == [True, "stopped"]
