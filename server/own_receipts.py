"""What the feed tells a device of its own Changes: by which receipts the server holds them now.

Order clocks and refusals may be given anew after a loss, to what came by a stick before its
receipts did. Others hear of that from the feed; whoever wrote it has the Changes, and hears it so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from desktop.sync.receipts import read_receipt
from server.tables import chain, placed, receipt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from desktop.domain.feeds import Receipt
    from server.stores import Store

MOST_RECEIPTS = 1_000
"""Of a page; each is about half a kilobyte before it is compressed."""

Place = tuple[int, int, int]  # position, chain, number


class OwnReceipts:
    """One device's, within one transaction.

    Args:
        store: Whose signature they bear.
        connection: Of the transaction.
        device: Whose they are.
    """

    def __init__(self, store: Store, connection: Connection, device: str) -> None:
        self._store, self._connection = store, connection
        wanted = select(chain.c.id, chain.c.device, chain.c.epoch)
        found = connection.execute(wanted.where(chain.c.device == device)).all()
        self._chains = {each.id: (each.device, each.epoch) for each in found}

    def places(self, after: int, until: int) -> Iterator[Place]:
        """Yield where the device's Changes stand between two positions, in no order."""
        if self._chains and after < until:
            wanted = select(placed.c.position, placed.c.chain, placed.c.seq)
            for each in self._connection.execute(wanted.where(self._within(after, until))):
                yield each.position, each.chain, each.seq

    def between(self, after: int, until: int) -> tuple[tuple[Receipt, ...], int, bool]:
        """Return those whose last Change stands between two positions, in the order of these.

        With them the position up to which they go, not to be too many, and if there may be more.
        """
        found = sorted(self._found(after, until))
        has_many = len(found) >= MOST_RECEIPTS
        if has_many:
            until = found[MOST_RECEIPTS - 1][0]
        kept = (body for position, body in found if position <= until)
        return tuple(read_receipt(body, self._store.verify) for body in kept), until, has_many

    def _found(self, after: int, until: int) -> Iterator[tuple[int, bytes]]:
        """Yield where the last Change of each stands, and the receipt."""
        spans: dict[int, dict[int, int]] = {}
        for position, number, seq in self.places(after, until):
            spans.setdefault(number, {})[seq] = position
        for number, places in spans.items():
            device, epoch = self._chains[number]
            wanted = select(receipt.c.last, receipt.c.body).where(
                receipt.c.device == device,
                receipt.c.epoch == epoch,
                receipt.c.last.between(min(places), max(places)),
                receipt.c.handed_in_at == "",
            )
            for each in self._connection.execute(wanted):
                yield places[each.last], each.body

    def _within(self, after: int, until: int) -> ColumnElement[bool]:
        # By position, of which a page spans few: an index by chain would read all that it wrote.
        is_own = (placed.c.chain + 0).in_(self._chains)
        return and_(placed.c.position > after, placed.c.position <= until, is_own)
