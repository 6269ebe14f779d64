"""Changes on their way into the tables: patches judged, rows folded, all of it written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.changes import MAX_BYTES, is_digest
from desktop.domain.feeds import DOWN, LOCAL, OWN, RESTRICTED, Large, part_digest
from desktop.errors import SyncError
from server.bulk import add, add_missing
from server.judging import SCOPE, Judge
from server.parts import FILE, PART, write_parts
from server.placing import Accepted
from server.rows import (
    Written,
    add_rows,
    declared,
    fold,
    owners_of,
    stored_writes,
    write_rows,
)
from server.scopes import names_of_orgs
from server.tables import change, named_file, patch, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from desktop.domain.changes import Patch
    from desktop.domain.feeds import Part, Scope, Sent
    from server.parts import Bodies

AUDIENCES = (OWN, DOWN, RESTRICTED)
ROOM = "room"
REFUSED = "-"
"""Before the feed of a patch in `change.feeds`: its readers are told its digest alone."""

ATTACHMENT, FILE_DIGEST = "Attachment", "file_digest"
"""The type whose rows name files, and the field that does."""


@dataclass(slots=True, kw_only=True)
class NamedPatch:
    """One patch of a Change.

    Attributes:
        place: Which part of the Change it is, from 0.
        org: The organization it names, not an alias; "" out of scope.
        code: Why it does not count, "" where it does.
    """

    place: int
    patch: Patch
    org: str = ""
    code: str = ""

    @property
    def feed(self) -> tuple[str, str]:
        """Organization and audience."""
        return self.org, self.patch.audience

    @property
    def is_told(self) -> bool:
        """Whether its readers hear that it is refused: they may have had it before a loss."""
        declaration = declared(self.patch.type)
        is_from_above = declaration is None or declaration.from_above
        could = self.code == SCOPE and is_from_above and self.patch.audience in AUDIENCES
        return could and bool(self.org)


@dataclass(slots=True, kw_only=True)
class Entry:
    """A Change that is taken in, as it is kept: `order` is its order clock.

    `vouched` says which of its patches an old receipt refused, by place; None without one.
    """

    chain: int
    sent: Sent
    order: str
    parts: tuple[Part, ...]
    patches: list[NamedPatch] = field(default_factory=list)
    vouched: Mapping[int, str] | None = None

    @property
    def accepted(self) -> Accepted:
        """What is placed."""
        return Accepted(
            chain=self.chain,
            seq=self.sent.header.seq,
            digest=self.sent.digest,
            order=self.order,
            feeds=frozenset(each.feed for each in self.patches if not each.code or each.is_told),
            refused=frozenset(each.place for each in self.patches if each.code),
        )

    @property
    def refused(self) -> Iterator[tuple[int, int, str]]:
        """Each patch that does not count, as a receipt says it."""
        seq = self.sent.header.seq
        return ((seq, each.place, each.code) for each in self.patches if each.code)

    def written(self) -> Iterator[Written]:
        """Yield the patches that count, as writes."""
        header = self.sent.header
        for each in self.patches:
            if not each.code:
                yield Written(
                    patch=each.patch,
                    chain=self.chain,
                    write=(header.device, header.epoch, header.seq),
                    rank=self.order,
                    schema=header.schema,
                )


def read_entries(
    bodies: Bodies, org: str, chain: int, changes: Sequence[Sent], orders: Sequence[str]
) -> list[Entry]:
    """Return Changes with their patches.

    Args:
        bodies: Reads large ones.
        org: Of the device.
        chain: Its row's id.
        changes: In their order.
        orders: The order clock of each.

    Raises:
        SyncError: Large bodies are not here (``large`` with ``digests``), or are no patches, or
            came within the Change (``format``).
    """
    larges = {part for one in changes for part in one.parts if isinstance(part, Large)}
    if any(
        isinstance(part, bytes) and len(part) > MAX_BYTES for one in changes for part in one.parts
    ):
        raise SyncError("一份大的内容没有单独传来。", "请升级议事簿后再试。", code="format")
    missing = sorted(part.digest for part in larges if not bodies.is_here(org, part))
    if missing:
        raise SyncError("大的内容还没有传来。", "请先传它们。", code="large", digests=missing)
    return [
        _read(bodies, org, Entry(chain=chain, sent=sent, order=order, parts=()))
        for sent, order in zip(changes, orders, strict=True)
    ]


def _read(bodies: Bodies, org: str, entry: Entry) -> Entry:
    """Read the patches; a value that should not have left its room is kept as its digest."""
    kept: list[Part] = []
    for place, part in enumerate(entry.sent.parts):
        patch_of_part = bodies.patch(part, org)
        if patch_of_part is None or patch_of_part.audience == LOCAL:
            if patch_of_part is not None and isinstance(part, Large):
                bodies.let_go(part, org)
            kept.append(part_digest(part))
            continue
        kept.append(part)
        entry.patches.append(NamedPatch(place=place, patch=patch_of_part))
    entry.parts = tuple(kept)
    return entry


def settle_rows(
    connection: Connection, bodies: Bodies, scope: Scope, entries: Sequence[Entry]
) -> None:
    """Judge every patch, and bring the rows of those that count up to date.

    Again from the beginning where another device made one of the new rows first.
    """
    while True:
        savepoint = connection.begin_nested()
        if _try_rows(connection, bodies, scope, entries):
            savepoint.commit()
            return
        savepoint.rollback()


def _try_rows(
    connection: Connection, bodies: Bodies, scope: Scope, entries: Sequence[Entry]
) -> bool:
    named = [(entry.vouched, each) for entry in entries for each in entry.patches]
    is_again = any(vouched is not None for vouched, _ in named)
    judge = Judge(scope, {}, names_of_orgs(connection) if is_again else {})
    asked = {
        each.patch.id
        for vouched, each in named
        if vouched is not None or judge.may_write(each.patch)
    }
    judge.owners = dict(owners_of(connection, asked))
    known = set(judge.owners)
    for vouched, each in named:
        each.org = judge.org_of(each.patch)
        refused = (vouched or {}).get(each.place, "")
        each.code = refused or judge.judge(each.patch, vouched=vouched is not None)
    _name_readers(connection, scope, [each for _, each in named])
    writes: Mapping[str, list[Written]] = defaultdict(list)
    for entry in entries:
        for one in entry.written():
            writes[one.patch.id].append(one)
    new = {
        row: (judge.owners[row], fold(found)) for row, found in writes.items() if row not in known
    }
    if not add_rows(connection, new):
        return False
    again = known & writes.keys()
    stored = stored_writes(connection, bodies, again)
    write_rows(connection, {row: fold([*stored.get(row, ()), *writes[row]]) for row in again})
    return True


def _name_readers(connection: Connection, scope: Scope, named: Sequence[NamedPatch]) -> None:
    """Name the organization of what those above wrote to one that is not below them (any more)."""
    told = [each for each in named if each.code == SCOPE and not each.org]
    if scope.role != ROOM and told:
        known = names_of_orgs(connection)
        for each in told:
            each.org = known.get(each.patch.org, "")


def write_entries(
    connection: Connection, org: str, entries: Sequence[Entry], received_at: str
) -> None:
    """Enter Changes, what they touch, what of them was refused, and what files they name."""
    add(connection, change, [_change(each, received_at) for each in entries])
    counting = [(entry, each) for entry in entries for each in entry.patches if not each.code]
    add(
        connection,
        patch,
        [
            {
                "row": each.patch.id,
                "chain": entry.chain,
                "seq": entry.sent.header.seq,
                "place": each.place,
            }
            for entry, each in counting
        ],
    )
    add(
        connection,
        refusal,
        [
            {"chain": entry.chain, "seq": seq, "place": place, "code": code}
            for entry in entries
            for seq, place, code in entry.refused
        ],
    )
    _name_files(connection, org, counting)


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


def _name_files(
    connection: Connection, holder: str, counting: Sequence[tuple[Entry, NamedPatch]]
) -> None:
    """Note which feeds name which files and large bodies, so that their readers may have them."""
    named = {
        (digest, kind, *each.feed)
        for entry, each in counting
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
