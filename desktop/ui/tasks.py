"""Work off the UI thread: a thread for the ledger, for what takes long, for pages, for the line.

A single ledger thread keeps acts in the order in which they were asked for, so that a page that
reads after an act sees it, and no two acts of one window wait for each other's lock.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from desktop.errors import AppError, DiskFullError
from desktop.logs import describe_exception
from desktop.services.findings import StoppedError
from desktop.ui.collecting import UiThreadCollector

log = logging.getLogger(__name__)

PATIENCE_MS = 300
"""How long nothing is shown of work that may be over soon."""
TURN_S = 0.0005
"""How long a thread that computes keeps the UI thread waiting, which asks for its turn at every
call from Qt to Python: with Python's own 5 ms a list drawn meanwhile takes tenths of a second."""
_LEDGER = "ledger"

Done = Callable[[Any], None]
Failed = Callable[[AppError], None]


class Task(QObject):
    """One piece of work; its signals reach the thread that made it, the UI thread."""

    progressed = Signal(int, int)
    """Steps done, and steps in all (0 where nobody knows)."""
    ended = Signal(object, object)
    """The result, and the AppError that came instead; both None after a cancel."""

    def __init__(self, title: str, work: Callable[[Task], Any]) -> None:
        super().__init__()
        self.title = title
        self._work = work
        self._stop = threading.Event()
        self._has_begun = self._is_unwanted = False
        self.was_stopped = False
        """Whether it stopped before its end; work that was past its last report is done."""

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop; for work that does not report where it may stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report, or not to begin at all."""
        self._is_unwanted = not self._has_begun
        self.hurry()

    def hurry(self) -> None:
        """Ask the work to stop at its next report; work that was asked for and is short is done."""
        self._stop.set()

    def report(self, done: int, total: int = 0) -> None:
        """Tell how far the work is; called by the work, on its own thread.

        Raises:
            StoppedError: It is to stop.
        """
        if self._stop.is_set():
            raise StoppedError
        self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work on the calling thread and tell how it ended."""
        result, error = None, None
        self._has_begun = True
        try:
            if self._is_unwanted:
                raise StoppedError  # noqa: TRY301 – as a report would
            result = self._work(self)
        except StoppedError:
            self.was_stopped = True
        except AppError as caught:
            error = caught
        except Exception as caught:  # noqa: BLE001 – the top of a thread: nothing may vanish
            log.error("%s failed: %s", self.title, describe_exception(caught))  # noqa: TRY400 – no locals in logs
            error = AppError(
                "程序出了错，这一步没有做成。",
                "刚才写的都还在；请再试一次，再不行请把日志交给维护人员。",
            )
        self.ended.emit(result, error)


class TaskRunner(QObject):
    """Runs work and brings results back to the UI thread."""

    failed = Signal(object)
    """An AppError for which the asker had no ear."""
    full = Signal(object)
    """A DiskFullError, whoever hears it: it is told until something can be saved again."""
    began = Signal(object)
    """A long task began: the status bar shows it."""
    waited = Signal(bool)
    """Somebody has waited for the ledger for PATIENCE_MS (True), and no longer does (False)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        self._ledger_thread = ThreadPoolExecutor(1, thread_name_prefix="ledger")
        self._other_thread = ThreadPoolExecutor(1, thread_name_prefix="long")
        self._quiet_thread = ThreadPoolExecutor(1, thread_name_prefix="quiet")
        self._line_thread = ThreadPoolExecutor(1, thread_name_prefix="line")
        self._line_task: Task | None = None
        self._deliveries: set[_Delivery] = set()
        self._is_closed = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(partial(self.waited.emit, True))  # noqa: FBT003 – a signal's argument
        self._collector = UiThreadCollector(self)

    def ledger(
        self, owner: QObject, work: Callable[[], Any], done: Done, failed: Failed | None = None
    ) -> Task:
        """Run short work on the ledger's thread, after all that was asked before.

        Args:
            owner: Whoever waits; where it is gone by then, nothing is delivered.
            work: Takes nothing; must not touch a widget.
            done: Called with the result on the UI thread.
            failed: Called with the error on the UI thread; left out, `self.failed` tells it.
        """
        task = Task(_LEDGER, lambda _: work())
        return self._start(task, self._ledger_thread, _Delivery(self, owner, task, done, failed))

    def long(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Task], Any],
        done: Done,
        failed: Failed | None = None,
        *,
        stopped: Callable[[], None] | None = None,
    ) -> Task:
        """Run work that takes time beside the ledger's; it reports and can be cancelled.

        Args:
            owner: Whoever waits; where it is gone by then, nothing is delivered.
            title: What the status bar calls it.
            work: Takes the task, to report to; must not touch a widget.
            done: Called with the result on the UI thread.
            failed: Called with the error on the UI thread; left out, `self.failed` tells it.
            stopped: Called on the UI thread where it was cancelled, in place of `done`.
        """
        task = Task(title, work)
        self.began.emit(task)
        delivery = _Delivery(self, owner, task, done, failed)
        delivery.stopped = stopped
        return self._start(task, self._other_thread, delivery)

    def quiet(
        self, owner: QObject, work: Callable[[], Any], done: Done, failed: Failed | None = None
    ) -> Task:
        """Run short work that needs no ledger, as drawing a page; nobody is told of it."""
        task = Task("quiet", lambda _: work())
        return self._start(task, self._quiet_thread, _Delivery(self, owner, task, done, failed))

    def line(
        self,
        owner: QObject,
        work: Callable[[Task], Any],
        done: Done,
        failed: Failed | None = None,
        *,
        stopped: Callable[[], None] | None = None,
    ) -> Task:
        """Run work that waits for a line, which may take hours, beside all other; as `long` does.

        It must stop soon once its task `is_stopping`: the ledger is closed after it.
        """
        task = self._line_task = Task("line", work)
        delivery = _Delivery(self, owner, task, done, failed)
        delivery.stopped = stopped
        return self._start(task, self._line_thread, delivery)

    def _start(self, task: Task, thread: ThreadPoolExecutor, delivery: _Delivery) -> Task:
        if self._is_closed:  # a timer that was still running while the window closed
            return task
        self._deliveries.add(delivery)
        if thread is self._ledger_thread and not self._patience.isActive():
            self._patience.start()
        thread.submit(task.run)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._deliveries

    def drain(self) -> None:
        """Wait until all work is done and delivered; the window goes on answering."""
        loop = QEventLoop()
        while self._deliveries:
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def finish_long(self) -> None:
        """Wait until no long task runs; for work on the ledger's thread that closes the ledger.

        What waits for a line is asked to stop: it goes on where it was another time.
        """
        if self._line_task is not None:
            self._line_task.cancel()
        self._line_thread.submit(int).result()
        self._other_thread.submit(int).result()

    def close(self) -> None:
        """Finish what was asked for, deliver it, and stop the threads."""
        for delivery in self._deliveries:
            if delivery.task.title != _LEDGER:
                delivery.task.hurry()
        self.drain()
        self._is_closed = True
        self._ledger_thread.shutdown()
        self._other_thread.shutdown()
        self._quiet_thread.shutdown()
        self._line_thread.shutdown()
        self._collector.close()

    def forget(self, delivery: _Delivery) -> None:
        """Note that a result was delivered."""
        self._deliveries.discard(delivery)
        if not any(each.task.title == _LEDGER for each in self._deliveries):
            self._patience.stop()
            self.waited.emit(False)  # noqa: FBT003 – as above


class _Delivery(QObject):
    """Takes one result on the UI thread and hands it to whoever still waits."""

    def __init__(
        self, runner: TaskRunner, owner: QObject, task: Task, done: Done, failed: Failed | None
    ) -> None:
        super().__init__()
        self.task = task
        self.stopped: Callable[[], None] | None = None
        self._runner, self._owner, self._done, self._failed = runner, owner, done, failed
        task.ended.connect(self._on_task_ended, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _on_task_ended(self, result: object, error: AppError | None) -> None:
        self._runner.forget(self)
        if isinstance(error, DiskFullError):
            self._runner.full.emit(error)
        if not isValid(self._owner):
            return
        if error is not None:
            (self._failed or self._runner.failed.emit)(error)
        elif not self.task.was_stopped:
            self._done(result)
        elif self.stopped is not None:
            self.stopped()
