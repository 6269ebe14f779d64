"""One run of sync over the line, from the first request to the last line of the history.

Small and urgent before large: Changes go up, then what others did comes down, then large bodies,
then attachments. What was done when a run ends stays done; the next one goes on there.

Thread: any but the window's; one run at a time.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.errors import AppError, LineError, RefusedError, SyncError
from desktop.services.sync_ports import Ended, Figures
from desktop.sync.client.files import UNAUTHORIZED, FileTransfers
from desktop.sync.client.hanging_up import hanging_up
from desktop.sync.client.incoming import SNAPSHOT, Incoming
from desktop.sync.client.line import Line
from desktop.sync.client.outgoing import Outgoing
from desktop.sync.client.pacing import Patience, Paused
from desktop.sync.client.relays import RelayLine
from desktop.sync.client.returning import give_back
from desktop.sync.client.session import Session
from desktop.sync.relaying import carry_bundles

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.bundle_ports import RelayShelf
    from desktop.services.sync_ports import (
        Joining,
        KeptFiles,
        LineProgress,
        Partials,
        SyncStore,
    )
    from desktop.sync.client.absences import AbsentFiles

log = logging.getLogger(__name__)

CLOCK_SLACK_MS = 2_000
"""A clock that is off by less is left alone: the line itself is not quicker."""

_REFUSE_ALL = (UNAUTHORIZED, 429, 503)  # whatever is asked next, the answer would be the same
_WHOLE = 100
_LOOKED_AT = 20  # runs of the history; between those by the line may lie some by stick
_BYTES_A_CHANGE = 500  # for how much is left, roughly


class Runs:
    """Runs of one ledger with its server.

    Args:
        store: The ledger.
        files: Its attachments.
        partials: What came of downloads that broke off.
        absent: Files that the server had not; lasts from run to run.
        shelf: Bundles of other machines, which go along; None where there are none.
    """

    def __init__(
        self,
        store: SyncStore,
        files: KeptFiles,
        partials: Partials,
        absent: AbsentFiles,
        shelf: RelayShelf | None = None,
    ) -> None:
        self._store, self._files, self._partials = store, files, partials
        self._absent, self._shelf = absent, shelf

    def run(
        self,
        way: str,
        tell: LineProgress,
        *,
        paused: Callable[[], bool] = lambda: False,
        line: Callable[[Joining], Line] | None = None,
    ) -> Ended:
        """Sync once, and enter it into the history.

        Args:
            way: auto or hand.
            tell: Told how far it is.
            paused: Whether a person wishes it to end at the next safe point.
            line: Makes the line; tests give their own.

        Raises:
            SyncError: This ledger works alone (``alone``), or no line can be made (``proxy``,
                ``certificate``).
            AppError: The ledger itself cannot be written.
        """
        joining = self._store.joining()
        if joining is None:
            raise SyncError(
                "这个账本是单机用的，还没有加入本县。",
                "要同步，请先向县里要一个邀请码，用 yishibu enrol 加入。",
                code="alone",
            )
        opened = (line or self._open)(joining)
        entry = self._store.begin_run(way)
        progress = _Progress(self._store, tell)
        patience = Patience(paused=paused, connected=lambda: opened.received > 0)
        session = Session(
            store=self._store,
            joining=joining,
            line=opened,
            patience=patience,
            files=self._files,
            partials=self._partials,
            progress=progress,
            absent=self._absent,
            figures=Figures(resumed_at=progress.resumed_at),
        )
        outcome, problem = "failed", None
        try:
            with hanging_up(opened, paused):
                outcome, problem = self._conduct(session, way)
        except KeyboardInterrupt:
            outcome = "paused"
            raise
        finally:
            opened.close()
            session.figures.bytes_up, session.figures.bytes_down = opened.sent, opened.received
            if outcome != "done":
                session.figures.reached = progress.reached()
            self._store.end_run(entry, outcome, _kept(session.figures, problem))
        return Ended(outcome=outcome, figures=session.figures, problem=problem)

    def _open(self, joining: Joining) -> Line:
        return Line(joining.url, ca=joining.ca, token=joining.token, clock=self._store.clock_now)

    def _conduct(self, session: Session, way: str) -> tuple[str, AppError | None]:
        """Go through the stages, and return how it ended."""
        try:
            problem = self._stages(session, way)
        except Paused:
            return "paused", None
        except LineError as error:
            broke = session.line.received or error.details["code"] == "cut"
            return ("cut" if broke else "failed"), error
        except RefusedError as error:
            return "refused", error
        except SyncError as error:
            return "failed", error
        return ("refused", problem) if problem else ("done", None)

    def _stages(self, session: Session, way: str) -> RefusedError | None:
        """Do everything; a refusal of one stage keeps none of the others from being tried."""
        outgoing, incoming = Outgoing(session), Incoming(session)
        transfers = FileTransfers(session)
        refused: list[RefusedError] = []

        def stage(act: Callable[[], object]) -> None:
            try:
                act()
            except RefusedError as error:
                if error.details["status"] in _REFUSE_ALL:
                    raise
                log.warning("refused by the server: %s", error.details["code"])
                refused.append(error)

        session.tell("connect", 0, 0)
        stage(incoming.begin)
        stage(outgoing.push_small)
        stage(incoming.pull)
        if session.has_moved:
            stage(outgoing.heal)
        if session.figures.pulled:
            session.absent.ask_again()
        stage(incoming.take_parts)
        stage(outgoing.push_large)
        stage(transfers.send)
        stage(lambda: give_back(session, outgoing, transfers))
        stage(transfers.fetch)
        if session.joining.role != "room" and (way == "hand" or session.figures.pulled):
            stage(incoming.learn_scope)
        if (shelf := self._shelf) is not None:
            stage(lambda: carry_bundles(shelf, RelayLine(session), self._store))
        self._tidy()
        self._set_clock(session)
        return refused[0] if refused else None

    def _tidy(self) -> None:
        """Forget downloads that nobody waits for: they came by stick, or left the scope."""
        awaited = {each.digest for each in self._store.waiting("down")}
        if not self._store.cursor().closing:
            awaited.add(SNAPSHOT)
        self._partials.keep_only(awaited)

    def _set_clock(self, session: Session) -> None:
        """Go on from corrected time once nothing waits to be sent."""
        offset = session.line.offset_ms
        if offset is None or abs(offset) <= CLOCK_SLACK_MS:
            return
        if not any(chain.unsent for chain in self._store.chains()):
            self._store.set_clock(offset)


class _Progress:
    """How much of what waits is done, in percent, over runs that broke off.

    Args:
        store: The ledger; what waits in it when the run begins is the whole.
        tell: Told each step.
    """

    def __init__(self, store: SyncStore, tell: LineProgress) -> None:
        self._store, self._tell = store, tell
        self._left = self._waiting()
        runs = store.runs(limit=_LOOKED_AT)[1:]  # behind the one that begins
        last = next((one for one in runs if one.way in ("auto", "hand")), None)
        reached = last.figures.get("reached", 0) if last else 0
        # Where all had gone before it broke, nothing is gone on with.
        self.resumed_at = reached if isinstance(reached, int) and reached < _WHOLE else 0

    def __call__(self, stage: str, done: int, total: int, *, is_slow: bool = False) -> None:
        self._tell(stage, done, total, is_slow=is_slow)

    def reached(self) -> int:
        """Return how much is done now, what runs before had done included; 0 of nothing."""
        if not self._left:
            return 0
        done = max(0.0, 1 - self._waiting() / self._left)
        return self.resumed_at + int((_WHOLE - self.resumed_at) * done)

    def _waiting(self) -> int:
        """Return roughly how many bytes wait, Changes and files."""
        changes = sum(chain.unsent for chain in self._store.chains())
        files = (*self._store.waiting("up"), *self._store.waiting("down"))
        return changes * _BYTES_A_CHANGE + sum(one.size for one in files)


def _kept(figures: Figures, problem: AppError | None) -> dict[str, object]:
    """Return what the history keeps: the figures, and the code of what ended it, "" if nothing."""
    return asdict(figures) | {"code": str(problem.details.get("code", "")) if problem else ""}
