"""Takes in what a device wrote: a batch becomes Changes, rows, positions and a receipt, or nothing.

One transaction, in an order that lets devices push at once: the device's row is locked first and
with it its chains, rows in the order of their ids, positions last (docs/sync.md, "Acceptance").

Refusals are SyncErrors whose ``details["code"]`` is ``device``, ``gap`` (``next``), ``fork``
(``seq``), ``large`` (``digests``) or ``format``.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select, update

from desktop.domain.changes import START, parse_patch
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import LOCAL, part_digest
from desktop.errors import SyncError
from desktop.sync.lines import write_change
from desktop.sync.receipts import sign_receipt
from server.bulk import add_missing
from server.devices import find_device, measured_offset
from server.entering import enter
from server.entries import read_entries
from server.parts import Bodies
from server.placing import place
from server.ranking import Contact, stretches
from server.receipts import give_receipt, receipts_of, shortened
from server.scopes import scope_of
from server.tables import chain, change, device, quarantine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from desktop.domain.feeds import Receipt, Sent
    from desktop.sync.batches import Batch
    from server.entries import Entry
    from server.ranking import Stretch
    from server.stores import Store

log = logging.getLogger(__name__)


# Made once: to put a statement together takes longer than to run it.
_CHAIN = select(chain).where(
    chain.c.device == bindparam("of_device"), chain.c.epoch == bindparam("of_epoch")
)
_MOVE_CHAIN = (
    update(chain)
    .where(chain.c.id == bindparam("of_chain"))
    .values(
        last_seq=bindparam("seq"), last_digest=bindparam("digest"), last_order=bindparam("order")
    )
)
_MOVE_DEVICE = (
    update(device)
    .where(device.c.id == bindparam("of_device"))
    .values(offset_ms=bindparam("offset"), last_order=bindparam("order"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chain:
    """A chain as it was before the batch: its row's id, and its last Change."""

    id: int
    last: int
    digest: str
    order: str


def accept(store: Store, device_id: str, batch: Batch, clock: str, arrival: datetime) -> Receipt:
    """Take in a batch and return the receipt for its first Change and those after it.

    Where its first Changes were known, that is the receipt given then: it may begin before the
    batch, and end before it does, but not after: whoever sent it may not have what comes then.

    Args:
        store: The server's.
        device_id: The device that wrote it; its signature was checked.
        batch: What it wrote.
        clock: The device's present as it stamps it, measured at this contact; "" where there was
            none (a stick): what was measured last holds.
        arrival: The server's present, aware.

    Raises:
        SyncError: Nothing was taken in; its code says why. A fork is kept in quarantine.
        StorageError: The database is busy, full or away.
    """
    try:
        with store.writing() as connection:
            return _Acceptance(store, connection, device_id).take(batch, clock, arrival)
    except SyncError as error:
        if error.details.get("code") == "fork":
            _keep_fork(store, batch, error)
        raise


def _keep_fork(store: Store, batch: Batch, error: SyncError) -> None:
    """Keep what a clone wrote, once, and let the county's people know."""
    first, last = batch.changes[0].header, batch.last.header
    log.warning("fork: device %s epoch %s number %s", last.device, last.epoch, error.details["seq"])
    kept = {
        "digest": batch.last.digest,
        "device": last.device,
        "epoch": last.epoch,
        "first": first.seq,
        "last": last.seq,
        "forked_at": error.details["seq"],
        "received_at": store.stamp(),
        "body": b"\n".join(write_change(_without_local(one)) for one in batch.changes),
    }
    with store.writing() as connection:
        add_missing(connection, quarantine, [kept])


def _without_local(one: Sent) -> Sent:
    """Return a Change with digests for what should not have left its room."""
    parts = tuple(
        part_digest(part)
        if isinstance(part, bytes) and parse_patch(part).audience == LOCAL
        else part
        for part in one.parts
    )
    return replace(one, parts=parts)


class _Acceptance:
    """One batch on its way in, within one transaction."""

    def __init__(self, store: Store, connection: Connection, device_id: str) -> None:
        self._store = store
        self._connection = connection
        self._bodies = Bodies(store.home, lenient=True)
        self._who = find_device(connection, device_id, locked=True)

    def take(self, batch: Batch, clock: str, arrival: datetime) -> Receipt:
        if batch.writer[0] != self._who.id:
            raise SyncError("这些内容是另一台设备写的。", "请核对它来自哪里。", code="device")
        known = self._chain(batch.writer)
        first, last = batch.changes[0].header.seq, batch.last.header.seq
        self._check_known(known, batch)
        new = [one for one in batch.changes if one.header.seq > known.last]
        kept = receipts_of(self._store, self._connection, batch.writer, first, last)
        given = kept.given
        if new:
            _check_vouched(new, kept.handed_in)
            offset = measured_offset(clock, arrival) if clock else self._who.offset_ms
            contact = Contact(arrival=format_stamp(arrival, 0), offset_ms=offset)
            given = given + self._enter(known, new, kept.handed_in, contact)
        answer = next(one for one in given if one.first <= first <= one.last)
        if answer.last <= last:
            return answer
        return shortened(self._store, answer, last, batch.last.digest)

    def _chain(self, writer: tuple[str, str]) -> _Chain:
        """Return a chain, whose device is locked; a new one where there is none."""
        device_id, epoch = writer
        asked = {"of_device": device_id, "of_epoch": epoch}
        found = self._connection.execute(_CHAIN, asked).first()
        if found is not None:
            return _Chain(
                id=found.id, last=found.last_seq, digest=found.last_digest, order=found.last_order
            )
        made = self._connection.execute(
            insert(chain)
            .values(device=device_id, epoch=epoch, last_seq=0, last_digest=START, last_order="")
            .returning(chain.c.id)
        )
        return _Chain(id=made.scalar_one(), last=0, digest=START, order="")

    def _check_known(self, known: _Chain, batch: Batch) -> None:
        """Refuse a gap, and a number that is known with another digest."""
        first = batch.changes[0].header
        if first.seq > known.last + 1:
            raise SyncError(
                "中间缺了几条。", "请从缺的那条起重新同步。", code="gap", next=known.last + 1
            )
        sent = {first.seq - 1: first.previous}
        sent |= {one.header.seq: one.digest for one in batch.changes}
        stored = {0: START, known.last: known.digest}
        if first.seq <= known.last:
            wanted = select(change.c.seq, change.c.digest).where(
                change.c.chain == known.id,
                change.c.seq.between(first.seq - 1, batch.last.header.seq),
            )
            stored |= {each.seq: each.digest for each in self._connection.execute(wanted)}
        for seq in sorted(stored.keys() & sent.keys()):
            if stored[seq] != sent[seq]:
                raise _fork(seq)

    def _enter(
        self, known: _Chain, new: Sequence[Sent], kept: Sequence[Receipt], contact: Contact
    ) -> list[Receipt]:
        """Enter Changes that follow what is known, and return the new receipts for them."""
        connection, who = self._connection, self._who
        found = list(
            stretches(new, kept, contact, chain_order=known.order, device_order=who.last_order)
        )
        orders = [order for one in found for order in one.clocks]
        entries = read_entries(self._bodies, who.org, known.id, new, orders)
        _vouch(entries, found)
        scope = scope_of(connection, who, self._store.now())
        enter(connection, self._bodies, scope, entries, contact.arrival)
        self._move_on(known, entries[-1], max(orders), contact)
        given = [self._give(one, entries) for one in found]
        place(connection, [each.accepted for each in entries])
        return given

    def _move_on(self, known: _Chain, last: Entry, order: str, contact: Contact) -> None:
        """Note where the chain and its device now are."""
        moved = {
            "of_chain": known.id,
            "seq": last.sent.header.seq,
            "digest": last.sent.digest,
            "order": last.order,
        }
        self._connection.execute(_MOVE_CHAIN, moved)
        met = {
            "of_device": self._who.id,
            "offset": contact.offset_ms,
            "order": max(self._who.last_order, order),
        }
        self._connection.execute(_MOVE_DEVICE, met)

    def _give(self, stretch: Stretch, entries: Sequence[Entry]) -> Receipt:
        """Sign and keep a receipt that says what was refused."""
        first, last = stretch.receipt.first, stretch.receipt.last
        refused = tuple(
            one for each in entries if first <= each.sent.header.seq <= last for one in each.refused
        )
        given = sign_receipt(replace(stretch.receipt, refused=refused), self._store.sign)
        give_receipt(self._connection, given)
        return given


def _vouch(entries: Sequence[Entry], found: Sequence[Stretch]) -> None:
    """Let what old receipts say of refusals stand: by them others have the Changes, or not."""
    for each in entries:
        seq = each.sent.header.seq
        for one in found:
            if one.old is not None and one.receipt.first <= seq <= one.receipt.last:
                refused = one.old.refused
                each.vouched = {place: code for number, place, code in refused if number == seq}


def _check_vouched(new: Sequence[Sent], receipts: Sequence[Receipt]) -> None:
    """Refuse a number that this server, before it lost it, knew with another digest."""
    digests = {one.header.seq: one.digest for one in new}
    for each in receipts:
        if digests.get(each.last, each.digest) != each.digest:
            raise _fork(each.last)


def _fork(seq: int) -> SyncError:
    return SyncError(
        "另一台同样的设备已经写了别的内容。", "请在新的一段里重新写。", code="fork", seq=seq
    )
