"""Turns a ledger of samples into that of the township above its village, for the pictures of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from desktop.domain.clocks import format_stamp
from desktop.domain.deadlines import day_of
from desktop.domain.feeds import KnownOrg, Scope
from desktop.records import Bulletin, Organization, Passing, Submission
from desktop.services.divisions import list_divisions

if TYPE_CHECKING:
    from desktop.composition import Home
    from desktop.services.ports import Work

SHOWN = 12
_WAYS = ("meeting", "", "loudspeaker", "", "", "visit", "group", "", "", "meeting")
"""How the first of the villages passed the bulletin on, "" where they have yet to."""
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
        _publish(work, scope)
    return village


def _publish(work: Work, scope: Scope) -> None:
    """Enter a bulletin, and that some of the villages passed it on."""
    today = day_of(datetime.now(UTC))
    days = [(today + timedelta(days=each)).isoformat() for each in (-6, 4)]
    bulletin = Bulletin(
        org=UUID(scope.org.id),
        title="2026年种粮补贴怎么领",
        content="带身份证和土地承包合同到村委会登记，月底前报到镇里。",
        issued_by=scope.org.name,
        issued_on=days[0],
        pass_on_by=days[1],
    )
    work.add(bulletin)
    for at, (village, way) in enumerate(zip(scope.below, _WAYS, strict=False)):
        if way:
            day = (today - timedelta(days=at % 3 + 1)).isoformat()
            passing = Passing(org=UUID(village.id), bulletin=bulletin.id, on_day=day, way=way)
            passing.people = 38 + 7 * at
            work.add(passing)


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
