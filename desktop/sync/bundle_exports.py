"""What goes onto a stick: all that has no receipt yet, and what this machine asks for.

Memory: one batch, body or file at a time, whatever waits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.feeds import Large
from desktop.errors import NotFoundError, StorageError
from desktop.records.declarations import SCHEMA
from desktop.services.bundle_ports import LeftOut
from desktop.services.findings import Progress
from desktop.sync.batches import MAX_CHANGES, write_batch
from desktop.sync.bundle_messages import Asking, Late, write_asking
from desktop.sync.compression import pack
from desktop.sync.receipts import write_receipt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain.feeds import Sent
    from desktop.services.findings import OnProgress
    from desktop.services.sync_ports import KeptFiles, OutboxChain, SyncStore
    from desktop.sync.bundles import BundleWriter

BATCH_BYTES = 512 * 1024
"""Bodies of one batch: where a bundle is cut, so much of the Changes is lost at most."""

_RECEIPTS_AT_ONCE = 10_000


@dataclass(kw_only=True)
class Export:
    """Writes into a bundle what waits, and counts it.

    Attributes:
        enrol: A request to be enrolled, b"" where this machine is.
        lost: Epoch to the number from which the server lacks what it had given receipts for.
        carried: Epoch to the number of its last Change that went in.
    """

    store: SyncStore
    kept: KeptFiles
    writer: BundleWriter
    on_progress: OnProgress
    enrol: bytes = b""
    lost: Mapping[str, int] = field(default_factory=dict)
    carried: dict[str, int] = field(default_factory=dict)
    changes: int = 0
    parts: int = 0
    files: int = 0
    left_out: list[LeftOut] = field(default_factory=list)

    def write(self) -> None:
        """Write all of it: what is small and weighs most comes first, in case the file is cut."""
        self.writer.add("asking", write_asking(self._asking()))
        if self.enrol:
            self.writer.add("enrol", self.enrol)
        chains = self.store.chains()
        for chain in chains:
            self._write_receipts(chain)
        starts = [(chain, self._start(chain)) for chain in chains]
        total = sum(chain.last - start for chain, start in starts)
        for chain, start in starts:
            self._write_chain(chain, start, total)
        self._write_files()

    def _asking(self) -> Asking:
        cursor, scope = self.store.cursor(), self.store.scope()
        late = [
            Late(org=org, after=self.store.cursor(org).after, until=until)
            for org, until in self.store.late()
        ]
        known = () if scope is None else (scope.org, *scope.above, *scope.below)
        chains = self.store.chains()
        return Asking(
            clock=self.store.clock_now(),
            schema=SCHEMA,
            epoch=chains[-1].epoch,
            after=cursor.after,
            closing=cursor.closing,
            scope=cursor.scope,
            orgs=tuple(org.id for org in known),
            late=tuple(late),
            wants=tuple(each.digest for each in self.store.waiting("down")),
            receipted=tuple((chain.epoch, chain.receipted) for chain in chains),
            begins=self._begins(chains),
        )

    def _begins(self, chains: Sequence[OutboxChain]) -> bool:
        """Tell whether the ledger can still begin with a snapshot (docs/sync.md)."""
        is_fresh = not self.store.cursor().closing
        has_sent = any(chain.receipted for chain in chains)
        own = self.store.identity().device
        return is_fresh and not has_sent and all(device == own for device, _ in self.store.have())

    def _write_receipts(self, chain: OutboxChain) -> None:
        """Write every receipt of a chain: by them a server that lost some ranks as it did."""
        receipts = self.store.receipts(chain, 0)
        for begin in range(0, len(receipts), _RECEIPTS_AT_ONCE):
            some = map(write_receipt, receipts[begin : begin + _RECEIPTS_AT_ONCE])
            self.writer.add("receipts", b"".join(line + b"\n" for line in some))

    def _start(self, chain: OutboxChain) -> int:
        """Return the number after which to begin."""
        return min(chain.receipted, self.lost.get(chain.epoch, chain.last + 1) - 1)

    def _write_chain(self, chain: OutboxChain, start: int, total: int) -> None:
        while start < chain.last:
            changes = self.store.unsent(chain, start, BATCH_BYTES)[:MAX_CHANGES]
            if not self._write_parts(changes):
                return
            self.writer.add("batch", pack(write_batch(changes, self.store.sign)))
            start = changes[-1].header.seq
            self.carried[chain.epoch] = start
            self.changes += len(changes)
            self.on_progress(Progress(stage="changes", done=self.changes, total=total))

    def _write_parts(self, changes: Sequence[Sent]) -> bool:
        """Write the large bodies that Changes name, before them; tell whether all are here."""
        for part in (part for one in changes for part in one.parts if isinstance(part, Large)):
            try:
                self.writer.add("part", pack(self.store.part(part.digest)))
            except (NotFoundError, StorageError) as error:
                self.left_out.append(LeftOut.because(error, "part"))
                return False
            self.parts += 1
        return True

    def _write_files(self) -> None:
        waiting = [each for each in self.store.waiting("up") if each.kind == "file"]
        for done, each in enumerate(waiting, start=1):
            try:
                body = self.kept.read(each.digest)
            except (NotFoundError, StorageError) as error:
                self.left_out.append(LeftOut.because(error, "file"))
                continue
            self.writer.add("file", body)
            self.files += 1
            self.on_progress(Progress(stage="files", done=done, total=len(waiting)))
