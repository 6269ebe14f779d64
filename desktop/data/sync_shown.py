"""The part of the sync store that screens read: history, conflicts, alarms, what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.data import alarms, sync_looks, sync_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.data.ledgers import SqlLedger
    from desktop.services.sync_ports import Alarm, HeldPatch, OpenConflict, Run


class SyncShown:
    """What sync has to show of an open ledger (services.sync_ports.SyncStore)."""

    def __init__(self, ledger: SqlLedger) -> None:
        self._ledger = ledger
        self._begun: set[int] = set()

    def begin_run(self, way: str) -> int:
        """Enter a run into the history and return its id; runs that were killed end as cut.

        Runs that this process began go on beside it: a stick during a run by the line. One of
        another process that lives says itself, later, how it ended.
        """
        with self._ledger.transaction() as (connection, _):
            sync_states.cut_runs(connection, besides=self._begun)
            run = sync_states.enter_run(connection, way, self._ledger.now())
        self._begun.add(run)
        return run

    def end_run(self, run: int, outcome: str, figures: Mapping[str, object]) -> None:
        """Say how a run ended; one that cannot even say so is not under way any more."""
        self._begun.discard(run)
        with self._ledger.transaction() as (connection, _):
            sync_states.close_run(connection, run, outcome, figures, self._ledger.now())

    def runs(self, limit: int = 50) -> Sequence[Run]:
        """Return the history, newest first."""
        with self._ledger.snapshot() as look:
            return list(sync_states.list_runs(look, limit))

    def conflicts(self) -> Sequence[OpenConflict]:
        """Return every open conflict."""
        with self._ledger.snapshot() as look:
            return list(sync_looks.list_conflicts(look))

    def conflict_fields(self) -> Sequence[tuple[str, str, str]]:
        """Return type, row and field of every open conflict, without folding a row."""
        with self._ledger.snapshot() as look:
            return list(sync_looks.list_conflict_fields(look))

    def alarms(self, *, with_settled: bool = False) -> Sequence[Alarm]:
        """Return alarms, newest first."""
        with self._ledger.snapshot() as look:
            return alarms.list_alarms(look, with_settled=with_settled)

    def raise_alarm(self, kind: str, subject: str, details: Mapping[str, object]) -> None:
        """Note something a person must decide; once for a subject."""
        with self._ledger.transaction() as (connection, _):
            alarms.note_once(connection, kind, subject, details, self._ledger.now())

    def settle_alarm(self, alarm: int, by: str) -> None:
        """Note that a person has decided."""
        with self._ledger.transaction() as (connection, _):
            alarms.settle_alarm(connection, alarm, by, self._ledger.now())

    def held(self) -> Sequence[HeldPatch]:
        """Return what cannot be shown yet."""
        with self._ledger.snapshot() as look:
            return list(sync_looks.list_held(look))

    def received(self, limit: int = 200) -> Iterable[tuple[str, str, str, str, str]]:
        """Yield (type, row, act, actor, stamp) of what came from elsewhere, newest first."""
        with self._ledger.snapshot() as look:
            return list(sync_looks.list_received(look, limit))
