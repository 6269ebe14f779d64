"""Devices that are enrolled: who they are, whether a batch is theirs, when they were last seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import bindparam, select, update

from desktop.domain.clocks import format_stamp, parse_stamp
from desktop.errors import SyncError
from server.tables import device

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from server.stores import Store

    Verify = Callable[[str, bytes, bytes], bool]

_MOST_OFFSET_MS = 10**14  # what a receipt can say (desktop.sync.receipts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device as the server knows it.

    Attributes:
        number: What people call it: SLC-02.
        public_key: Ed25519, hexadecimal; verifies its batches.
        sealing_key: X25519, hexadecimal; bundles for it are sealed to this.
        offset_ms: Server's clock less its own, as last measured.
        last_order: The last order clock that was given to it, "" none yet.
        last_seen: When it called since it joined, a stamp to the minute; "" not yet.
    """

    id: str
    org: str
    role: str
    number: str
    public_key: str
    sealing_key: str
    offset_ms: int
    last_order: str
    last_seen: str


_DEVICE = select(device).where(device.c.id == bindparam("wanted"))
_LOCKED = _DEVICE.with_for_update()


def find_device(connection: Connection, device_id: str, *, locked: bool = False) -> Device:
    """Return a device that is enrolled and was not revoked.

    Args:
        connection: Of a transaction.
        device_id: Its id.
        locked: Keep others from its chains until the transaction ends.

    Raises:
        SyncError: There is none (code ``device``).
    """
    found = connection.execute(_LOCKED if locked else _DEVICE, {"wanted": device_id}).first()
    if found is None:
        raise SyncError("服务器不认识这台设备。", "请问县里的管理员要新的邀请码。", code="device")
    if found.revoked_at is not None:
        # No `revoked`: who carries another's stick would take it for its own token.
        raise SyncError(
            "县里已停用这台设备的同步。", "设备上的记录都还在；请问县里的管理员。", code="device"
        )
    return read_device(found)


def read_device(found: Row[Any]) -> Device:
    """Return a device from its row of the table."""
    last_seen = found.last_seen or ""
    return Device(
        id=found.id,
        org=found.org,
        role=found.role,
        number=found.number,
        public_key=found.public_key,
        sealing_key=found.sealing_key,
        offset_ms=found.offset_ms,
        last_order=found.last_order,
        last_seen=last_seen if last_seen >= found.enrolled_at else "",
    )


def signed_by(store: Store, caller: Device | None = None) -> Verify:
    """Return what tells whether a device, enrolled and not revoked, signed some bytes.

    Args:
        store: Knows the devices.
        caller: One that was found just now, and need not be looked for again.
    """

    def device_of(device_id: str) -> Device:
        if caller is not None and caller.id == device_id:
            return caller
        with store.reading() as connection:
            return find_device(connection, device_id)

    def verify(device_id: str, data: bytes, signature: bytes) -> bool:
        try:
            public = bytes.fromhex(device_of(device_id).public_key)
            key = Ed25519PublicKey.from_public_bytes(public)
            key.verify(signature, data)
        except (SyncError, InvalidSignature):
            return False
        return True

    return verify


def measured_offset(clock: str, arrival: datetime) -> int:
    """Return the server's clock less a device's, in milliseconds, as a receipt can say it.

    Args:
        clock: The present as the device stamps it.
        arrival: The server's present, aware.

    Raises:
        SyncError: `clock` is no stamp (code ``format``).
    """
    try:
        at, _ = parse_stamp(clock)
    except ValueError as error:
        raise SyncError("设备的时间读不懂。", "请升级议事簿后再试。", code="format") from error
    offset = (arrival - at) // timedelta(milliseconds=1)
    return max(-_MOST_OFFSET_MS, min(_MOST_OFFSET_MS, offset))


def note_contact(store: Store, device_id: str, *, schema: int, app: str = "") -> None:
    """Note that a device was seen just now, and the schema and app it has ("" as before)."""
    known = {"app": app} if app else {}
    with store.writing() as connection:
        connection.execute(
            update(device)
            .where(device.c.id == device_id)
            .values(last_seen=format_stamp(store.now(), 0), schema=schema, **known)
        )
