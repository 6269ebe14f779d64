"""Order clocks of Changes at their first acceptance, and the receipts that say them.

A Change that this server had before it lost it is ranked by its old receipt again, and by the same
clock, unless those before it came back without theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.feeds import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.feeds import Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What was measured as a batch came: `arrival` a stamp, `offset_ms` server's less device's."""

    arrival: str
    offset_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Changes that one receipt stands for.

    Attributes:
        old: The one handed in whose offset, arrival and refusals hold again, None where none does.
        receipt: Not signed yet, and names no refusals.
        clocks: Order clock of each.
    """

    old: Receipt | None
    receipt: Receipt
    clocks: tuple[str, ...]


def stretches(
    changes: Sequence[Sent],
    kept: Sequence[Receipt],
    contact: Contact,
    *,
    chain_order: str,
    device_order: str,
) -> Iterator[Stretch]:
    """Yield the Changes of a batch, all of them new, by the receipts that stand for them.

    Args:
        changes: In their order; at least one.
        kept: Receipts handed in for any of their numbers.
        contact: What counts where there is no old receipt.
        chain_order: Order clock of the Change before in this chain, "" where there is none.
        device_order: The last order clock given to the device, in whichever epoch.
    """
    left = list(changes)
    while left:
        header = left[0].header
        old = _covering(kept, header.seq)
        if old is None:
            count = min([each.first for each in kept if each.first > header.seq], default=0)
            part = left[: count - header.seq if count else len(left)]
            receipt = _new(part, contact, device_order)
        else:
            part = left[: old.last - header.seq + 1]
            before = max(old.before, chain_order) if header.seq == old.first else chain_order
            then = Contact(arrival=old.arrival, offset_ms=old.offset_ms)
            receipt = _new(part, then, before)
        clocks = tuple(receipt.clocks(one.header.stamp for one in part))
        yield Stretch(old=old, receipt=receipt, clocks=clocks)
        left = left[len(part) :]
        chain_order, device_order = clocks[-1], max(device_order, clocks[-1])


def _covering(kept: Sequence[Receipt], seq: int) -> Receipt | None:
    found = [each for each in kept if each.first <= seq <= each.last]
    return max(found, key=lambda each: (each.arrival, each.last), default=None)


def _new(part: Sequence[Sent], contact: Contact, before: str) -> Receipt:
    first, last = part[0].header, part[-1]
    return Receipt(
        device=first.device,
        epoch=first.epoch,
        first=first.seq,
        last=last.header.seq,
        digest=last.digest,
        offset_ms=contact.offset_ms,
        arrival=contact.arrival,
        before=before,
    )
