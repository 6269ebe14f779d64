"""What a home folder has to do with others: the county's server by line, and sticks.

Apart from the rest of the composition, which window and command line need at once; what speaks
over the line is loaded with the first run.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from desktop.data.partial_files import PartialFiles
from desktop.data.relay_shelves import RelayFolder
from desktop.data.stick_files import StickFiles
from desktop.data.sync_store import SqlSyncStore
from desktop.services.sync_ports import Invitation, Invited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.data.attachments import AttachmentFiles
    from desktop.data.key_files import MasterKey
    from desktop.data.ledgers import SqlLedger
    from desktop.services.bundle_ports import BundleAnswer, BundleIn, BundleOut
    from desktop.services.findings import OnProgress
    from desktop.services.sync_ports import Ended, Joining, LineProgress
    from desktop.sync.bundling import Bundling
    from desktop.sync.client.runs import Runs


@dataclass(frozen=True, kw_only=True)
class SyncedHome:
    """The part of an open home folder (desktop.composition.Home) that others hear of."""

    folder: Path
    ledger: SqlLedger
    files: AttachmentFiles
    key: MasterKey

    @cached_property
    def sync_store(self) -> SqlSyncStore:
        """What sync knows of the ledger; any thread, each call a short transaction."""
        return SqlSyncStore(self.ledger)

    @cached_property
    def _shelf(self) -> RelayFolder:
        return RelayFolder(self.folder)

    @cached_property
    def _runs(self) -> Runs:
        from desktop.sync.client.absences import AbsentFiles  # noqa: PLC0415 – slow: with the first run
        from desktop.sync.client.runs import Runs  # noqa: PLC0415 – as above

        partials = PartialFiles(self.folder, self.key.attachment_key())
        return Runs(self.sync_store, self.files, partials, AbsentFiles(), self._shelf)

    @cached_property
    def _bundling(self) -> Bundling:
        from desktop.sync.bundling import Bundling  # noqa: PLC0415 – slow: with the first stick

        return Bundling(
            store=self.sync_store,
            kept=self.files,
            files=StickFiles(),
            shelf=self._shelf,
            name=machine_name(),
            app=version("yishibu"),
        )

    def sync(
        self, progress: LineProgress, pause: Callable[[], bool] = lambda: False, *, way: str
    ) -> Ended:
        """Sync once with the county's server; may take hours, one at a time.

        Args:
            progress: Told how far it is.
            pause: Asked whether a person wishes it to stop; it ends at the next safe point.
            way: ``auto`` or ``hand``, for the history.

        Raises:
            SyncError: This ledger works alone (``alone``).
            StorageError: The ledger cannot be written.
        """
        return self._runs.run(way, progress, paused=pause)

    def join(self, invitation: Invitation) -> Joining:
        """Join the county, with all that is recorded here; or join it again by a new code.

        Raises:
            ValidationError: File, address or code cannot be one.
            ConflictError: It is joined to another server, which is to be left first.
            RefusedError: The server does not take the code.
            LineError: The server cannot be reached.
            SyncError: What answers is not the server that the file names.
        """
        from desktop.sync.client.joining import join_county  # noqa: PLC0415 – slow, and rare

        name, app = machine_name(), version("yishibu")
        return join_county(self.sync_store, invitation, name=name, app=app)

    def look_at_invitation(self, file: Path) -> Invited:
        """Return what an enrolment file says (`look_at_invitation` below)."""
        return look_at_invitation(file)

    def leave(self) -> None:
        """Work alone from now on; nothing that was recorded changes."""
        self.sync_store.leave()

    def export_bundle(self, path: Path, on_progress: OnProgress) -> BundleOut:
        """Write what waits into a file for a stick (services.bundle_ports.Sticks)."""
        return self._bundling.export_bundle(path, on_progress)

    def ask_to_join(self, path: Path, file: Path, on_progress: OnProgress) -> BundleOut:
        """Ask by stick to be enrolled by an enrolment file (services.bundle_ports.Sticks)."""
        from desktop.sync.client.joining import read_file  # noqa: PLC0415 – slow, and rare

        return self._bundling.ask_to_join(path, read_file(file), on_progress)

    def import_bundle(self, path: Path, on_progress: OnProgress) -> BundleIn:
        """Take in a bundle from a stick (services.bundle_ports.Sticks)."""
        return self._bundling.import_bundle(path, on_progress)

    def check_bundle(self, path: Path) -> BundleAnswer:
        """Say what a bundle is, and whether it is whole (services.bundle_ports.Sticks)."""
        return self._bundling.check_bundle(path)


def look_at_invitation(file: Path) -> Invited:
    """Return what an enrolment file says.

    Raises:
        ValidationError: It cannot be read.
        SyncError: It is none, or for a newer app.
    """
    from desktop.sync.client.joining import read_invitation  # noqa: PLC0415 – slow, and rare

    enrolment = read_invitation(Invitation(file=file))
    return Invited(org=enrolment.org, server_name=enrolment.server_name)


def machine_name() -> str:
    """Return what this machine is called."""
    return platform.node() or "本机"
