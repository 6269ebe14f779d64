"""Pages of the feed on their way down, and the next ones fetched while the ledger takes some in.

Thread: `Ahead` has two beside the run's own, of which one at a time uses the line.
"""

from __future__ import annotations

import contextlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from desktop.errors import AppError, LineError, SyncError
from desktop.services.sync_ports import Cursor
from desktop.sync.client.outgoing import JSON, plain
from desktop.sync.compression import unpack
from desktop.sync.pages import peek_more, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from desktop.sync.client.answers import Answer
    from desktop.sync.client.session import Session
    from desktop.sync.pages import Page

_UNPACKED = 4  # times what a page takes on the line

_WORKERS = 2  # one is on the line, the other may read what came

MOST_AHEAD = 4
"""Pages that may wait for the ledger, which takes all that are here in one transaction."""


class Ahead:
    """Asks for the pages that are wanted next, until a few are here; leaving waits for what comes.

    While one is under way nobody else may use the line: `settle` makes it free, and so does `take`
    where it gives nothing that was begun, or what broke off.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="sync-page")
        # Before one is done, the next is behind it: behind the last one that is done comes nothing.
        self._begun: deque[tuple[Pull, Future[None]]] = deque()
        self._next: Pull | None = None  # is asked for as soon as there is room
        self._lock = Lock()
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
        """Wait, and end the threads."""
        self.settle()
        self._pool.shutdown()

    def go_on(self, pull: Pull) -> None:
        """Ask for more pages: behind those that are here or under way, else from this one on."""
        self._is_settling = False
        if not self._begun and self._next is None:
            self._next = pull
        self._ask()

    def _ask(self) -> None:
        with self._lock:  # so that they stand in the order in which they were asked for
            pull = self._next
            if pull is not None and len(self._begun) < MOST_AHEAD and not self._is_settling:
                self._next = None
                self._begun.append((pull, self._pool.submit(self._bring, pull)))

    def _bring(self, pull: Pull) -> None:
        pull.go_on()
        if pull.says_more():
            self._next = pull.following()
            self._ask()
        pull.page()  # read here, while the server makes the next and the ledger writes

    def settle(self) -> None:
        """Ask for no more, and wait until the line is free; what came is kept."""
        self._is_settling = True
        while self._begun and not self._begun[-1][1].done():
            wait([self._begun[-1][1]])

    def take(self, pull: Pull) -> Pull:
        """Return what was begun, where it asks for the same, else this.

        What went wrong meanwhile is not told: whoever takes it goes on where it stands.
        """
        if self._begun:
            early, answered = self._begun.popleft()
            with contextlib.suppress(AppError):
                answered.result()
            if early.asks_as(pull):
                return early
            self.settle()
            self._begun.clear()
        self._next = None
        return pull

    def behind(self, pulled: Pull) -> Iterator[Pull]:
        """Yield the pages that follow one and are here already; none is waited for.

        Only those with which nothing new is told of scope and chains: that is looked at first.
        """
        for _ in range(MOST_AHEAD - 1):
            if not self._begun or not self._begun[0][1].done():
                return
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
    _lines: bytes = b""
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
            page = read_page(self._unpacked(), self.session.verify)
            asked = (self.cursor.after, self.until, self.scope)
            if (page.after, page.until, page.scope) != asked:
                raise SyncError("县里给的不是要的那一段。", "请告诉县里的管理员。", code="format")
            self._page, self._lines = page, b""
        return self._page

    def says_more(self) -> bool:
        """Tell whether the page says that there is more; whose word that is was not checked yet."""
        return bool(self.body) and peek_more(self._unpacked())

    def _unpacked(self) -> bytes:
        if not self._lines:
            self._lines = unpack(bytes(self.body))
        return self._lines

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
    def lacks_files(self) -> bool:
        """Whether the server lacks files that this device's organization may send."""
        return self._head.headers.get("yishibu-lacks-files", "0") != "0"

    @property
    def known(self) -> int:
        """The last number of the device's epoch that the server holds, 0 where none."""
        seq = self._head.headers.get("yishibu-known", "").partition(":")[0]
        return int(seq) if seq.isascii() and seq.isdigit() else 0

    @property
    def known_digest(self) -> str:
        """How the digest of that Change begins."""
        return self._head.headers.get("yishibu-known", "").partition(":")[2]


def _span(answer: Answer) -> tuple[str, ...]:
    return tuple(answer.headers.get(f"yishibu-{name}", "") for name in ("until", "length", "scope"))
