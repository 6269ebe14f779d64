"""Takes in what the server has: pages of the feed, then large bodies; scope changes on the way.

A page that broke off is gone on with at its next byte; one that is here waits for none that is not.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.feeds import parse_scope
from desktop.errors import ConflictError, RefusedError, SyncError
from desktop.services.sync_ports import Cursor
from desktop.sync.client.files import past_faults
from desktop.sync.client.outgoing import begin_epoch
from desktop.sync.client.pulls import Ahead, Pull
from desktop.sync.client.transfers import Download, download
from desktop.sync.compression import unpack, unpack_part
from desktop.sync.snapshots import MAX_BYTES, read_snapshot

if TYPE_CHECKING:
    from desktop.services.sync_ports import OutboxChain
    from desktop.sync.client.session import Session

log = logging.getLogger(__name__)

SNAPSHOT = "snapshot"
"""Under which name a part of a snapshot is kept."""

_NOT_FOUND = 404
_TIMES_ANEW = 3  # of one run, whatever the server says


class Incoming:
    """The way down of one run."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._have: list[tuple[str, str, int]] | None = None
        self._is_compared = False
        self._begun_anew = 0

    def begin(self) -> None:
        """Begin with a snapshot, where nothing has been taken in or sent yet.

        A server that gives none, or one that cannot be read or does not fit what is here, leaves it
        to the pages.
        """
        session, store = self.session, self.session.store
        if store.cursor().closing or any(chain.receipted for chain in store.chains()):
            return
        if any(device != session.joining.device for device, _ in store.have()):
            return  # it came from another county's server, and holds what others wrote there
        download = Download(
            session.line,
            session.partials,
            path="snapshot",
            name=SNAPSHOT,
            on_bytes=lambda done, total: session.tell("pull", done, total),
            version=lambda answer: answer.headers.get("yishibu-closing", ""),
        )
        try:
            packed = download.run(session.patience)
        except RefusedError as error:
            if error.details["status"] != _NOT_FOUND:
                raise
            return
        download.restart()  # what is wrong is not to be tried again
        try:
            snapshot = read_snapshot(unpack(packed, most=MAX_BYTES), session.verify)
        except SyncError as error:
            if error.details["code"] == "signature":
                raise
            log.warning("the snapshot of the server cannot be read: %s", error.details["code"])
            return
        with contextlib.suppress(ConflictError):
            store.take_snapshot(snapshot)
            session.figures.pulled += len(snapshot.rows)

    def pull(self) -> None:
        """Take in pages until the server has nothing more.

        Raises:
            AppError: As `Line.ask`; what was taken in stays.
        """
        with Ahead() as self._ahead:
            while self._take_next():
                self.session.patience.safe_point()
        while self.session.store.let_go_of_beginning():
            self.session.patience.safe_point()

    def take_parts(self) -> None:
        """Fetch the large bodies that patches wait for; what the server has not stays for later."""
        session = self.session
        for waiting in session.store.waiting("down"):
            if waiting.kind == "part" and session.absent.is_due(waiting.digest):
                with past_faults(session, waiting.digest):
                    self._take_part(waiting.digest)

    def _take_part(self, digest: str) -> None:
        session = self.session
        body = download(
            session.line,
            session.patience,
            session.partials,
            path=f"parts/{digest}",
            digest=digest,
            read=unpack_part,
            on_bytes=lambda done, total: session.tell("part", done, total),
        )
        session.store.take_part(digest, body)
        session.figures.parts_down += 1

    def _take_next(self) -> bool:
        """Take in one page, and tell whether the server has more.

        Where its feed moved, also while an organization is caught up with, all is taken in anew.
        """
        session, cursor = self.session, self.session.store.cursor()
        try:
            return self._take_from(cursor)
        except RefusedError as error:
            if error.details["code"] != "moved" or not (cursor.after or session.had.after):
                raise
        session.had = Cursor()
        log.warning("the server's feed is not what it was; taken in from its beginning")
        session.store.take_page((), Cursor())
        session.has_moved = True
        return True

    def _take_from(self, cursor: Cursor) -> bool:
        session, chain = self.session, self.session.current_chain()
        is_again = cursor.after < session.had.after
        pulled = self._ask_again(cursor, chain) if is_again else self._ask(cursor, chain)
        if is_again and pulled.scope != session.had.scope:  # of what it has, more may be read now
            session.had = Cursor()
            return True
        if pulled.known > chain.last:  # a clone wrote what was never written here
            # Nothing tells where it began to differ, but what has a receipt does not.
            begin_epoch(session, chain, chain.receipted + 1)
            return True
        session.has_moved |= pulled.known < chain.receipted or pulled.lacks
        session.is_lacking |= pulled.lacks_files
        session.has_moved |= not session.has_moved and self._is_another(pulled, chain)
        if not self._knows(pulled.scope, cursor):
            self._change_scope(cursor)
            if session.store.cursor() != cursor:
                return True
        return self._take(pulled, cursor) or is_again

    def _is_another(self, pulled: Pull, chain: OutboxChain) -> bool:
        """Tell whether the server's last Change of this epoch is a clone's; asked once a run."""
        if self._is_compared or not pulled.known:
            return False
        self._is_compared = True
        (here, *_) = self.session.store.unsent(chain, pulled.known - 1, 1)
        return not here.digest.startswith(pulled.known_digest)

    def _knows(self, scope: str, cursor: Cursor) -> bool:
        """Tell whether ledger and cursor have the server's scope.

        A snapshot gives the cursor one of which the ledger, joined before, has not heard.
        """
        known = self.session.store.scope()
        return known is not None and scope == known.digest and cursor.scope in ("", scope)

    def _ask(self, cursor: Cursor, chain: OutboxChain, org: str = "") -> Pull:
        pull = Pull(session=self.session, cursor=cursor, epoch=chain.epoch)
        if org:
            pull.more["orgs"] = [org]
        elif sent := self._sent(chain):
            pull.more["sent"] = sent
        return self._bring(pull)

    def _bring(self, pull: Pull) -> Pull:
        pull = self._ahead.take(pull)
        if not pull.is_whole:
            self.session.patience.insist(pull.go_on)
        return pull

    def _sent(self, current: OutboxChain) -> list[tuple[str, int]]:
        """Return up to where there are receipts of former epochs; of the present one all tell."""
        return [
            (each.epoch, each.receipted)
            for each in self.session.store.chains()
            if each.receipted and each.epoch != current.epoch
        ]

    def _ask_again(self, cursor: Cursor, chain: OutboxChain) -> Pull:
        """Ask for what was passed over before the ledger was found to be a clone.

        What it has is left out, as long as the server still says what it said of all that.
        """
        session, had = self.session, self.session.had
        if self._have is None:
            have = session.store.have()
            self._have = [(device, epoch, seq) for (device, epoch), seq in have.items()]
        vouching = cursor if cursor.after else replace(cursor, closing=had.closing)
        more = {"have": self._have, "until": had.after}
        return self._bring(Pull(session=session, cursor=vouching, epoch=chain.epoch, more=more))

    def _take(self, pulled: Pull, cursor: Cursor, org: str = "") -> bool:
        """Take in a page, and those behind it that are here already; tell whether there are more.

        In one transaction: each costs as much as some hundred Changes.
        """
        session, store, figures = self.session, self.session.store, self.session.figures
        page = pulled.page()
        if page is None:
            if pulled.end != cursor:
                store.take_page((), pulled.end, org)
            return False
        pulls = [pulled, *self._ahead.behind(pulled)]
        pages = [page for one in pulls if (page := one.page())]
        end, more = pulls[-1].end, pages[-1].more
        if more:
            self._ahead.go_on(pulls[-1].following())
        items = [item for each in pages for item in each.items]
        receipts = [receipt for each in pages for receipt in each.receipts]
        taken = store.take_page(items, end, org, receipts=receipts, scope=end.scope)
        figures.pulled += taken.changes
        for kind, count in taken.kinds.items():
            figures.kinds[kind] = figures.kinds.get(kind, 0) + count
        session.tell("pull", figures.pulled, figures.pulled + int(more))
        if taken.is_anew:
            log.warning("the server has others of what is here; all is taken in anew")
            self._begun_anew += 1
            session.had = Cursor()
            return self._begun_anew < _TIMES_ANEW
        return more

    def _change_scope(self, cursor: Cursor) -> None:
        """Learn the new scope, and take in what came into it, up to where the feed is here."""
        self._ahead.settle()
        self.learn_scope()
        if cursor.after:
            for org, until in self.session.store.late():
                self._catch_up(org, until)

    def learn_scope(self) -> None:
        """Ask whom this device may read, and when each was last heard of."""
        session = self.session
        answer = session.patience.insist(lambda: session.line.ask("GET", "scope"))
        try:
            scope = parse_scope(answer.body.decode("utf-8"))
        except ValueError as error:
            raise SyncError(
                "县里给的范围读不懂。", "请升级议事簿后再试。", code="format"
            ) from error
        session.store.set_scope(scope)

    def _catch_up(self, org: str, until: int) -> None:
        store, chain = self.session.store, self.session.current_chain()
        while (cursor := store.cursor(org)).after < until:
            self.session.patience.safe_point()
            pulled = self._ask(cursor, chain, org)
            begun_anew = self._begun_anew
            has_more = self._take(pulled, cursor, org)
            if self._begun_anew > begun_anew:
                return
            if not has_more and pulled.until < until:
                whole = Cursor(after=until, closing=pulled.closing, scope=pulled.scope)
                store.take_page((), whole, org)
