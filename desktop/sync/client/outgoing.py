"""Sends what this device wrote, and gets the server's receipts for it.

A batch is as large as the line has shown to carry; a Change that is larger goes up resumably first.
Nothing is remembered but receipts: where one was lost on its way, the same Changes are sent again,
and the server answers with the receipt that it gave.
"""

from __future__ import annotations

import json
import logging
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.changes import digest_of
from desktop.errors import RefusedError, SyncError
from desktop.sync.client.keeping import Keeping
from desktop.sync.client.preparing import Preparing, large_parts
from desktop.sync.client.transfers import upload
from desktop.sync.compression import pack
from desktop.sync.receipts import read_receipt, write_receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.feeds import Receipt, Sent
    from desktop.services.sync_ports import OutboxChain
    from desktop.sync.client.session import Session

log = logging.getLogger(__name__)

_RECEIPTS_AT_ONCE = 100


class Outgoing:
    """The way up of one run."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lost: set[str] = set()  # epochs of which the server lost some

    def push_small(self) -> None:
        """Push every chain, oldest first, each up to its first Change with a large body.

        Raises:
            AppError: As `Line.ask`; what has a receipt is kept.
        """
        self._push_chains(with_large=False)

    def push_large(self) -> None:
        """Push what is left, large bodies before the Changes that name them."""
        self._push_chains(with_large=True)

    def _push_chains(self, *, with_large: bool) -> None:
        pushed: set[tuple[str, str]] = set()
        while chain := self._next_chain(pushed):
            pushed.add((chain.device, chain.epoch))
            self._push_chain(chain, chain.receipted, with_large=with_large)

    def _next_chain(self, pushed: set[tuple[str, str]]) -> OutboxChain | None:
        """Return the next chain with something to send; a fork makes a new one meanwhile."""
        waiting = (chain for chain in self._session.store.chains() if chain.unsent)
        return next((one for one in waiting if (one.device, one.epoch) not in pushed), None)

    def heal(self) -> None:
        """Send again what the server lost, of every chain: it came back from an older backup.

        A receipt that it did not know any more tells that something is lost. Files go up again
        where they are not there any more.
        """
        store = self._session.store
        store.offer_files_again()
        for chain in store.chains():
            if chain.receipted:
                given = store.receipts(chain, chain.receipted - 1)
                unknown = self._hand_in_receipts(given)
                self._push_chain(chain, chain.receipted - 1, with_large=True)
                if unknown and chain.epoch not in self._lost:
                    self._note_loss(chain, given[0].first - 1)

    def _push_chain(self, chain: OutboxChain, after: int, *, with_large: bool) -> None:
        with (
            Keeping(self._session.store) as keeping,
            Preparing(self._session, chain, with_large=with_large) as preparing,
        ):
            self._push_on(preparing, keeping, chain, after)

    def _push_on(
        self, preparing: Preparing, keeping: Keeping, chain: OutboxChain, after: int
    ) -> None:
        total, step = chain.last - after, 1
        while after < chain.last:
            try:
                attempt = partial(self._push, preparing, chain, after)
                receipt = self._session.patience.insist(attempt)
            except RefusedError as error:
                keeping.settle()
                if error.details["code"] == "fork":
                    forked_at = _whole(error, "seq")
                    if forked_at > after:
                        begin_epoch(self._session, chain, forked_at)
                        return
                    # Even what came before differs: where it begins to is further back.
                    after, step = max(0, after - step), 2 * step
                    total = chain.last - after
                    continue
                if error.details["code"] != "gap":
                    raise
                after = self._go_back(chain, after, error)
                total = chain.last - after
                continue
            if receipt is None:
                return
            keeping.keep(receipt)
            after = receipt.last
            self._session.tell("push", total - (chain.last - after), total)

    def _push(self, preparing: Preparing, chain: OutboxChain, after: int) -> Receipt | None:
        """Push one batch and return its receipt; None where a large body stands before the next."""
        session = self._session
        ready = preparing.take(after)
        if ready is None:
            return None
        for one in ready.changes:
            for large in large_parts(one):
                self.bring_part(large.digest)
        preparing.begin(ready.last.header.seq)
        receipt = read_receipt(self._hand_in(ready.packed), session.verify)
        self._check(receipt, chain, after, ready.last)
        session.patience.gained += 1
        session.figures.pushed += max(0, receipt.last - max(after, chain.receipted))
        return receipt

    def _hand_in(self, packed: bytes) -> bytes:
        """Return the server's receipt for a batch; bodies that it misses are brought first."""
        try:
            return self._send(packed)
        except RefusedError as error:
            if error.details["code"] != "large":
                raise
            for digest in _digests(error):
                self._session.at_server.discard(digest)
                self.bring_part(digest)
        return self._send(packed)

    def _send(self, packed: bytes) -> bytes:
        """Return the receipt for a packed batch, however large."""
        session = self._session
        if len(packed) <= session.up.size:
            with session.up.piece():
                return session.line.ask("POST", "push", packed).body
        digest = digest_of(packed)
        upload(
            session.line, session.patience, session.up, path=f"uploads/batch/{digest}", body=packed
        )
        return session.line.ask("POST", f"push?upload={digest}").body

    def bring_part(self, digest: str) -> None:
        """Bring a large body to the server; NotFoundError where it is not here."""
        session = self._session
        if digest in session.at_server:
            return
        upload(
            session.line,
            session.patience,
            session.up,
            path=f"uploads/part/{digest}",
            body=pack(session.store.part(digest)),
            on_bytes=lambda done, total: session.tell("part", done, total),
        )
        session.at_server.add(digest)

    def _check(self, receipt: Receipt, chain: OutboxChain, after: int, sent: Sent) -> None:
        """Refuse a receipt that is not for what was sent, whose last Change is `sent`."""
        right = (receipt.device, receipt.epoch) == (chain.device, chain.epoch)
        if right and receipt.first <= after + 1 <= receipt.last <= chain.last:
            if receipt.last == sent.header.seq:
                last = sent
            else:
                (last, *_) = self._session.store.unsent(chain, receipt.last - 1, 1)
            if last.digest == receipt.digest:
                return
        raise SyncError(
            "县里给的回执和送去的不一样。", "请告诉县里的管理员；内容都还在。", code="receipt"
        )

    def _go_back(self, chain: OutboxChain, after: int, error: RefusedError) -> int:
        """Return the number after which the server lacks Changes, for which there are receipts."""
        last = _whole(error, "next") - 1
        if not 0 <= last < after:
            raise error
        self._note_loss(chain, last)
        self._hand_in_receipts(self._session.store.receipts(chain, last))
        self._session.has_moved = True
        return last

    def _note_loss(self, chain: OutboxChain, last: int) -> None:
        self._lost.add(chain.epoch)
        self._session.store.offer_files_again()
        log.warning("server lost Changes after %s of epoch %s", last, chain.epoch)
        self._session.store.raise_alarm(
            "server_lost",
            f"{chain.device}/{chain.epoch}/{last}",
            {"known": last, "receipted": chain.receipted},
        )

    def _hand_in_receipts(self, receipts: Sequence[Receipt]) -> int:
        """Hand in receipts, and return how many of them the server did not know."""
        unknown = 0
        for begin in range(0, len(receipts), _RECEIPTS_AT_ONCE):
            part = receipts[begin : begin + _RECEIPTS_AT_ONCE]
            body = b"[%b]" % b",".join(write_receipt(each) for each in part)
            unknown += self._session.patience.insist(partial(self._hand_receipts, body))
        return unknown

    def _hand_receipts(self, body: bytes) -> int:
        told = self._session.line.ask("POST", "receipts", body, headers=JSON).json()
        kept = told.get("kept") if isinstance(told, dict) else None
        return kept if isinstance(kept, int) else 0


JSON = {"content-type": "application/json"}


def begin_epoch(session: Session, chain: OutboxChain, forked_at: int) -> None:
    """Go on in a new epoch from a number that a clone of this ledger has used.

    The feed is taken in from its beginning then: what the clone sent had been passed over as this
    device's own.
    """
    log.warning("this ledger was cloned: epoch %s forks at %s", chain.epoch, forked_at)
    session.had = max(session.had, session.store.cursor(), key=lambda one: one.after)
    session.store.begin_epoch(forked_at, chain)


def _digests(error: RefusedError) -> list[str]:
    raw = error.details.get("digests")
    if not isinstance(raw, list) or not raw or not all(isinstance(one, str) for one in raw):
        raise error
    return raw


def _whole(error: RefusedError, key: str) -> int:
    value = error.details.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise error
    return value


def plain(document: object) -> bytes:
    """Return JSON as compact bytes."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
