"""Receipts that were given: kept, answered again, and handed in by devices after a loss.

What a restored server lost it is told by the receipts that its devices kept. They are its own word,
signed by it, so the Changes come back under the order clocks that all others rank them by.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from desktop.errors import SyncError
from desktop.sync.receipts import read_receipt, sign_receipt, write_receipt
from server.bulk import add_missing
from server.tables import receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection

    from desktop.domain.feeds import Receipt
    from server.stores import Store


def give_receipt(connection: Connection, given: Receipt) -> None:
    """Keep a receipt for what is held now, in the place of one handed in for the same numbers."""
    same = (receipt.c.first == given.first) & (receipt.c.last == given.last)
    connection.execute(delete(receipt).where(_of(given.device, given.epoch), same))
    _enter(connection, given, handed_in_at="")


def _enter(connection: Connection, given: Receipt, *, handed_in_at: str) -> bool:
    """Keep a receipt, and say whether none was kept for the same numbers."""
    entry = {
        "device": given.device,
        "epoch": given.epoch,
        "first": given.first,
        "last": given.last,
        "body": write_receipt(given),
        "handed_in_at": handed_in_at,
    }
    return add_missing(connection, receipt, [entry]) == 1


def _of(device: str, epoch: str) -> ColumnElement[bool]:
    return (receipt.c.device == device) & (receipt.c.epoch == epoch)


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
        return sum(_enter(connection, each, handed_in_at=at) for each in receipts)


def receipts_of(
    store: Store,
    connection: Connection,
    writer: tuple[str, str],
    first: int,
    last: int,
    *,
    handed_in: bool,
) -> list[Receipt]:
    """Return the receipts kept for any of the numbers `first` to `last`, in their order.

    Args:
        store: Whose signature they bear.
        connection: Of a transaction.
        writer: Device and epoch.
        first: The first number.
        last: The last.
        handed_in: Those that devices handed in; else those that say what is held here now.
    """
    wanted = select(receipt.c.body).where(
        _of(*writer),
        receipt.c.first <= last,
        receipt.c.last >= first,
        (receipt.c.handed_in_at != "") if handed_in else (receipt.c.handed_in_at == ""),
    )
    found = connection.execute(wanted.order_by(receipt.c.first, receipt.c.last.desc())).scalars()
    return [read_receipt(body, store.verify) for body in found]


def shortened(store: Store, given: Receipt, last: int, digest: str) -> Receipt:
    """Return what a receipt says of its Changes up to `last`: no more than are held again.

    Order clocks follow one from the other, so the first ones stay as they were.
    """
    refused = tuple(one for one in given.refused if one[0] <= last)
    return sign_receipt(replace(given, last=last, digest=digest, refused=refused), store.sign)
