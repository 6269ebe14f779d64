"""How a device of `paper_sync` speaks with the server: by a line that may be cut, or a stick."""

from dataclasses import dataclass
from datetime import timedelta

from paper_sync import START, ForkError, GapError, MovedError, PaperCursor


class CutError(Exception):
    """The line broke off."""


@dataclass
class PaperLine:
    """Carries so many requests; the last one's answer may be lost after the server did it."""

    requests: int
    answered: bool = True

    def ask(self, act, *arguments, **options):
        """Do one request."""
        self.requests -= 1
        if self.requests < 0:
            raise CutError
        lost = self.requests == 0 and not self.answered
        try:
            return act(*arguments, **options)
        finally:
            if lost:
                raise CutError


@dataclass
class Run:
    """One run of a client, as docs/sync.md tells it."""

    device: object
    server: object
    line: PaperLine
    size: int
    new_epoch: object  # makes a random id

    @property
    def offset(self):
        """Server's time less the device's, as measured at this contact."""
        return -self.device.ahead - self.device.corrected

    def do(self):
        """Send, receive, and go on from corrected time where nothing waits."""
        self.push_all()
        while not self.pull_once():
            pass
        self.fill()
        if not self.device.waits():
            self.device.corrected = -self.device.ahead

    def push_all(self):
        """Send what has no receipt, the oldest chain first."""
        for epoch, chain in self.device.chains().items():
            if not self._push(epoch, self.device.receipted(epoch) + 1, len(chain)):
                return self.push_all()
        return None

    def _push(self, epoch, first, last):
        while first <= last:
            batch = self.device.own[epoch][first - 1 : min(last, first - 1 + self.size)]
            try:
                receipt = self.line.ask(self.server.push, self.device.org, batch, self.offset)
            except GapError as gap:
                self.hand_in()
                first = gap.following
            except ForkError as fork:
                self.device.begin_epoch(self.new_epoch(), epoch, fork.seq)
                return False
            else:
                self.device.take_receipt(receipt)
                first = receipt.last + 1
        return True

    def hand_in(self):
        """Give a server that was restored the receipts of every chain."""
        self.line.ask(self.server.hand_in, self.device.receipts)

    def push_again(self):
        """Send again whatever the server has lost."""
        self.hand_in()
        for epoch, chain in list(self.device.chains().items()):
            known, _ = self.line.ask(self.server.known, (self.device.id, epoch))
            if not self._push(epoch, known + 1, len(chain)):
                return self.push_all()
        return None

    def pull_once(self):
        """Take in one page; say whether there is no more."""
        device = self.device
        chain = device.own[device.epoch]
        known, digest = self.line.ask(self.server.known, (device.id, device.epoch))
        if known > len(chain) or (known and chain[known - 1].sent.digest != digest):
            fork = next(n for n in range(1, known + 1) if n > len(chain) or self._differs(chain, n))
            device.begin_epoch(self.new_epoch(), device.epoch, fork)
            self.push_all()
            return False
        chains = device.chains().items()
        receipted = {epoch: min(device.receipted(epoch), len(chain)) for epoch, chain in chains}
        if self.line.ask(self.server.lacks, device.id, receipted):
            self.push_again()
            return False
        try:
            page = self._page(device.cursor)
        except MovedError:
            device.start_anew()
            self.push_again()
            return False
        if page.scope != device.scope:
            self._rescope(page.scope)
            return False
        device.take_page(page)
        if device.forked:
            device.begin_epoch(self.new_epoch(), *device.forked)
            self.push_all()
            return False
        return device.cursor.after == len(self.server.feed)

    def _differs(self, chain, seq):
        return (
            self.server.chains[self.device.id, self.device.epoch][seq - 1].sent
            != chain[seq - 1].sent
        )

    def _page(self, cursor, **options):
        device = self.device
        writer = device.id, device.epoch
        return self.line.ask(self.server.pull, writer, device.org, cursor, self.size, **options)

    def _rescope(self, scope):
        """Pull organizations that came into scope from the beginning to the cursor."""
        device = self.device
        orgs = {org for org, _ in scope - device.scope}
        cursor = PaperCursor()
        while orgs and cursor.after < device.cursor.after:
            page = self._page(cursor, orgs=orgs, until=device.cursor.after)
            device.take_items(page)
            cursor = PaperCursor(page.until, page.mark)
        device.scope = scope
        if device.doubts.told:  # it does not know what of these it was told
            device.start_anew()

    def fill(self):
        """Pull what the cursor passed."""
        cursor = PaperCursor()
        while self.device.lacks:
            page = self._page(cursor, have=self.device.have())
            self.device.take_items(page)
            cursor = PaperCursor(page.until, page.mark)
            if page.until == len(self.server.feed):
                self.device.lacks = False


@dataclass(frozen=True)
class PaperBundle:
    """What a stick carries out: what has no receipt, receipts, and up to where it has heard."""

    device: str
    org: str
    epoch: str
    batches: tuple
    receipts: tuple
    cursor: PaperCursor


@dataclass(frozen=True)
class PaperReturn:
    """What comes back: receipts, and pages."""

    receipts: tuple
    pages: tuple
    confirmed: bool


def export(device):
    """Return a bundle of what waits; whole chains in their order."""
    batches = tuple(
        tuple(chain[device.receipted(epoch) :]) for epoch, chain in device.chains().items()
    )
    return PaperBundle(
        device.id, device.org, device.epoch, batches, tuple(device.receipts), device.cursor
    )


def deliver(server, bundle, size, *, good=None):
    """Return the server's answer to a bundle, of which so many batches came whole."""
    server.hand_in(bundle.receipts)
    receipts = []
    for batch in [one for one in bundle.batches if one][:good]:
        try:
            receipt = server.push(bundle.org, batch, timedelta())
            receipts.append(receipt)
            while receipt.last < batch[-1].write[2]:
                rest = batch[receipt.last - batch[0].write[2] + 1 :]
                receipt = server.push(bundle.org, rest, timedelta())
                receipts.append(receipt)
        except GapError:
            continue
        except ForkError:
            break  # what comes after may name what another wrote
    confirmed = server.confirms(bundle.cursor)
    cursor, pages = bundle.cursor if confirmed else PaperCursor(0, START), []
    while cursor.after < len(server.feed):
        page = server.pull((bundle.device, bundle.epoch), bundle.org, cursor, size)
        pages.append(page)
        cursor = PaperCursor(page.until, page.mark)
    return PaperReturn(tuple(receipts), tuple(pages), confirmed)


def take_return(device, back, *, good=None):
    """Take in an answer, of which so many pages came whole."""
    for receipt in back.receipts:
        if device.take_receipt(receipt):
            device.start_anew()
    for page in back.pages[:good]:
        if back.confirmed:
            device.take_page(page, by_stick=True)
        elif device.take_items(page):
            device.start_anew()
