"""Joining a county: what a person has in hand is shown to the server, and its answer checked."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from desktop.domain.changes import canonical
from desktop.domain.feeds import ROLES, parse_scope
from desktop.errors import AppError, ConflictError, LineError, Said, SyncError, ValidationError
from desktop.records.declarations import SCHEMA
from desktop.services.sync_ports import Joining
from desktop.sync.client.line import Line
from desktop.sync.enrolment import (
    MAX_FILE_BYTES,
    Enrolment,
    read_address,
    read_code,
    read_enrolment,
    read_sealing_key,
)
from desktop.sync.lines import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.feeds import Scope
    from desktop.services.sync_ports import Identity, Invitation, SyncStore

log = logging.getLogger(__name__)

_NO_LINE = "请检查网络和服务器的地址；没有网的，可以用入网文件和 U 盘加入。"
_KEY = 64
_MAX_TOKEN = 200
_MAX_NAME = 200


def read_invitation(invitation: Invitation) -> Enrolment:
    """Return where to join and by which code; where only those were typed, the rest is "".

    Raises:
        ValidationError: The file cannot be read, or address or code cannot be one.
        SyncError: The file is no enrolment file, or for a newer app.
    """
    if invitation.file is not None:
        return read_enrolment(read_file(invitation.file))
    return Enrolment(
        address=read_address(invitation.url),
        ca="",
        server="",
        server_name="",
        receipt_key="",
        sealing_key="",
        code=read_code(invitation.code),
        org="",
    )


def read_file(path: Path) -> bytes:
    """Return what an enrolment file holds, and of any larger file its beginning.

    Raises:
        ValidationError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ValidationError(
            Said("读不了入网文件：{path}。", path=path),
            "请检查路径，或 U 盘是否插好。",
            field="file",
        ) from error


def join_county(store: SyncStore, invitation: Invitation, *, name: str, app: str) -> Joining:
    """Join the county with a ledger, and keep how it is joined.

    Args:
        store: The ledger.
        invitation: What a person has in hand.
        name: What this machine is called.
        app: The version of the app.

    Raises:
        ConflictError: It is joined to another server.
        AppError: As `read_invitation` and `enrol`; nothing is kept then.
    """
    enrolment, known = read_invitation(invitation), store.joining()
    if known is not None and known.url != enrolment.address:
        raise ConflictError(
            Said("这个账本已经加入“{server}”。", server=known.server_name),
            "要换一个县，请先在设置里退出。",
        )
    joining, scope = enrol(enrolment, store.identity(), name=name, app=app, clock=store.clock_now)
    store.join(joining, scope)
    return joining


def enrol(
    enrolment: Enrolment,
    identity: Identity,
    *,
    name: str,
    app: str,
    clock: Callable[[], str],
) -> tuple[Joining, Scope]:
    """Join the county; the code is used up by it.

    Args:
        enrolment: From `read_invitation`.
        identity: Who this device is.
        name: What this machine is called.
        app: The version of the app.
        clock: The present as the device stamps it.

    Returns:
        How this ledger is joined from now on, and whom it may read.

    Raises:
        RefusedError: ``code`` is wrong, used or expired; ``slow_down``; or another reason.
        LineError: The server cannot be reached.
        SyncError: What answers is not the server that the file names, or not to be understood.
    """
    request = {
        **({"also": list(identity.also)} if identity.also else {}),
        "app": app,
        "code": enrolment.code,
        "device": identity.device,
        "ledger_org": identity.org,
        "name": name,
        "public_key": identity.public_key,
        "schema": SCHEMA,
        "sealing_key": identity.sealing_key,
    }
    line = Line(enrolment.address, ca=enrolment.ca, clock=clock)
    try:
        answer = line.ask(
            "POST", "enrol", canonical(request), headers={"content-type": "application/json"}
        )
    except LineError as error:
        if error.details.get("code") != "unreachable":
            raise
        # What a line that broke says, that all goes on by itself, is not so before there is one.
        raise LineError(error.message, _NO_LINE, **error.details) from error
    finally:
        line.close()
    since = clock()
    try:
        joining, scope = _read(answer.json(), enrolment, identity, since)
    except (AppError, ValueError) as error:
        raise SyncError(
            "县里的答复读不懂，没有加入。", "请升级议事簿后再试。", code="format"
        ) from error
    _refuse_another(enrolment, joining)
    log.info("joined server %s as device %s", joining.server, joining.device)
    return joining, scope


def _read(
    raw: object, enrolment: Enrolment, identity: Identity, since: str
) -> tuple[Joining, Scope]:
    """Return what the server answered; AppError or ValueError where it is not to be understood."""
    table = Table(raw)
    server = Table(table.take("server"))
    scope = parse_scope(canonical(table.take("scope")).decode())
    role, token = table.word("role"), _token(table.take("token"))
    joining = Joining(
        url=enrolment.address,
        ca=enrolment.ca,
        token=token,
        device=identity.device,
        server=server.identifier("id"),
        server_name=_name(server.take("name")),
        receipt_key=server.hexadecimal("receipt_key", _KEY),
        sealing_key=read_sealing_key(server.hexadecimal("sealing_key", _KEY)),
        number=table.word("number"),
        role=role,
        org=table.identifier("org"),
        since=since,
    )
    if role not in ROLES or (role, joining.org) != (scope.role, scope.org.id):
        msg = "role or organization is another than that of the scope"
        raise ValueError(msg)
    return joining, scope


def _name(raw: Any) -> str:
    """Return what people call the server; one that nobody named yet is called by what it is."""
    if not isinstance(raw, str) or len(raw) > _MAX_NAME or not raw.isprintable():
        msg = "no name"
        raise ValueError(msg)
    return raw.strip() or "县里的服务器"


def _token(raw: Any) -> str:
    """Return a token that can stand in a header."""
    if not (isinstance(raw, str) and 0 < len(raw) <= _MAX_TOKEN and raw.isascii()):
        msg = "no token"
        raise ValueError(msg)
    if not raw.isprintable() or " " in raw:
        msg = "no token"
        raise ValueError(msg)
    return raw


def _refuse_another(enrolment: Enrolment, joining: Joining) -> None:
    """Refuse a server that is not the one which the enrolment file names."""
    named = (enrolment.server, enrolment.receipt_key, enrolment.sealing_key)
    if any(named) and named != (joining.server, joining.receipt_key, joining.sealing_key):
        raise SyncError(
            "应答的不是入网文件里写的那台服务器，没有加入。",
            "请换个网络再试；还是这样，请向县里要一个新的入网文件。",
            code="stranger",
        )
