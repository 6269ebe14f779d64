"""Where uploads and files lie: in the store's home, by organization, kind and digest.

Their names are digests and their folders ids, so nobody's text ever becomes a path. What is whole
is entered in `stored_file` with state ``whole``; what is still coming with ``partial``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.changes import digest_of
from desktop.errors import StorageError
from server.tables import stored_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from server.stores import Store

BATCH, PART, FILE, BUNDLE = "batch", "part", "file", "bundle"
KINDS = (BATCH, PART, FILE, BUNDLE)
PARTIAL, WHOLE = "partial", "whole"


def file_path(home: Path, org: str, kind: str, digest: str) -> Path:
    """Return where a file of an organization lies, or is to lie; nothing is made.

    Args:
        home: Of the store.
        org: The organization's id, from the database.
        kind: One of KINDS.
        digest: Checked by the caller to be 64 lower-case hexadecimal characters.
    """
    return home / "files" / org / kind / digest[:2] / digest


def sizes(connection: Connection, org: str, kind: str, digests: Iterable[str]) -> Mapping[str, int]:
    """Return the size of each of these files that the organization has whole."""
    found = select(stored_file.c.digest, stored_file.c.size).where(
        stored_file.c.org == org,
        stored_file.c.kind == kind,
        stored_file.c.state == WHOLE,
        stored_file.c.digest.in_(list(digests)),
    )
    return {each.digest: each.size for each in connection.execute(found)}


def read_part(store: Store, org: str, digest: str) -> bytes:
    """Return the body of a large patch that the organization has whole.

    Raises:
        StorageError: It cannot be read, or is not what its name says.
    """
    try:
        body = file_path(store.home, org, PART, digest).read_bytes()
    except OSError as error:
        raise StorageError(
            "服务器上的一份内容读不出来。", "请管理员运行 yishibu-server check。", digest=digest
        ) from error
    if digest_of(body) != digest:
        raise StorageError(
            "服务器上的一份内容已损坏。", "请管理员运行 yishibu-server check。", digest=digest
        )
    return body
