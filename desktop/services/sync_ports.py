"""What sync needs of the ledger and the line, and screens of both: filled by data and sync.

Threads: a store is used by one run at a time, on whichever thread that runs; each of its methods is
one short transaction, so that a person goes on recording meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop.domain.feeds import FeedItem, Receipt, Scope, Sent, Snapshot
    from desktop.errors import AppError


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """What a person was given to join by: an enrolment file, or an address and a code.

    Attributes:
        file: The enrolment file; None where an address and a code were typed.
        url: The server's address as it was typed, with or without ``https://``.
        code: The one-time code as it was typed.
    """

    file: Path | None = None
    url: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invited:
    """What an enrolment file says to whoever chooses it: who joins, and whom."""

    org: str
    server_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Joining:
    """How this ledger is joined to a county's server.

    Attributes:
        url: The server's address, ``https://…`` without a path.
        ca: PEM of the authority that vouches for it, "" where the system's do.
        token: What the device shows; secret.
        device: This device's id.
        server: The server's id.
        server_name: What people call it: 盐池县政协.
        receipt_key: Ed25519, hexadecimal: signs receipts and pages.
        sealing_key: X25519, hexadecimal: bundles are sealed to it.
        number: What people call this machine there: SLC-02.
        role: room, township or county.
        org: Id of the organization at the server.
        since: When it joined, a stamp; "" where that is not known.
    """

    url: str
    ca: str
    token: str
    device: str
    server: str
    server_name: str
    receipt_key: str
    sealing_key: str
    number: str
    role: str
    org: str
    since: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Begun:
    """A ledger that began joined.

    Attributes:
        recovery_code: To be printed for the safe; it is kept nowhere.
        organization: Whose ledger it is, for the sheet.
    """

    recovery_code: str
    joining: Joining
    organization: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """Who this device is, as it tells a server: the public halves of its keys, hexadecimal.

    Attributes:
        public_key: Ed25519, verifies its batches.
        sealing_key: X25519, bundles for it are sealed to this.
        org: Id under which this ledger has written for its organization so far.
        also: Those under which it wrote before that.
    """

    device: str
    public_key: str
    sealing_key: str
    org: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxChain:
    """One chain of this device, and up to where the server is known to hold it.

    Attributes:
        writer: Its row in this ledger.
        last: Number of its last Change.
        receipted: Number up to which there are receipts without a gap.
    """

    writer: int
    device: str
    epoch: str
    last: int
    receipted: int

    @property
    def unsent(self) -> int:
        """How many Changes wait."""
        return self.last - self.receipted


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """How far the feed was taken in.

    Attributes:
        after: The position; 0 at the beginning.
        closing: `Page.closing` at `after`: what the server had up to there; "" at the beginning.
        scope: `Scope.digest` under which that was.
    """

    after: int = 0
    closing: str = ""
    scope: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A file or large body on its way; `direction` is up or down, `kind` file or part."""

    digest: str
    direction: str
    kind: str
    org: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What taking in a page gave.

    Attributes:
        kinds: How many of its Changes by the type of their first row.
        differs: Whether the server had said something else of a Change before: another order clock,
            or that another of its patches counts.
        is_anew: Whether the cursor stands at the beginning again: what the server has cannot stand
            beside what is here, and only all of its feed tells what it has.
    """

    changes: int = 0
    rows: int = 0
    conflicts: int = 0
    held: int = 0
    alarms: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    differs: bool = False
    is_anew: bool = False


@dataclass(kw_only=True, slots=True)
class Figures:
    """What one run did; its keys are those of `yishibu sync --json` and a little more."""

    pushed: int = 0
    pulled: int = 0
    files_up: int = 0
    files_down: int = 0
    parts_down: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    resumed_at: int = 0  # percent that a run before had done when it broke off
    reached: int = 0  # percent of what there was to move that is moved, where this one broke off
    kinds: dict[str, int] = field(default_factory=dict)  # Changes that came, by their first type

    @property
    def may_change_rows(self) -> bool:
        """Whether rows may show something else: also what was sent, where it was refused."""
        return bool(self.pushed or self.pulled or self.parts_down or self.files_down)


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One line of the history.

    Attributes:
        way: auto, hand, usb_out, usb_in or relay.
        outcome: running, done, cut, paused (a person stopped it), refused or failed.
    """

    id: int
    way: str
    began_at: datetime
    ended_at: datetime | None
    outcome: str
    figures: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """How a run ended.

    Attributes:
        outcome: done, cut, paused, refused or failed (as `Run.outcome`).
        problem: What to tell a person; None where it is done or was paused. What was done stays
            done either way.
    """

    outcome: str
    figures: Figures
    problem: AppError | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenConflict:
    """A field whose heads have different values; plain values (desktop.records.values).

    Attributes:
        values: (actor, device, org, when as a stamp, value) of each head, the shown one first.
        before: The last value that both replaced, None where none is known.
    """

    type: str
    row: str
    field: str
    values: tuple[tuple[str, str, str, str, object], ...]
    before: object = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarm:
    """What a person must know of and decide.

    Attributes:
        kind: ``two_contents`` (of a frozen or insert-only row), ``refused`` (by the server; details
            say code, type, row), ``forked`` (this ledger was cloned), ``server_lost`` (it knew less
            than its receipt), ``replaced`` (another's, of which the server has something else now;
            details say from which number on), ``chain`` (what came does not follow what is here),
            ``file_unreadable`` (here, and waits to be sent), ``file_wrong`` (came as another than
            its digest says).
        subject: What it is about, unique within its kind: a row, device/epoch/seq, or a digest.
    """

    id: int
    kind: str
    subject: str
    details: Mapping[str, object]
    found_at: datetime
    settled_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldPatch:
    """A patch not to be shown yet; `reason` is unknown_type, unknown_field, no_row or large."""

    type: str
    row: str
    reason: str


class SyncStore(Protocol):
    """The ledger as sync sees it."""

    def identity(self) -> Identity:
        """Return who this device is; its sealing key is made where it has none yet."""

    def sealing_secret(self) -> bytes:
        """Return the private half of the sealing key (setting ``sealing_key``), 32 raw bytes."""

    def joining(self) -> Joining | None:
        """Return how this ledger is joined, None where it works alone."""

    def join(self, joining: Joining, scope: Scope) -> None:
        """Keep how this ledger is joined; new rows belong to the server's organization id."""

    def leave(self) -> None:
        """Forget the server; nothing that was recorded changes."""

    def begin_at(self, server: str) -> None:
        """Let all that was sent to another server before be sent to this: it is asked to join.

        `join` does so by itself; by stick all goes along with the asking.
        """

    def keep_invitation(self, file: str) -> None:
        """Keep the file by which this ledger asks to join by stick; joining forgets it."""

    def invitation(self) -> str:
        """Return the enrolment file by which it asked to join, "" where it did not."""

    def sign(self, data: bytes) -> bytes:
        """Return this device's Ed25519 signature."""

    def chains(self) -> Sequence[OutboxChain]:
        """Return every chain of this device, the current one last; a forked one up to its fork."""

    def unsent(self, chain: OutboxChain, after: int, most_bytes: int) -> Sequence[Sent]:
        """Return Changes after number `after`: bodies of at most so many bytes, but at least one.

        Local patches go as their digests, large ones as references.
        """

    def part(self, digest: str) -> bytes:
        """Return the body of a large patch; NotFoundError where it is not here."""

    def take_receipt(self, receipt: Receipt) -> bool:
        """Keep a receipt, rank its Changes by their order clocks, set aside what was refused.

        Returns:
            Whether the server had said something else of one of them before (`Taken.differs`).
        """

    def receipts(self, chain: OutboxChain, after: int) -> Sequence[Receipt]:
        """Return the receipts kept for Changes after a number, in their order."""

    def begin_epoch(self, forked_at: int, chain: OutboxChain) -> None:
        """Write Changes from a number on again in a new epoch: a clone has sent others.

        Raises the alarm ``forked``, and sets the cursor to 0: what the clone sent was passed over.
        """

    def cursor(self, org: str = "") -> Cursor:
        """Return how far the feed was taken in; of one organization that came into scope later."""

    def late(self) -> Sequence[tuple[str, int]]:
        """Return organizations that came into scope after pages had been taken in.

        Each with the position up to which its feed is still to be taken in, from `cursor(org)` on;
        one whose cursor has come there is late no more.
        """

    def take_page(
        self,
        items: Sequence[FeedItem],
        cursor: Cursor,
        org: str = "",
        *,
        receipts: Sequence[Receipt] = (),
        scope: str = "",
    ) -> Taken:
        """Take in Changes and move the cursor in one transaction; twice changes nothing.

        What cannot be shown yet is held. A receipt for Changes not all of which are here is passed
        over.

        Args:
            items: The page's.
            cursor: Where it stands afterwards: at the page's end, or where it was for a page that
                begins beyond it or was made for another scope.
            org: Whose cursor it is, where an organization is caught up with.
            receipts: The page's.
            scope: `Page.scope`: of others' Changes, what may be read under it and does not come
                whole is refused. "": not known.
        """

    def take_snapshot(self, snapshot: Snapshot) -> Taken:
        """Begin with a snapshot: its rows, and the cursor at its position, in one transaction.

        Raises:
            ConflictError: Pages were taken in, or Changes of a chain in it were made here.
        """

    def let_go_of_beginning(self) -> bool:
        """Let go of some of what a snapshot brought and has come again, and tell if there is more.

        Asked where the feed has come to its end. Of a row of which all was taken in from the
        beginning again, its history counts from then on, and not what the snapshot said.
        """

    def have(self) -> Mapping[tuple[str, str], int]:
        """Return the last number here of every (device, epoch), without a gap from its base."""

    def take_part(self, digest: str, body: bytes) -> None:
        """Take in a large body that was awaited."""

    def waiting(self, direction: str) -> Sequence[Waiting]:
        """Return files and bodies that are still to go or come, small first."""

    def mark_moved(self, digest: str, direction: str) -> None:
        """Note that a file or body has arrived whole on the other side."""

    def offer_files_again(self, digests: Collection[str] | None = None) -> None:
        """Let every file of this device wait to go up again: the server may have lost some."""

    def scope(self) -> Scope | None:
        """Return the scope as last told by the server."""

    def set_scope(self, scope: Scope) -> None:
        """Keep a new scope: what came into it is pulled from its beginning, what left it hides."""

    def set_clock(self, offset_ms: int) -> None:
        """Go on from corrected time: server's clock less this one's. Only with nothing unsent."""

    def clock_now(self) -> str:
        """Return the present as this device stamps it."""

    def begin_run(self, way: str) -> int:
        """Enter a run into the history and return its id."""

    def end_run(self, run: int, outcome: str, figures: Mapping[str, object]) -> None:
        """Say how a run ended."""

    def runs(self, limit: int = 50) -> Sequence[Run]:
        """Return the history, newest first."""

    def conflicts(self) -> Sequence[OpenConflict]:
        """Return every open conflict."""

    def conflict_fields(self) -> Sequence[tuple[str, str, str]]:
        """Return type, row and field of every open conflict: cheap, for asking after every act."""

    def alarms(self, *, with_settled: bool = False) -> Sequence[Alarm]:
        """Return alarms, newest first."""

    def raise_alarm(self, kind: str, subject: str, details: Mapping[str, object]) -> None:
        """Note something a person must decide; once for a subject."""

    def settle_alarm(self, alarm: int, by: str) -> None:
        """Note that a person has decided."""

    def held(self) -> Sequence[HeldPatch]:
        """Return what cannot be shown yet."""

    def received(self, limit: int = 200) -> Iterable[tuple[str, str, str, str, str]]:
        """Yield (type, row, act, actor, stamp) of what came from elsewhere, newest first."""


class KeptFiles(Protocol):
    """The attachments of this computer, named by the SHA-256 of what is in them."""

    def has(self, digest: str) -> bool:
        """Whether the file is here."""

    def read(self, digest: str) -> bytes:
        """Return its contents; NotFoundError where it is not here."""

    def put(self, data: bytes) -> str:
        """Keep it and return its digest."""


class Partials(Protocol):
    """What came of downloads before the line broke, kept encrypted until the rest is here."""

    def kept(self, name: str) -> bytes:
        """Return the bytes kept under a name (a digest, or ``snapshot``), b"" where none are."""

    def add(self, name: str, data: bytes) -> None:
        """Keep the bytes that came next."""

    def drop(self, name: str) -> None:
        """Forget what was kept under a name."""

    def keep_only(self, names: Collection[str]) -> None:
        """Forget what was kept under all other names: nobody waits for it any more."""


class LineProgress(Protocol):
    """Told how far a run is; any thread. May raise to end it at the next safe point."""

    def __call__(self, stage: str, done: int, total: int, *, is_slow: bool = False) -> None:
        """Say it: `stage` is connect, push, pull, part, file_up, file_down; bytes or Changes."""
