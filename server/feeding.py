"""Pages of the feed for one reader: what it may read, after where it stands, and nothing of others.

The same question gives the same page as long as the same may be read: `until` of the first answer,
asked again, gives its bytes again, so that a page that broke off is gone on with.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, or_, select, true

from desktop.domain.changes import START, Header
from desktop.domain.feeds import FeedItem, Sent, part_digest
from desktop.errors import SyncError
from desktop.sync.pages import MARK, Page
from server.bulk import chunked
from server.devices import find_device
from server.own_receipts import OwnReceipts
from server.parts import read_parts
from server.scopes import scope_of
from server.tables import chain, change, feed, placed, server

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Table

    from desktop.domain.feeds import Part, Receipt, Scope
    from server.devices import Device
    from server.stores import Store

MOST_BYTES = 3 * 1024 * 1024
"""Of a page before its last Change, which may have 12.8 MB: so no page has more than 16."""

MOST_CHANGES = 2_000
_HEADER_BYTES = 200  # about what a line has beside its parts
_LINE_BYTES = 80  # and about what a digest or a reference takes
_MOST_DIGITS = 16  # of a position: more are beyond what databases count to
_POSITIONS_AT_ONCE = 500  # are looked through in the first query, twice as many in the next
_CHANGES_AT_ONCE = 200  # are read in one query
_MOST_NAMED = 2_000  # feeds in one query


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a device asks for (docs/sync.md, ``pull``).

    Attributes:
        after: The position behind which to begin.
        closing: `Page.closing` at `after`, "" unknown.
        epoch: The device's own current one, whose Changes it has.
        most_bytes: About how large the page may be before it is compressed.
        orgs: Only what these organizations have part in; None: all in scope.
        have: (device, epoch) to the last number that the device has; None: it does not say.
        until: The end of a page, where it is known: one that is asked for again.
        sent: Of its chains, (epoch, number) up to which it has receipts.
    """

    after: int
    closing: str = ""
    epoch: str = ""
    most_bytes: int = 64 * 1024
    orgs: frozenset[str] | None = None
    have: Mapping[tuple[str, str], int] | None = None
    until: int | None = None
    sent: Sequence[tuple[str, int]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fed:
    """An answer.

    Attributes:
        page: Its `items` may be none: then only the cursor moves, to `page.until`.
        known: ``seq:first 16 of the digest`` of the last Change the server has of the device's
            `epoch`; number 0 where it has none.
        lacks: How many chains the server has less of than the device says that it sent.
    """

    page: Page
    known: str
    lacks: int


def feed_page(store: Store, device_id: str, ask: Ask) -> Fed:
    """Return the page that a device asks for.

    Raises:
        SyncError: ``device``; ``moved``: what stands at `after` is not what stood there when the
            device was told, or there is nothing; ``format``: `closing` is none.
    """
    with store.reading() as connection:
        who = find_device(connection, device_id)
        scope = scope_of(connection, who, store.now())
        head = connection.execute(select(server.c.position)).scalar_one()
        _check_closing(connection, ask, head)
        reading = _Reading(store, connection, who, scope, ask)
        page = reading.page(head if ask.until is None else ask.until)
        return Fed(
            page=page,
            known=known_of(connection, device_id, ask.epoch),
            lacks=_count_lacking(connection, device_id, ask.sent),
        )


def mark_at(connection: Connection, position: int) -> str:
    """Return the first characters of the running digest at a position, "" where there is none."""
    if position == 0:
        return START[:MARK]
    wanted = select(placed.c.running).where(placed.c.position == position)
    return (connection.execute(wanted).scalar() or "")[:MARK]


def known_of(connection: Connection, device_id: str, epoch: str) -> str:
    """Return ``seq:first 16 of the digest`` of the last Change of a chain."""
    wanted = select(chain.c.last_seq, chain.c.last_digest).where(
        chain.c.device == device_id, chain.c.epoch == epoch
    )
    found = connection.execute(wanted).first()
    seq, digest = (found.last_seq, found.last_digest) if found else (0, START)
    return f"{seq}:{digest[:16]}"


def _count_lacking(connection: Connection, device_id: str, sent: Sequence[tuple[str, int]]) -> int:
    if not sent:
        return 0
    wanted = select(chain.c.epoch, chain.c.last_seq).where(chain.c.device == device_id)
    known = {each.epoch: each.last_seq for each in connection.execute(wanted)}
    return sum(known.get(epoch, 0) < last for epoch, last in sent)


def of_feeds(found: Table, feeds: Collection[tuple[str, str]]) -> ColumnElement[bool]:
    """Return the condition that a table's `org` and `audience` are among these.

    Where these are very many it holds of more: whoever asks compares what comes. Databases take
    some ten thousand values in a statement, and a province reads more organizations; whoever reads
    so many passes over little.
    """
    if len(feeds) > _MOST_NAMED:
        return true()
    by_audience: dict[str, list[str]] = defaultdict(list)
    for org, audience in sorted(feeds):
        by_audience[audience].append(org)
    each = (
        and_(found.c.audience == audience, found.c.org.in_(orgs))
        for audience, orgs in by_audience.items()
    )
    return or_(*each, false())  # where there is no feed, nothing


def _check_closing(connection: Connection, ask: Ask, head: int) -> None:
    position, _, mark = ask.closing.partition(":")
    is_one = position.isdecimal() and len(position) <= _MOST_DIGITS and len(mark) == MARK
    if ask.closing and not is_one:
        raise SyncError("同步的位置读不懂。", "请升级议事簿后再试。", code="format")
    is_other = bool(mark) and mark_at(connection, int(position)) != mark
    if is_other or max(ask.after, ask.until or 0) > head:
        raise SyncError(
            "服务器上的内容和上次不一样。", "会自动从能对上的地方重新取。", code="moved"
        )


class _Reading:
    """One reader's way through the feed."""

    def __init__(
        self, store: Store, connection: Connection, who: Device, scope: Scope, ask: Ask
    ) -> None:
        self._connection = connection
        self._own = OwnReceipts(store, connection, who.id)
        self._who, self._scope = who, scope
        self._ask = ask
        self._feeds = scope.feeds
        self._passed = self._find_passed(who)

    def page(self, until: int) -> Page:
        """Return what comes behind `after`, up to `until` or until it is enough.

        Whether there is more follows from what the page holds, so that it is the same each time.
        """
        most = max(1, min(self._ask.most_bytes, MOST_BYTES))
        items: list[FeedItem] = []
        size, is_full = 0, False
        for item in self._items(until):
            items.append(item)
            size += _HEADER_BYTES + sum(map(_size, item.sent.parts))
            if size >= most or len(items) == MOST_CHANGES:
                is_full, until = True, item.position
                break
        receipts, end, has_many = self._receipts(until)
        return Page(
            after=self._ask.after,
            until=end,
            mark=mark_at(self._connection, end),
            scope=self._scope.digest,
            more=is_full or has_many,
            items=tuple(item for item in items if item.position <= end),
            receipts=receipts,
        )

    def _receipts(self, until: int) -> tuple[tuple[Receipt, ...], int, bool]:
        """Return the receipts for what the reader itself wrote; an organization's page has none.

        With them the position up to which there are not too many, and if there may be more.
        """
        if self._ask.orgs is not None:
            return (), until, False
        return self._own.between(self._ask.after, until)

    def _find_passed(self, who: Device) -> Mapping[int, int]:
        """Return chains whose first Changes the reader has: chain to the last of them."""
        if self._ask.have is None:
            wanted = select(chain.c.id, chain.c.last_seq).where(
                chain.c.device == who.id, chain.c.epoch == self._ask.epoch
            )
            return {each.id: each.last_seq for each in self._connection.execute(wanted)}
        passed = {}
        for devices in chunked(sorted({device for device, _ in self._ask.have})):
            wanted = select(chain).where(chain.c.device.in_(devices))
            for each in self._connection.execute(wanted):
                passed[each.id] = self._ask.have.get((each.device, each.epoch), 0)
        return passed

    def _items(self, until: int) -> Iterator[FeedItem]:
        for places in chunked(self._places(until), _CHANGES_AT_ONCE):
            wanted = (
                select(placed.c.position, change, chain.c.device, chain.c.epoch)
                .join(change, and_(change.c.chain == placed.c.chain, change.c.seq == placed.c.seq))
                .join(chain, chain.c.id == change.c.chain)
                .where(_stand_at(places))
                .order_by(placed.c.position)
            )
            for each in self._connection.execute(wanted):
                yield FeedItem(
                    position=each.position, order=each.order_clock, sent=self._sent(each)
                )

    def _places(self, until: int) -> Iterator[int]:
        """Yield the positions to be told: a stretch at a time, so that none sorts a whole feed."""
        chosen = self._chosen()
        after, width = self._ask.after, _POSITIONS_AT_ONCE
        while after < until:
            end, width = min(after + width, until), 2 * width
            wanted = (
                select(placed.c.position, placed.c.chain, placed.c.seq, feed.c.org, feed.c.audience)
                .join(feed, feed.c.position == placed.c.position)
                .where(feed.c.position > after, feed.c.position <= end, of_feeds(feed, chosen))
            )
            found = {
                (each.position, each.chain, each.seq)
                for each in self._connection.execute(wanted)
                if (each.org, each.audience) in chosen
            }
            if self._ask.orgs is None:
                found.update(self._own.places(after, end))
            for position, number, seq in sorted(found):
                if seq > self._passed.get(number, 0):
                    yield position
            after = end

    def _chosen(self) -> frozenset[tuple[str, str]]:
        """Return which feeds are looked through."""
        orgs = self._ask.orgs
        return frozenset(one for one in self._feeds if orgs is None or one[0] in orgs)

    def _sent(self, found: Row[tuple[object, ...]]) -> Sent:
        """Return a Change as this reader may see it: what is not for it as digests."""
        header = Header(
            device=found.device,
            epoch=found.epoch,
            seq=found.seq,
            stamp=found.stamp,
            schema=found.schema,
            actor=found.actor,
            act=found.act,
            act_id=found.act_id,
            previous=found.previous,
            payload=found.payload,
        )
        is_own = found.device == self._who.id
        parts = self._visible(found.parts, found.feeds, is_own=is_own)
        return Sent(header=header, parts=tuple(parts))

    def _visible(self, parts: bytes, feeds: str, *, is_own: bool) -> Iterator[Part]:
        for part, of in zip(read_parts(parts), feeds.split("\n"), strict=True):
            org, _, audience = of.partition("/")
            is_shown = is_own or (org, audience) in self._feeds
            yield part if is_shown else part_digest(part)


def _stand_at(places: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition for positions, in their order: mostly one is behind the other."""
    if places[-1] - places[0] == len(places) - 1:
        return placed.c.position.between(places[0], places[-1])
    return placed.c.position.in_(places)


def _size(part: Part) -> int:
    return len(part) if isinstance(part, bytes) else _LINE_BYTES
