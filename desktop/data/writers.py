"""Whose journals a ledger holds: devices and epochs, where they begin, and what was forked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from desktop.domain.changes import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.heads import Write

_WRITERS = (
    "SELECT w.id, w.device, coalesce(w.named_epoch, w.epoch), w.base_seq, w.base_digest,"
    " w.named_epoch IS NOT NULL, g.from_seq FROM writer w LEFT JOIN given_up g ON g.writer = w.id"
    " ORDER BY w.id"
)
_GIVE_UP = "INSERT OR REPLACE INTO given_up (writer, from_seq) VALUES (?, ?)"
_PATCHES = (
    "FROM change c JOIN patch p ON p.id >= c.position << 8 AND p.id < (c.position + 1) << 8"
    " WHERE c.writer = ? AND c.seq >= ?"
)
_ROWS = f'SELECT DISTINCT p."row" {_PATCHES} AND p."row" <> x\'\''
_WAITS_NO_MORE = f"DELETE FROM held WHERE patch IN (SELECT p.id {_PATCHES})"  # noqa: S608 – as above
_ENTER_BRANCH = (
    "INSERT INTO writer (device, epoch, base_seq, base_digest, named_epoch) VALUES (?, ?, ?, ?, ?)"
)
_OWN = "SELECT device FROM writer WHERE id = (SELECT value FROM setting WHERE key = 'writer')"


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownWriter:
    """One chain, as this ledger holds it.

    Attributes:
        epoch: The one its Changes are signed with.
        base_seq: Number of the Change after which it begins here, `base_digest` that one's digest.
        is_branch: It holds what the server has in place of what was here under these numbers: a
            clone sent it.
        given_up: Number from which on its Changes count no more, None where all do.
    """

    id: int
    device: str
    epoch: str
    base_seq: int = 0
    base_digest: str = START
    is_branch: bool = False
    given_up: int | None = None

    def counts(self, seq: int) -> bool:
        """Tell whether a Change of this number stands."""
        return self.given_up is None or seq < self.given_up


@dataclass(slots=True)
class Writers:
    """Every writer that a ledger knows.

    Attributes:
        own: This ledger's device.
    """

    own: str
    known: dict[int, KnownWriter] = field(default_factory=dict)
    _chains: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # the first, branches

    @classmethod
    def load(cls, connection: Any) -> Writers:
        """Read them through a connection (sqlcipher3)."""
        own = connection.execute(_OWN).fetchone()
        writers = cls(own=str(UUID(bytes=own[0])) if own else "")
        for number, device, epoch, seq, digest, is_branch, given_up in connection.execute(_WRITERS):
            writers._enter(
                KnownWriter(
                    id=number,
                    device=str(UUID(bytes=device)),
                    epoch=str(UUID(bytes=epoch)),
                    base_seq=seq,
                    base_digest=digest,
                    is_branch=bool(is_branch),
                    given_up=given_up,
                )
            )
        return writers

    def _enter(self, writer: KnownWriter) -> None:
        self.known[writer.id] = writer
        self._chains.setdefault((writer.device, writer.epoch), []).append(writer.id)

    def write(self, number: int, seq: int) -> Write:
        """Return the write that a number of this ledger's stands for."""
        writer = self.known[number]
        return writer.device, writer.epoch, seq

    def chain(self, device: str, epoch: str) -> list[KnownWriter]:
        """Return who holds a chain, each from where the one before was given up."""
        return [self.known[number] for number in self._chains.get((device, epoch), ())]

    def chains(self) -> Iterator[tuple[str, str]]:
        """Yield device and epoch of every chain."""
        yield from self._chains

    def find(self, device: str, epoch: str, seq: int) -> KnownWriter | None:
        """Return who a Change is of, None where this ledger has not heard of the writer."""
        return next((one for one in self.chain(device, epoch) if one.counts(seq)), None)

    def find_or_enter(self, connection: Any, device: str, epoch: str, seq: int) -> KnownWriter:
        """Return who a Change is of, entered into the ledger where it is new."""
        return self.find(device, epoch, seq) or self.enter(connection, device, epoch)

    def enter(
        self, connection: Any, device: str, epoch: str, *, base: tuple[int, str] = (0, START)
    ) -> KnownWriter:
        """Enter a writer whose Changes go on here after number and digest of `base`."""
        entered = connection.execute(
            "INSERT INTO writer (device, epoch, base_seq, base_digest) VALUES (?, ?, ?, ?)",
            (UUID(device).bytes, UUID(epoch).bytes, *base),
        )
        writer = KnownWriter(
            id=int(entered.lastrowid),
            device=device,
            epoch=epoch,
            base_seq=base[0],
            base_digest=base[1],
        )
        self._enter(writer)
        return writer

    def give_up(
        self, connection: Any, chain: tuple[str, str], from_seq: int, digest: str
    ) -> set[bytes]:
        """Let a chain count no more from a Change on: a clone has gone on after `digest`.

        What was given up before, further on, is so from here now. What comes instead has a branch.

        Returns:
            The rows that were written there.
        """
        device, epoch = chain
        rows: set[bytes] = set()
        for writer in self.chain(device, epoch):
            if writer.counts(from_seq):
                span = writer.id, from_seq
                rows.update(row for (row,) in connection.execute(_ROWS, span))
                connection.execute(_WAITS_NO_MORE, span)
                connection.execute(_GIVE_UP, span)
                self.known[writer.id] = replace(writer, given_up=from_seq)
        names = UUID(device).bytes, uuid4().bytes, from_seq - 1, digest, UUID(epoch).bytes
        branch = KnownWriter(
            id=int(connection.execute(_ENTER_BRANCH, names).lastrowid),
            device=device,
            epoch=epoch,
            base_seq=from_seq - 1,
            base_digest=digest,
            is_branch=True,
        )
        self._enter(branch)
        return rows
