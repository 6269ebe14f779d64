"""What comes back by stick: the server's answer, snapshot, receipts, pages, bodies and files.

By the same functions of the ledger as over the line, and with the same checks. It may come late:
the line, or another stick, may have been there meanwhile, and it may come twice. So a page moves
the cursor only where it fits, and what is here already changes nothing.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.domain.changes import digest_of
from desktop.domain.feeds import parse_scope
from desktop.errors import ConflictError, SyncError
from desktop.services.bundle_ports import LeftOut
from desktop.services.sync_ports import Cursor, Taken
from desktop.sync.bundle_enrolments import read_enrolled
from desktop.sync.bundle_messages import read_answer, read_digests
from desktop.sync.compression import unpack, unpack_part
from desktop.sync.lines import split_lines
from desktop.sync.pages import read_page
from desktop.sync.receipts import read_receipt
from desktop.sync.snapshots import MAX_BYTES, read_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.feeds import Receipt
    from desktop.services.sync_ports import Joining, KeptFiles, OutboxChain, SyncStore
    from desktop.sync.bundle_messages import Answer, Refused
    from desktop.sync.bundles import Item
    from desktop.sync.pages import Page

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Import:
    """Takes in a way back, item by item, and counts it.

    Attributes:
        joining: How this ledger is joined, or asked to be: then without a token.
        lost: Epoch to the number from which the server lacks what it had given receipts for.
    """

    store: SyncStore
    kept: KeptFiles
    joining: Joining
    enrolled: bool = False
    answer: Answer | None = None
    pulled: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    rows: int = 0
    conflicts: int = 0
    held: int = 0
    alarms: int = 0
    files: int = 0
    files_arrived: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def take(self, item: Item) -> None:
        """Take in one item; what cannot be used is left out, and what follows goes on."""
        takes: dict[str, Callable[[Item], None]] = {
            "enrolled": self._take_enrolled,
            "answer": self._take_answer,
            "lacking": self._take_lacking,
            "receipts": self._take_receipts,
            "snapshot": self._take_snapshot,
            "scope": self._take_scope,
            "page": self._take_page,
            "part": self._take_part,
            "file": self._take_file,
        }
        if self.store.joining() is None and item.kind not in {"enrolled", "answer"}:
            return  # the answer says why this machine was not enrolled
        try:
            takes.get(item.kind, _pass_over)(item)
        except SyncError as error:
            self.leave_out(LeftOut.because(error))

    def leave_out(self, left_out: LeftOut) -> None:
        """Note what could not be used, each reason once."""
        if left_out not in self.left_out:
            self.left_out.append(left_out)

    def verify(self, data: bytes | memoryview, signature: bytes) -> bool:
        """Tell whether the server signed these bytes."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.joining.receipt_key))
            key.verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def _take_enrolled(self, item: Item) -> None:
        """Join the county that this ledger asked by stick, once."""
        if self.store.joining() is None:
            joining, scope = read_enrolled(item.body, self.joining)
            self.store.join(replace(joining, since=self.store.clock_now()), scope)
            self.enrolled = True

    def _take_answer(self, item: Item) -> None:
        """Take in what decides how all else is read; it comes first."""
        self.answer = answer = read_answer(item.body)
        for refused in answer.refused:
            self._take_refused(refused)
        current = self._current()
        if dict(answer.known).get(current.epoch, 0) > current.last:
            # No fork tells where it began to differ, but what has a receipt does not.
            self._begin_epoch(current, current.receipted + 1)
        cursor = self.store.cursor()
        if answer.moved and (cursor.after, cursor.closing) == (answer.after, answer.closing):
            log.warning("the server's feed is not what it was; taken in from its beginning")
            self.store.take_page((), Cursor())
        waiting = {each.digest for each in self.store.waiting("up")}
        for digest in waiting.intersection(answer.arrived):
            self.store.mark_moved(digest, "up")
            self.files_arrived += 1

    def _take_refused(self, refused: Refused) -> None:
        chain = self._chain(refused.epoch)
        if refused.code == "fork" and chain is not None:
            if refused.number <= chain.last:  # where it is below a receipt, the server lost that
                self._begin_epoch(chain, refused.number)
        elif refused.code in {"lost", "gap"} and chain is not None:
            if refused.number <= chain.receipted:
                self._note_loss(chain, refused.number)
        else:
            self.leave_out(
                LeftOut(code=refused.code, message=refused.message, advice=refused.advice)
            )

    def _begin_epoch(self, chain: OutboxChain, forked_at: int) -> None:
        """Go on in a new epoch, as after a fork found on the line, and take in all anew."""
        log.warning("this ledger was cloned: epoch %s forks at %s", chain.epoch, forked_at)
        self.store.begin_epoch(forked_at, chain)

    def _note_loss(self, chain: OutboxChain, due: int) -> None:
        log.warning("server lost Changes from %s of epoch %s", due, chain.epoch)
        self.store.offer_files_again()
        self.store.raise_alarm(
            "server_lost",
            f"{chain.device}/{chain.epoch}/{due - 1}",
            {"known": due - 1, "receipted": chain.receipted},
        )
        self.lost[chain.epoch] = min(due, self.lost.get(chain.epoch, due))
        self.leave_out(
            LeftOut(
                code="lost",
                message="县里的服务器丢了一部分已收下的内容。",
                advice="都还在这台电脑上：请再导出一次，带到县里补上。",
            )
        )

    def _take_lacking(self, item: Item) -> None:
        if _offer_again(self.store, self.kept, read_digests(item.body)):
            self.leave_out(_LOST_FILES)

    def _take_receipts(self, item: Item) -> None:
        for line in split_lines(item.body):
            receipt = read_receipt(line, self.verify)
            chain = self._chain(receipt.epoch)
            if chain is None or receipt.device != chain.device:
                raise _not_ours()
            if self._is_given_up(receipt, chain):
                continue
            if receipt.last > chain.receipted:
                self._check(receipt, chain)
                if self.store.take_receipt(receipt):
                    self._take_anew()

    def _is_given_up(self, receipt: Receipt, chain: OutboxChain) -> bool:
        """Tell whether a receipt is for what was written again in a later epoch."""
        return receipt.last > chain.last and chain.epoch != self._current().epoch

    def _check(self, receipt: Receipt, chain: OutboxChain) -> None:
        """Refuse a receipt for other Changes than are here."""
        if receipt.last <= chain.last:
            (last, *_) = self.store.unsent(chain, receipt.last - 1, 1)
            if last.digest == receipt.digest:
                return
        raise _not_ours()

    def _take_scope(self, item: Item) -> None:
        try:
            scope = parse_scope(item.body.decode())
        except ValueError as error:
            raise SyncError(
                "县里给的范围读不懂。", "请升级议事簿后再试。", code="format"
            ) from error
        if self.answer is not None and scope.digest == self.answer.scope:
            self.store.set_scope(scope)

    def _take_snapshot(self, item: Item) -> None:
        """Begin with a snapshot, unless the line or another stick was there meanwhile."""
        snapshot = read_snapshot(unpack(item.body, most=MAX_BYTES), self.verify)
        if self.store.cursor().closing or not self._is_of_this_epoch():
            return
        with contextlib.suppress(ConflictError):
            self._count(self.store.take_snapshot(snapshot))
            self.pulled += len(snapshot.rows)

    def _take_page(self, item: Item) -> None:
        page, org = read_page(unpack(item.body), self.verify), item.about
        cursor = self.store.cursor(org)
        fits = self._is_of_this_epoch() and self._fits_scope(page, cursor, org)
        after = self._cursor_after(page, cursor, org) if fits else cursor
        taken = self.store.take_page(
            page.items, after, org, receipts=page.receipts, scope=page.scope
        )
        self._count(taken)
        if taken.differs and (org or after == cursor):
            self._take_anew()
        elif after.after == page.until > cursor.after and not (org or page.more):
            while self.store.let_go_of_beginning():
                pass
        if fits and page.after > cursor.after:
            raise SyncError(
                "缺了前面的一段，这一段已先收下。",
                "请导入更早的回程包，或再导出一次。",
                code="early",
            )

    def _take_anew(self) -> None:
        """Let the next contact tell all again: what came may be what the server has lost since."""
        log.warning("the way back tells otherwise than the server did; all is taken in anew")
        self.store.take_page((), Cursor())

    def _fits_scope(self, page: Page, cursor: Cursor, org: str) -> bool:
        """Tell whether a page lacks nothing that this device may read of where it goes on."""
        scope = self.store.scope()
        is_present = scope is not None and scope.digest == page.scope
        if org:
            return is_present
        is_caught_up = not cursor.after or not self.store.late()
        return page.scope == cursor.scope or (is_present and is_caught_up)

    def _cursor_after(self, page: Page, cursor: Cursor, org: str) -> Cursor:
        """Return where the cursor stands after a page that fits: never further back than it was."""
        until = page.until
        if org and not page.more:  # the server has no more of it up to there
            until = max(until, dict(self.store.late()).get(org, 0))
        if not page.after <= cursor.after <= until:
            return cursor
        return Cursor(after=until, closing=page.closing, scope=page.scope)

    def _is_of_this_epoch(self) -> bool:
        """Tell whether pages lack none but Changes that this ledger surely has."""
        return self.answer is not None and self.answer.epoch == self._current().epoch

    def _count(self, taken: Taken) -> None:
        self.pulled += taken.changes
        for kind, count in taken.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count
        self.rows += taken.rows
        self.conflicts += taken.conflicts
        self.held += taken.held
        self.alarms += taken.alarms

    def _take_part(self, item: Item) -> None:
        body = unpack_part(item.body)
        digest = digest_of(body)
        if self._is_awaited(digest):
            self.store.take_part(digest, body)
            self.files += 1

    def _take_file(self, item: Item) -> None:
        digest = digest_of(item.body)
        if self._is_awaited(digest):
            self.kept.put(item.body)
            self.store.mark_moved(digest, "down")
            self.files += 1

    def _is_awaited(self, digest: str) -> bool:
        return any(each.digest == digest for each in self.store.waiting("down"))

    def _current(self) -> OutboxChain:
        return self.store.chains()[-1]

    def _chain(self, epoch: str) -> OutboxChain | None:
        return next((each for each in self.store.chains() if each.epoch == epoch), None)


def _offer_again(store: SyncStore, kept: KeptFiles, lacking: Sequence[str]) -> bool:
    """Let files go along again that the server had once, and tell whether there are any."""

    def waiting() -> set[str]:
        return {each.digest for each in store.waiting("up")}

    before = waiting()
    store.offer_files_again([each for each in lacking if each not in before and kept.has(each)])
    return waiting() > before


_LOST_FILES = LeftOut(
    code="lost",
    message="县里的服务器缺了这台电脑送过的附件。",
    advice="原件都还在这台电脑上：请再导出一次，带到县里补上。",
)


def _pass_over(_: Item) -> None:
    raise SyncError("同步包里有新版本才有的内容。", "请升级议事簿后再导入一次。", code="newer")


def _not_ours() -> SyncError:
    return SyncError(
        "县里给的回执和送去的不一样。", "请告诉县里的管理员；内容都还在。", code="receipt"
    )
