"""Snapshots: all that a device may read, without history, for one that begins (docs/sync.md).

Made from the patches, by the rules by which ledgers merge, and laid down as a file, so that a
download that broke off is gone on with from the same bytes.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.domain.feeds import ChainBase, Snapshot, SnapshotRow, SnapshotWrite
from desktop.sync.compression import pack
from desktop.sync.pages import MARK
from desktop.sync.snapshots import write_snapshot
from server.bulk import chunked
from server.devices import find_device
from server.feeding import of_feeds
from server.parts import Bodies
from server.rows import residue, stored_writes
from server.scopes import scope_of
from server.tables import chain, feed, placed, row, server

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.domain.feeds import Scope
    from server.rows import Written
    from server.stores import Store

FOLDER = "snapshots"
_ROWS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotFile:
    """A packed snapshot as it lies there, and the cursor to go on from: `closing` at `position`."""

    path: Path
    position: int
    closing: str


def make_snapshot(store: Store, device_id: str) -> Snapshot:
    """Return all that a device may read, as it stands now.

    Raises:
        SyncError: The device is unknown or revoked (``device``), or a large body is gone.
    """
    with store.reading() as connection:
        scope = scope_of(connection, find_device(connection, device_id), store.now())
        head = connection.execute(select(server.c.position, server.c.running)).one()
        bases = _bases(connection, scope)
        places = {number: place for place, number in enumerate(bases)}
        rows = tuple(_rows(store, connection, scope, places))
    return Snapshot(
        position=head.position,
        closing=f"{head.position}:{head.running[:MARK]}",
        scope=scope.digest,
        chains=tuple(bases.values()),
        rows=rows,
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


def _rows(
    store: Store, connection: Connection, scope: Scope, places: Mapping[int, int]
) -> Iterator[SnapshotRow]:
    bodies = Bodies(store.home)
    feeds = scope.feeds
    wanted = select(row.c.id, row.c.type, row.c.org, row.c.audience, row.c.schema)
    rows = connection.execute(wanted.where(of_feeds(row, feeds)).order_by(row.c.id))
    found = [each for each in rows if (each.org, each.audience) in feeds]
    for chunk in chunked(found, _ROWS_AT_ONCE):
        written = stored_writes(connection, bodies, [each.id for each in chunk])
        for each in chunk:
            yield SnapshotRow(
                type=each.type,
                id=each.id,
                org=each.org,
                schema=each.schema,
                writes=tuple(_writes(written[each.id], places)),
            )


def _writes(written: Sequence[Written], places: Mapping[int, int]) -> Iterator[SnapshotWrite]:
    """Yield the writes that still say something; of a row that says nothing, its first."""
    first = min(written, key=lambda one: (one.rank, one.write))
    said = residue(written) or {first.write: {}}
    for one in sorted(written, key=lambda one: (one.rank, one.write)):
        if one.write in said:
            yield SnapshotWrite(
                chain=places[one.chain],
                seq=one.write[2],
                order=one.rank,
                schema=one.schema,
                fields=said.pop(one.write),
                edits=bool(one.patch.replaces),
            )


def lay_down(store: Store, device_id: str) -> SnapshotFile:
    """Make a snapshot for a device and lay it down in the place of its last one.

    Raises:
        SyncError: As for :func:`make_snapshot`.
        OSError: There is no room for it.
    """
    snapshot = make_snapshot(store, device_id)
    folder = store.home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{device_id}.{snapshot.closing.replace(':', '.')}.{snapshot.scope}"
    new = path.with_name(f"new.{secrets.token_hex(8)}.{path.name}")  # of this call alone
    try:
        new.write_bytes(pack(write_snapshot(snapshot, store.sign)))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    for old in folder.glob(f"{device_id}.*"):
        if old != path:
            old.unlink(missing_ok=True)
    return SnapshotFile(path=path, position=snapshot.position, closing=snapshot.closing)


def find_snapshot(store: Store, device_id: str) -> SnapshotFile | None:
    """Return the snapshot laid down for a device, None where there is none for what it may read.

    Raises:
        SyncError: The device is unknown or revoked (``device``).
    """
    with store.reading() as connection:
        scope = scope_of(connection, find_device(connection, device_id), store.now())
    for path in (store.home / FOLDER).glob(f"{device_id}.*.{scope.digest}"):
        _, position, mark, _ = path.name.split(".")
        return SnapshotFile(path=path, position=int(position), closing=f"{position}:{mark}")
    return None


def find_beginning(store: Store, device_id: str) -> SnapshotFile | None:
    """Return a snapshot that a device may begin with: what was there before it sent anything.

    Asked before its first Change is taken in, one is laid down; asked again later, as where the way
    back did not arrive, that one is found, while it is for what the device may read.

    Raises:
        SyncError: As for :func:`make_snapshot`.
        OSError: There is no room for it.
    """
    wanted = (
        select(func.min(placed.c.position))
        .join(chain, chain.c.id == placed.c.chain)
        .where(chain.c.device == device_id)
    )
    with store.reading() as connection:
        first = connection.execute(wanted).scalar()
    if first is None:
        return lay_down(store, device_id)
    found = find_snapshot(store, device_id)
    return found if found is not None and found.position < first else None
