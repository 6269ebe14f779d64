"""Whether the server is well: its database answers, and its disk takes what comes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

from desktop.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from server.stores import Store

LOW_BYTES = 2 * 1024 * 1024 * 1024
"""Two bundles as large as one may be."""

FULL_BYTES = 64 * 1024 * 1024

Disk = Literal["ok", "low", "full", "read_only", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the server is, in words; the figures are metrics.

    Attributes:
        status: ``ok``; ``low``: it works, but somebody has to make room; ``failing``.
        server: Its id.
        database: Whether it answers.
        disk: Of the folder of files.
    """

    status: Literal["ok", "low", "failing"]
    server: str
    database: Literal["ok", "down"]
    disk: Disk


def examine(store: Store) -> Health:
    """Return how the server is now; a database that does not answer takes its timeout."""
    database: Literal["ok", "down"] = "ok" if _answers(store) else "down"
    disk = disk_of(store.home)
    is_working = database == "ok" and disk in ("ok", "low")
    return Health(
        status=("low" if disk == "low" else "ok") if is_working else "failing",
        server=store.id,
        database=database,
        disk=disk,
    )


def _answers(store: Store) -> bool:
    try:
        with store.reading() as connection:
            connection.execute(text("SELECT 1"))
    except StorageError:
        return False
    return True


def disk_of(folder: Path) -> Disk:
    """Return how the disk is on which a folder lies."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return "gone"
    free = disk.f_bavail * disk.f_frsize
    if disk.f_flag & os.ST_RDONLY:
        return "read_only"
    if free < FULL_BYTES:
        return "full"
    return "low" if free < LOW_BYTES else "ok"
