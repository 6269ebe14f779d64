"""What services need of the ledger: filled by data, joined in composition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from desktop.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from uuid import UUID

    from desktop.domain.feeds import Scope

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """One row as one Change wrote it: a line of its history.

    Attributes:
        fields: Field to plain value (desktop.records.values); empty once erased.
        current: Fields whose shown value still is this one.
    """

    type: str
    row: UUID
    act: str
    act_id: str
    actor: str
    at: datetime
    created: bool
    fields: Mapping[str, Any]
    current: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One row that a search found; `snippet` is cut from the row around the first match."""

    type: str
    id: UUID
    title: str
    snippet: str


class Reading(Protocol):
    """A consistent look at the ledger."""

    def get(self, kind: type[R], row: UUID) -> R:
        """Return a row; NotFoundError where this ledger has none."""

    def find(self, kind: type[R], row: UUID | None) -> R | None:
        """Return a row, or None."""

    def list(
        self,
        kind: type[R],
        /,
        *,
        order_by: str = "id",
        limit: int | None = None,
        offset: int = 0,
        with_removed: bool = False,
        **equal: Any,
    ) -> list[R]:
        """Return rows whose fields equal what is given; ``order_by="-field"`` is descending.

        A frozenset stands for any of the values in it. Rows of organizations below are left out,
        unless `org` says whose are wanted; so they are by `pick`, `count` and `search`.
        """

    def pick(
        self, kind: type[Record], names: Sequence[str], /, **equal: Any
    ) -> Sequence[tuple[Any, ...]]:
        """Return some fields of rows, removed ones left out: where there are thousands of them."""

    def count(self, kind: type[R], /, **equal: Any) -> int:
        """Return how many rows, removed ones left out, have these values."""

    def setting(self, key: str) -> str:
        """Return a local setting, "" where it was never made."""

    def scope(self) -> Scope | None:
        """Return what this device may read, None where the ledger works alone."""

    def last_stamp(self) -> datetime | None:
        """Return when this device last wrote, by its stamp (aware); None before the first."""

    def history(self, row: UUID) -> Sequence[Written]:
        """Return what was written into a row, oldest first."""

    def written_by(self, act: str) -> Sequence[Written]:
        """Return what all acts of a name wrote, oldest first; for many rows at once."""

    def last_act(self, actor: UUID | None) -> Sequence[Written]:
        """Return what this account's last act on this device wrote; empty where it did nothing."""

    def written_with(self, row: UUID) -> Sequence[Written]:
        """Return what the act that made a row wrote until then, that row among it."""

    def search(self, words: str, *, limit: int = 50) -> Sequence[Hit]:
        """Return rows in which every word stands, newest by arrival first."""

    @property
    def head(self) -> str:
        """Digest of the last Change of this device, zeros before the first."""


class Work(Reading, Protocol):
    """One act: everything in it is saved together, or nothing."""

    @property
    def now(self) -> datetime:
        """Time at which the act began, aware UTC."""

    @property
    def actor(self) -> UUID | None:
        """Account that acts."""

    @property
    def org(self) -> UUID | None:
        """Organization to which new rows belong unless they say otherwise."""

    def add(self, row: Record) -> None:
        """Enter a new row."""

    def remove(self, row: Record) -> None:
        """Mark a row as removed; nothing is ever deleted."""

    def confirm(self, row: Record, *names: str) -> None:
        """Write fields of a row even where their values stay: so a conflict is settled.

        The act then replaces every write of them that is known here.

        Raises:
            ConflictError: The row is frozen.
        """

    def because(self, reason: str) -> None:
        """Give the reason of the act; it is kept with it where the act changes anything."""

    def set_setting(self, key: str, value: str) -> None:
        """Keep a local setting, which is neither journalled nor synced."""


class Ledger(Protocol):
    """The ledger of one home folder."""

    def act(self, name: str, *, why: str = "") -> AbstractContextManager[Work]:
        """Begin an act, or join the one under way on this thread.

        Raises:
            StorageError: The act could not be saved; nothing of it was.
        """

    def read(self) -> AbstractContextManager[Reading]:
        """Begin a look."""

    def of(self, org: UUID) -> Ledger:
        """Return an organization below as a ledger of its own, in which nothing can be written.

        Its readings raise NotFoundError where the organization is not below, or no more; its acts
        PermissionDeniedError.
        """


class DraftStore(Protocol):
    """Where what is being typed is kept: in the ledger, outside journal and sync."""

    def keep_draft(self, form: str, row: str, content: str) -> None:
        """Keep JSON for a form and row, replacing what was kept."""

    def find_draft(self, form: str, row: str) -> tuple[str, str, datetime] | None:
        """Return actor, JSON and time of what was kept, or None."""

    def drop_draft(self, form: str, row: str) -> None:
        """Forget what was kept."""
