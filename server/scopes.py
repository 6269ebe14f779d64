"""What a device may read and write: its organization, those above and those below, as of a day."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, bindparam, case, func, literal, or_, select

from desktop.domain.feeds import KnownOrg, Scope
from server.tables import device, org_alias, organization

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Row, Select

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
    asked = {"org": who.org, "day": now.astimezone(_BEIJING).date().isoformat()}
    above = {each.id: _known(each) for each in connection.execute(_ABOVE, asked)}
    below = () if who.role == "room" else connection.execute(_BELOW, asked)
    return Scope(
        org=above.pop(who.org),
        role=who.role,
        above=tuple(above.values()),
        below=tuple(map(_known, below)),
    )


def names_of_orgs(connection: Connection) -> Mapping[str, str]:
    """Return every id and alias by which an organization is named, to its id."""
    ids = connection.execute(select(organization.c.id)).scalars()
    aliases = connection.execute(select(org_alias.c.alias, org_alias.c.org))
    return {row.alias: row.org for row in aliases} | {each: each for each in ids}


def _known(found: Row[Any]) -> KnownOrg:
    aliases = found.aliases.split(",") if found.aliases else []
    return KnownOrg(
        id=found.id,
        code=found.code,
        name=found.name,
        level=found.level,
        parent=found.parent or "",
        aliases=tuple(sorted(aliases)),
        last_seen=found.last_seen or "",
    )


# Statements are made once: each batch and each pull asks, and making them takes longer than that.
_DAY = bindparam("day", type_=Text)
_HOLDS = and_(  # whether an organization belongs to its parent on that day
    or_(organization.c.parent_from.is_(None), organization.c.parent_from <= _DAY),
    or_(organization.c.parent_to.is_(None), organization.c.parent_to >= _DAY),
)
_ORG = bindparam("org", type_=Text)


def _above() -> Select[Any]:
    """Return an organization and those above it, nearest first; a circle is passed again."""
    parent = case((_HOLDS, organization.c.parent))
    climb = (
        select(organization.c.id, parent.label("above"), literal(0).label("steps"))
        .where(organization.c.id == _ORG)
        .cte("climb", recursive=True)
    )
    step = select(organization.c.id, parent, climb.c.steps + 1).where(
        organization.c.id == climb.c.above, climb.c.steps < _DEEPEST
    )
    climb = climb.union_all(step)
    return _facts().join(climb, climb.c.id == organization.c.id).order_by(climb.c.steps)


def _below() -> Select[Any]:
    """Return the organizations below, on every level, in the order of their ids."""
    tree = select(organization.c.id).where(organization.c.id == _ORG).cte("tree", recursive=True)
    under = select(organization.c.id).join(tree, organization.c.parent == tree.c.id)
    tree = tree.union(under.where(_HOLDS))
    found = _facts().join(tree, tree.c.id == organization.c.id)
    return found.where(organization.c.id != _ORG).order_by(organization.c.id)


def _facts() -> Select[Any]:
    aliases = select(func.aggregate_strings(org_alias.c.alias, ",")).where(
        org_alias.c.org == organization.c.id
    )
    seen = select(func.max(device.c.last_seen)).where(device.c.org == organization.c.id)
    return select(
        organization,
        aliases.scalar_subquery().label("aliases"),
        seen.scalar_subquery().label("last_seen"),
    )


_ABOVE, _BELOW = _above(), _below()
