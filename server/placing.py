"""Positions: where Changes stand in the feeds, given last and under a lock held to the commit.

So they become visible in their order: a reader that has seen one has seen all before it, though
transactions of several devices end in any order. A sequence would lose Changes to readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desktop.domain.feeds import running_digest
from server.bulk import Filling
from server.tables import feed, placed, server

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A Change that is to be placed.

    Attributes:
        feeds: The (organization, audience) that have part, or would have in what was refused.
        refused: Places of the patches that were refused.
    """

    chain: int
    seq: int
    digest: str
    order: str
    feeds: frozenset[tuple[str, str]]
    refused: frozenset[int]


def place(connection: Connection, accepted: Sequence[Accepted]) -> None:
    """Give Changes their positions, in their order; nothing else may wait for a lock after it."""
    head = select(server.c.position, server.c.running).with_for_update()
    position, running = connection.execute(head).one()
    places, entries = [], []
    for one in accepted:
        position += 1
        running = running_digest(running, one.order, one.digest, one.refused)
        places.append(
            {"position": position, "chain": one.chain, "seq": one.seq, "running": running}
        )
        entries += [
            {"org": org, "audience": audience, "position": position} for org, audience in one.feeds
        ]
    with Filling(connection) as filling:
        filling.add(placed, places)
        filling.add(feed, entries)
    connection.execute(update(server).values(position=position, running=running))
