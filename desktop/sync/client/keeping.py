"""Keeps receipts in the ledger while the next batch is already on its way.

One that a crash keeps from the ledger is no loss: the same Changes are sent again, and the server
answers with the receipt that it gave.

Thread: one beside the run's own, ended with it.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from desktop.domain.feeds import Receipt
    from desktop.services.sync_ports import SyncStore


class Keeping:
    """Receipts of one chain, kept in the order in which they came; leaving waits for the last."""

    def __init__(self, store: SyncStore) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-receipt")
        self._under_way: Future[bool] | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait, and end the thread."""
        try:
            self.settle()
        finally:
            self._pool.shutdown()

    def keep(self, receipt: Receipt) -> None:
        """Begin to keep a receipt, once the one before is kept.

        Raises:
            AppError: As `settle`.
        """
        self.settle()
        self._under_way = self._pool.submit(self._store.take_receipt, receipt)

    def settle(self) -> None:
        """Wait until what was begun is in the ledger.

        Raises:
            StorageError: The ledger cannot be written.
            SyncError: A receipt is for another Change than the one here.
        """
        under_way, self._under_way = self._under_way, None
        if under_way is not None:
            under_way.result()
