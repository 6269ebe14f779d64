"""Writes the way back: receipts, what the device lacks of its feeds, and what that names.

By stick nothing can be asked for again soon, so pages come with the large bodies and files that
they name, as far as these are here; the rest is asked for by the next bundle.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from desktop.domain.changes import parse_patch
from desktop.domain.feeds import Large
from desktop.errors import SyncError
from desktop.records.ids import new_id
from desktop.sync.bundle_messages import Answer, Late, write_answer, write_digests
from desktop.sync.bundles import BACK, KINDS, BundleHead, BundleWriter
from desktop.sync.compression import pack
from desktop.sync.pages import write_page
from desktop.sync.receipts import write_receipt
from server.entries import ATTACHMENT, FILE_DIGEST
from server.feeding import Ask, feed_page
from server.lacking import MOST_TOLD, find_lacking
from server.named_files import find_readable
from server.parts import FILE, PART
from server.scopes import scope_of
from server.snapshot_files import files_named_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.domain.feeds import Receipt, Scope
    from desktop.sync.bundle_messages import Asking, Refused
    from desktop.sync.pages import Page
    from server.devices import Device
    from server.snapshot_files import SnapshotFile
    from server.stores import Store

PAGE_BYTES = 512 * 1024
"""About what a page holds: where a bundle is cut, so much is lost at most."""

MOST_FILE_BYTES = 512 * 1024 * 1024
"""What all bodies and files of one way back may have; the others come with the next."""

_RECEIPTS_AT_ONCE = 10_000


class Answering:
    """One way back on its way out."""

    def __init__(
        self,
        store: Store,
        device: Device,
        asking: Asking,
        target: BinaryIO,
        snapshot: SnapshotFile | None = None,
    ) -> None:
        """Begin; `snapshot` is what the device begins with in the place of pages."""
        self._store, self._device, self._asking = store, device, asking
        head = BundleHead(
            bundle=str(new_id()),
            kind=BACK,
            device=device.id,
            org=device.org,
            server=store.id,
            signer=store.receipt_key,
        )
        self._writer = BundleWriter(
            target, head, seal_to=bytes.fromhex(device.sealing_key), sign=store.sign
        )
        self._named = dict.fromkeys(asking.wants)  # in their order, each once
        with store.reading() as connection:
            self._scope = scope_of(connection, device, store.now())
        self._snapshot = None if snapshot is None else _read_fitting(snapshot)
        self._start, self.has_moved = self._find_start()

    @property
    def scope(self) -> Scope:
        """What the device may read."""
        return self._scope

    def _find_start(self) -> tuple[Ask, bool]:
        """Return where to begin, and whether the device's own position no longer holds."""
        ask = Ask(
            after=self._asking.after,
            closing=self._asking.closing,
            epoch=self._asking.epoch,
            most_bytes=PAGE_BYTES,
        )
        if self._snapshot is not None:
            begun = replace(ask, after=self._snapshot.position, closing=self._snapshot.closing)
            if self._holds(begun):
                return begun, False
            self._snapshot = None
        if self._holds(ask):
            return ask, False
        return replace(ask, after=0, closing=""), True

    def _holds(self, ask: Ask) -> bool:
        """Tell whether what stands at a position is what stood there when it was given."""
        try:
            feed_page(self._store, self._device.id, replace(ask, most_bytes=1))
        except SyncError as error:
            if error.details.get("code") not in {"moved", "format"}:
                raise
            return False
        return True

    def write(
        self,
        *,
        bundle: str,
        enrolled: bytes,
        receipts: Sequence[Receipt],
        known: Mapping[str, int],
        arrived: Sequence[str],
        refused: Sequence[Refused],
    ) -> None:
        """Write all of it: what decides how the rest is read comes first."""
        if enrolled:
            self._writer.add("enrolled", enrolled)
        answer = Answer(
            bundle=bundle,
            epoch=self._asking.epoch,
            after=self._asking.after,
            closing=self._asking.closing,
            moved=self.has_moved,
            scope=self._scope.digest,
            known=tuple(sorted(known.items())),
            arrived=tuple(arrived),
            refused=tuple(refused),
        )
        self._writer.add("answer", write_answer(answer))
        self._write_lacking()
        self._write_snapshot()
        for begin in range(0, len(receipts), _RECEIPTS_AT_ONCE):
            some = map(write_receipt, receipts[begin : begin + _RECEIPTS_AT_ONCE])
            self._writer.add("receipts", b"".join(line + b"\n" for line in some))
        if self._scope.digest != self._asking.scope:
            self._writer.add("scope", self._scope.to_json().encode())
        for late in self._late():
            orgs = frozenset({late.org})
            self._write_pages(
                replace(self._start, after=late.after, closing="", orgs=orgs), late.until, late.org
            )
        self._write_pages(self._start)
        self._write_bodies()
        self._writer.finish()

    def _write_lacking(self) -> None:
        """Tell of files that the device may send and that are not here: a server may lose them."""
        names = islice(find_lacking(self._store, self._device.org), MOST_TOLD)
        if digests := sorted(each.digest for each in names if each.kind == FILE):
            self._writer.add("lacking", write_digests(digests))

    def _write_snapshot(self) -> None:
        """Write it before the receipts: a ledger that knows of one begins with none."""
        if self._snapshot is not None:
            self._writer.add("snapshot", self._snapshot.packed)
            self._named |= dict.fromkeys(self._snapshot.files)

    def _late(self) -> Iterator[Late]:
        """Yield the organizations whose feed the device lacks up to its position."""
        if self.has_moved or not self._asking.after:
            return
        yield from self._asking.late
        late = {each.org for each in self._asking.late}
        for org in (self._scope.org, *self._scope.above, *self._scope.below):
            if org.id not in late.union(self._asking.orgs):
                yield Late(org=org.id, after=0, until=self._asking.after)

    def _write_pages(self, ask: Ask, until: int | None = None, org: str = "") -> None:
        more = True
        while more and (until is None or ask.after < until):
            page = feed_page(self._store, self._device.id, replace(ask, until=until)).page
            self._writer.add("page", pack(write_page(page, self._store.sign)), about=org)
            self._named |= dict.fromkeys(_named_by(page))
            ask = replace(ask, after=page.until, closing="" if org else page.closing)
            more = page.more

    def _write_bodies(self) -> None:
        room = MOST_FILE_BYTES
        for digest in self._named:
            for kind in (PART, FILE):
                path = find_readable(self._store, self._device.id, kind, digest)
                if path is not None and path.stat().st_size <= room:
                    body = path.read_bytes()
                    self._writer.add(kind, body)
                    room -= len(body)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Snapshot:
    """A packed snapshot, the cursor to go on from, and the files that its rows name."""

    packed: bytes
    position: int
    closing: str
    files: tuple[str, ...]


def _read_fitting(file: SnapshotFile) -> _Snapshot | None:
    """Return a snapshot that lies there, None where it is too large to travel as one item."""
    if file.path.stat().st_size > KINDS["snapshot"]:
        return None
    return _Snapshot(
        packed=file.path.read_bytes(),
        position=file.position,
        closing=file.closing,
        files=tuple(files_named_in(file)),
    )


def _named_by(page: Page) -> Iterator[str]:
    """Yield the digests of large bodies and files that Changes name."""
    for item in page.items:
        for part in item.sent.parts:
            if isinstance(part, Large):
                yield part.digest
            elif isinstance(part, bytes) and b'"%b"' % ATTACHMENT.encode() in part:
                patch = parse_patch(part)
                digest = patch.fields.get(FILE_DIGEST)
                if patch.type == ATTACHMENT and isinstance(digest, str):
                    yield digest
