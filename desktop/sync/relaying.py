"""Carries bundles of other machines over the line, and brings what they are answered with.

A township laptop cannot open them. What broke off is gone on with at the next run: a bundle is
posted first, so that one that the server has already is not uploaded again.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.errors import (
    AppError,
    DiskFullError,
    LineError,
    RefusedError,
    StorageError,
    SyncError,
)

if TYPE_CHECKING:
    from desktop.services.bundle_ports import BundleLine, Relayed, RelayShelf
    from desktop.services.sync_ports import SyncStore

log = logging.getLogger(__name__)

_TEMPORARY = {"busy", "full", "slow_down"}


def carry_bundles(shelf: RelayShelf, line: BundleLine, store: SyncStore) -> int:
    """Send every bundle that waits, keep the ways back for a stick, and return how many came.

    To be called at the end of a run over the line, after its own Changes and files.

    Raises:
        LineError: The line broke; what was done stays done.
        RefusedError: The server cannot now; ``details["code"]`` says why. A bundle that it will
            never take, or answers with nonsense, or that cannot be read here, is passed over, and
            stays.
        DiskFullError: There is no room for a way back.
    """
    waiting = shelf.waiting()
    if not waiting:
        return 0
    run, carried, outcome = store.begin_run("relay"), 0, "paused"
    try:
        for relayed in waiting:
            carried += _carry(shelf, line, relayed)
        outcome = "done" if carried == len(waiting) else "refused"
    except AppError as error:
        outcome = _outcome_of(error)
        raise
    finally:
        store.end_run(run, outcome, {"bundles": carried, "waiting": len(waiting) - carried})
    return carried


def _outcome_of(error: AppError) -> str:
    if isinstance(error, RefusedError):
        return "refused"
    return "cut" if isinstance(error, LineError) else "failed"


def _carry(shelf: RelayShelf, line: BundleLine, relayed: Relayed) -> bool:
    try:
        _bring_back(shelf, line, relayed)
    except LineError:
        raise
    except SyncError as error:
        if error.details.get("code") in _TEMPORARY:
            raise
        log.warning("bundle %s was refused: %s", relayed.bundle, error.details.get("code"))
        return False
    except DiskFullError:
        raise
    except StorageError:
        log.warning("bundle %s cannot be read here", relayed.bundle)
        return False
    return True


def _bring_back(shelf: RelayShelf, line: BundleLine, relayed: Relayed) -> None:
    back = line.post_bundle(relayed.digest)
    if not back:
        with shelf.reading(relayed) as file:
            line.send_bundle(relayed.digest, relayed.size, file)
        back = line.post_bundle(relayed.digest)
    with shelf.answering(relayed, back) as file:
        line.fetch_bundle(back, file)
    log.info("bundle %s was answered", relayed.bundle)
