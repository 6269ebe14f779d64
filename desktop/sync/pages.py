"""Pages of the feed: Changes in the order in which the server took them, signed by the server.

JSON lines: a head, one line a Change, receipts, and the signature over all before it. A writer's
Changes that follow one another name neither number nor digest of the one before. A page made twice
from the same positions has the same bytes, so that one that broke off is gone on with at its next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import FORMAT, START, canonical
from desktop.domain.feeds import FeedItem
from desktop.sync.lines import DIGEST, Table, parse_line, read_change, refuse, write_change
from desktop.sync.receipts import read_receipt, write_receipt
from desktop.sync.signed_lines import read_signed, write_signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.feeds import Receipt
    from desktop.sync.signed_lines import Sign, Verify

MAX_ITEMS = 10_000
MARK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the server had after position `after`, up to `until`.

    Attributes:
        mark: First 16 characters of the server's running digest (`desktop.domain.feeds`) at
            `until`, whoever may read the Change there.
        scope: `Scope.digest` for which it was made.
        more: Whether it has more beyond `until`.
        items: In the order of their positions.
        receipts: By which the server holds what the asking device itself wrote, of those whose last
            Change is up to `until`.
    """

    after: int
    until: int
    mark: str
    scope: str
    more: bool
    items: tuple[FeedItem, ...]
    receipts: tuple[Receipt, ...] = ()

    @property
    def closing(self) -> str:
        """`until` and `mark`, as they are told at the next pull.

        By them a server that was restored from a backup is found out: where they are the same,
        all that stood before is.
        """
        return f"{self.until}:{self.mark}"


def write_page(page: Page, sign: Sign) -> bytes:
    """Return a page as signed bytes; the same page gives the same."""
    writers: dict[tuple[str, str], int] = {}
    for item in page.items:
        header = item.sent.header
        writers.setdefault((header.device, header.epoch), len(writers))
    head = canonical(
        {
            "after": page.after,
            "count": len(page.items) + len(page.receipts),
            "format": FORMAT,
            "mark": page.mark,
            "more": page.more,
            "scope": page.scope,
            "until": page.until,
            "writers": [list(writer) for writer in writers],
        }
        | ({"receipts": len(page.receipts)} if page.receipts else {})
    )
    lines = (head, *_lines(page.items, writers), *map(write_receipt, page.receipts))
    return write_signed(lines, sign)


def _lines(items: Sequence[FeedItem], writers: dict[tuple[str, str], int]) -> Iterator[bytes]:
    ends: dict[int, tuple[int, str]] = {}
    for item in items:
        header = item.sent.header
        writer = writers[header.device, header.epoch]
        more = {"order": item.order, "position": item.position, "writer": writer}
        if ends.get(writer, (0, START)) != (header.seq - 1, header.previous):
            more |= {"seq": header.seq, "previous": header.previous}
        ends[writer] = (header.seq, item.sent.digest)
        yield write_change(item.sent, **more)


def read_page(data: bytes, verify: Verify) -> Page:
    """Return what a page holds.

    Raises:
        SyncError: It is none, or not signed by the server: ``details["code"]`` is ``format``,
            ``newer`` or ``signature``.
    """
    head, lines = read_signed(data, verify, "同步数据")
    receipts = head.whole("receipts") if head.has("receipts") else 0
    ends = len(lines) - receipts
    if not 0 <= receipts <= len(lines):
        refuse("同步数据的条数不对。", "请重新同步一次。")
    writers = [_writer(raw) for raw in head.items("writers", MAX_ITEMS, 0)]
    page = Page(
        after=head.whole("after"),
        until=head.whole("until"),
        mark=head.hexadecimal("mark", MARK),
        scope=head.hexadecimal("scope", MARK),
        more=head.take("more") is True,
        items=tuple(_items(lines[:ends], writers)),
        receipts=tuple(read_receipt(line, verify) for line in lines[ends:]),
    )
    head.close()
    return page


def peek_more(data: bytes) -> bool:
    """Tell whether bytes that nobody has checked say that they are a page with more behind it.

    Raises:
        SyncError: They do not begin as a page does (``format``).
    """
    head = Table(parse_line(data[: data.find(b"\n")]))
    return head.has("more") and head.take("more") is True


def _writer(raw: object) -> tuple[str, str]:
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw) or len(raw) != 2:  # noqa: PLR2004 – device, epoch
        refuse("同步数据里有读不懂的来历。", "请重新同步一次。")
    return raw[0], raw[1]


def _items(lines: Sequence[bytes], writers: Sequence[tuple[str, str]]) -> Iterator[FeedItem]:
    ends: dict[int, tuple[int, str]] = {}
    for line in lines:
        table = Table(parse_line(line))
        number, position = table.whole("writer"), table.whole("position")
        order = table.stamp("order")
        if not 0 <= number < len(writers):
            refuse("同步数据里有读不懂的来历。", "请重新同步一次。")
        seq, previous = ends.get(number, (0, START))
        if table.has("seq"):
            seq, previous = table.whole("seq") - 1, table.hexadecimal("previous", DIGEST)
        device, epoch = writers[number]
        sent = read_change(table, device=device, epoch=epoch, seq=seq + 1, previous=previous)
        table.close()
        ends[number] = (seq + 1, sent.digest)
        yield FeedItem(position=position, order=order, sent=sent)
