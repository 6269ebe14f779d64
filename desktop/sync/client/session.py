"""What the stages of one run share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.services.sync_ports import Cursor, Figures
from desktop.sync.client.absences import AbsentFiles
from desktop.sync.client.pacing import Pace

if TYPE_CHECKING:
    from desktop.services.sync_ports import (
        Joining,
        KeptFiles,
        LineProgress,
        OutboxChain,
        Partials,
        SyncStore,
    )
    from desktop.sync.client.line import Line
    from desktop.sync.client.pacing import Patience


@dataclass(kw_only=True)
class Session:
    """A run under way.

    Attributes:
        absent: Files and large bodies that the server had not; lasts from run to run.
        up: How much goes up at once; `down` likewise.
        at_server: Digests of large bodies that this run knows to lie at the server.
        has_moved: Whether the server's feed is not what it was: it came back from a backup.
        is_lacking: Whether the server says that it lacks files of this device's organization.
        had: Where the cursor stood when this ledger was found to be a clone: up to there it has
            what others sent.
    """

    store: SyncStore
    joining: Joining
    line: Line
    patience: Patience
    files: KeptFiles
    partials: Partials
    progress: LineProgress
    absent: AbsentFiles = field(default_factory=AbsentFiles)
    figures: Figures = field(default_factory=Figures)
    up: Pace = field(default_factory=Pace)
    down: Pace = field(default_factory=Pace)
    at_server: set[str] = field(default_factory=set)
    has_moved: bool = False
    is_lacking: bool = False
    had: Cursor = field(default_factory=Cursor)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Say how far a stage is (`LineProgress`), and whether the line is slow."""
        self.progress(stage, done, total, is_slow=self.up.is_slow or self.down.is_slow)

    def verify(self, data: bytes | memoryview, signature: bytes) -> bool:
        """Tell whether the server signed these bytes."""
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.joining.receipt_key))
        try:
            key.verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def current_chain(self) -> OutboxChain:
        """Return the chain that this device goes on writing."""
        return self.store.chains()[-1]
