"""Enters Changes: patches judged, rows folded, all of it written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError

from desktop.domain.changes import is_digest
from desktop.domain.feeds import Large
from server.bulk import Filling, add_missing
from server.entries import ATTACHMENT, FILE_DIGEST, REFUSED
from server.judging import SCOPE, Judge
from server.parts import FILE, PART, write_parts
from server.rows import fold, owners_of, row_values, stored_writes, write_rows
from server.scopes import names_of_orgs
from server.tables import change, named_file, patch, refusal, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from desktop.domain.changes import Patch
    from desktop.domain.feeds import Part, Scope
    from server.entries import Entry, NamedPatch
    from server.parts import Bodies
    from server.rows import Written

ROOM = "room"

_ATTEMPTS = 5
_TAKEN = (IntegrityError, UniqueViolation)  # of SQLite by SQLAlchemy, of PostgreSQL by COPY


def enter(
    connection: Connection,
    bodies: Bodies,
    scope: Scope,
    entries: Sequence[Entry],
    received_at: str,
) -> None:
    """Judge every patch, enter what counts and what does not, and bring rows up to date.

    A patch that replaces nothing makes its row, and such rows are not looked for. Where one is
    there all the same, or another device makes it meanwhile, all is undone and begun again.
    """
    for attempt in range(_ATTEMPTS):
        savepoint = connection.begin_nested()
        entering = _Entering(connection, bodies, scope, entries)
        try:
            entering.judge(is_sure=attempt == 0)
            entering.write(received_at)
        except _TAKEN:
            savepoint.rollback()
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            savepoint.commit()
            break
    _name_files(connection, scope.org.id, entries)


class _Entering:
    """One attempt to enter Changes."""

    def __init__(
        self, connection: Connection, bodies: Bodies, scope: Scope, entries: Sequence[Entry]
    ) -> None:
        self._connection, self._bodies = connection, bodies
        self._scope, self._entries = scope, entries
        self._known: set[str] = set()
        self._judge = Judge(scope, {})

    def judge(self, *, is_sure: bool) -> None:
        """Say of every patch whether it counts.

        Args:
            is_sure: Whether to believe that a row whose first patch replaces nothing is new.
        """
        named = [(entry.vouched, each) for entry in self._entries for each in entry.patches]
        is_again = any(vouched is not None for vouched, _ in named)
        elsewhere = names_of_orgs(self._connection) if is_again else {}
        self._judge = judge = Judge(self._scope, {}, elsewhere)
        asked: dict[str, bool] = {}
        for vouched, each in named:
            if vouched is not None or judge.may_write(each.patch):
                asked.setdefault(each.patch.id, not (is_sure and each.makes_row))
        wanted = [row_id for row_id, is_wanted in asked.items() if is_wanted]
        judge.owners = dict(owners_of(self._connection, wanted))
        self._known = set(judge.owners)
        for vouched, each in named:
            each.org = judge.org_of(each.patch)
            refused = (vouched or {}).get(each.place, "")
            each.code = refused or judge.judge(each.patch, vouched=vouched is not None)
        self._name_readers([each for _, each in named])

    def _name_readers(self, named: Sequence[NamedPatch]) -> None:
        """Name the organization of what those above wrote to one that is not below them."""
        told = [each for each in named if each.code == SCOPE and not each.org]
        if self._scope.role != ROOM and told:
            known = names_of_orgs(self._connection)
            for each in told:
                each.org = known.get(each.patch.org, "")

    def write(self, received_at: str) -> None:
        """Enter Changes, what of them counts and what was refused, and bring rows up to date."""
        writes: Mapping[str, list[Written]] = defaultdict(list)
        for entry in self._entries:
            for one in entry.written():
                writes[one.patch.id].append(one)
        self._write_known({row_id: writes[row_id] for row_id in self._known & writes.keys()})
        with Filling(self._connection) as filling:  # each while the next is made ready
            filling.add(patch, [each for entry in self._entries for each in _touched(entry)])
            filling.add(change, [_change(entry, received_at) for entry in self._entries])
            owners = self._judge.owners
            new = {
                row_id: (owners[row_id], fold(found))
                for row_id, found in writes.items()
                if row_id not in self._known
            }
            filling.add(row, row_values(new))
            filling.add(refusal, [each for entry in self._entries for each in _refused(entry)])

    def _write_known(self, writes: Mapping[str, Sequence[Written]]) -> None:
        stored = stored_writes(self._connection, self._bodies, writes)
        write_rows(
            self._connection,
            {row_id: fold([*stored.get(row_id, ()), *new]) for row_id, new in writes.items()},
        )


def _touched(entry: Entry) -> Iterator[dict[str, object]]:
    seq = entry.sent.header.seq
    for each in entry.patches:
        if not each.code:
            yield {"row": each.patch.id, "chain": entry.chain, "seq": seq, "place": each.place}


def _refused(entry: Entry) -> Iterator[dict[str, object]]:
    for seq, place, code in entry.refused:
        yield {"chain": entry.chain, "seq": seq, "place": place, "code": code}


def _change(entry: Entry, received_at: str) -> dict[str, object]:
    header = entry.sent.header
    feeds = {each.place: "/".join(each.feed) for each in entry.patches if not each.code}
    feeds |= {each.place: REFUSED + "/".join(each.feed) for each in entry.patches if each.is_told}
    return {
        "chain": entry.chain,
        "seq": header.seq,
        "digest": entry.sent.digest,
        "previous": header.previous,
        "payload": header.payload,
        "stamp": header.stamp,
        "schema": header.schema,
        "actor": header.actor,
        "act": header.act,
        "act_id": header.act_id,
        "order_clock": entry.order,
        "received_at": received_at,
        "parts": write_parts(entry.parts),
        "feeds": "\n".join(feeds.get(place, "") for place in range(len(entry.parts))),
    }


def _name_files(connection: Connection, holder: str, entries: Sequence[Entry]) -> None:
    """Note which feeds name which files and large bodies, so that their readers may have them."""
    named = {
        (digest, kind, *each.feed)
        for entry in entries
        for each in entry.patches
        if not each.code
        for digest, kind in _files_of(entry.parts[each.place], each.patch)
    }
    add_missing(
        connection,
        named_file,
        [
            {"digest": digest, "kind": kind, "org": org, "audience": audience, "holder": holder}
            for digest, kind, org, audience in sorted(named)
        ],
    )


def _files_of(part: Part, patch_of_part: Patch) -> Iterator[tuple[str, str]]:
    if isinstance(part, Large):
        yield part.digest, PART
    digest = patch_of_part.fields.get(FILE_DIGEST)
    if patch_of_part.type == ATTACHMENT and isinstance(digest, str) and is_digest(digest):
        yield digest, FILE
