"""Snapshots: all that a device may read, without history, for one that begins (docs/sync.md).

Made from the patches, by the rules by which ledgers merge, a portion of the rows at a time and all
of it as the database stood at one moment.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.domain.feeds import ChainBase, Snapshot, SnapshotRow, SnapshotWrite
from desktop.sync.pages import MARK
from server.bulk import chunked
from server.devices import find_device
from server.feeding import of_feeds
from server.parts import Bodies
from server.rows import residue, stored_writes
from server.scopes import scope_of
from server.tables import chain, feed, placed, row, server

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from desktop.domain.feeds import Scope
    from server.rows import Written
    from server.stores import Store

_ROWS_AT_ONCE = 500
"""So many rows are here at a time, with all their patches: as a rule less than a megabyte."""


@contextlib.contextmanager
def reading_snapshot(store: Store, device_id: str) -> Iterator[Snapshot]:
    """Give all that a device may read, as it stands now; its rows are read within the block.

    Raises:
        SyncError: The device is unknown or revoked (``device``), or, as rows are read, a large body
            is gone.
    """
    with store.reading() as connection:
        scope = scope_of(connection, find_device(connection, device_id), store.now())
        head = connection.execute(select(server.c.position, server.c.running)).one()
        bases = _bases(connection, scope)
        places = {number: place for place, number in enumerate(bases)}
        yield Snapshot(
            position=head.position,
            closing=f"{head.position}:{head.running[:MARK]}",
            scope=scope.digest,
            chains=tuple(bases.values()),
            rows=_Rows(store, connection, scope, places),
        )


def _bases(connection: Connection, scope: Scope) -> Mapping[int, ChainBase]:
    """Return the chains that wrote what may be read, and where they stand, by their row's id."""
    feeds = scope.feeds
    wrote = (  # asked by itself: joined, all Changes of all chains would be gone through
        select(placed.c.chain, feed.c.org, feed.c.audience)
        .join(feed, feed.c.position == placed.c.position)
        .where(of_feeds(feed, feeds))
        .distinct()
    )
    found = connection.execute(wrote)
    chains = {each.chain for each in found if (each.org, each.audience) in feeds}
    wanted = select(chain).order_by(chain.c.device, chain.c.epoch)
    return {
        each.id: ChainBase(
            device=each.device, epoch=each.epoch, seq=each.last_seq, digest=each.last_digest
        )
        for each in connection.execute(wanted)
        if each.id in chains
    }


class _Rows:
    """The rows of a scope, folded as they are gone through."""

    def __init__(
        self, store: Store, connection: Connection, scope: Scope, places: Mapping[int, int]
    ) -> None:
        self._bodies, self._connection = Bodies(store.home), connection
        self._feeds, self._places = scope.feeds, places

    def __len__(self) -> int:
        counted = (
            select(row.c.org, row.c.audience, func.count().label("rows"))
            .where(of_feeds(row, self._feeds))
            .group_by(row.c.org, row.c.audience)
        )
        found = self._connection.execute(counted)
        return sum(each.rows for each in found if (each.org, each.audience) in self._feeds)

    def __iter__(self) -> Iterator[SnapshotRow]:
        wanted = select(row.c.id, row.c.type, row.c.org, row.c.audience, row.c.schema)
        wanted = wanted.where(of_feeds(row, self._feeds)).order_by(row.c.id)
        rows = self._connection.execute(wanted.execution_options(yield_per=_ROWS_AT_ONCE))
        for chunk in chunked(rows, _ROWS_AT_ONCE):
            found = [each for each in chunk if (each.org, each.audience) in self._feeds]
            ids = [each.id for each in found]
            written = stored_writes(self._connection, self._bodies, ids)
            for each in found:
                yield SnapshotRow(
                    type=each.type,
                    id=each.id,
                    org=each.org,
                    schema=each.schema,
                    writes=tuple(_writes(written[each.id], self._places)),
                )


def _writes(written: Sequence[Written], places: Mapping[int, int]) -> Iterator[SnapshotWrite]:
    """Yield the writes that still say something; of a row that says nothing, its first."""
    ranked = sorted(written, key=lambda one: (one.rank, one.write))
    said = residue(written) or {ranked[0].write: {}}
    for one in ranked:
        if one.write in said:
            yield SnapshotWrite(
                chain=places[one.chain],
                seq=one.write[2],
                order=one.rank,
                schema=one.schema,
                fields=said.pop(one.write),
                edits=bool(one.patch.replaces),
            )
