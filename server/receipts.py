"""Receipts that were given: kept, answered again, and handed in by devices after a loss.

What a restored server lost it is told by the receipts that its devices kept. They are its own word,
signed by it, so the Changes come back under the order clocks that all others rank them by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from desktop.errors import SyncError
from desktop.sync.receipts import read_receipt, sign_receipt, write_receipt
from server.bulk import add_missing, put
from server.tables import receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from desktop.domain.feeds import Receipt
    from server.stores import Store


def give_receipt(connection: Connection, given: Receipt) -> None:
    """Keep a receipt for what is held now, in the place of one handed in for the same numbers."""
    put(connection, receipt, [_row(given, handed_in_at="")])


def _row(given: Receipt, *, handed_in_at: str) -> dict[str, object]:
    return {
        "device": given.device,
        "epoch": given.epoch,
        "first": given.first,
        "last": given.last,
        "body": write_receipt(given),
        "handed_in_at": handed_in_at,
    }


def keep_receipts(store: Store, device: str, receipts: Sequence[Receipt]) -> int:
    """Keep receipts that a device hands in, and return how many were not kept yet.

    Args:
        store: Whose receipts they are.
        device: Who hands them in.
        receipts: Their signatures checked (desktop.sync.receipts.read_receipt, store.verify).

    Raises:
        SyncError: One is another device's (code ``device``).
    """
    if any(each.device != device for each in receipts):
        raise SyncError("这是另一台设备的回执。", "请只交自己的回执。", code="device")
    at = store.stamp()
    with store.writing() as connection:
        entered = [_row(each, handed_in_at=at) for each in receipts]
        return sum(add_missing(connection, receipt, [each]) for each in entered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Receipts that are kept for some numbers, in the order of those.

    Attributes:
        given: What they say is held here now.
        handed_in: What devices handed in, of before a loss.
    """

    given: list[Receipt]
    handed_in: list[Receipt]


def receipts_of(
    store: Store, connection: Connection, writer: tuple[str, str], first: int, last: int
) -> Kept:
    """Return the receipts kept for any of the numbers `first` to `last`.

    Args:
        store: Whose signature they bear.
        connection: Of a transaction.
        writer: Device and epoch.
        first: The first number.
        last: The last.
    """
    device, epoch = writer
    about = {"of_device": device, "of_epoch": epoch, "first_asked": first, "last_asked": last}
    kept = Kept(given=[], handed_in=[])
    for each in connection.execute(_RECEIPTS, about):
        among = kept.handed_in if each.handed_in_at else kept.given
        among.append(read_receipt(each.body, store.verify))
    return kept


_RECEIPTS = (
    select(receipt.c.body, receipt.c.handed_in_at)
    .where(
        receipt.c.device == bindparam("of_device"),
        receipt.c.epoch == bindparam("of_epoch"),
        receipt.c.first <= bindparam("last_asked"),
        receipt.c.last >= bindparam("first_asked"),
    )
    .order_by(receipt.c.first, receipt.c.last.desc())
)


def shortened(store: Store, given: Receipt, last: int, digest: str) -> Receipt:
    """Return what a receipt says of its Changes up to `last`: no more than are held again.

    Order clocks follow one from the other, so the first ones stay as they were.
    """
    refused = tuple(one for one in given.refused if one[0] <= last)
    return sign_receipt(replace(given, last=last, digest=digest, refused=refused), store.sign)
