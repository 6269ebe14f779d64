"""What a device may read and write: its organization, those above and those below, as of a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from desktop.domain.feeds import KnownOrg, Scope
from server.bulk import chunked
from server.tables import device, org_alias, organization

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from server.devices import Device

_BEIJING = timezone(timedelta(hours=8))
_DEEPEST = 12  # levels of the tree; a circle, which the import refuses, ends here


def scope_of(connection: Connection, who: Device, now: datetime) -> Scope:
    """Return what a device may read.

    A room reads its own organization and what comes down to it; organizations below are for
    devices of townships and counties, even where the room is the township's own.

    Args:
        connection: Of a transaction.
        who: The device.
        now: Aware; memberships hold by Beijing's calendar, both days included.
    """
    day = now.astimezone(_BEIJING).date().isoformat()
    above = _above(connection, who.org, day)
    below = [] if who.role == "room" else _below(connection, who.org, day)
    known = _known(connection, [who.org, *above, *below])
    return Scope(
        org=known[who.org],
        role=who.role,
        above=tuple(known[each] for each in above),
        below=tuple(known[each] for each in below),
    )


def names_of_orgs(connection: Connection) -> Mapping[str, str]:
    """Return every id and alias by which an organization is named, to its id."""
    ids = connection.execute(select(organization.c.id)).scalars()
    aliases = connection.execute(select(org_alias.c.alias, org_alias.c.org))
    return {row.alias: row.org for row in aliases} | {each: each for each in ids}


def _holds(day: str) -> ColumnElement[bool]:
    """Return whether an organization belongs to its parent on a day."""
    return and_(
        organization.c.parent.is_not(None),
        or_(organization.c.parent_from.is_(None), organization.c.parent_from <= day),
        or_(organization.c.parent_to.is_(None), organization.c.parent_to >= day),
    )


def _above(connection: Connection, org: str, day: str) -> list[str]:
    """Return the organizations above, nearest first."""
    above: list[str] = []
    while len(above) < _DEEPEST:
        wanted = select(organization.c.parent).where(organization.c.id == org, _holds(day))
        parent = connection.execute(wanted).scalar()
        if parent is None or parent in above:
            break
        above.append(parent)
        org = parent
    return above


def _below(connection: Connection, org: str, day: str) -> list[str]:
    """Return the organizations below, on every level, in the order of their ids."""
    tree = select(organization.c.id).where(organization.c.id == org).cte("tree", recursive=True)
    under = select(organization.c.id).join(tree, organization.c.parent == tree.c.id)
    tree = tree.union(under.where(_holds(day)))
    found = connection.execute(select(tree.c.id).where(tree.c.id != org).order_by(tree.c.id))
    return list(found.scalars())


def _known(connection: Connection, orgs: Iterable[str]) -> Mapping[str, KnownOrg]:
    return {each.id: each for chunk in chunked(orgs) for each in _known_of(connection, chunk)}


def _known_of(connection: Connection, ids: Sequence[str]) -> Iterator[KnownOrg]:
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias, org in connection.execute(
        select(org_alias.c.alias, org_alias.c.org)
        .where(org_alias.c.org.in_(ids))
        .order_by(org_alias.c.alias)
    ):
        aliases[org].append(alias)
    last = func.max(device.c.last_seen).label("last")
    contacts = select(device.c.org, last).where(device.c.org.in_(ids)).group_by(device.c.org)
    seen = {each.org: each.last for each in connection.execute(contacts)}
    for each in connection.execute(select(organization).where(organization.c.id.in_(ids))):
        yield KnownOrg(
            id=each.id,
            code=each.code,
            name=each.name,
            level=each.level,
            parent=each.parent or "",
            aliases=tuple(aliases[each.id]),
            last_seen=seen.get(each.id) or "",
        )
