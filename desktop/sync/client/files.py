"""Carries attachments, small ones first: each goes on where it broke off, none blocks another."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from desktop.errors import NotFoundError, RefusedError, StorageError, SyncError
from desktop.sync.client.transfers import download, upload

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.services.sync_ports import Waiting
    from desktop.sync.client.session import Session

log = logging.getLogger(__name__)

_NOT_FOUND = 404
UNAUTHORIZED = 401


@contextlib.contextmanager
def past_faults(session: Session, digest: str) -> Iterator[None]:
    """Fetch one file or large body inside the block: what is wrong with it stops no other.

    Raises:
        RefusedError: The server refused it otherwise than as absent.
    """
    try:
        yield
    except RefusedError as error:
        if error.details["status"] != _NOT_FOUND:
            raise
        session.absent.note(digest)
    except SyncError as error:
        if error.details.get("code") != "digest":
            raise
        log.warning("%s came as something else", digest[:8])
        session.store.raise_alarm("file_wrong", digest, {})
        session.absent.note(digest)


class FileTransfers:
    """The attachments of one run."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def send(self) -> None:
        """Bring files that wait to the server; see `send_some`."""
        self.send_some(self._waiting("up"))

    def send_some(self, waiting: Sequence[Waiting]) -> bool:
        """Bring files to the server, and tell whether all were here; others are passed over.

        Raises:
            RefusedError: The server takes none now, as with a full disk; or the first that it
                refused, after all others were tried.
        """
        refused, are_all_here = None, True
        for place, one in enumerate(waiting):
            try:
                is_here = self._send(one, sum(each.size for each in waiting[place:]))
                are_all_here = are_all_here and is_here
            except RefusedError as error:
                if (
                    error.details["code"] in ("full", "busy")
                    or error.details["status"] == UNAUTHORIZED
                ):
                    raise
                refused = refused or error
        if refused:
            raise refused
        return are_all_here

    def _send(self, one: Waiting, left: int) -> bool:
        session, body = self._session, self._read(one.digest)
        if body is None:
            return False
        upload(
            session.line,
            session.patience,
            session.up,
            path=f"uploads/file/{one.digest}",
            body=body,
            on_bytes=lambda done, _: session.tell("file_up", done, left),
        )
        session.store.mark_moved(one.digest, "up")
        session.figures.files_up += 1
        return True

    def _read(self, digest: str) -> bytes | None:
        """Return a file to be sent; None where it cannot be, which a person is told of."""
        try:
            return self._session.files.read(digest)
        except NotFoundError:  # as after a restore from a backup without attachments
            log.info("file %s waits to be sent, and is not here", digest[:8])
        except StorageError:
            log.warning("file %s waits to be sent, and cannot be read", digest[:8])
            self._session.store.raise_alarm("file_unreadable", digest, {})
        return None

    def fetch(self) -> None:
        """Fetch files that are named here; what the server has not yet is left for later."""
        absent = self._session.absent
        waiting = [one for one in self._waiting("down") if absent.is_due(one.digest)]
        for place, one in enumerate(waiting):
            with past_faults(self._session, one.digest):
                self._fetch(one, sum(each.size for each in waiting[place:]))

    def _fetch(self, one: Waiting, left: int) -> None:
        session = self._session
        if not session.files.has(one.digest):
            session.files.put(
                download(
                    session.line,
                    session.patience,
                    session.partials,
                    path=f"files/{one.digest}",
                    digest=one.digest,
                    on_bytes=lambda done, _: session.tell("file_down", done, left),
                )
            )
            session.figures.files_down += 1
        session.store.mark_moved(one.digest, "down")

    def _waiting(self, direction: str) -> Sequence[Waiting]:
        return [one for one in self._session.store.waiting(direction) if one.kind == "file"]
