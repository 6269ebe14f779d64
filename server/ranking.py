"""Order clocks of Changes at their first acceptance, and the receipts that say them.

A Change that this server had before it lost it is given the clock of its old receipt again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
        kept: Whether the receipt is an old one; it may reach beyond these Changes.
        receipt: A new one is not signed yet, and names no refusals.
        clocks: Order clock of each.
    """

    kept: bool
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
        kept: Old receipts for any of their numbers.
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
            clocks = tuple(receipt.clocks(one.header.stamp for one in part))
        else:
            part = left[: old.last - header.seq + 1]
            receipt = old
            goes_on = old if header.seq == old.first else replace(old, before=chain_order)
            clocks = tuple(goes_on.clocks(one.header.stamp for one in part))
        yield Stretch(kept=old is not None, receipt=receipt, clocks=clocks)
        left = left[len(part) :]
        chain_order, device_order = clocks[-1], max(device_order, clocks[-1])


def _covering(kept: Sequence[Receipt], seq: int) -> Receipt | None:
    found = [each for each in kept if each.first <= seq <= each.last]
    return max(found, key=lambda each: each.last, default=None)


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
