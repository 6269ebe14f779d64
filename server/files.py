"""Which files and large bodies a device may bring and read: those that a patch of a feed names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.errors import NotFoundError
from server.tables import named_file
from server.uploads import Name

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.feeds import Scope
    from server.stores import Store
    from server.uploads import Uploads


def is_named(store: Store, name: Name) -> bool:
    """Tell whether a patch of the organization names a file, so that it may be brought."""
    with store.reading() as connection:
        found = connection.execute(
            select(named_file.c.digest).where(
                named_file.c.digest == name.digest,
                named_file.c.kind == name.kind,
                named_file.c.holder == name.org,
            )
        )
        return found.first() is not None


def get_readable(store: Store, uploads: Uploads, scope: Scope, kind: str, digest: str) -> Path:
    """Return where the bytes lie that a patch in this scope names.

    Raises:
        NotFoundError: None names them, or they have not come yet; a reader is not told which.
    """
    with store.reading() as connection:
        naming = connection.execute(
            select(named_file.c.org, named_file.c.audience, named_file.c.holder).where(
                named_file.c.digest == digest, named_file.c.kind == kind
            )
        ).all()
    feeds = scope.feeds
    for each in naming:
        if (each.org, each.audience) in feeds:
            path = uploads.find(Name(each.holder, kind, digest))
            if path is not None:
                return path
    raise NotFoundError("服务器上没有这个附件，或还没有传到。", "过些时候再同步一次。")
