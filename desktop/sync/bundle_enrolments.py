"""Joining by stick, for a machine that never had a line: what it asks, and what it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.changes import canonical
from desktop.domain.feeds import ROLES, parse_scope
from desktop.errors import SyncError
from desktop.records.declarations import SCHEMA
from desktop.services.sync_ports import Joining
from desktop.sync.enrolment import read_enrolment
from desktop.sync.lines import Table, parse_line, refuse

if TYPE_CHECKING:
    from desktop.domain.feeds import Scope
    from desktop.services.sync_ports import Identity

_ADVICE = "请向县里要一个新的入网文件，再试一次。"


def invited(file: str, identity: Identity) -> Joining:
    """Return how a ledger will be joined by an enrolment file; it has no token yet.

    Raises:
        SyncError: It is none (desktop.sync.enrolment.read_enrolment).
    """
    enrolment = read_enrolment(file.encode())
    return Joining(
        url=enrolment.address,
        ca=enrolment.ca,
        token="",
        device=identity.device,
        server=enrolment.server,
        server_name=enrolment.server_name,
        receipt_key=enrolment.receipt_key,
        sealing_key=enrolment.sealing_key,
        number="",
        role="room",
        org="",
    )


def write_request(file: str, identity: Identity, *, name: str, app: str) -> bytes:
    """Return the request to be enrolled, as `POST enrol` takes it (docs/sync.md).

    Args:
        file: The enrolment file.
        identity: Who asks.
        name: What people call the machine.
        app: Version of the app.
    """
    return canonical(
        {
            **({"also": list(identity.also)} if identity.also else {}),
            "app": app,
            "code": read_enrolment(file.encode()).code,
            "device": identity.device,
            "ledger_org": identity.org,
            "name": name,
            "public_key": identity.public_key,
            "schema": SCHEMA,
            "sealing_key": identity.sealing_key,
        }
    )


def read_enrolled(body: bytes, asked: Joining) -> tuple[Joining, Scope]:
    """Return how a ledger is joined now, and what it may read.

    Args:
        body: The answer, as `POST enrol` gives it; who signed it was checked.
        asked: As `invited` gave it.

    Raises:
        SyncError: It is no such answer, or another server's.
    """
    table = Table(parse_line(body))
    token, number, role = table.word("token"), table.word("number"), table.word("role")
    org, server = table.identifier("org"), table.take("server")
    try:
        scope = parse_scope(json.dumps(table.take("scope")))
    except ValueError as error:
        raise SyncError("县里给的范围读不懂。", "请升级议事簿后再试。", code="format") from error
    table.close()
    if role not in ROLES or not isinstance(server, dict) or server.get("id") != asked.server:
        refuse("加入的答复读不懂，或是另一个县的。", _ADVICE)
    return replace(asked, token=token, number=number, role=role, org=org), scope
