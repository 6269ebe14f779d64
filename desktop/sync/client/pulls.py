"""Pages of the feed on their way down, and the next ones fetched while the ledger takes some in.

Thread: `Ahead` has one beside the run's own, which alone uses the line meanwhile.
"""

from __future__ import annotations

import contextlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.errors import AppError, LineError, SyncError
from desktop.services.sync_ports import Cursor
from desktop.sync.client.outgoing import JSON, plain
from desktop.sync.compression import unpack
from desktop.sync.pages import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from desktop.sync.client.answers import Answer
    from desktop.sync.client.session import Session
    from desktop.sync.pages import Page

_UNPACKED = 4  # times what a page takes on the line

MOST_AHEAD = 4
"""Pages that may wait for the ledger, which takes all that are here in one transaction."""


class Ahead:
    """Asks for the pages that are wanted next, until a few are here; leaving waits for what comes.

    While one is under way nobody else may use the line: `settle` makes it free, and so does `take`
    where it gives nothing that was begun, or what broke off.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-page")
        # Before one is done, the next is behind it: behind the last one that is done comes nothing.
        self._begun: deque[tuple[Pull, Future[None]]] = deque()
        self._is_settling = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait, and end the thread."""
        self.settle()
        self._pool.shutdown()

    def begin(self, pull: Pull) -> None:
        """Begin to ask for pages from this one on, where none is here or under way."""
        if not self._begun:
            self._is_settling = False
            self._submit(pull, MOST_AHEAD)

    def _submit(self, pull: Pull, most: int) -> None:
        self._begun.append((pull, self._pool.submit(self._bring, pull, most)))

    def _bring(self, pull: Pull, most: int) -> None:
        pull.go_on()
        page = pull.page()  # read here, while the ledger writes
        if page is not None and page.more and most > 1 and not self._is_settling:
            self._submit(pull.following(), most - 1)

    def settle(self) -> None:
        """Ask for no more, and wait until the line is free; what came is kept."""
        self._is_settling = True
        while self._begun and not self._begun[-1][1].done():
            wait([self._begun[-1][1]])

    def take(self, pull: Pull) -> Pull:
        """Return what was begun, where it asks for the same, else this.

        What went wrong meanwhile is not told: whoever takes it goes on where it stands.
        """
        if not self._begun:
            return pull
        early, answered = self._begun.popleft()
        with contextlib.suppress(AppError):
            answered.result()
        if early.asks_as(pull):
            return early
        self.settle()
        self._begun.clear()
        return pull

    def behind(self, pulled: Pull) -> Iterator[Pull]:
        """Yield the pages that follow one and are here already; none is waited for.

        Only those with which nothing new is told of scope and chains: that is looked at first.
        """
        while self._begun and self._begun[0][1].done():
            following, answered = self._begun[0]
            if answered.exception() or not following.page() or not following.tells_as(pulled):
                return
            self._begun.popleft()
            yield following


@dataclass(kw_only=True)
class Pull:
    """A page on its way.

    Attributes:
        cursor: What it follows.
        epoch: Of this device, now.
        more: What else is asked; see ``POST pull`` in docs/sync.md.
        is_whole: Whether all that was asked for is here.
    """

    session: Session
    cursor: Cursor
    epoch: str
    more: dict[str, Any] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)
    head: Answer | None = None
    is_whole: bool = False
    _page: Page | None = None
    most_bytes: int = 0  # the same for each part of a page, or it would be another page

    def go_on(self) -> None:
        """Ask for the page, or for what is missing of it."""
        if not self.body:
            self.most_bytes = self.session.down.size * _UNPACKED
        request = {
            "after": self.cursor.after,
            "closing": self.cursor.closing,
            "epoch": self.epoch,
            "most_bytes": self.most_bytes,
            "scope": self.cursor.scope,
            **self.more,
        }
        if self.body:
            request |= {"until": self.until, "offset": len(self.body)}
        here = len(self.body)
        try:
            with self.session.down.piece():
                answer = self.session.line.ask(
                    "POST", "pull", plain(request), headers=JSON, sink=self._take
                )
        except LineError:
            self.session.patience.gained += max(0, len(self.body) - here)
            raise
        self.head = self.head or answer
        if len(self.body) != self._length:
            self.head = None
            self.body.clear()
            raise LineError("县里给的数据不完整。", "会自动再取。", code="cut")
        self.is_whole = True

    def _take(self, answer: Answer, piece: bytes) -> None:
        """Add a piece; one of another page than before spoils the whole, whose length tells."""
        if self.head is None:
            self.head = answer
        if _span(answer) == _span(self.head):
            self.body += piece

    def following(self) -> Pull:
        """Return the question for the page after this."""
        return Pull(session=self.session, cursor=self.end, epoch=self.epoch, more=self.more)

    def asks_as(self, other: Pull) -> bool:
        """Tell whether another asks for the same page."""
        mine, theirs = ((one.cursor, one.epoch, one.more) for one in (self, other))
        return mine == theirs

    def tells_as(self, other: Pull) -> bool:
        """Tell whether the server says the same of the device's scope and chains with both."""
        mine, theirs = ((one.scope, one.known, one.lacks) for one in (self, other))
        return mine == theirs

    def page(self) -> Page | None:
        """Return the page, None where the server has nothing; read once.

        Raises:
            SyncError: As `read_page`; ``format``: it is not the one that was asked for.
        """
        if self.body and self._page is None:
            page = read_page(unpack(bytes(self.body)), self.session.verify)
            asked = (self.cursor.after, self.until, self.scope)
            if (page.after, page.until, page.scope) != asked:
                raise SyncError("县里给的不是要的那一段。", "请告诉县里的管理员。", code="format")
            self._page = page
        return self._page

    @property
    def end(self) -> Cursor:
        """Where the ledger stands once it has this."""
        return Cursor(after=self.until, closing=self.closing, scope=self.scope)

    @property
    def _head(self) -> Answer:
        if self.head is None:
            msg = "nothing was pulled yet"
            raise RuntimeError(msg)
        return self.head

    @property
    def _length(self) -> int:
        return self._head.whole("yishibu-length") if self.body else 0

    @property
    def until(self) -> int:
        """Up to which position this goes."""
        return self._head.whole("yishibu-until")

    @property
    def closing(self) -> str:
        """What is told of `until` at the next pull."""
        return self._head.headers.get("yishibu-closing", "")

    @property
    def scope(self) -> str:
        """The digest of the device's scope at the server."""
        return self._head.headers.get("yishibu-scope", "")

    @property
    def lacks(self) -> bool:
        """Whether the server has less of a former epoch than there are receipts for."""
        return self._head.headers.get("yishibu-lacks", "0") != "0"

    @property
    def known(self) -> int:
        """The last number of the device's epoch that the server holds, 0 where none."""
        seq = self._head.headers.get("yishibu-known", "").partition(":")[0]
        return int(seq) if seq.isascii() and seq.isdigit() else 0


def _span(answer: Answer) -> tuple[str, ...]:
    return tuple(answer.headers.get(f"yishibu-{name}", "") for name in ("until", "length", "scope"))
