"""Which patches of a Change count: those that the device may write, to rows that are theirs.

What is refused is kept and blocks nothing; it is in no feed and in no row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.feeds import Scope, may_write
from server.rows import Owner, declared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.changes import Patch

SCOPE, OWNER, TYPE = "scope", "owner", "type"


@dataclass(slots=True)
class Judge:
    """Judges the patches of one device, one after the other.

    Attributes:
        scope: The device's.
        owners: Of the rows that are known; the first patch of a new row is entered.
        elsewhere: Ids and aliases of organizations out of scope, to their ids: for what an old
            receipt says was taken in when they were not.
    """

    scope: Scope
    owners: dict[str, Owner]
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    _orgs: Mapping[str, str] = field(init=False)
    _known: dict[tuple[str, bool], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let aliases stand for their organizations, and no name for the device's own."""
        known = (self.scope.org, *self.scope.below)
        self._orgs = {
            **self.elsewhere,
            "": self.scope.org.id,
            **{alias: each.id for each in known for alias in each.aliases},
            **{each.id: each.id for each in known},
        }

    def org_of(self, patch: Patch) -> str:
        """Return the organization that a patch names, not an alias; "" where it is not known."""
        return self._orgs.get(patch.org, "")

    def may_write(self, patch: Patch) -> bool:
        """Tell whether the device may write rows of that organization and type at all.

        A type of a later schema may be one that is written from above.
        """
        org, declaration = self.org_of(patch), declared(patch.type)
        asked = org, declaration is None or declaration.from_above
        if asked not in self._known:
            self._known[asked] = may_write(self.scope, org, from_above=asked[1])
        return self._known[asked] and patch.audience.isidentifier()

    def judge(self, patch: Patch, *, vouched: bool = False) -> str:
        """Return why a patch does not count, "" where it does.

        Args:
            patch: What was written.
            vouched: Whether an old receipt says that it counted then: readers have it.
        """
        if not (self.org_of(patch) if vouched else self.may_write(patch)):
            return SCOPE
        named = Owner(patch.type, self.org_of(patch), patch.audience)
        owner = self.owners.setdefault(patch.id, named)
        if owner.org != named.org:
            return OWNER
        return TYPE if owner != named else ""
