"""Lets a machine join that never had a line: its request and the answer travel by stick."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from desktop.domain.changes import canonical
from desktop.errors import SyncError
from desktop.sync.lines import Table, parse_line
from server.devices import find_device
from server.enrolments import MOST_ALSO, Applicant, enrol
from server.scopes import scope_of

if TYPE_CHECKING:
    from desktop.sync.bundles import BundleHead
    from server.stores import Store

_KEY = 64
_MAX_NAME = 120
_SHOWN = re.compile(r"[^\x00-\x1f\x7f]*")  # as over the line: PostgreSQL holds no NUL


def enrol_by_bundle(store: Store, head: BundleHead, body: bytes) -> bytes:
    """Return the answer to an enrolment request, as `POST enrol` gives it.

    Raises:
        SyncError: As `server.enrolments.enrol`; or the request is for another machine than the one
            that signed the bundle (``signature``), or none (``format``).
    """
    code, applicant = _read(body)
    if (applicant.device, applicant.public_key) != (head.device, head.signer):
        raise SyncError("这个加入请求不是这台设备签的。", "请核对它来自哪里。", code="signature")
    enrolled = enrol(store, code, applicant, is_signed=True)
    with store.reading() as connection:
        device = find_device(connection, applicant.device)
        scope = scope_of(connection, device, store.now())
    return canonical(
        {
            "number": enrolled.number,
            "org": enrolled.org,
            "role": enrolled.role,
            "scope": json.loads(scope.to_json()),
            "server": {
                "id": store.id,
                "name": store.name,
                "receipt_key": store.receipt_key,
                "sealing_key": store.sealing_key,
            },
            "token": enrolled.token,
        }
    )


def _read(body: bytes) -> tuple[str, Applicant]:
    table = Table(parse_line(body))
    code = table.word("code")
    applicant = Applicant(
        device=table.identifier("device"),
        name=_name(table.take("name")),
        public_key=table.hexadecimal("public_key", _KEY),
        sealing_key=table.hexadecimal("sealing_key", _KEY),
        ledger_org=table.identifier("ledger_org", may_be_empty=True),
        schema=table.whole("schema"),
        app=_name(table.take("app")),
        also=tuple(
            Table({"id": raw}).identifier("id")
            for raw in (table.items("also", MOST_ALSO, 0) if table.has("also") else ())
        ),
    )
    table.close()
    return code, applicant


def _name(raw: object) -> str:
    if not isinstance(raw, str) or len(raw) > _MAX_NAME or not _SHOWN.fullmatch(raw):
        raise SyncError("加入请求读不懂。", "请升级议事簿后再试。", code="format")
    return raw
