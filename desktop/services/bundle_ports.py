"""What goes by stick: what an export and an import of a bundle gave, and what both need.

Threads: exports and imports run on one thread at a time, never that of the window; each step they
take in the ledger is a transaction of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from desktop.errors import AppError
    from desktop.services.findings import OnProgress
    from desktop.services.sync_ports import OutboxChain, Run


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Something that did not go in or out, and why; `code` is for the program.

    Codes of an import: ``cut`` and ``damaged`` (what came before was taken in), ``format``,
    ``newer``, ``signature``, ``early`` (another bundle must be imported first), ``lost`` (the
    server must be given again what it had), and whatever the server refused with. Of an export:
    ``part``, ``file`` (not here, or damaged), ``return`` (another machine's was not written).
    """

    code: str
    message: str
    advice: str = ""

    @classmethod
    def because(cls, error: AppError, code: str = "") -> LeftOut:
        """Return an error as a value; its own code counts where none is given."""
        code = code or str(error.details.get("code", ""))
        return cls(code=code, message=error.message, advice=error.advice)


@dataclass(frozen=True, kw_only=True, slots=True)
class BundleOut:
    """What an export wrote.

    Attributes:
        file: Where; whole, read again, and safe to pull out.
        bundle: The bundle's id, which the way back names.
        changes: How many Changes are in it. They count as sent once their receipt comes.
        parts: How many bodies of large patches.
        files: How many attachments.
        asks: Whether this machine asks to be enrolled by it.
        returns: Bundles for other machines that were written beside it.
        left_out: What could not be put in.
    """

    file: Path
    bundle: str
    size_bytes: int
    changes: int = 0
    parts: int = 0
    files: int = 0
    asks: bool = False
    returns: tuple[Path, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BundleIn:
    """What an import took in.

    Attributes:
        bundle: The bundle's id.
        device: Whose bundle it is.
        kept_for: "" where it was for this machine; else "server": it waits here for the line.
        enrolled: Whether this machine is enrolled by it.
        receipted: How many of this machine's Changes the server now is known to hold.
        pulled: How many Changes came.
        kinds: How many of them by the type of the first row that they wrote.
        rows: How many rows they changed.
        files: How many attachments and large bodies came.
        files_arrived: How many of this machine's the server now is known to hold.
        left_out: What could not be used; empty where all could.
    """

    bundle: str
    device: str
    kept_for: str = ""
    enrolled: bool = False
    receipted: int = 0
    pulled: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    rows: int = 0
    files: int = 0
    files_arrived: int = 0
    conflicts: int = 0
    held: int = 0
    alarms: int = 0
    left_out: tuple[LeftOut, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all of it could be used."""
        return not self.left_out


@dataclass(frozen=True, kw_only=True, slots=True)
class BundleAnswer:
    """What looking at a bundle gave: whether it is whole and who it is from, in a sentence.

    Attributes:
        run: Of the history, by which this machine wrote it; 0 where it did not.
    """

    ok: bool
    sentence: str
    run: int = 0


class Sticks(Protocol):
    """What window and command line call; slow, never on the window's thread."""

    def export_bundle(self, path: Path, on_progress: OnProgress) -> BundleOut:
        """Write what waits into a file, whole or not at all.

        Raises:
            SyncError: This ledger works alone (``alone``).
            StorageError: The stick is full, read-only or gone; nothing half-written is left.
        """

    def ask_to_join(self, path: Path, file: Path, on_progress: OnProgress) -> BundleOut:
        """Ask by stick to be enrolled, by an enrolment file, and write all that waits with it.

        The history then says whom it asked (``asks``), until it is joined by whatever way.

        Raises:
            ValidationError: The enrolment file cannot be read.
            ConflictError: This ledger is joined already.
            SyncError: It is no enrolment file.
            StorageError: As `export_bundle`.
        """

    def import_bundle(self, path: Path, on_progress: OnProgress) -> BundleIn:
        """Take in a bundle: the way back, or another machine's for the server, which is kept.

        Twice changes nothing. Of a damaged or truncated one the good part is taken in, and
        `left_out` says so.

        Raises:
            SyncError: It is none (``foreign``), of another server (``server``), the way back of
                another machine (``device``), or this machine's own on its way out (``own``).
            StorageError: It cannot be read.
        """

    def check_bundle(self, path: Path) -> BundleAnswer:
        """Say what a bundle is, and whether it is whole; StorageError where it cannot be read."""


class BundleFiles(Protocol):
    """Files on a stick, as the operating system lets us write them."""

    def writing(
        self, path: Path, check: Callable[[BinaryIO], object]
    ) -> AbstractContextManager[BinaryIO]:
        """Give a file to write; then it is brought to the disk, read again by `check`, and named.

        Raises:
            StorageError: No room, no permission, or the stick is gone; nothing is left behind.
        """

    def reading(self, path: Path) -> AbstractContextManager[BinaryIO]:
        """Give a file to read; StorageError where it cannot be, now or in the middle."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relayed:
    """A bundle of another machine that is kept here.

    Attributes:
        device: Whose.
        path: Where it lies.
        digest: SHA-256 of the file.
        size: Bytes.
    """

    device: str
    bundle: str
    path: Path
    digest: str
    size: int


class RelayShelf(Protocol):
    """Where bundles of other machines lie until they have gone on; they cannot be opened here."""

    def keep_out(self, path: Path, device: str, bundle: str) -> None:
        """Keep a copy of a bundle for the server; twice is once.

        Who brings another one has had what was written to a stick for it before: that goes.
        """

    def waiting(self) -> Sequence[Relayed]:
        """Return bundles that are to go to the server, oldest first."""

    def reading(self, relayed: Relayed) -> AbstractContextManager[BinaryIO]:
        """Give what is kept to read."""

    def answering(self, relayed: Relayed, digest: str) -> AbstractContextManager[BinaryIO]:
        """Give a file for the way back, behind what came of it before the line broke.

        Once the block ends well it waits for a stick, and the bundle waits no more.
        """

    def returns(self) -> Sequence[Relayed]:
        """Return ways back that wait for a stick, or were written to one and may be again."""

    def mark_written(self, relayed: Relayed) -> None:
        """Note that a way back lies on a stick now."""


class BundleLine(Protocol):
    """What carrying bundles needs of the line to the server; LineError where that breaks."""

    def post_bundle(self, digest: str) -> str:
        """Let the server take in a bundle that was uploaded; return the digest of the way back.

        "" where the server has no such upload (any more). Asked again, it gives the same way back.
        """

    def send_bundle(self, digest: str, size: int, file: BinaryIO) -> None:
        """Upload a bundle, from where an upload before broke off; its digest names it."""

    def fetch_bundle(self, digest: str, file: BinaryIO) -> None:
        """Download a way back behind what `file` holds of it already; its digest is checked."""


def carried(run: Run) -> dict[str, int]:
    """Return up to which number of each epoch a run put Changes on a stick."""
    told = run.figures.get("carried")
    return {str(key): int(value) for key, value in told.items()} if isinstance(told, dict) else {}


def is_receipted(run: Run, chains: Sequence[OutboxChain]) -> bool:
    """Tell whether all that a run put on a stick has its receipt; until then it is under way."""
    known = {chain.epoch: chain.receipted for chain in chains}
    return all(known.get(epoch, 0) >= last for epoch, last in carried(run).items())
