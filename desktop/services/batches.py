"""Reads for many rows at once: what is asked of one is fetched for all its peers.

A board asks the same of every consultation: its meetings, of each of these who was invited, and so
on. One by one that is dozens of queries a card. Here the first question fetches the answer for all
rows of the batch, and the others find it there.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from desktop.records import Record, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from desktop.domain.feeds import Scope
    from desktop.services.ports import Hit, Reading, Written

R = TypeVar("R", bound=Record)

MOST = 8_000
"""Peers of which is asked in one query; of more each is asked for itself."""


class BatchReading:
    """A look at the ledger that remembers: for queries only, never for an act.

    Peers are rows that came together, and the rows that a field of them names.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._peers: dict[UUID, frozenset[UUID]] = {}
        self._kept: list[Record] = []  # the session forgets rows that nobody holds
        self._found: dict[tuple[Any, ...], dict[Any, Sequence[Any]]] = {}
        self._counted: dict[tuple[Any, ...], Counter[tuple[Any, ...]]] = {}
        self._single: dict[tuple[Any, ...], list[Any]] = {}

    def gather(self, rows: Iterable[Record]) -> None:
        """Let rows be peers, and so what their fields name."""
        rows = list(rows)
        self._kept += rows
        self._meet({row.id for row in rows})
        for kind in {type(row) for row in rows}:
            own = [row for row in rows if type(row) is kind]
            for field in fields_of(kind):
                self._meet({one for row in own for one in _ids(getattr(row, field.name))})

    def _meet(self, ids: set[UUID]) -> None:
        group = frozenset(ids)
        if len(group) <= MOST:
            for one in group:
                self._peers.setdefault(one, group)

    def get(self, kind: type[R], row: UUID) -> R:
        """Return a row (services.ports.Reading)."""
        self._fetch(kind, row)
        return self._reading.get(kind, row)

    def find(self, kind: type[R], row: UUID | None) -> R | None:
        """Return a row, or None."""
        if row is not None:
            self._fetch(kind, row)
        return self._reading.find(kind, row)

    def _fetch(self, kind: type[Record], row: UUID) -> None:
        group = self._peers.get(row, frozenset({row}))
        if (kind, group) not in self._found:
            rows = self._reading.list(kind, with_removed=True, id=group)
            self._found[kind, group] = {}
            self.gather(rows)

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
        """Return rows whose fields equal what is given."""
        owner = self._owner(equal)
        if owner is None:
            key = (kind, order_by, with_removed, tuple(sorted(equal.items(), key=str)))
            if key not in self._single:
                options: dict[str, Any] = {"order_by": order_by, "with_removed": with_removed}
                self._single[key] = self._reading.list(kind, **options, **equal)
                self.gather(self._single[key])
            rows = self._single[key]
        else:
            group = self._peers[equal[owner]]
            whole = (kind, owner, group, order_by, with_removed)
            if whole not in self._found:
                self._found[whole] = self._fetch_of(*whole)
            peers = self._found[whole].get(equal[owner], ())
            rows = [row for row in peers if _fits(row, equal)]
        return rows[offset : None if limit is None else offset + limit]

    def _fetch_of(
        self,
        kind: type[Record],
        owner: str,
        group: frozenset[UUID],
        order_by: str,
        with_removed: bool,  # noqa: FBT001 – a part of its key
    ) -> dict[Any, Sequence[Any]]:
        """Return the rows of all peers, by the peer they belong to."""
        own: dict[str, Any] = {owner: group}
        rows = self._reading.list(kind, order_by=order_by, with_removed=with_removed, **own)
        self.gather(rows)
        found: dict[Any, deque[Any]] = defaultdict(deque)
        for row in rows:
            found[getattr(row, owner)].append(row)
        return dict(found)

    def _owner(self, equal: dict[str, Any]) -> str | None:
        """Return the field that names one of several peers."""
        for name, value in equal.items():
            if isinstance(value, UUID) and value in self._peers:
                return name
        return None

    def count(self, kind: type[Record], /, **equal: Any) -> int:
        """Return how many rows, removed ones left out, have these values."""
        owner = self._owner(equal)
        if owner is None:
            return self._reading.count(kind, **equal)
        names, group = tuple(sorted(equal)), self._peers[equal[owner]]
        key = (kind, names, owner, group)
        if key not in self._counted:
            own: dict[str, Any] = {owner: group}
            self._counted[key] = Counter(self._reading.pick(kind, names, **own))
        return self._counted[key][tuple(equal[name] for name in names)]

    def pick(
        self, kind: type[Record], names: Sequence[str], /, **equal: Any
    ) -> Sequence[tuple[Any, ...]]:
        """Return some fields of rows."""
        return self._reading.pick(kind, names, **equal)

    def setting(self, key: str) -> str:
        """Return a local setting."""
        return self._reading.setting(key)

    def scope(self) -> Scope | None:
        """Return what this device may read."""
        return self._reading.scope()

    def last_stamp(self) -> datetime | None:
        """Return when this device last wrote."""
        return self._reading.last_stamp()

    def history(self, row: UUID) -> Sequence[Written]:
        """Return what was written into a row."""
        return self._reading.history(row)

    def last_act(self, actor: UUID | None) -> Sequence[Written]:
        """Return what this account's last act wrote."""
        return self._reading.last_act(actor)

    def written_with(self, row: UUID) -> Sequence[Written]:
        """Return what the act that made a row wrote until then."""
        return self._reading.written_with(row)

    def written_by(self, act: str) -> Sequence[Written]:
        """Return what acts of a name wrote."""
        return self._reading.written_by(act)

    def search(self, words: str, *, limit: int = 50) -> Sequence[Hit]:
        """Return rows in which every word stands."""
        return self._reading.search(words, limit=limit)

    @property
    def head(self) -> str:
        """Digest of the last Change of this device."""
        return self._reading.head


def _fits(row: Record, equal: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in equal.items())


def _ids(value: Any) -> tuple[UUID, ...]:
    """Return the rows that a field names."""
    if isinstance(value, UUID):
        return (value,)
    if isinstance(value, tuple):
        return tuple(one for one in value if isinstance(one, UUID))
    return ()
