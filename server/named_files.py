"""Who may send and have files and large bodies: those in whose feeds a patch names them.

And which large bodies no Change names: they came for a batch that did not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from server.bulk import chunked
from server.devices import find_device
from server.parts import PART
from server.scopes import scope_of
from server.tables import change, named_file, quarantine, refusal
from server.uploads import Name, Uploads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from server.stores import Store

_LARGE = re.compile(rb'\{"large":"([0-9a-f]{64})"')
"""How a Change names a large body (server.parts)."""

_AT_ONCE = 500


def is_awaited(store: Store, org: str, kind: str, digest: str) -> bool:
    """Tell whether a device of an organization wrote a patch that counts and names this file."""
    wanted = select(named_file.c.digest).where(
        named_file.c.digest == digest, named_file.c.kind == kind, named_file.c.holder == org
    )
    with store.reading() as connection:
        return connection.execute(wanted).first() is not None


def find_readable(store: Store, device_id: str, kind: str, digest: str) -> Path | None:
    """Return where a file lies that a device may read and that is here whole, None otherwise.

    Args:
        store: The server's.
        device_id: Who asks.
        kind: part or file.
        digest: Of its bytes.

    Raises:
        SyncError: The device is unknown or revoked (``device``).
    """
    with store.reading() as connection:
        feeds = scope_of(connection, find_device(connection, device_id), store.now()).feeds
        wanted = select(named_file).where(named_file.c.digest == digest, named_file.c.kind == kind)
        holders = {
            each.holder for each in connection.execute(wanted) if (each.org, each.audience) in feeds
        }
    paths = (Uploads(store.home).find(Name(each, kind, digest)) for each in sorted(holders))
    return next((path for path in paths if path is not None), None)


def find_unnamed(store: Store, digests: Iterable[str]) -> set[str]:
    """Return which large bodies no Change names: neither one that counts nor one kept aside."""
    unnamed = set(digests)
    with store.reading() as connection:
        for chunk in chunked(sorted(unnamed), _AT_ONCE):
            wanted = select(named_file.c.digest).where(
                named_file.c.digest.in_(chunk), named_file.c.kind == PART
            )
            unnamed.difference_update(connection.scalars(wanted))
        if unnamed:
            for body in _kept_aside(connection):
                unnamed.difference_update(each.decode() for each in _LARGE.findall(body))
    return unnamed


def _kept_aside(connection: Connection) -> Iterator[bytes]:
    """Yield Changes of which patches were refused, and what clones wrote: they name in no feed."""
    of_refused = (refusal.c.chain == change.c.chain) & (refusal.c.seq == change.c.seq)
    for wanted in (
        select(change.c.parts).where(select(1).where(of_refused).exists()),
        select(quarantine.c.body),
    ):
        yield from connection.scalars(wanted.execution_options(yield_per=_AT_ONCE))
