"""Who this device is to a server, and to which: id and keys, as they lie in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.data import sync_states
from desktop.services.sync_ports import Identity

if TYPE_CHECKING:
    from desktop.data.ledgers import SqlLedger
    from desktop.services.sync_ports import Joining

_SEALING_KEY = "sealing_key"
_DEVICE = "SELECT device FROM writer WHERE id = (SELECT value FROM setting WHERE key = 'writer')"


class DeviceIdentity:
    """The part of a sync store that speaks for the device; thread: any."""

    def __init__(self, ledger: SqlLedger) -> None:
        self._ledger = ledger

    def identity(self) -> Identity:
        """Return who this device is; its sealing key is made where it has none yet."""
        sealing = X25519PrivateKey.from_private_bytes(self.sealing_secret())
        with self._ledger.snapshot() as look:
            (device,) = look.execute(_DEVICE).fetchone()
            org, scope = sync_states.read_text(look, "org"), sync_states.read_scope(look)
        names = () if scope is None else (scope.org.id, *scope.org.aliases)
        return Identity(
            device=str(UUID(bytes=device)),
            public_key=self._signing_key().public_key().public_bytes_raw().hex(),
            sealing_key=sealing.public_key().public_bytes_raw().hex(),
            org=org,
            also=tuple(name for name in names if name != org),
        )

    def joining(self) -> Joining | None:
        """Return how this ledger is joined, None where it works alone."""
        with self._ledger.snapshot() as look:
            return sync_states.read_joining(look)

    def keep_invitation(self, file: str) -> None:
        """Keep the file by which this ledger asks to join by stick; joining forgets it."""
        with self._ledger.transaction() as (connection, _):
            sync_states.put_text(connection, sync_states.INVITATION, file)

    def invitation(self) -> str:
        """Return the enrolment file by which it asked to join, "" where it did not."""
        with self._ledger.snapshot() as look:
            return sync_states.read_text(look, sync_states.INVITATION)

    def sealing_secret(self) -> bytes:
        """Return the private half of the sealing key, 32 raw bytes; made at the first asking."""
        with self._ledger.transaction() as (connection, _):
            kept = sync_states.read_text(connection, _SEALING_KEY)
            if not kept:
                kept = X25519PrivateKey.generate().private_bytes_raw().hex()
                sync_states.put_text(connection, _SEALING_KEY, kept)
        return bytes.fromhex(kept)

    def sign(self, data: bytes) -> bytes:
        """Return this device's Ed25519 signature."""
        return self._signing_key().sign(data)

    def _signing_key(self) -> Ed25519PrivateKey:
        with self._ledger.snapshot() as look:
            secret = sync_states.read_text(look, "device_key")
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
