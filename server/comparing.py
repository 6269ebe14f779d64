"""Compares what a device holds with what the server does, chain by chain: a repair is small.

A chain of another device may have gaps at the reader, who gets only Changes with a patch for it; so
being behind counts those alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, or_, select

from server.bulk import chunked
from server.devices import find_device
from server.scopes import scope_of
from server.tables import chain, change, device, feed, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from desktop.domain.feeds import Scope
    from server.stores import Store

    Writer = tuple[str, str]  # device, epoch

_CHAINS_AT_ONCE = 200  # in one query


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a device and the server differ, each by device, epoch and numbers.

    Attributes:
        behind: What the server has for the device beyond its last number: the first and the last.
        ahead: What the device has beyond the server's last number: the same.
        differ: Numbers under which both have something else.
    """

    behind: list[tuple[str, str, int, int]] = field(default_factory=list)
    ahead: list[tuple[str, str, int, int]] = field(default_factory=list)
    differ: list[tuple[str, str, int]] = field(default_factory=list)


def compare(store: Store, device_id: str, told: Sequence[tuple[str, str, int, str]]) -> Comparison:
    """Return how what a device holds differs from what the server does, for chains in scope.

    Args:
        store: The server's.
        device_id: Who asks.
        told: Of every chain it knows: device, epoch, last number, digest of that Change.

    Raises:
        SyncError: The device is unknown or revoked (``device``).
    """
    theirs = {(each[0], each[1]): (each[2], each[3]) for each in told}
    found = Comparison()
    with store.reading() as connection:
        scope = scope_of(connection, find_device(connection, device_id), store.now())
        for chunk in chunked(_sides(connection, scope, theirs), _CHAINS_AT_ONCE):
            digests, behind = _digests(connection, chunk), _behind(connection, scope, chunk)
            for side in chunk:
                if side.seq > side.last:
                    found.ahead.append((*side.writer, side.last + 1, side.seq))
                elif side.seq and digests[side.chain] != side.digest:
                    found.differ.append((*side.writer, side.seq))
                if side.chain in behind:
                    found.behind.append((*side.writer, *behind[side.chain]))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A chain as both sides have it: `seq` and `digest` the asker's, the others the server's."""

    writer: Writer
    chain: int
    last: int
    seq: int
    digest: str


def _sides(
    connection: Connection, scope: Scope, theirs: Mapping[Writer, tuple[int, str]]
) -> Iterator[_Side]:
    """Yield every chain of a device in scope that either side knows, in their order."""
    orgs = [each.id for each in (scope.org, *scope.above, *scope.below)]
    devices = set(connection.execute(select(device.c.id).where(device.c.org.in_(orgs))).scalars())
    wanted = select(chain).join(device, device.c.id == chain.c.device).where(device.c.org.in_(orgs))
    ours = {(each.device, each.epoch): each for each in connection.execute(wanted)}
    for writer in sorted(ours.keys() | {each for each in theirs if each[0] in devices}):
        seq, digest = theirs.get(writer, (0, ""))
        known = ours.get(writer)
        yield _Side(
            writer=writer,
            chain=known.id if known else 0,
            last=known.last_seq if known else 0,
            seq=seq,
            digest=digest,
        )


def _digests(connection: Connection, sides: Sequence[_Side]) -> Mapping[int, str]:
    """Return what the server has under the number that the asker has last."""
    pairs = [(side.chain, side.seq) for side in sides if 0 < side.seq <= side.last]
    wanted = select(change.c.chain, change.c.digest).where(
        or_(*(and_(change.c.chain == one, change.c.seq == seq) for one, seq in pairs), false())
    )
    return {each.chain: each.digest for each in connection.execute(wanted)}


def _behind(
    connection: Connection, scope: Scope, sides: Sequence[_Side]
) -> Mapping[int, tuple[int, int]]:
    """Return the first and last number that the asker could read and does not have."""
    lacking = [side for side in sides if side.last > side.seq]
    beyond = (and_(placed.c.chain == side.chain, placed.c.seq > side.seq) for side in lacking)
    wanted = (
        select(placed.c.chain, placed.c.seq, feed.c.org, feed.c.audience)
        .join(feed, feed.c.position == placed.c.position)
        .where(or_(*beyond, false()))
    )
    feeds, seqs = scope.feeds, defaultdict(list)
    for each in connection.execute(wanted):
        if (each.org, each.audience) in feeds:
            seqs[each.chain].append(each.seq)
    return {one: (min(found), max(found)) for one, found in seqs.items()}
