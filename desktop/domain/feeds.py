"""What travels between ledgers and the server, as values: Changes, order clocks, receipts, scope.

Here, below data, sync and server, because all three speak of them and none may know another. How
they are written as bytes is `desktop.sync`'s.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

from desktop.domain.changes import digest_of
from desktop.domain.clocks import format_stamp, parse_stamp
from desktop.domain.orders import order_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain.changes import Header

OWN, DOWN, RESTRICTED, LOCAL = "own", "down", "restricted", "local"

ROLES = ("room", "township", "county")

LARGE_BYTES = 16 * 1024
"""Bodies of patches above this travel by themselves, resumably, like attachments."""


@dataclass(frozen=True, slots=True)
class Large:
    """A patch whose body travels by itself: its digest, and its size in bytes."""

    digest: str
    size: int


Part = bytes | Large | str
"""Of one patch: its canonical body, a reference, or its digest alone (not for this reader)."""


def part_digest(part: Part) -> str:
    """Return the digest of a patch, in whichever form it came."""
    if isinstance(part, bytes):
        return digest_of(part)
    return part.digest if isinstance(part, Large) else part


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A Change as it travels: its header, and its patches in their order."""

    header: Header
    parts: tuple[Part, ...]
    _digest: str = field(default="", init=False, repr=False, compare=False)

    @property
    def digest(self) -> str:
        """The digest that the device's next Change names; taken once."""
        if not self._digest:
            object.__setattr__(self, "_digest", self.header.digest())
        return self._digest


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """A Change as the server gives it to a reader: where it stands, and by what it is ranked."""

    position: int
    order: str
    sent: Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The server's word that it holds a device's Changes `first` to `last`.

    Order clocks follow from it and the stamps of the Changes, so they are not sent.

    Attributes:
        digest: Of the Change `last`.
        offset_ms: Server's clock less the device's, as measured at this contact.
        arrival: When the server had them, as a stamp.
        before: Order clock of the device's Change before `first`, "" where there is none.
        refused: What was kept out of every feed: (number, place of the patch, code).
        signature: The server's over all of these, hexadecimal.
    """

    device: str
    epoch: str
    first: int
    last: int
    digest: str
    offset_ms: int
    arrival: str
    before: str
    refused: tuple[tuple[int, int, str], ...] = ()
    signature: str = ""

    def clocks(self, stamps: Iterable[str]) -> Iterator[str]:
        """Yield the order clocks of the Changes of these stamps, `first` and those after it."""
        last, arrival = self.before, format_stamp(parse_stamp(self.arrival)[0], 0)
        offset = timedelta(milliseconds=self.offset_ms)
        for stamp in stamps:
            last = order_clock(stamp, offset, arrival, last)
            yield last


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrg:
    """An organization in somebody's scope, as the server tells it.

    Attributes:
        aliases: Ids under which ledgers that began alone wrote for it before they joined.
        last_seen: When a device of it last synced, a stamp; "" never.
    """

    id: str
    code: str
    name: str
    level: str
    parent: str
    aliases: tuple[str, ...] = ()
    last_seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a device may read.

    Attributes:
        org: The device's organization.
        role: room, township or county.
        above: Organizations above, nearest first; read in their `down` feeds.
        below: Organizations below, in no order; read in their `own` and `down` feeds.
    """

    org: KnownOrg
    role: str
    above: tuple[KnownOrg, ...] = ()
    below: tuple[KnownOrg, ...] = ()

    @property
    def feeds(self) -> frozenset[tuple[str, str]]:
        """Every (organization, audience) it may read, aliases as the organization itself.

        What an organization publishes downward is no secret from those above it: they read it too.
        """
        audiences = (OWN, DOWN) if self.role == "room" else (OWN, DOWN, RESTRICTED)
        own = {(each.id, audience) for each in (self.org, *self.below) for audience in audiences}
        return frozenset(own | {(each.id, DOWN) for each in self.above})

    @property
    def digest(self) -> str:
        """16 characters that change whenever what may be read does, or under which ids it lies."""
        feeds = ("/".join(feed) for feed in self.feeds)
        known = (self.org, *self.above, *self.below)
        aliases = (f"{alias}={each.id}" for each in known for alias in each.aliases)
        return digest_of("\n".join([*sorted(feeds), *sorted(aliases)]).encode())[:16]

    def to_json(self) -> str:
        """Return it as `GET scope` answers it, and as a ledger keeps it: setting ``scope``."""
        return json.dumps(asdict(self), ensure_ascii=False)


def parse_scope(text: str) -> Scope:
    """Return the scope that a server told or a ledger kept.

    Raises:
        ValueError: It is anything else than `Scope.to_json` writes.
    """
    try:
        raw = json.loads(text)
    except RecursionError as error:
        msg = "nested too deep for a scope"
        raise ValueError(msg) from error
    if not isinstance(raw, dict) or raw.keys() != {"org", "role", "above", "below"}:
        msg = "not a scope"
        raise ValueError(msg)
    if raw["role"] not in ROLES or not all(
        isinstance(raw[key], list) for key in ("above", "below")
    ):
        msg = "not the role or the organizations of a scope"
        raise ValueError(msg)
    return Scope(
        org=_known_org(raw["org"]),
        role=raw["role"],
        above=tuple(_known_org(each) for each in raw["above"]),
        below=tuple(_known_org(each) for each in raw["below"]),
    )


def _known_org(raw: Any) -> KnownOrg:
    names = {each.name for each in fields(KnownOrg)}
    if not isinstance(raw, dict) or raw.keys() != names:
        msg = "not an organization of a scope"
        raise ValueError(msg)
    aliases = raw["aliases"]
    texts = [value for name, value in raw.items() if name != "aliases"]
    if not isinstance(aliases, list) or not all(isinstance(each, str) for each in texts + aliases):
        msg = "an organization of a scope is described by texts"
        raise ValueError(msg)
    return KnownOrg(**raw | {"aliases": tuple(aliases)})


def may_write(scope: Scope, org: str, *, from_above: bool) -> bool:
    """Tell whether a device of this scope may write a row of an organization (id, not alias).

    Args:
        scope: The device's.
        org: Whose the row is.
        from_above: Whether the type is one that organizations above may write for those below.
    """
    return org == scope.org.id or (from_above and any(each.id == org for each in scope.below))


def running_digest(last: str, order: str, digest: str, refused: Iterable[int] = ()) -> str:
    """Return the digest of the server's feed up to a Change, from that up to the one before it.

    Over every position, whoever may read it; `START` before the first. Where it is the same, both
    have the same Changes under the same positions and order clocks, and of them the same counts.

    Args:
        last: The digest before it.
        order: The Change's order clock.
        digest: Of the Change.
        refused: Places of its patches that were refused.
    """
    out = ",".join(map(str, sorted(refused)))
    return digest_of(f"{last}{order}{digest}{out}".encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainBase:
    """Up to where a chain is contained in a snapshot: number and digest of a Change of it."""

    device: str
    epoch: str
    seq: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotWrite:
    """A write that still says something about a row (`RowWrites.residue`).

    Attributes:
        chain: Its place among the snapshot's chains.
        order: Its order clock.
        schema: Of the declarations that it was written under.
        fields: What it still says, plain.
        edits: Whether the row was there before it.
    """

    chain: int
    seq: int
    order: str
    schema: int
    fields: Mapping[str, Any]
    edits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow:
    """A row without its history; `schema` is the one it was created under."""

    type: str
    id: str
    org: str
    schema: int
    writes: tuple[SnapshotWrite, ...]


class SnapshotRows(Protocol):
    """The rows of a snapshot, counted, in the order of their ids; a county's are never all here."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __iter__(self) -> Iterator[SnapshotRow]:
        """Yield them, from the first each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All that a device may read, as it stood at a position of the feed.

    Attributes:
        closing: What is told of `position` at the next pull (`Cursor.closing`).
        scope: `Scope.digest` for which it was made.
        chains: Every chain of which a Change up to `position` wrote what the device may read.
    """

    position: int
    closing: str
    scope: str
    chains: tuple[ChainBase, ...]
    rows: SnapshotRows


def known_span(changes: Sequence[Sent], known: int) -> Sequence[Sent]:
    """Return those Changes, in their order, that come after number `known`."""
    return [one for one in changes if one.header.seq > known]
