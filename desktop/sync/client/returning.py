"""Gives back to the server what it had once, or should have, and lacks: files and large bodies.

A server that was put back from a backup may have every record and lack a file that came after it.
It says so with every page; which ones they are is asked for only then.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.domain.changes import is_digest
from desktop.errors import NotFoundError, SyncError
from desktop.services.sync_ports import Waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.sync.client.files import FileTransfers
    from desktop.sync.client.outgoing import Outgoing
    from desktop.sync.client.session import Session

log = logging.getLogger(__name__)

_ASKED = "lacking"


def give_back(session: Session, outgoing: Outgoing, transfers: FileTransfers) -> None:
    """Send what the server lacks and is here, whoever of this organization wrote it.

    What is not here either is asked for again after an hour, or once Changes have come in.

    Raises:
        AppError: As `Line.ask`; what was sent stays there.
    """
    if not session.is_lacking or not session.absent.is_due(_ASKED):
        return
    told = session.patience.insist(lambda: session.line.ask("GET", "lacking")).json()
    parts, files = _digests(told, "parts"), _digests(told, "files")
    log.info("the server lacks %s large bodies and %s files", len(parts), len(files))
    gone = [digest for digest in parts if not _bring_part(outgoing, digest)]
    if not transfers.send_some([_waiting(digest) for digest in files]) or gone:
        session.absent.note(_ASKED)


def _bring_part(outgoing: Outgoing, digest: str) -> bool:
    try:
        outgoing.bring_part(digest)
    except NotFoundError:
        log.info("large body %s is not here either", digest[:8])
        return False
    return True


def _waiting(digest: str) -> Waiting:
    return Waiting(digest=digest, direction="up", kind="file", org="", size=0)


def _digests(told: object, kind: str) -> Sequence[str]:
    found = told.get(kind) if isinstance(told, dict) else None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise SyncError("县里服务器的应答读不懂。", "请升级议事簿后再试。", code="format")
    return [each for each in found if is_digest(each)]
