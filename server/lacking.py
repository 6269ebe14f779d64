"""Files and large bodies that patches name and that are not here: on their way, or lost.

A server that was put back from a backup may lack a file of which it has the record; nothing in the
feed tells. So it looks through all names once it starts, and once a day, and tells whoever may send
them (docs/sync.md, ``GET lacking``).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from server.bulk import chunked
from server.entries import ATTACHMENT, FILE_DIGEST
from server.parts import FILE
from server.tables import chain, change, device, named_file, organization, patch, row
from server.uploads import Name, Uploads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from server.stores import Store

MOST_TOLD = 1_000
"""How many a device is told of at once; when these are here it hears of the others."""

_AT_ONCE = 1_000


class Lacking:
    """What is lacking, by the organization in whose folder it will lie. Threads: any."""

    def __init__(self, store: Store) -> None:
        self._store, self._uploads = store, Uploads(store.home)
        self._known: dict[str, frozenset[Name]] = {}

    def look(self) -> None:
        """Look for all of it; takes a while where there are very many files.

        Raises:
            StorageError: The database is away.
        """
        found: dict[str, set[Name]] = defaultdict(set)
        for each in find_lacking(self._store):
            found[each.org].add(each)
        self._known = {org: frozenset(names) for org, names in found.items()}

    def is_any(self, org: str) -> bool:
        """Tell whether there is any of an organization's; asked with every page."""
        known = self._known
        if any(self._uploads.find(each) is None for each in known.get(org, ())):
            return True
        known.pop(org, None)  # all came: no page looks for them again
        return False

    def of(self, org: str) -> Sequence[Name]:
        """Return what was lacking of an organization's when it was looked for, and still is."""
        known = self._known
        left = [each for each in sorted(known.get(org, ())) if self._uploads.find(each) is None]
        known[org] = frozenset(left)
        return left


def find_lacking(store: Store, org: str = "") -> Iterator[Name]:
    """Yield what patches that count name and that is not here whole, of one organization or all."""
    uploads = Uploads(store.home)
    wanted = select(named_file.c.holder, named_file.c.kind, named_file.c.digest).distinct()
    if org:
        wanted = wanted.where(named_file.c.holder == org)
    with store.reading() as connection:
        for each in connection.execute(wanted.execution_options(yield_per=_AT_ONCE)):
            name = Name(each.holder, each.kind, each.digest)
            if uploads.find(name) is None:
                yield name


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """An attachment that is not here.

    Attributes:
        digest: Of its bytes.
        org: Name of the organization that is to send it.
        devices: Numbers of the devices that entered it, as people call them: SLC-02.
        since: When the first record of it came, a stamp; "" where nothing shows it any more.
    """

    digest: str
    org: str
    devices: tuple[str, ...]
    since: str


def list_awaited(store: Store) -> list[Awaited]:
    """Return all attachments that are not here, by organization."""
    names = [each for each in find_lacking(store) if each.kind == FILE]
    with store.reading() as connection:
        orgs = {each.id: each.name for each in connection.execute(select(organization))}
        entered = dict(_entered(connection, {each.digest for each in names}))
    return sorted(
        (
            Awaited(
                digest=each.digest,
                org=orgs.get(each.org, each.org),
                devices=tuple(sorted({number for _, number in entered.get(each.digest, ())})),
                since=min((at for at, _ in entered.get(each.digest, ())), default=""),
            )
            for each in names
        ),
        key=lambda one: (one.org, one.since, one.digest),
    )


def _entered(
    connection: Connection, digests: Iterable[str]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield files with when their records came, and from which devices."""
    told = row.c.fields[FILE_DIGEST].as_string()
    wanted = (
        select(told.label("digest"), change.c.received_at, device.c.number)
        .join(patch, patch.c.row == row.c.id)
        .join(change, (change.c.chain == patch.c.chain) & (change.c.seq == patch.c.seq))
        .join(chain, chain.c.id == patch.c.chain)
        .join(device, device.c.id == chain.c.device)
        .where(row.c.type == ATTACHMENT)
    )
    for chunk in chunked(sorted(digests), _AT_ONCE):
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for each in connection.execute(wanted.where(told.in_(chunk))):
            found[each.digest].append((each.received_at, each.number))
        yield from found.items()
