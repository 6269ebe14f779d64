"""Makes batches ready to go: the next one while the server is still busy with the one before.

Thread: one beside the run's own, ended with it. The ledger takes reading from any thread.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from desktop.domain.feeds import Large
from desktop.sync.batches import MAX_CHANGES, write_batch
from desktop.sync.compression import pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType
    from typing import Self

    from desktop.domain.feeds import Sent
    from desktop.services.sync_ports import OutboxChain
    from desktop.sync.client.session import Session

_FIRST_RATIO = 2.0
_AIM = 31 / 32  # of what the line carries at once


@dataclass(frozen=True, slots=True)
class Ready:
    """Changes that follow one another, and their signed batch, packed."""

    changes: Sequence[Sent]
    packed: bytes

    @property
    def last(self) -> Sent:
        """The last of them."""
        return self.changes[-1]


class Preparing:
    """Batches of one chain.

    Args:
        session: The run.
        chain: Whose Changes.
        with_large: Whether those with large bodies go too; else it ends before the first whose
            bodies are not at the server yet.
    """

    def __init__(self, session: Session, chain: OutboxChain, *, with_large: bool) -> None:
        self._session, self._chain, self._with_large = session, chain, with_large
        self._ratio = _FIRST_RATIO  # bytes of bodies to those of their packed batch, as last seen
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-batch")
        self._begun: tuple[int, Future[Ready | None]] | None = None

    def __enter__(self) -> Self:
        """Begin; leaving waits for what is being made ready."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the thread."""
        self._pool.shutdown(cancel_futures=True)

    def begin(self, after: int) -> None:
        """Begin to make ready what follows a number."""
        if after < self._chain.last:
            self._begun = after, self._pool.submit(self._make, after)

    def take(self, after: int) -> Ready | None:
        """Return the batch that follows a number; None where nothing may go now.

        Raises:
            StorageError: The ledger cannot be read.
        """
        begun, self._begun = self._begun, None
        if begun is not None and begun[0] == after:
            ready = begun[1].result()
            if ready is not None and len(ready.packed) <= self._session.up.size:
                return ready
        return self._make(after)

    def _make(self, after: int) -> Ready | None:
        changes = self._changes(after)
        if not changes:
            return None
        packed = pack(write_batch(changes, self._session.store.sign))
        while (most := self._session.up.size) < len(packed) and len(changes) > 1:
            # They pack worse than those before.
            changes = changes[: max(1, int(len(changes) * _AIM * most / len(packed)))]
            packed = pack(write_batch(changes, self._session.store.sign))
        bodies = sum(len(part) for one in changes for part in one.parts if isinstance(part, bytes))
        self._ratio = max(1.0, bodies / len(packed))
        return Ready(changes, packed)

    def _changes(self, after: int) -> Sequence[Sent]:
        most = int(self._session.up.size * self._ratio * _AIM)
        changes = self._session.store.unsent(self._chain, after, most)[:MAX_CHANGES]
        if self._with_large:
            return changes
        at_server = self._session.at_server
        return list(
            takewhile(
                lambda one: all(part.digest in at_server for part in large_parts(one)), changes
            )
        )


def large_parts(change: Sent) -> Iterator[Large]:
    """Yield the parts of a Change whose bodies travel by themselves."""
    return (part for part in change.parts if isinstance(part, Large))
