"""The open ledger as sync sees it (services.sync_ports.SyncStore)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.data import beginnings, outboxes, sync_states
from desktop.data.arrivals import Arrival, Way, fill_part
from desktop.data.beginnings import Beginnings
from desktop.data.county_changes import begin_at, note_left
from desktop.data.crash_points import crash_point
from desktop.data.device_identities import DeviceIdentity
from desktop.data.doubts import is_doubting, take_anew
from desktop.data.forks import fork
from desktop.data.ledgers import CLOCK_BEGINS, CLOCK_SHIFT
from desktop.data.receipts import Keeping
from desktop.data.refolding import Refolded, refold
from desktop.data.sync_shown import SyncShown
from desktop.domain.clocks import next_stamp, parse_stamp
from desktop.records import Organization
from desktop.records.declarations import SCHEMA
from desktop.records.organizations import LEVELS
from desktop.services.sync_ports import Cursor, Taken

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from desktop.data.ledgers import SqlLedger
    from desktop.domain.feeds import FeedItem, Receipt, Scope, Sent
    from desktop.services.sync_ports import (
        Joining,
        OutboxChain,
        Waiting,
    )

_SMALLEST_SHIFT = timedelta(seconds=1)  # below it, the line's own delay is measured
_LAST_STAMP = "SELECT seq, stamp FROM change WHERE writer = ? ORDER BY seq DESC LIMIT 1"


class SqlSyncStore(Beginnings, DeviceIdentity, SyncShown):
    """What sync needs of an open ledger; thread: any, one run at a time.

    What an older version held is tried again as soon as a newer one opens the ledger.
    """

    def __init__(self, ledger: SqlLedger) -> None:
        Beginnings.__init__(self, ledger)
        DeviceIdentity.__init__(self, ledger)
        SyncShown.__init__(self, ledger)
        with ledger.snapshot() as look:
            held_under = sync_states.read_setting(look, sync_states.HELD_UNDER)
        if held_under is not None and held_under < SCHEMA:
            self._try_held()

    def _try_held(self) -> None:
        with self._ledger.transaction() as (connection, mode):
            rows = connection.execute(
                'SELECT "row" FROM held WHERE "row" <> x\'\' UNION SELECT "row" FROM base_row'
            ).fetchall()
            refold(connection, mode, [row for (row,) in rows], self._ledger.now())
            sync_states.put_setting(connection, sync_states.HELD_UNDER, SCHEMA)

    def join(self, joining: Joining, scope: Scope) -> None:
        """Keep how this ledger is joined; new rows belong to the server's organization id.

        At another server than before all begins anew: what was sent to that is sent to this.
        """
        self._enter_organization(scope)  # first: who is joined must know whose ledger this is
        with self._ledger.transaction() as (connection, mode):
            refold(connection, mode, begin_at(connection, joining.server), self._ledger.now())
            sync_states.put_setting(connection, sync_states.JOINING, asdict(joining))
            sync_states.put_setting(connection, sync_states.INVITATION, None)
            sync_states.put_scope(connection, scope)
            sync_states.put_text(connection, "org", joining.org)

    def _enter_organization(self, scope: Scope) -> None:
        """Enter the organization under the server's id, as the ledger knew it under its own."""
        org = UUID(scope.org.id)
        with self._ledger.act("join_county") as work:
            if work.find(Organization, org) is not None:
                return
            own = work.setting("org")
            before = work.find(Organization, UUID(own)) if own else None
            work.add(
                Organization(
                    id=org,
                    org=org,
                    name=scope.org.name,
                    code=scope.org.code,
                    level=scope.org.level if scope.org.level in LEVELS else "village",
                    full_name=before.full_name if before else "",
                    short_name=before.short_name if before else "",
                )
            )

    def leave(self) -> None:
        """Forget the server; nothing that was recorded changes."""
        with self._ledger.transaction() as (connection, _):
            note_left(connection)
            sync_states.put_setting(connection, sync_states.JOINING, None)

    def begin_at(self, server: str) -> None:
        """Let all that was sent to another server before be sent to this: it is asked to join."""
        with self._ledger.transaction() as (connection, mode):
            refold(connection, mode, begin_at(connection, server), self._ledger.now())

    def chains(self) -> Sequence[OutboxChain]:
        """Return every chain of this device, the current one last; a forked one up to its fork."""
        with self._ledger.snapshot() as look:
            return list(outboxes.list_chains(look))

    def unsent(self, chain: OutboxChain, after: int, most_bytes: int) -> Sequence[Sent]:
        """Return Changes after number `after`: bodies of at most so many bytes, at least one."""
        with self._ledger.snapshot() as look:
            return list(outboxes.read_unsent(look, chain, after, most_bytes))

    def part(self, digest: str) -> bytes:
        """Return the body of a large patch; NotFoundError where it is not here."""
        with self._ledger.snapshot() as look:
            return outboxes.find_part(look, digest)

    def take_receipt(self, receipt: Receipt) -> bool:
        """Keep a receipt, rank its Changes by their order clocks, set aside what was refused."""
        with self._ledger.transaction() as (connection, mode):
            now = self._ledger.now()
            keeping = Keeping(connection, now)
            keeping.keep(receipt)
            crash_point("sync_store.receipt_kept")
            if rows := keeping.touched():
                refold(connection, mode, rows, now)
        return keeping.differs

    def receipts(self, chain: OutboxChain, after: int) -> Sequence[Receipt]:
        """Return the receipts kept for Changes after a number, in their order."""
        with self._ledger.snapshot() as look:
            return list(outboxes.list_receipts(look, chain, after))

    def begin_epoch(self, forked_at: int, chain: OutboxChain) -> None:
        """Write Changes from a number on again in a new epoch: a clone has sent others."""
        with self._ledger.transaction() as (connection, mode):
            fork(connection, mode, chain.writer, forked_at, self._ledger.now())

    def cursor(self, org: str = "") -> Cursor:
        """Return how far the feed was taken in; of one organization that came into scope later."""
        with self._ledger.snapshot() as look:
            return sync_states.read_cursor(look, org)

    def late(self) -> Sequence[tuple[str, int]]:
        """Return organizations that came into scope after pages had been taken in.

        Each with the position up to which its feed is still to be taken in.
        """
        with self._ledger.snapshot() as look:
            return sync_states.list_late(look)

    def take_page(
        self,
        items: Sequence[FeedItem],
        cursor: Cursor,
        org: str = "",
        *,
        receipts: Sequence[Receipt] = (),
        scope: str = "",
    ) -> Taken:
        """Take in Changes and move the cursor in one transaction; twice changes nothing."""
        with self._ledger.transaction() as (connection, mode):
            now = self._ledger.now()
            before = sync_states.read_cursor(connection)
            way = Way.ASKED if org else Way.NEXT if cursor != before else Way.LOOSE
            readable = sync_states.told_orgs(connection, scope)
            is_late = way is Way.LOOSE and bool(sync_states.list_late(connection))
            arrival = Arrival(connection, now, readable, way, before, is_late)
            arrival.take(items)
            keeping = Keeping(connection, now)
            keeping.keep_those_here(receipts)
            crash_point("sync_store.entered")
            made, rows = Refolded(), arrival.touched | keeping.touched()
            if items or rows:
                made = refold(connection, mode, rows, now)
                sync_states.put_setting(connection, sync_states.HELD_UNDER, SCHEMA)
            crash_point("sync_store.refolded")
            is_anew = arrival.contradicts or arrival.forked is not None
            if not is_anew:
                sync_states.put_cursor(connection, cursor, org)
            if arrival.forked is not None:
                fork(connection, mode, *arrival.forked, now)
            elif arrival.contradicts or (cursor == Cursor() and not items and not org):
                take_anew(connection)
            if is_anew or (cursor == Cursor() and not org):
                beginnings.begin_anew(connection)
            if arrival.is_again:
                beginnings.note_again(connection)
        return Taken(
            changes=arrival.changes,
            rows=made.rows,
            conflicts=made.conflicts,
            held=made.held,
            alarms=made.alarms + arrival.alarms,
            kinds=arrival.kinds,
            differs=arrival.differs or keeping.differs or arrival.contradicts,
            is_anew=is_anew,
        )

    def have(self) -> Mapping[tuple[str, str], int]:
        """Return the last number here of every (device, epoch), without a gap from its base."""
        with self._ledger.snapshot() as look:
            return outboxes.list_have(look)

    def take_part(self, digest: str, body: bytes) -> None:
        """Take in a large body that was awaited."""
        with self._ledger.transaction() as (connection, mode):
            now = self._ledger.now()
            rows = list(fill_part(connection, digest, body))
            refold(connection, mode, rows, now)
            sync_states.note_moved(connection, digest, "down", "part", now)
            beginnings.note_again(connection)

    def waiting(self, direction: str) -> Sequence[Waiting]:
        """Return files and bodies that are still to go or come, small first."""
        with self._ledger.snapshot() as look:
            return list(sync_states.list_waiting(look, direction))

    def mark_moved(self, digest: str, direction: str) -> None:
        """Note that a file or body has arrived whole on the other side."""
        with self._ledger.transaction() as (connection, _):
            sync_states.note_moved(connection, digest, direction, "file", self._ledger.now())

    def offer_files_again(self, digests: Collection[str] | None = None) -> None:
        """Let files of this device (None: all) wait to go up again: the server lost them."""
        with self._ledger.transaction() as (connection, _):
            sync_states.forget_sent_files(connection, digests)

    def scope(self) -> Scope | None:
        """Return the scope as last told by the server."""
        with self._ledger.snapshot() as look:
            return sync_states.read_scope(look)

    def set_scope(self, scope: Scope) -> None:
        """Keep a new scope: what came into it is pulled from its beginning, what left it hides."""
        with self._ledger.transaction() as (connection, _):
            before = sync_states.read_scope(connection)
            sync_states.put_scope(connection, scope)
            is_other = before is not None and before.digest != scope.digest
            if is_other and is_doubting(connection):  # told in the order of another scope
                take_anew(connection)
                beginnings.begin_anew(connection)

    def set_clock(self, offset_ms: int) -> None:
        """Go on from corrected time: server's clock less this one's. Only with nothing unsent.

        `clock_now` is what "this one's" means. Where something waits, or less than a second is to
        be corrected, nothing changes.
        """
        with self._ledger.transaction() as (connection, _):
            if any(chain.unsent for chain in outboxes.list_chains(connection)):
                return
            offset = timedelta(milliseconds=offset_ms)
            at, wall = parse_stamp(self._stamp(connection))[0], self._ledger.wall()
            try:
                shift = at + offset - wall
            except OverflowError:
                return
            if abs(offset) < _SMALLEST_SHIFT:
                return
            writer = sync_states.read_text(connection, "writer")
            seq, _ = connection.execute(_LAST_STAMP, (int(writer),)).fetchone() or (0, "")
            milliseconds = shift // timedelta(milliseconds=1)
            sync_states.put_text(connection, CLOCK_SHIFT, str(milliseconds))
            sync_states.put_text(connection, CLOCK_BEGINS, f"{writer}/{seq}")

    def clock_now(self) -> str:
        """Return the present as this device stamps it."""
        with self._ledger.snapshot() as look:
            return self._stamp(look)

    def _stamp(self, connection: Any) -> str:
        writer = sync_states.read_text(connection, "writer")
        seq, stamp = connection.execute(_LAST_STAMP, (int(writer),)).fetchone() or (0, "")
        begins = sync_states.read_text(connection, CLOCK_BEGINS) == f"{writer}/{seq}"
        return next_stamp("" if begins else stamp, self._ledger.now())
