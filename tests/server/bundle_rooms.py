"""Paper ledgers with a stick, enrolled in a real store."""

import io
import sys
from pathlib import Path

from sqlalchemy import insert

SYNC = Path(__file__).parent.parent / "sync"
sys.path[:0] = [str(SYNC), str(SYNC / "client")]

from bundle_samples import Room, bundling, ignore  # noqa: E402 – lies in tests/sync
from paper_store import name, scope_of  # noqa: E402 – lies in tests/sync/client
from server_samples import row_patch  # noqa: E402 – with the lines above

from desktop.domain.changes import digest_of  # noqa: E402 – with the lines above
from desktop.records.declarations import SCHEMA  # noqa: E402 – as above
from desktop.services.sync_ports import Joining  # noqa: E402 – as above
from server.bundles import take_bundle  # noqa: E402 – as above
from server.tables import device, organization  # noqa: E402 – as above

LEVELS = {"township": "township"}


class StickRoom(Room):
    """A paper ledger that can also attach a file."""

    attached = None

    def attach(self, data):
        """Record an attachment; its bytes wait to go up."""
        self.attached = digest_of(data)
        self.files_waiting["up"].append((self.attached, len(data)))
        try:
            return self.write("附件")
        finally:
            self.attached = None

    def _patch(self, text, seq):
        if self.attached is None:
            return super()._patch(text, seq)
        patch = row_patch(f"file {seq}", type="Attachment", org="", file_digest=self.attached)
        return patch.body()


class Place:
    """A store with a township and two villages, and whoever goes there with a stick."""

    def __init__(self, store, folder, *, is_new=True):
        self.store, self.folder = store, folder
        if is_new:
            self._add_organizations()

    def _add_organizations(self):
        with self.store.writing() as connection:
            for each in ("township", "village", "hamlet"):
                connection.execute(
                    insert(organization).values(
                        id=name(each),
                        code=each,
                        name=each,
                        level=LEVELS.get(each, "village"),
                        parent=None if each == "township" else name("township"),
                    )
                )

    def enrol(self, room, *, org="village", role="room"):
        """Enter a paper ledger as a device, and join it."""
        identity = room.identity()
        with self.store.writing() as connection:
            connection.execute(
                insert(device).values(
                    id=room.device,
                    org=name(org),
                    role=role,
                    name="",
                    number=room.device[:8],
                    public_key=identity.public_key,
                    sealing_key=identity.sealing_key,
                    token_hash=room.device,
                    enrolled_at=self.store.stamp(),
                    schema=SCHEMA,
                    app="",
                    offset_ms=0,
                    last_order="",
                )
            )
        joining = Joining(
            url="https://localhost",
            ca="",
            token="t" * 43,
            device=room.device,
            server=self.store.id,
            server_name="示例县",
            receipt_key=self.store.receipt_key,
            sealing_key=self.store.sealing_key,
            number="SL-01",
            role=role,
            org=name(org),
        )
        below = ("village", "hamlet") if role == "township" else ()
        room.join(joining, scope_of(*below, role=role, org=org))
        return room

    def export(self, room, kept=None):
        """Return the bytes of a bundle that a room writes."""
        path = self.folder / "out.yishibu-bundle"
        bundling(room, self.folder / "home", kept).export_bundle(path, ignore)
        return path.read_bytes()

    def take(self, data):
        """Take a bundle in, and return what it gave and the bytes of the way back."""
        target = io.BytesIO()
        return take_bundle(self.store, io.BytesIO(data), target), target.getvalue()

    def bring(self, room, data, kept=None):
        """Import the bytes of a way back."""
        path = self.folder / "back.yishibu-bundle"
        path.write_bytes(data)
        return bundling(room, self.folder / "home", kept).import_bundle(path, ignore)

    def round(self, room, kept=None):
        """Carry a stick there and back."""
        return self.bring(room, self.take(self.export(room, kept))[1], kept)
