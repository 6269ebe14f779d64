"""Whose rows a reading shows: a township's or county's ledger holds those of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.feeds import DOWN
from desktop.errors import NotFoundError
from desktop.records import Organization, Record, declaration_of

if TYPE_CHECKING:
    from desktop.domain.feeds import KnownOrg, Scope


@dataclass(frozen=True, slots=True)
class Sight:
    """The organizations whose rows are shown; None stands for all of them.

    Attributes:
        own: Of types that stay with their organization.
        down: Of types that are published downward.
    """

    own: frozenset[UUID] | None = None
    down: frozenset[UUID] | None = None

    def orgs(self, kind: type[Record]) -> frozenset[UUID] | None:
        """Return whose rows of a type are shown; the tree itself is seen by everybody."""
        if kind is Organization:
            return None
        return self.down if declaration_of(kind).audience.value == DOWN else self.own


def sight_of(scope: Scope | None, of: UUID | None = None) -> Sight:
    """Return whose rows are shown: the ledger's own and what came down, or one of those below.

    A room has its own rows only, so nothing is looked at for them.

    Args:
        scope: As the server told it; None where the ledger works alone.
        of: An organization below (id, not alias) to be shown instead.

    Raises:
        NotFoundError: It is not below this one, or no more.
    """
    if of is not None:
        below = below_of(scope, of)
        return Sight(ids_of(below), ids_of(below, scope.org, *scope.above) if scope else None)
    if scope is None:
        return Sight()
    down = ids_of(scope.org, *scope.above)
    is_alone = scope.role == "room" and not scope.below
    return Sight(None if is_alone else ids_of(scope.org), down)


def below_of(scope: Scope | None, org: UUID) -> KnownOrg:
    """Return an organization below; NotFoundError where it is not, or no more."""
    for each in scope.below if scope is not None else ():
        if UUID(each.id) == org:
            return each
    raise NotFoundError(
        "这个村或单位不在本单位的范围里。", "隶属关系变了的，同步以后会改过来。", org=str(org)
    )


def ids_of(*orgs: KnownOrg) -> frozenset[UUID]:
    """Return every id under which rows of organizations were written."""
    return frozenset(UUID(one) for each in orgs for one in (each.id, *each.aliases))
