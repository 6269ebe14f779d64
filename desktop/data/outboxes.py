"""What this device has written and the server is not known to hold: read straight from the journal.

Through a connection (sqlcipher3).
"""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

from desktop.data.writers import Writers
from desktop.domain.changes import Header
from desktop.domain.feeds import LARGE_BYTES, Large, Receipt, Sent
from desktop.errors import NotFoundError
from desktop.services.sync_ports import OutboxChain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.data.writers import KnownWriter
    from desktop.domain.feeds import Part

# The first number without an order clock: neither receipted nor come from the server.
_UNRANKED = (
    "SELECT min(c.seq) FROM change c LEFT JOIN order_clock o"
    " ON o.writer = c.writer AND o.seq = c.seq WHERE c.writer = ? AND c.seq < ? AND o.seq IS NULL"
)
_CURRENT = "SELECT value FROM setting WHERE key = 'writer'"
_LAST = "SELECT max(seq) FROM change WHERE writer = ? AND seq < ?"
_UNSENT = (
    "SELECT c.seq, c.stamp, c.schema, c.actor, c.act, c.act_id, c.previous, c.payload,"
    " p.body, p.digest FROM change c JOIN patch p"
    " ON p.id >= c.position << 8 AND p.id < (c.position + 1) << 8"
    " WHERE c.writer = ? AND c.seq > ? ORDER BY c.seq, p.id"
)
_NUMBERS = "SELECT seq FROM change WHERE writer = ? AND seq > ? AND seq < ? ORDER BY seq"
_LOCAL = b'{"audience":"local",'  # how the canonical form of a local patch begins
_NEVER = 1 << 62
_DIGEST_BYTES = 64


def list_chains(connection: Any) -> Iterator[OutboxChain]:
    """Yield every chain of this device, a forked one up to its fork only; the current one last.

    A clone's epochs are among them once they have come, with nothing unsent.
    """
    writers = Writers.load(connection)
    current = int(connection.execute(_CURRENT).fetchone()[0])
    for writer in sorted(writers.known.values(), key=lambda one: (one.id == current, one.id)):
        if writer.device == writers.own and not writer.is_branch:
            end = writer.given_up or _NEVER
            last = connection.execute(_LAST, (writer.id, end)).fetchone()[0] or writer.base_seq
            unranked = connection.execute(_UNRANKED, (writer.id, end)).fetchone()[0]
            yield OutboxChain(
                writer=writer.id,
                device=writer.device,
                epoch=writer.epoch,
                last=last,
                receipted=last if unranked is None else unranked - 1,
            )


def read_unsent(connection: Any, chain: OutboxChain, after: int, most_bytes: int) -> Iterator[Sent]:
    """Yield Changes after a number, without a gap, up to so many bytes but at least one."""
    lines = connection.execute(_UNSENT, (chain.writer, after))
    left, first = most_bytes, after + 1
    for seq, group in itertools.groupby(lines, lambda line: line[0]):
        patches = list(group)
        parts = tuple(_part(line[8], line[9]) for line in patches)
        left -= sum(len(part) if isinstance(part, bytes) else _DIGEST_BYTES for part in parts)
        if seq != after + 1 or seq > chain.last or (left < 0 and seq > first):
            return
        yield Sent(header=_header(chain, patches[0]), parts=parts)
        after = seq


def _part(body: bytes | None, digest: str) -> Part:
    if body is None or body.startswith(_LOCAL):
        return digest
    return Large(digest, len(body)) if len(body) > LARGE_BYTES else body


def _header(chain: OutboxChain, line: Sequence[Any]) -> Header:
    seq, stamp, schema, actor, act, act_id, previous, payload = line[:8]
    return Header(
        device=chain.device,
        epoch=chain.epoch,
        seq=seq,
        stamp=stamp,
        schema=schema,
        actor=actor,
        act=act,
        act_id=act_id,
        previous=previous,
        payload=payload,
    )


def find_part(connection: Any, digest: str) -> bytes:
    """Return the body of a large patch; NotFoundError where it is not here."""
    found = connection.execute(
        "SELECT body FROM patch WHERE length(body) > ? AND digest = ?", (LARGE_BYTES, digest)
    ).fetchone()
    if found is None:
        raise NotFoundError("这份较长的内容不在账本里。", "请重新同步一次。", digest=digest)
    return bytes(found[0])


def list_receipts(connection: Any, chain: OutboxChain, after: int) -> Iterator[Receipt]:
    """Yield the receipts kept for Changes after a number, in their order."""
    found = connection.execute(
        "SELECT body FROM receipt WHERE writer = ? AND last > ? ORDER BY first",
        (chain.writer, after),
    )
    for (body,) in found:
        raw = json.loads(body)
        yield Receipt(**raw | {"refused": tuple(tuple(one) for one in raw["refused"])})


def list_have(connection: Any) -> dict[tuple[str, str], int]:
    """Return the last number of every (device, epoch) up to which there is no gap here."""
    writers = Writers.load(connection)
    return {name: _last_of(connection, writers.chain(*name)) for name in writers.chains()}


def _last_of(connection: Any, chain: Sequence[KnownWriter]) -> int:
    last = 0
    for writer in chain:
        if writer.is_branch and writer.base_seq > last:
            break
        end = writer.given_up or _NEVER
        last = max(last, min(writer.base_seq, end - 1))
        for (seq,) in connection.execute(_NUMBERS, (writer.id, last, end)):
            if seq != last + 1:
                break
            last = seq
    return last
