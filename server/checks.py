"""Checks that the server still holds what it took in: chains, feeds, receipts, rows and files.

Everything is read and computed again; nothing is changed. What is wrong is told as findings, so
that one damaged place does not hide the next. Reads one state, so a running server may go on.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.changes import START, Header, payload_digest
from desktop.domain.feeds import part_digest, running_digest
from desktop.errors import AppError
from desktop.sync.receipts import read_receipt
from server.bulk import chunked
from server.entries import REFUSED
from server.parts import PART, Bodies, read_parts
from server.rows import fold, stored_writes
from server.tables import (
    chain,
    change,
    feed,
    named_file,
    patch,
    placed,
    receipt,
    refusal,
    row,
    server,
)
from server.uploads import Name, Uploads, digest_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row

    from desktop.domain.feeds import Receipt
    from server.rows import Written
    from server.stores import Store

    Found = Row[tuple[object, ...]]

_AT_ONCE = 1_000
_DAMAGED = (AppError, ValueError, LookupError, TypeError)
"""What reading bytes may end in that are no longer what they were."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        kind: chain, feed, receipt, row or file.
        subject: Which one: device/epoch/number, a position, a row's id, a digest.
        message: What is wrong, for a person.
    """

    kind: str
    subject: str
    message: str


def check(store: Store) -> list[Finding]:
    """Return all that is wrong; nothing, where all is whole and in order."""
    with store.reading() as connection:
        return [
            *_check_chains(connection),
            *_check_feeds(connection),
            *_check_receipts(store, connection),
            *_check_rows(store, connection),
            *_check_files(store, connection),
        ]


def _check_chains(connection: Connection) -> Iterator[Finding]:
    for each in connection.execute(select(chain).order_by(chain.c.id)).all():
        name = f"{each.device}/{each.epoch}"
        last, digest, order = 0, START, ""
        for one in _changes(connection, each.id):
            subject = f"{name}/{one.seq}"
            if one.seq != last + 1:
                yield Finding(
                    "chain", subject, f"第{last}号之后缺了若干条，下一条是第{one.seq}号。"
                )
            elif one.previous != digest:
                yield Finding("chain", subject, "它接的不是前一条。")
            yield from _check_change(subject, each, one)
            last, digest, order = one.seq, one.digest, one.order_clock
        if (each.last_seq, each.last_digest, each.last_order) != (last, digest, order):
            yield Finding(
                "chain", name, f"记到第{each.last_seq}号，存着的到第{last}号，或两者不符。"
            )


def _changes(connection: Connection, number: int) -> Iterator[Found]:
    after = 0
    while True:
        wanted = select(change).where(change.c.chain == number, change.c.seq > after)
        found = connection.execute(wanted.order_by(change.c.seq).limit(_AT_ONCE)).all()
        yield from found
        if len(found) < _AT_ONCE:
            return
        after = found[-1].seq


def _check_change(subject: str, writer: Found, one: Found) -> Iterator[Finding]:
    try:
        parts = read_parts(one.parts)
    except _DAMAGED:
        yield Finding("chain", subject, "它的内容读不出来。")
        return
    header = Header(
        device=writer.device,
        epoch=writer.epoch,
        seq=one.seq,
        stamp=one.stamp,
        schema=one.schema,
        actor=one.actor,
        act=one.act,
        act_id=one.act_id,
        previous=one.previous,
        payload=one.payload,
    )
    if header.digest() != one.digest:
        yield Finding("chain", subject, "它的摘要与内容不符。")
    if payload_digest(map(part_digest, parts)) != one.payload:
        yield Finding("chain", subject, "它的内容变了。")
    if len(one.feeds.split("\n")) != len(parts):
        yield Finding("feed", subject, "没有说明每一部分给谁看。")


def _check_feeds(connection: Connection) -> Iterator[Finding]:
    """Check that every Change has one position, in one order, and is where its patches say."""
    running, last = START, 0
    wanted = (
        select(placed, change.c.digest, change.c.order_clock, change.c.feeds)
        .join(change, (change.c.chain == placed.c.chain) & (change.c.seq == placed.c.seq))
        .order_by(placed.c.position)
    )
    while found := connection.execute(wanted.where(placed.c.position > last).limit(_AT_ONCE)).all():
        entered = _entered(connection, last, found[-1].position)
        refusals = _refusals(connection, last, found[-1].position)
        for one in found:
            subject = str(one.position)
            refused = refusals[one.chain, one.seq]
            running = running_digest(running, one.order_clock, one.digest, refused)
            if one.position != last + 1:
                yield Finding("feed", subject, f"第{last}位之后缺了若干位。")
            if one.running != running:
                yield Finding("feed", subject, "到这一位为止的摘要不符：此前有改动。")
                running = one.running
            if entered[one.position] != _feeds_of(one.feeds):
                yield Finding("feed", subject, "它给谁看与内容不符。")
            last = one.position
    head = connection.execute(select(server.c.position, server.c.running)).one()
    if tuple(head) != (last, running):
        yield Finding("feed", str(head.position), f"记到第{head.position}位，存着的到第{last}位。")
    for one in _unplaced(connection):
        yield Finding("feed", f"{one.device}/{one.epoch}/{one.seq}", "它没有位置，谁也取不到。")


def _feeds_of(told: str) -> set[str]:
    return {each.removeprefix(REFUSED) for each in told.split("\n")} - {""}


def _refusals(connection: Connection, after: int, until: int) -> dict[tuple[int, int], set[int]]:
    """Return of Changes at these positions what was refused: (chain, number) to places."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    at = (refusal.c.chain == placed.c.chain) & (refusal.c.seq == placed.c.seq)
    wanted = select(refusal).join(placed, at)
    span = (placed.c.position > after) & (placed.c.position <= until)
    for each in connection.execute(wanted.where(span)):
        found[each.chain, each.seq].add(each.place)
    return found


def _entered(connection: Connection, after: int, until: int) -> dict[int, set[str]]:
    entered: dict[int, set[str]] = defaultdict(set)
    wanted = select(feed).where(feed.c.position > after, feed.c.position <= until)
    for each in connection.execute(wanted):
        entered[each.position].add(f"{each.org}/{each.audience}")
    return entered


def _unplaced(connection: Connection) -> Sequence[Row[str, str, int]]:
    wanted = (
        select(chain.c.device, chain.c.epoch, change.c.seq)
        .join(chain, chain.c.id == change.c.chain)
        .outerjoin(placed, (change.c.chain == placed.c.chain) & (change.c.seq == placed.c.seq))
        .where(placed.c.position.is_(None))
    )
    return connection.execute(wanted).all()


def _check_receipts(store: Store, connection: Connection) -> Iterator[Finding]:
    """Check that what was vouched for is held as it was: only the server can make receipts.

    Those handed in after a loss may speak of what has not been sent again yet.
    """
    wanted = (
        select(receipt, chain.c.id.label("chain"))
        .outerjoin(chain, (chain.c.device == receipt.c.device) & (chain.c.epoch == receipt.c.epoch))
        .order_by(receipt.c.device, receipt.c.epoch, receipt.c.first)
    )
    for each in connection.execute(wanted).all():
        subject = f"{each.device}/{each.epoch}/{each.first}-{each.last}"
        try:
            given = read_receipt(each.body, store.verify)
        except AppError as error:
            yield Finding("receipt", subject, f"回执损坏：{error.message}")
            continue
        if not each.handed_in_at and not _is_kept(connection, given, each.chain):
            yield Finding("receipt", subject, "回执所说的内容不在，或和那时不同。")


def _is_kept(connection: Connection, given: Receipt, number: int | None) -> bool:
    """Tell whether a chain holds what a receipt says, under the order clocks that it gave."""
    wanted = select(change.c.digest, change.c.stamp, change.c.order_clock).where(
        change.c.chain == number, change.c.seq.between(given.first, given.last)
    )
    found = connection.execute(wanted.order_by(change.c.seq)).all()
    try:
        orders = list(given.clocks(each.stamp for each in found))
    except _DAMAGED:
        return False
    return (
        len(found) == given.last - given.first + 1
        and found[-1].digest == given.digest
        and [each.order_clock for each in found] == orders
    )


def _check_rows(store: Store, connection: Connection) -> Iterator[Finding]:
    """Check that every row is what its patches fold to, and that no patch was forgotten."""
    bodies = Bodies(store.home)
    patched = select(patch.c.row).union(select(row.c.id)).subquery()
    ids = connection.execute(select(patched.c.row).order_by(patched.c.row)).scalars().all()
    for chunk in chunked(ids, _AT_ONCE):
        yield from _check_some(connection, bodies, chunk)


def _check_some(connection: Connection, bodies: Bodies, ids: Sequence[str]) -> Iterator[Finding]:
    """Check some rows; where they cannot be read, each half by itself, down to the one."""
    try:
        written = stored_writes(connection, bodies, ids)
    except _DAMAGED:
        if len(ids) == 1:
            yield Finding("row", ids[0], "这条记录的来历读不出来，没能核对。")
            return
        middle = len(ids) // 2
        yield from _check_some(connection, bodies, ids[:middle])
        yield from _check_some(connection, bodies, ids[middle:])
        return
    stored = {each.id: each for each in connection.execute(select(row).where(row.c.id.in_(ids)))}
    for each in ids:
        if not _is_folded(stored.get(each), written.get(each, ())):
            yield Finding("row", each, "这条记录和它的来历对不上。")


def _is_folded(stored: Found | None, written: Sequence[Written]) -> bool:
    if stored is None or not written:
        return False
    folded = fold(written)
    types = {(one.patch.type, one.patch.audience) for one in written}
    return (
        types == {(stored.type, stored.audience)}
        and stored.schema == folded.schema
        and stored.fields == folded.fields
        and stored.heads == folded.heads
    )


def _check_files(store: Store, connection: Connection) -> Iterator[Finding]:
    """Check that every file is what its name says, and that no large body is missing."""
    uploads = Uploads(store.home)
    for name, path in uploads.whole():
        with contextlib.suppress(FileNotFoundError), path.open("rb") as file:  # just handed in
            if digest_in(name.kind, file) != name.digest:
                subject = f"{name.org}/{name.kind}/{name.digest}"
                yield Finding("file", subject, "这个文件的内容变了。")
    wanted = select(named_file.c.holder, named_file.c.digest).where(named_file.c.kind == PART)
    for each in connection.execute(wanted.distinct()):
        if uploads.find(Name(each.holder, PART, each.digest)) is None:
            yield Finding(
                "file",
                f"{each.holder}/{PART}/{each.digest}",
                "一份大的内容不见了；登记它的电脑同步一次，会自动补传。",
            )
