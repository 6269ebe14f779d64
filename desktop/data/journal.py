"""Writes what an act changed as Changes with their patches: the ledger's hash chain.

One patch a changed row and audience, made before commit from the values as they then are; its
digest, the payload's and the header's are chained (desktop.domain.changes).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.data.crash_points import crash_point
from desktop.domain.changes import (
    SALT_BYTES,
    START,
    Header,
    Patch,
    digest_of,
    payload_digest,
    split_payload,
)
from desktop.domain.clocks import next_stamp
from desktop.records import Audience, Kind, declaration_of, fields_of
from desktop.records.declarations import SCHEMA
from desktop.records.values import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from desktop.records import Field, Record

_INSERT_CHANGE = (
    "INSERT INTO change (writer, seq, stamp, schema, actor, act, act_id, previous, payload, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PATCH = 'INSERT INTO patch (id, "row", body, digest) VALUES (?, ?, ?, ?)'
_SETTLE = 'DELETE FROM conflict WHERE "row" = ? AND field = ?'
_PUT_HEADS = 'INSERT OR REPLACE INTO heads ("row", type, schema, writes) VALUES (?, ?, ?, ?)'

Writes = dict[str, list[list[int]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """Whose journal this connection goes on with: the row of `writer`, and its ids.

    Attributes:
        restarts_after: Number of the Change after which the clock was put right, so that the next
            stamp may lie before it; -1 for none.
    """

    id: int
    device: str
    epoch: str
    restarts_after: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What is known of an act before its rows are."""

    name: str
    id: UUID
    actor: UUID | None
    at: datetime


@dataclass(slots=True)
class _Entry:
    """One patch on its way into the journal."""

    row: UUID
    body: bytes
    digest: str
    type: str
    schema: int  # under which the row was created
    writes: Writes  # the row's heads, shared by its patches
    names: tuple[str, ...]  # whose heads this patch becomes; "" stands for all of a new row


def row_fields(kind: type[Record], names: set[str] | None) -> Iterator[tuple[str, list[Field]]]:
    """Yield audience and fields of a row's patches; `names` None means every field.

    Local fields go into a patch of their own, so that the rest can leave the room without them.
    """
    declaration = declaration_of(kind)
    chosen = [
        field
        for field in fields_of(kind)
        if field.kind is not Kind.ID
        and field.name != "org"
        and (names is None or field.name in names)
    ]
    for local in (False, True):
        fields = [field for field in chosen if field.local is local]
        if fields:
            yield (Audience.LOCAL if local else declaration.audience).value, fields


class Journal:
    """Writes one act through one connection; used inside that act's transaction."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer
        self._other_writers: dict[int, tuple[str, str]] = {}

    def head(self) -> tuple[int, str, str]:
        """Return number, digest and stamp of this writer's last Change."""
        row = self._connection.exec_driver_sql(
            "SELECT seq, digest, stamp FROM change WHERE writer = ? ORDER BY seq DESC LIMIT 1",
            (self._writer.id,),
        ).first()
        return (row[0], row[1], row[2]) if row else (0, START, "")

    def write(self, act: Act, rows: Iterable[tuple[Record, set[str] | None]]) -> None:
        """Write the act's Changes; nothing where it changed no row."""
        entries = [entry for row, names in rows for entry in self._entries(row, names)]
        if not entries:
            return
        seq, digest, stamp = self.head()
        if seq == self._writer.restarts_after:
            stamp = ""
        for begin, end in split_payload([entry.body for entry in entries]):
            seq += 1
            stamp = next_stamp(stamp, act.at)
            digest = self._write_change(act, seq, stamp, digest, entries[begin:end])
        crash_point("journal.written")

    def _write_change(
        self, act: Act, seq: int, stamp: str, previous: str, entries: list[_Entry]
    ) -> str:
        header = Header(
            device=self._writer.device,
            epoch=self._writer.epoch,
            seq=seq,
            stamp=stamp,
            schema=SCHEMA,
            actor=str(act.actor or ""),
            act=act.name,
            act_id=str(act.id),
            previous=previous,
            payload=payload_digest(entry.digest for entry in entries),
        )
        digest = header.digest()
        cursor = self._connection.exec_driver_sql(
            _INSERT_CHANGE,
            (
                self._writer.id,
                seq,
                stamp,
                SCHEMA,
                header.actor,
                act.name,
                header.act_id,
                previous,
                header.payload,
                digest,
            ),
        )
        self._write_patches(int(cursor.lastrowid or 0), seq, entries)
        return digest

    def _write_patches(self, position: int, seq: int, entries: list[_Entry]) -> None:
        self._connection.exec_driver_sql(
            _INSERT_PATCH,
            [
                (position << 8 | part, entry.row.bytes, entry.body, entry.digest)
                for part, entry in enumerate(entries)
            ],
        )
        heads = [self._heads_row(entry, seq) for entry in entries]
        self._connection.exec_driver_sql(_PUT_HEADS, heads)
        settled = [(entry.row.bytes, name) for entry in entries for name in entry.names if name]
        if settled:
            self._connection.exec_driver_sql(_SETTLE, settled)

    def _heads_row(self, entry: _Entry, seq: int) -> tuple[bytes, str, int, str]:
        own = [[self._writer.id, seq]]
        for name in entry.names:
            if not name or entry.writes.get("") != own:
                entry.writes[name] = own
        writes = json.dumps(entry.writes, separators=(",", ":"), sort_keys=True)
        return entry.row.bytes, entry.type, entry.schema, writes

    def _entries(self, row: Record, names: set[str] | None) -> Iterator[_Entry]:
        kind = type(row)
        schema, writes = (SCHEMA, {}) if names is None else self._known_heads(row.id)
        for place, (audience, fields) in enumerate(row_fields(kind, names)):
            patch = Patch(
                type=kind.__name__,
                id=str(row.id),
                org=str(row.org or ""),
                audience=audience,
                fields={field.name: to_plain(field, getattr(row, field.name)) for field in fields},
                replaces={} if names is None else self._replaces(writes, fields),
                salt=os.urandom(SALT_BYTES).hex(),
            )
            body = patch.body()
            whole = names is None and place == 0
            yield _Entry(
                row=row.id,
                body=body,
                digest=digest_of(body),
                type=kind.__name__,
                schema=schema,
                writes=writes,
                names=("",) if whole else tuple(field.name for field in fields),
            )

    def _known_heads(self, row: UUID) -> tuple[int, Writes]:
        found = self._connection.exec_driver_sql(
            'SELECT schema, writes FROM heads WHERE "row" = ?', (row.bytes,)
        ).first()
        return (found[0], json.loads(found[1])) if found else (SCHEMA, {})

    def _replaces(self, writes: Writes, fields: list[Field]) -> dict[str, list[str]]:
        default = writes.get("", [])
        return {
            field.name: [self._name(*write) for write in writes.get(field.name, default)]
            for field in fields
        }

    def _name(self, writer: int, seq: int) -> str:
        """Name a write as a patch of this writer does."""
        if writer == self._writer.id:
            return str(seq)
        if writer not in self._other_writers:
            device, epoch = self._connection.exec_driver_sql(
                "SELECT device, coalesce(named_epoch, epoch) FROM writer WHERE id = ?", (writer,)
            ).one()
            self._other_writers[writer] = (str(UUID(bytes=device)), str(UUID(bytes=epoch)))
        device, epoch = self._other_writers[writer]
        return f"{device}/{epoch}/{seq}"
