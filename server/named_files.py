"""Who may send and have files and large bodies: those in whose feeds a patch names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from server.devices import find_device
from server.scopes import scope_of
from server.tables import named_file
from server.uploads import Name, Uploads

if TYPE_CHECKING:
    from pathlib import Path

    from server.stores import Store


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
