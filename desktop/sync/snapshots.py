"""Snapshots: all that a device may read, without its history, signed by the server.

JSON lines: a head with the chains that it contains and up to where, one line a row with the writes
that still say something, in the order of the rows' ids, and the signature over all before it. The
same snapshot has the same bytes, so that a download that broke off is gone on with at its next
byte. A county's has a million rows: they are written, and read, one at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.changes import FORMAT, canonical
from desktop.domain.feeds import ChainBase, Snapshot, SnapshotRow, SnapshotWrite
from desktop.sync.lines import DIGEST, Table, check_fields, parse_line, refuse
from desktop.sync.signed_lines import open_signed, write_signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.sync.signed_lines import Sign, SignedLines, Verify

MAX_CHAINS = 100_000
MAX_WRITES = 10_000
"""Writes of one row that still say something."""

MAX_BYTES = 1024 * 1024 * 1024
"""What a snapshot may be at most when unpacked."""

_MARK = 16
_MAX_CLOSING = 100


def write_snapshot(snapshot: Snapshot, sign: Sign) -> bytes:
    """Return a snapshot as signed bytes; the same snapshot gives the same."""
    return write_signed(snapshot_lines(snapshot), sign)


def snapshot_lines(snapshot: Snapshot) -> Iterator[bytes]:
    """Yield the lines of a snapshot that are to be signed, without their ends."""
    head = {
        "chains": [[one.device, one.epoch, one.seq, one.digest] for one in snapshot.chains],
        "closing": snapshot.closing,
        "count": len(snapshot.rows),
        "format": FORMAT,
        "position": snapshot.position,
        "scope": snapshot.scope,
    }
    yield canonical(head)
    for row in snapshot.rows:
        yield canonical(_plain(row))


def _plain(row: SnapshotRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "org": row.org,
        "schema": row.schema,
        "type": row.type,
        "writes": [
            {
                "chain": one.chain,
                "edits": one.edits,
                "fields": dict(one.fields),
                "order": one.order,
                "schema": one.schema,
                "seq": one.seq,
            }
            for one in row.writes
        ],
    }


def read_snapshot(data: bytes, verify: Verify) -> Snapshot:
    """Return what a snapshot holds; its rows are read as they are gone through.

    Raises:
        SyncError: It is none, or not signed by the server: ``details["code"]`` is ``format``,
            ``newer`` or ``signature``. Also where a row is gone through that is none (``format``).
    """
    head, lines = open_signed(data, verify, "快照")
    chains = tuple(_chain(raw) for raw in head.items("chains", MAX_CHAINS, 0))
    closing = head.take("closing")
    if not isinstance(closing, str) or len(closing) > _MAX_CLOSING:
        refuse("快照读不懂。", "请重新同步一次。")
    snapshot = Snapshot(
        position=head.whole("position"),
        closing=closing,
        scope=head.hexadecimal("scope", _MARK),
        chains=chains,
        rows=_Rows(lines, len(chains)),
    )
    head.close()
    if snapshot.position < 0:
        refuse("快照读不懂。", "请重新同步一次。")
    if len({(one.device, one.epoch) for one in chains}) != len(chains):
        refuse("快照里有重复的来历。", "请重新同步一次。")
    return snapshot


class _Rows:
    """The rows of a snapshot's lines."""

    def __init__(self, lines: SignedLines, chains: int) -> None:
        self._lines, self._chains = lines, chains

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[SnapshotRow]:
        last = ""
        for line in self._lines:
            row = _row(line, self._chains)
            if row.id <= last:
                refuse("快照里有重复的记录。", "请重新同步一次。")
            yield row
            last = row.id


def _chain(raw: object) -> ChainBase:
    if not isinstance(raw, list) or len(raw) != 4:  # noqa: PLR2004 – device, epoch, number, digest
        refuse("快照里有读不懂的来历。", "请重新同步一次。")
    table = Table(dict(zip(("device", "epoch", "seq", "digest"), raw, strict=True)))
    chain = ChainBase(
        device=table.identifier("device"),
        epoch=table.identifier("epoch"),
        seq=table.whole("seq"),
        digest=table.hexadecimal("digest", DIGEST),
    )
    if chain.seq < 1:
        refuse("快照里有读不懂的来历。", "请重新同步一次。")
    return chain


def _row(line: bytes, chains: int) -> SnapshotRow:
    table = Table(parse_line(line))
    row = SnapshotRow(
        type=table.word("type"),
        id=table.identifier("id"),
        org=table.identifier("org", may_be_empty=True),
        schema=table.whole("schema"),
        writes=tuple(_write(raw, chains) for raw in table.items("writes", MAX_WRITES)),
    )
    table.close()
    return row


def _write(raw: object, chains: int) -> SnapshotWrite:
    table = Table(raw)
    edits = table.take("edits")
    write = SnapshotWrite(
        chain=table.whole("chain"),
        seq=table.whole("seq"),
        order=table.stamp("order"),
        schema=table.whole("schema"),
        fields=check_fields(table),
        edits=edits is True,
    )
    table.close()
    if not 0 <= write.chain < chains or write.seq < 1 or not isinstance(edits, bool):
        refuse("快照里有读不懂的来历。", "请重新同步一次。")
    return write
