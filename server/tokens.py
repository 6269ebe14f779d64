"""What a device shows that has joined: a random token, of which the server keeps a hash."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from desktop.errors import SyncError
from server.devices import read_device
from server.tables import device

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from server.devices import Device

_BYTES = 32
_HOLDER = select(device).where(device.c.token_hash == bindparam("shown"))


def new_token() -> str:
    """Return a fresh token."""
    return secrets.token_hex(_BYTES)


def token_hash(token: str) -> str:
    """Return what is kept of a token; it is random, so a fast hash will do."""
    return hashlib.sha256(token.encode()).hexdigest()


def holder_of(connection: Connection, token: str) -> Device:
    """Return whose token it is.

    Raises:
        SyncError: ``token``: nobody's; ``revoked``: its device was shut out, with ``device``.
    """
    found = connection.execute(_HOLDER, {"shown": token_hash(token)}).first()
    if found is None:
        raise SyncError("服务器不认识这台电脑。", "请向县里要新的邀请码，重新加入。", code="token")
    if found.revoked_at is not None:
        raise SyncError(
            "县里已停用这台电脑的同步。",
            "本机记录都还在；请问县里的管理员。",
            code="revoked",
            device=found.id,
        )
    return read_device(found)
