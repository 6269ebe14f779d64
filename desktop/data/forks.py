"""A clone has sent other Changes under this device's numbers: what was not sent is written again.

In a new epoch: the same acts, rows and fields under new numbers. Through a connection (sqlcipher3)
inside a transaction of the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop.data.alarms import note_once
from desktop.data.crash_points import crash_point
from desktop.data.refolding import refold
from desktop.data.sync_states import put_cursor
from desktop.data.writers import Writers
from desktop.domain.changes import START, Header, digest_of, parse_patch, payload_digest
from desktop.domain.clocks import next_stamp, parse_stamp
from desktop.domain.heads import format_write, parse_write
from desktop.services.sync_ports import Cursor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.data.engines import Mode
    from desktop.data.writers import KnownWriter
    from desktop.domain.changes import Patch
    from desktop.domain.heads import Write

_CHANGES = (
    "SELECT c.position, c.seq, c.stamp, c.schema, c.actor, c.act, c.act_id FROM change c"
    " LEFT JOIN given_up g ON g.writer = c.writer"
    " WHERE c.writer = ? AND c.seq >= ? AND (g.writer IS NULL OR c.seq < g.from_seq)"
    " ORDER BY c.seq"
)
_PATCHES = 'SELECT id, "row", body, digest FROM patch WHERE id >= ? AND id < ? ORDER BY id'
_INSERT_CHANGE = (
    "INSERT INTO change (writer, seq, stamp, schema, actor, act, act_id, previous, payload, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PATCH = 'INSERT INTO patch (id, "row", body, digest) VALUES (?, ?, ?, ?)'
_WAITS_TOO = (
    'INSERT INTO held (patch, "row", reason) SELECT ?, "row", reason FROM held WHERE patch = ?'
)
_Written = tuple[int, bytes, bytes | None, str]  # of the old patch id and row; body and digest
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

    def _patches(self, position: int, old: KnownWriter) -> Iterator[_Written]:
        """Yield what is written again; a body that is not here stays its digest."""
        begin = position << 8
        found = self.connection.execute(_PATCHES, (begin, begin + 256)).fetchall()
        for number, row, body, digest in found:
            if body is None:
                yield number, row, None, digest
                continue
            self.rows.add(row)
            renamed = self._rename(parse_patch(body), old).body()
            yield number, row, renamed, digest_of(renamed)

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

    def _write(self, patches: list[_Written], facts: list[Any]) -> None:
        schema, actor, act, act_id = facts
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
            payload=payload_digest(digest for *_, digest in patches),
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
        for number, (old, *patch) in enumerate(patches, entered.lastrowid << 8):
            self.connection.execute(_INSERT_PATCH, (number, *patch))
            self.connection.execute(_WAITS_TOO, (number, old))


def fork(connection: Any, mode: Mode, number: int, forked_at: int, now: datetime) -> None:
    """Write a writer's Changes from a number on again in a new epoch, raise the alarm ``forked``.

    The feed is taken in from its beginning then: what the clone sent under the old epoch did not
    come while that was this device's own.
    """
    name = Writers.load(connection).known[number]
    rows = write_again(connection, number, forked_at)
    crash_point("sync_store.written_again")
    refold(connection, mode, rows, now)
    subject = f"{name.device}/{name.epoch}/{forked_at}"
    note_once(connection, "forked", subject, {"forked_at": forked_at}, now)
    put_cursor(connection, Cursor())


def write_again(connection: Any, number: int, forked_at: int) -> set[bytes]:
    """Give up a writer's chain from a Change on and write it again; return the rows touched.

    What was written in later epochs and has not been sent either names the old numbers, and is
    written again with them.
    """
    writers = Writers.load(connection)
    forked = writers.known[number]
    later = [
        (each, _first_unranked(connection, each.id))
        for each in writers.known.values()
        if each.device == forked.device and each.id > number and not each.is_branch
    ]
    new = writers.enter(connection, forked.device, str(uuid4()))
    rewriting = _Rewriting(connection, new)
    for old, from_seq in ((forked, forked_at), *later):
        if from_seq is None or not old.counts(from_seq):
            continue
        rewriting.write_again(old, from_seq)
        common = connection.execute(_DIGEST, (old.id, from_seq - 1)).fetchone()
        digest = common[0] if common else old.base_digest
        chain = old.device, old.epoch
        rewriting.rows |= writers.give_up(connection, chain, from_seq, digest)
    connection.execute("UPDATE setting SET value = ? WHERE key = 'writer'", (str(new.id),))
    return rewriting.rows


def _first_unranked(connection: Any, writer: int) -> int | None:
    found = connection.execute(
        "SELECT min(c.seq) FROM change c LEFT JOIN order_clock o USING (writer, seq)"
        " WHERE c.writer = ? AND o.seq IS NULL",
        (writer,),
    ).fetchone()
    return None if found is None else found[0]
