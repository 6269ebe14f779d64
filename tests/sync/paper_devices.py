"""A device of `paper_sync`: its ledger, as docs/sync.md has it take in what the server tells."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from paper_sync import PaperCursor, write_change

from desktop.domain.changes import Patch
from desktop.domain.clocks import next_stamp, parse_stamp
from desktop.domain.heads import format_write
from desktop.domain.merging import RowWrites


def follows(one, other):
    """Whether a Change is the one that another names as the one before."""
    return other.sent.header.previous == one.sent.digest


def is_readable(change, scope):
    """Whether any patch of a Change is in a scope."""
    return any((one.org, one.audience) in scope for one in change.patches)


def salts_of(change):
    """Return what marks the content of a Change, whatever epoch it was written in."""
    return {patch.salt for patch in change.patches}


CONTRADICTED = 2  # truly differs


@dataclass
class Doubts:
    """What others wrote that the server has not told again since all is taken in anew.

    It may be lost there and come back, or have given way to something else.

    Attributes:
        told: Chain to the number up to which it was told in order. Those that were told wholly are
            not in it.
    """

    told: dict = field(default_factory=dict)

    def allow(self, device, page, item, way):
        """Whether a Change stands with what is here; what the server has no more is set aside."""
        position, _, one, _ = item
        is_passed = position <= device.cursor.after and page.scope == device.scope
        self._notice_rewritten(device, one)
        chain, seq = one.write[:2], one.write[2]
        held = device.held(chain)
        is_in_doubt = way != "loose" or seq in held or chain in self.told
        if not is_in_doubt and not self._doubt(one, device, held, is_passed):
            return False
        is_other = (
            (seq in held and held[seq].sent != one.sent)
            or (seq - 1 in held and not follows(held[seq - 1], one))
            or (seq + 1 in held and not follows(one, held[seq + 1]))
        )
        told = self.told.get(chain) if way == "next" else None
        if told is None or (is_other and seq <= told):
            return not is_other
        passed = [held[n] for n in range(told + 1, seq) if n in held]
        if is_other or any(is_readable(each, page.scope) for each in passed):
            device.set_aside(chain, told)
        self.told[chain] = max(told, seq)
        self._settle(device, chain)
        return True

    def _doubt(self, one, device, held, is_passed):
        """Doubt what comes loose until it is told in order; that must still be ahead."""
        chain, seq = one.write[:2], one.write[2]
        if is_passed:
            return chain[0] == device.id
        self.told[chain] = max(held, default=0)
        return seq > self.told[chain]

    def _notice_rewritten(self, device, one):
        """Set aside what its author wrote again in another epoch: the server had another's."""
        for chain, told in list(self.told.items()):
            if chain[0] == one.write[0] and chain[1] != one.write[1]:
                left = [each for seq, each in device.held(chain).items() if seq > told]
                if any(salts_of(each) & salts_of(one) for each in left):
                    device.set_aside(chain, told)
                    self._settle(device, chain)

    def _settle(self, device, chain):
        if max(device.held(chain), default=0) <= self.told[chain]:
            del self.told[chain]


@dataclass
class PaperDevice:
    """A ledger: its own chains, what came from elsewhere, and what it knows of both."""

    id: str
    org: str
    epoch: str = "e0"
    ahead: timedelta = timedelta()  # how far its clock is off
    corrected: timedelta = timedelta()  # by what it goes on from corrected time
    own: dict = field(default_factory=lambda: {"e0": []})  # epoch to Changes, oldest epoch first
    sealed: dict = field(default_factory=dict)  # epoch to its last number that is this ledger's
    others: dict = field(default_factory=dict)  # write to Change
    readable: dict = field(default_factory=dict)  # write to places of patches that came whole
    orders: dict = field(default_factory=dict)
    refused: dict = field(default_factory=dict)
    receipts: list = field(default_factory=list)
    came: set = field(default_factory=set)  # (epoch, number) of own Changes that the server gave
    cursor: PaperCursor = field(default_factory=PaperCursor)
    scope: frozenset = frozenset()
    lacks: bool = False  # whether something before the cursor has not come
    doubts: Doubts = field(default_factory=Doubts)
    turns: int = 0  # how often all was taken in anew
    aside: list = field(default_factory=list)  # Changes in whose place the server has others
    forked: tuple | None = None  # (epoch, number) of own Changes in whose place it has others

    # What a person does.

    def stamp(self, now):
        """Return the next stamp by this device's clock."""
        at = now + self.ahead + self.corrected
        last = self.own[self.epoch][-1].sent.header.stamp if self.own[self.epoch] else ""
        if last and parse_stamp(last)[0] > at and self.corrected:
            last = ""  # it goes on from corrected time, also backwards
        return next_stamp(last, at)

    def write(self, now, edits, salt):
        """Write fields over what this device shows: {(org, audience, row): {name: value}}."""
        rows = self.folded()
        patches = []
        for n, ((org, audience, row), values) in enumerate(edits.items()):
            heads = rows[row].heads() if row in rows else {}
            replaces = {
                name: [format_write(one, self.id, self.epoch) for one in heads[name]]
                for name in values
                if name in heads
            }
            patches.append(
                Patch(
                    type="Row",
                    id=row,
                    org=org,
                    audience=audience,
                    fields=values,
                    replaces=replaces,
                    salt=f"{salt}/{n}",
                )
            )
        self._append(self.stamp(now), patches)

    def _append(self, stamp, patches):
        chain = self.own[self.epoch]
        chain.append(
            write_change(self.id, self.epoch, chain[-1] if chain else None, stamp, patches)
        )

    # What it holds.

    def changes(self):
        """Yield every Change with the places of the patches that count here."""
        for epoch, chain in self.own.items():
            for one in chain:
                kept = set(range(len(one.patches))) - self.refused.get(one.write, frozenset())
                yield (self.id, epoch, one.write[2]), one, kept
        for write, one in self.others.items():
            yield write, one, self.readable[write] - self.refused.get(write, frozenset())

    def contents(self):
        """Yield every Change that is here, also those that count no more."""
        yield from (one for _, one, _ in self.changes())
        yield from self.aside

    def folded(self):
        """Return every row as the union of its writes."""
        rows = {}
        for write, one, places in self.changes():
            rank = self.orders.get(write, one.sent.header.stamp)
            for n in places:
                patch = one.patches[n]
                rows.setdefault(patch.id, RowWrites()).take(patch, write, rank)
        return rows

    def receipted(self, epoch):
        """Return up to which number the server is known to hold a chain, without a gap."""
        spans = [(one.first, one.last) for one in self.receipts if one.epoch == epoch]
        spans += [(seq, seq) for each, seq in self.came if each == epoch]
        last = 0
        for first, end in sorted(spans):
            if first <= last + 1:
                last = max(last, end)
        return last

    def chains(self):
        """Return the chains that this ledger sends, oldest first."""
        return {
            epoch: chain[: self.sealed.get(epoch, len(chain))] for epoch, chain in self.own.items()
        }

    def waits(self):
        """Whether anything of it has no receipt."""
        return any(self.receipted(epoch) < len(chain) for epoch, chain in self.chains().items())

    def have(self):
        """Return the last number of every chain without a gap."""
        found = {(self.id, epoch): len(chain) for epoch, chain in self.own.items()}
        for write in sorted(self.others):
            if found.get(write[:2], 0) == write[2] - 1:
                found[write[:2]] = write[2]
        return found

    # What the server's words change.

    def take_receipt(self, receipt):
        """Rank own Changes by it, unless it is for another's of the same numbers, or not all here.

        Returns:
            Whether the server had said something else of one of them before.
        """
        span = [self._held(receipt.epoch, seq) for seq in range(receipt.first, receipt.last + 1)]
        if None in span or span[-1].sent.digest != receipt.digest:
            return False
        self.receipts = [
            one for one in self.receipts if (one.epoch, one.first) != (receipt.epoch, receipt.first)
        ]
        self.receipts.append(receipt)
        differs = False
        clocks = receipt.clocks([each.sent.header.stamp for each in span])
        for one, clock in zip(span, clocks, strict=True):
            refused = frozenset(n for seq, n, _ in receipt.refused if seq == one.write[2])
            known = self.orders.get(one.write, clock), self.refused.get(one.write, refused)
            differs = differs or known != (clock, refused)
            self.orders[one.write], self.refused[one.write] = clock, refused
        return differs

    def _held(self, epoch, seq):
        """Return a Change that was written under this device's name, None where it is not here."""
        chain = self.own.get(epoch, [])
        return chain[seq - 1] if seq <= len(chain) else self.others.get((self.id, epoch, seq))

    def take_items(self, page, way="asked"):
        """Take in the Changes of a page, by whatever way and however often it comes.

        Args:
            page: What came.
            way: "next" where it goes on from the cursor, "loose" where it came by stick and does
                not, "asked" where it fills what the cursor passed.

        Returns:
            Whether the server had said something else of one of them, or of own ones, before.
        """
        differs = [self._take_item(page, item, way) for item in page.items]
        differs += [self.take_receipt(one) for one in page.receipts]
        if CONTRADICTED in differs and not self.forked:
            self.start_anew()
        return any(differs)

    def _take_item(self, page, item, way):
        _, order, one, places = item
        device, epoch, seq = one.write
        chain = self.own.get(epoch, []) if device == self.id else []
        if self._is_forked(chain, one):
            if way == "next":
                self.forked = self.forked or (epoch, min(seq, len(chain)))
            return CONTRADICTED
        differs = self.orders.get(one.write, order) != order
        if seq <= len(chain):
            self.orders[one.write] = order
            return differs
        if (
            device == self.id
            and epoch in self.own
            and seq == len(chain) + 1
            and epoch not in self.sealed
        ):
            chain.append(one)  # what it had written before it was put back
            self.came.add((epoch, seq))
            self.orders[one.write] = order
            return differs
        if not self.doubts.allow(self, page, item, way):
            return CONTRADICTED
        self.orders[one.write] = order
        known = self.readable.get(one.write)
        self.others[one.write] = one
        told = {n for n, each in enumerate(one.patches) if (each.org, each.audience) in page.scope}
        self.readable[one.write] = ((known or frozenset()) - told) | places
        return differs or known not in (None, self.readable[one.write])

    def _is_forked(self, chain, one):
        """Whether an own chain has, or ends with, another Change than what the server tells."""
        seq, sent = one.write[2], one.sent
        if seq <= len(chain):
            return chain[seq - 1].sent.digest != sent.digest
        return bool(chain) and seq == len(chain) + 1 and not follows(chain[-1], one)

    def held(self, chain):
        """Return what others wrote in a chain, by number."""
        return {write[2]: each for write, each in self.others.items() if write[:2] == chain}

    def set_aside(self, chain, after):
        """Let what others wrote after a number count no more: the server has something else."""
        for write in [one for one in self.others if one[:2] == chain and one[2] > after]:
            self.aside.append(self.others.pop(write))
            for known in (self.readable, self.orders, self.refused):
                known.pop(write, None)

    def take_page(self, page, *, by_stick=False):
        """Take in a page, and move the cursor where it leaves no hole.

        What came late, by another way than the line, may tell what the server has lost since: then
        all is to be taken in anew.
        """
        made_for = page.scope, page.skips
        fits = page.after <= self.cursor.after <= page.until
        fits = fits and made_for == (self.scope, self.epoch)
        before = self.turns
        differs = self.take_items(page, "next" if fits else "loose")
        if by_stick and self.forked:
            self.forked = None
            self.start_anew()
        if self.turns > before or self.forked:
            return
        if fits:
            self.cursor = PaperCursor(page.until, page.mark)
        elif by_stick and differs:
            self.start_anew()

    def start_anew(self):
        """Trust no cursor: something that was taken in may be no more what the server says."""
        self.cursor, self.turns = PaperCursor(), self.turns + 1
        self.doubts = Doubts({write[:2]: 0 for write in self.others})

    def begin_epoch(self, epoch, forked, seq):
        """Go on in a new epoch: another wrote number `seq` of a chain, too.

        What was not sent of that chain and those after it is written again, since it may name what
        now means another's write.
        """
        names, again, found = {}, [], False
        for each, chain in list(self.own.items()):
            found = found or each == forked
            last = seq - 1 if each == forked else self.receipted(each)
            if found:
                again += chain[last:]
                self.own[each] = chain[:last]
                self.sealed[each] = len(self.own[each])
        self.own[epoch], self.epoch, self.lacks, self.forked = [], epoch, True, None
        for one in again:
            patches = [self._renamed(patch, one.write, names) for patch in one.patches]
            self._append(one.sent.header.stamp, patches)
            names[one.write] = self.own[epoch][-1].write

    def _renamed(self, patch, write, names):
        """Return a patch as it stands in the new epoch, naming the same writes."""
        device, epoch, _ = write
        replaces = {}
        for name, named in patch.replaces.items():
            full = [each.split("/") if "/" in each else [device, epoch, each] for each in named]
            writes = [(each[0], each[1], int(each[2])) for each in full]
            replaces[name] = [
                format_write(names.get(each, each), self.id, self.epoch) for each in writes
            ]
        return replace(patch, replaces=replaces)
