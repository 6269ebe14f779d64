"""One organization below, as a ledger in which nothing can be written (services.ports.Ledger)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from desktop.errors import PermissionDeniedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from uuid import UUID

    from desktop.data.reading import SqlReading


class OrganizationView:
    """What a township or county sees of a village: services and lists read it like their own."""

    def __init__(
        self, look: Callable[[UUID], AbstractContextManager[SqlReading]], org: UUID
    ) -> None:
        """Show one.

        Args:
            look: Begins a look at an organization below.
            org: Which.
        """
        self._look, self._org = look, org

    def read(self) -> AbstractContextManager[SqlReading]:
        """Begin a look at that organization; NotFoundError where it is not below."""
        return self._look(self._org)

    def act(self, name: str, *, why: str = "") -> NoReturn:
        """Refuse: what a village recorded is changed in that village."""
        del why
        raise PermissionDeniedError(
            "这是下级的记录，在这里只能看，不能改。",
            "要答复、督办或发通知，请用“各村情况”里的按钮。",
            act=name,
        )

    def of(self, org: UUID) -> OrganizationView:
        """Return another one, instead of this."""
        return OrganizationView(self._look, org)
