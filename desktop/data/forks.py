"""A clone has sent other Changes under this device's numbers: what was not sent is written again.

In a new epoch: the same acts, rows and fields under new numbers. Through a connection (sqlcipher3)
inside a transaction of the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop.data.writers import Writers
from desktop.domain.changes import START, Header, digest_of, parse_patch, payload_digest
from desktop.domain.clocks import next_stamp, parse_stamp
from desktop.domain.heads import format_write, parse_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.data.writers import KnownWriter
    from desktop.domain.changes import Patch
    from desktop.domain.heads import Write

_CHANGES = (
    "SELECT c.position, c.seq, c.stamp, c.schema, c.actor, c.act, c.act_id FROM change c"
    " WHERE c.writer = ? AND c.seq >= ? ORDER BY c.seq"
)
_PATCHES = 'SELECT "row", body FROM patch WHERE id >= ? AND id < ? ORDER BY id'
_INSERT_CHANGE = (
    "INSERT INTO change (writer, seq, stamp, schema, actor, act, act_id, previous, payload, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PATCH = 'INSERT INTO patch (id, "row", body, digest) VALUES (?, ?, ?, ?)'
_DIGEST = "SELECT digest FROM change WHERE writer = ? AND seq = ?"


@dataclass(slots=True)
class _Rewriting:
    """Changes on their way into a new epoch."""

    connection: Any
    writer: KnownWriter
    renamed: dict[Write, Write] = field(default_factory=dict)
    rows: set[bytes] = field(default_factory=set)
    _seq: int = 0
    _digest: str = START
    _stamp: str = ""

    def write_again(self, old: KnownWriter, from_seq: int) -> None:
        """Write a chain's Changes from a number on again."""
        for position, seq, stamp, *facts in self.connection.execute(
            _CHANGES, (old.id, from_seq)
        ).fetchall():
            self._seq += 1
            new = (self.writer.device, self.writer.epoch, self._seq)
            self.renamed[old.device, old.epoch, seq] = new
            self._stamp = max(stamp, next_stamp(self._stamp, parse_stamp(stamp)[0]))
            self._write(list(self._patches(position, old)), facts)

    def _patches(self, position: int, old: KnownWriter) -> Iterator[tuple[bytes, bytes]]:
        begin = position << 8
        for row, body in self.connection.execute(_PATCHES, (begin, begin + 256)).fetchall():
            self.rows.add(row)
            yield row, self._rename(parse_patch(body), old).body()

    def _rename(self, patch: Patch, old: KnownWriter) -> Patch:
        """Let a patch name what it replaces as a patch of the new epoch does."""
        new = self.writer

        def name(text: str) -> str:
            write = parse_write(text, old.device, old.epoch)
            return format_write(self.renamed.get(write, write), new.device, new.epoch)

        replaces = {
            field_name: [name(one) for one in named] for field_name, named in patch.replaces.items()
        }
        return replace(patch, replaces=replaces)

    def _write(self, patches: list[tuple[bytes, bytes]], facts: list[Any]) -> None:
        schema, actor, act, act_id = facts
        digests = [digest_of(body) for _, body in patches]
        header = Header(
            device=self.writer.device,
            epoch=self.writer.epoch,
            seq=self._seq,
            stamp=self._stamp,
            schema=schema,
            actor=actor,
            act=act,
            act_id=act_id,
            previous=self._digest,
            payload=payload_digest(digests),
        )
        self._digest, previous = header.digest(), self._digest
        entered = self.connection.execute(
            _INSERT_CHANGE,
            (
                self.writer.id,
                self._seq,
                self._stamp,
                *(schema, actor, act, act_id),
                previous,
                header.payload,
                self._digest,
            ),
        )
        self.connection.executemany(
            _INSERT_PATCH,
            [
                (entered.lastrowid << 8 | part, row, body, digest)
                for part, ((row, body), digest) in enumerate(zip(patches, digests, strict=True))
            ],
        )


def write_again(connection: Any, chain: int, forked_at: int) -> set[bytes]:
    """Give up a chain from a number on and write it again; return the rows that are touched.

    What was written in later epochs and has not been sent either names the old numbers, and is
    written again with them.
    """
    writers = Writers.load(connection)
    forked = writers.known[chain]
    later = [
        (each, _first_unranked(connection, each.id))
        for each in writers.known.values()
        if each.device == forked.device and each.id > chain and not each.is_branch
    ]
    new = writers.enter(connection, forked.device, str(uuid4()))
    rewriting = _Rewriting(connection, new)
    for old, from_seq in ((forked, forked_at), *later):
        if from_seq is None or not old.counts(from_seq):
            continue
        rewriting.write_again(old, from_seq)
        common = connection.execute(_DIGEST, (old.id, from_seq - 1)).fetchone()
        writers.give_up(connection, old.id, from_seq, common[0] if common else old.base_digest)
    connection.execute("UPDATE setting SET value = ? WHERE key = 'writer'", (str(new.id),))
    return rewriting.rows


def _first_unranked(connection: Any, writer: int) -> int | None:
    found = connection.execute(
        "SELECT min(c.seq) FROM change c LEFT JOIN order_clock o USING (writer, seq)"
        " WHERE c.writer = ? AND o.seq IS NULL",
        (writer,),
    ).fetchone()
    return None if found is None else found[0]
