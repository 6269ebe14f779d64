"""Turns a ledger of samples into that of the township above its village, for the pictures of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import KnownOrg, Scope
from desktop.records import Bulletin, Organization, Submission
from desktop.services.divisions import list_divisions

if TYPE_CHECKING:
    from desktop.composition import Home
    from desktop.services.ports import Work

SHOWN = 12
_DAYS = (None, 0, 3, 41, 1, 0, 12, None, 2, 5, 33, 1)
"""Days since each village synced, of which there are as many as are shown."""


def turn_into_township(home: Home) -> UUID:
    """Give the ledger to the township; returns the id of the village that wrote it."""
    with home.ledger.act("turn_into_township") as work:
        village = UUID(work.setting("org"))
        own = work.get(Organization, village)
        if own.parent is None:
            msg = "the village of the samples belongs to no township"
            raise LookupError(msg)
        scope = Scope(
            org=_known(work, own.parent),
            role="township",
            below=(_known(work, village, days=3), *_neighbours(own.code)),
        )
        for each in scope.below[1:]:
            row = Organization(id=UUID(each.id), org=UUID(each.id), name=each.name)
            row.code, row.parent = each.code, own.parent
            work.add(row)
        for submission in work.list(Submission):
            submission.addressed_to = scope.org.name
        work.set_setting("org", scope.org.id)
        work.set_setting("scope", scope.to_json())
        work.add(
            Bulletin(
                org=own.parent,
                title="2026年种粮补贴怎么领",
                content="带身份证和土地承包合同到村委会登记，6月30日前报到镇里。",
                issued_by=scope.org.name,
                issued_on="2026-05-06",
                pass_on_by="2026-05-20",  # noqa: S106 – a day, no password
            )
        )
    return village


def _known(work: Work, row: UUID, days: int | None = None) -> KnownOrg:
    found = work.get(Organization, row)
    return KnownOrg(
        id=str(row),
        code=found.code,
        name=found.name,
        level=found.level,
        parent=str(found.parent or ""),
        last_seen=_seen(days),
    )


def _neighbours(code: str) -> tuple[KnownOrg, ...]:
    """Return the other villages of the township to which a code belongs."""
    above = code[:9]
    others = [
        one for one in list_divisions().values() if one.code.startswith(above) and one.code != code
    ]
    villages = [one for one in others if len(one.code) > len(above)][:SHOWN]
    return tuple(
        KnownOrg(
            id=str(uuid4()),
            code=one.code,
            name=one.name,
            level=one.level,
            parent="",
            last_seen=_seen(days),
        )
        for one, days in zip(villages, _DAYS, strict=False)
    )


def _seen(days: int | None) -> str:
    return "" if days is None else format_stamp(datetime.now(UTC) - timedelta(days=days), 0)
