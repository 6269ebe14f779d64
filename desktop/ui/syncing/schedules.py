"""Sync of one open ledger: how it stands, runs by itself and by hand, one at a time.

Nothing here waits on the UI thread or takes the focus; whoever shows something of it listens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import LineError
from desktop.services.syncing import EVERY_MINUTES, SyncOverview, read_every, read_overview
from desktop.ui.syncing.networks import NetworkWatch
from desktop.ui.syncing.run_progress import RunProgress, RunView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.errors import AppError
    from desktop.services.ports import Reading
    from desktop.services.sync_ports import Ended
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

AFTER_START_MS = 15_000
"""The first moments belong to whoever opened the window."""
TICK_MS = 30_000
SHOW_MS = 250
"""How often a running bar is drawn anew."""
PAUSE_MS = 250
"""Acts that follow each other closely are looked at once."""
AUTO, HAND = "auto", "hand"


@dataclass(frozen=True, slots=True)
class _Looked:
    overview: SyncOverview
    every: int


class Syncing(QObject):
    """Made once for a session; `start` lets it run by itself."""

    known = Signal(object)
    """The SyncOverview: somebody looked."""
    moved = Signal()
    """A run began or ended, or is further: `view` and `is_running` say how it stands."""
    ended = Signal(object)
    """How a run ended: services.sync_ports.Ended."""

    def __init__(self, session: Session, *, network: NetworkWatch | None = None) -> None:
        super().__init__(session)
        self._session = session
        self.overview: SyncOverview | None = None
        self.every = 0
        self.problem: AppError | None = None
        self._task: Task | None = None
        self._progress = RunProgress()
        self._tried_at: datetime | None = None
        self._is_started = self._is_over = False
        self._at_rest: list[Callable[[], object]] = []
        self._network = network or NetworkWatch(self)
        self._network.returned.connect(self._on_network_returned)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._tick = QTimer(self, interval=TICK_MS)
        self._bar = QTimer(self, interval=SHOW_MS)
        self._pause.timeout.connect(self.look)
        self._tick.timeout.connect(self._on_tick)
        self._bar.timeout.connect(self.moved)
        session.changed.connect(self._pause.start)
        session.closed.connect(self.stop)

    def start(self) -> None:
        """Run by itself from a little later on, as often as was chosen."""
        self._is_started = True
        QTimer.singleShot(AFTER_START_MS, self, self._on_tick)
        self._tick.start()

    def stop(self) -> None:
        """Run no more: another ledger takes the place of this one."""
        self._is_over = True
        for timer in (self._tick, self._bar, self._pause):
            timer.stop()
        self._network.rest()
        self.pause()

    def look(self) -> None:
        """Ask how the ledger stands to its server."""
        session, home, now = self._session, self._session.home, self._session.now()

        def query(reading: Reading) -> _Looked:
            # Made here, since the store may begin with work that takes long.
            return _Looked(read_overview(reading, home.sync_store, now), read_every(reading))

        session.read(self, query, self._on_looked)

    def _on_looked(self, looked: _Looked) -> None:
        self.overview, self.every = looked.overview, looked.every
        self.known.emit(looked.overview)

    # Runs

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    @property
    def is_stopping(self) -> bool:
        """Whether the run under way was asked to stop, and has not yet."""
        return self._task is not None and self._task.is_stopping

    @property
    def is_offline(self) -> bool:
        """Whether there is no way to the server now, as far as is known."""
        return self._network.is_down or isinstance(self.problem, LineError)

    @property
    def view(self) -> RunView:
        """How far the run under way is, or the last one was."""
        return self._progress.view()

    def run(self, way: str = HAND) -> None:
        """Sync now, unless a run is under way or there is no server to sync with."""
        joined = self.overview is not None and self.overview.is_joined
        if self.is_running or self._is_over or not joined:
            return
        home, progress = self._session.home, RunProgress()
        self._progress, self._tried_at = progress, self._session.now()

        def sync(task: Task) -> Ended:
            return home.sync(progress, lambda: task.is_stopping, way=way)

        def done(ended: Ended) -> None:
            self._finish(ended.problem, ended, way=way)

        def failed(error: AppError) -> None:
            self._finish(error, None, way=way)

        self._task = self._session.tasks.line(
            self, sync, done, failed, stopped=lambda: self._finish(None, None, way=way)
        )
        self._bar.start()
        self.moved.emit()

    def pause(self) -> None:
        """Let the run under way stop at its next safe point; it goes on from there another time."""
        if self._task is not None:
            self._task.hurry()
            self.moved.emit()

    def rest(self, then: Callable[[], object]) -> None:
        """Let the run under way stop, and call `then` once none is; at once where none is."""
        if self._task is None:
            then()
        else:
            self._at_rest.append(then)
            self.pause()

    def _finish(self, problem: AppError | None, ended: Ended | None, *, way: str) -> None:
        self._task, self.problem = None, problem
        self._bar.stop()
        if self._is_over:
            return
        self._mind_network()
        waiting, self._at_rest = self._at_rest, []
        for then in waiting:
            then()
        if problem is not None and way == HAND:
            self._session.notify(problem.message, problem.advice, "warn")
        self.moved.emit()
        self.look()
        if ended is not None:
            self.ended.emit(ended)
        if ended is None or ended.figures.may_change_rows:
            self._session.changed.emit()

    # By itself

    def _mind_network(self) -> None:
        if isinstance(self.problem, LineError) and self.overview is not None:
            self._network.watch(self.overview.url)
        else:
            self._network.rest()

    def _on_network_returned(self) -> None:
        if self._is_started and self.every and isinstance(self.problem, LineError):
            self.run(AUTO)

    def _on_tick(self) -> None:
        """Run where it is time to; the first look at how it stands comes first."""
        if self.overview is None:
            self.look()
        elif self.every and self._is_due():
            self.run(AUTO)

    def _is_due(self) -> bool:
        now, last = self._session.now(), self._tried_at
        # A clock that was set back must not keep it waiting.
        return last is None or abs(now - last) >= timedelta(minutes=self._rhythm)

    @property
    def _rhythm(self) -> int:
        """Minutes between runs. The system may be wrong about the network: the line decides."""
        is_down = self._network.is_down and isinstance(self.problem, LineError)
        return max(EVERY_MINUTES) if is_down else self.every


def syncing_of(session: Session) -> Syncing:
    """Return the sync of a session, made at the first call."""
    found = session.findChild(Syncing)
    return found if isinstance(found, Syncing) else Syncing(session)
