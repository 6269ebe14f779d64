"""Carries attachments, small ones first: each goes on where it broke off, none blocks another."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from desktop.errors import NotFoundError, RefusedError
from desktop.sync.client.transfers import download, upload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.services.sync_ports import Waiting
    from desktop.sync.client.session import Session

log = logging.getLogger(__name__)

_ASK_AGAIN_S = 3600.0
_NOT_FOUND = 404
UNAUTHORIZED = 401


class AbsentFiles:
    """Files that the server had not yet: their authors have not sent them.

    They are asked for again after an hour, or once Changes have come in, so that a run with nothing
    to do stays one request.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._asked: dict[str, float] = {}

    def note(self, digest: str) -> None:
        """Note that the server has not this one."""
        self._asked[digest] = self._now()

    def is_due(self, digest: str) -> bool:
        """Whether to ask for it."""
        asked = self._asked.get(digest)
        return asked is None or self._now() - asked >= _ASK_AGAIN_S

    def ask_again(self) -> None:
        """Ask for all of them at the next opportunity."""
        self._asked.clear()


class FileTransfers:
    """The attachments of one run."""

    def __init__(self, session: Session, absent: AbsentFiles) -> None:
        self._session, self._absent = session, absent

    def send(self) -> None:
        """Bring files to the server.

        Raises:
            RefusedError: The server takes none now, as with a full disk; or the first that it
                refused, after all others were tried.
        """
        refused = None
        waiting = self._waiting("up")
        for place, one in enumerate(waiting):
            try:
                self._send(one, sum(each.size for each in waiting[place:]))
            except NotFoundError:  # as after a restore from a backup without attachments
                log.info("file %s waits to be sent, and is not here", one.digest[:8])
            except RefusedError as error:
                if (
                    error.details["code"] in ("full", "busy")
                    or error.details["status"] == UNAUTHORIZED
                ):
                    raise
                refused = refused or error
        if refused:
            raise refused

    def _send(self, one: Waiting, left: int) -> None:
        session = self._session
        body = session.files.read(one.digest)
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

    def fetch(self) -> None:
        """Fetch files that are named here; what the server has not yet is left for later."""
        if self._session.figures.pulled:
            self._absent.ask_again()
        waiting = [one for one in self._waiting("down") if self._absent.is_due(one.digest)]
        for place, one in enumerate(waiting):
            try:
                self._fetch(one, sum(each.size for each in waiting[place:]))
            except RefusedError as error:
                if error.details["status"] != _NOT_FOUND:
                    raise
                self._absent.note(one.digest)

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
