"""Pages of the feed on their way down, and the next one fetched while the ledger takes one in.

Thread: `Ahead` has one beside the run's own, which alone uses the line meanwhile.
"""

from __future__ import annotations

import contextlib
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.errors import AppError, LineError
from desktop.sync.client.outgoing import JSON, plain
from desktop.sync.compression import unpack
from desktop.sync.pages import read_page

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from desktop.services.sync_ports import Cursor
    from desktop.sync.client.answers import Answer
    from desktop.sync.client.session import Session
    from desktop.sync.pages import Page

_UNPACKED = 4  # times what a page takes on the line


class Ahead:
    """Asks for the page that is wanted next; leaving waits for what is under way."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-page")
        self._begun: tuple[Pull, Future[None]] | None = None

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
        self._pool.shutdown()

    def begin(self, pull: Pull) -> None:
        """Begin to ask; until `take` nobody else may use the line."""
        self._begun = pull, self._pool.submit(self._bring, pull)

    @staticmethod
    def _bring(pull: Pull) -> None:
        pull.go_on()
        pull.page()  # read here, while the ledger writes

    def take(self, pull: Pull) -> Pull:
        """Return what was begun, where it asks for the same, else this; the line is free again.

        What went wrong meanwhile is not told: whoever takes it goes on where it stands.
        """
        begun, self._begun = self._begun, None
        if begun is None:
            return pull
        early, answered = begun
        with contextlib.suppress(AppError):
            answered.result()
        return early if early.asks_as(pull) else pull


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

    def following(self, cursor: Cursor) -> Pull:
        """Return the question for the page after this, which ends at `cursor`."""
        return Pull(session=self.session, cursor=cursor, epoch=self.epoch, more=self.more)

    def asks_as(self, other: Pull) -> bool:
        """Tell whether another asks for the same page."""
        mine, theirs = ((one.cursor, one.epoch, one.more) for one in (self, other))
        return mine == theirs

    def page(self) -> Page | None:
        """Return the page, None where the server has nothing; read once."""
        if self.body and self._page is None:
            self._page = read_page(unpack(bytes(self.body)), self.session.verify)
        return self._page

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
