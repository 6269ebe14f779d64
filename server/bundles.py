"""Takes in what came by stick, by the same functions as what comes over the line.

Every item is judged by itself: what cannot be taken is said in the way back and blocks nothing
behind it, and of a bundle that was cut short the good part counts. Taken in twice, nothing changes.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import select

from desktop.domain.changes import digest_of
from desktop.domain.clocks import parse_stamp
from desktop.errors import DiskFullError, SyncError
from desktop.sync.batches import Batch, read_batch
from desktop.sync.bundle_messages import Refused, read_asking
from desktop.sync.bundles import OUT, BundleReader
from desktop.sync.compression import unpack, unpack_part
from desktop.sync.lines import split_lines
from desktop.sync.receipts import read_receipt
from server.acceptance import accept
from server.bundle_answers import Answering
from server.bundle_enrolments import enrol_by_bundle
from server.devices import find_device, note_contact, signed_by
from server.named_files import is_awaited
from server.receipts import keep_receipts
from server.slowing import one_try
from server.snapshot_files import find_beginning
from server.tables import chain
from server.uploads import Name, Uploads, room_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.domain.feeds import Receipt
    from desktop.sync.bundle_messages import Asking
    from desktop.sync.bundles import BundleHead, Item
    from server.devices import Device
    from server.snapshot_files import SnapshotFile
    from server.stores import Store

log = logging.getLogger(__name__)

LONGEST_JOURNEY = timedelta(days=90)
"""A clock that is behind by less may only be a bundle that was long under way."""


@dataclass(kw_only=True)
class Taken:
    """What a bundle gave.

    Attributes:
        head: Whose it is.
        asking: What it asks.
        enrolled: What its device is told that joined by it, b"" where it had joined before.
        changes: How many Changes it held; how many of them were new is in the receipts.
        arrived: Digests of files and large bodies that are here now.
    """

    head: BundleHead
    asking: Asking
    enrolled: bytes = b""
    changes: int = 0
    receipts: list[Receipt] = field(default_factory=list)
    arrived: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, error: SyncError, epoch: str = "") -> None:
        """Note what could not be taken, the first time for each reason."""
        code = str(error.details.get("code", "format"))
        if all((one.code, one.epoch) != (code, epoch) for one in self.refused):
            number = error.details.get("next", error.details.get("seq", 0))
            self.refused.append(
                Refused(
                    code=code,
                    message=error.message,
                    advice=error.advice,
                    epoch=epoch,
                    number=number if isinstance(number, int) else 0,
                )
            )


def take_bundle(store: Store, source: BinaryIO, target: BinaryIO, *, carrier: str = "") -> Taken:
    """Take in a bundle, and write the way back.

    Args:
        store: The server's.
        source: The bundle.
        target: Where to write the way back, from where it stands.
        carrier: The organization whose device brought it over the line, "" where it came by hand:
            the wrong codes in what it brings are counted.

    Raises:
        SyncError: It is no bundle, for another server (``server``), none of ours (``device``,
            ``signature``), or not even its first item can be read; nothing was taken in. Or its
            carrier brought too many wrong codes (``slow_down``).
        StorageError: The database is busy, full or away; what was taken in stays, and the bundle
            can be taken in again.
    """
    reader = BundleReader(source, store.keys.sealing.private_bytes_raw())
    head = reader.head
    if head.server != store.id:
        raise SyncError(
            "这个同步包是给另一个县的。", "请核对拿的是不是本县的 U 盘。", code="server"
        )
    if head.kind != OUT:
        raise SyncError("这是服务器写的回程包。", "请把它带回写出同步包的那台电脑。", code="kind")
    items = reader.items()
    first = next(items, None)
    if first is None or first.kind != "asking":
        raise reader.problem or SyncError("同步包读不懂。", "请升级服务器后再试。", code="newer")
    taken = Taken(head=head, asking=read_asking(first.body))
    taking = _Taking(store, taken, carrier)
    for item in items:
        taking.take(item)
    if reader.problem is not None:
        taken.refuse(reader.problem)
    device, snapshot = taking.device(), taking.beginning()
    taking.note_losses()
    note_contact(store, head.device, schema=taken.asking.schema)
    log.info("bundle %s of device %s taken in", head.bundle, head.device)
    Answering(store, device, taken.asking, target, snapshot).write(
        bundle=head.bundle,
        enrolled=taken.enrolled,
        receipts=taken.receipts,
        known=known_chains(store, device.id),
        arrived=taken.arrived,
        refused=taken.refused,
    )
    return taken


class _Taking:
    """One bundle on its way in."""

    def __init__(self, store: Store, taken: Taken, carrier: str) -> None:
        self._store, self._taken, self._carrier = store, taken, carrier
        self._uploads = Uploads(store.home)
        self._arrival = store.now()
        self._clock = _clock_to_use(taken.asking.clock, store)
        self._device: Device | None = None
        self._is_cloned = False
        self._has_asked = False
        self._not_enrolled: SyncError | None = None
        self._beginning: SnapshotFile | None = None
        self._has_begun = not taken.asking.begins

    def take(self, item: Item) -> None:
        """Take in one item, or note why not."""
        takes: dict[str, Callable[[Item], None]] = {
            "enrol": self._enrol,
            "receipts": self._take_receipts,
            "batch": self._take_batch,
            "part": self._take_part,
            "file": self._take_file,
        }
        try:
            with _full_disk():
                takes.get(item.kind, _pass_over)(item)
        except SyncError as error:
            if error.details.get("code") == "slow_down":
                raise
            self._taken.refuse(error)

    def device(self) -> Device:
        """Return the device whose bundle it is, which signed it.

        Raises:
            SyncError: It is unknown, revoked (``device``), or has another key (``signature``).
        """
        if self._device is None:
            head = self._taken.head
            try:
                with self._store.reading() as connection:
                    found = find_device(connection, head.device)
            except SyncError as error:
                raise self._not_enrolled or error from error
            if found.public_key != head.signer:
                raise SyncError(
                    "这个同步包不是这台设备签的。", "请核对它来自哪里。", code="signature"
                )
            self._device = found
        return self._device

    def _enrol(self, item: Item) -> None:
        """Let the device in, by one code a bundle: else one bundle could try a million."""
        if self._has_asked:
            raise SyncError("同步包里有不止一个加入请求。", "请重新导出一次。", code="format")
        self._has_asked = True
        counted = one_try(self._store, self._carrier) if self._carrier else contextlib.nullcontext()
        try:
            with counted:
                self._taken.enrolled = enrol_by_bundle(self._store, self._taken.head, item.body)
        except SyncError as error:
            self._not_enrolled = error
            raise

    def _take_receipts(self, item: Item) -> None:
        receipts = [read_receipt(line, self._store.verify) for line in split_lines(item.body)]
        keep_receipts(self._store, self.device().id, receipts)

    def beginning(self) -> SnapshotFile | None:
        """Return the snapshot that the device begins with, made before its first batch.

        Raises:
            StorageError: There is no room for it.
        """
        if not self._has_begun:
            with _full_disk():
                self._beginning = find_beginning(self._store, self.device().id)
            self._has_begun = True
        return self._beginning

    def _take_batch(self, item: Item) -> None:
        self.beginning()
        batch = read_batch(unpack(item.body), signed_by(self._store))
        self._taken.changes += len(batch.changes)
        if self._is_cloned:  # what follows may name by the forked numbers what is another's now
            return
        try:
            self._accept(batch)
        except SyncError as error:
            if error.details.get("code") == "device":
                raise
            self._is_cloned = error.details.get("code") == "fork"
            self._taken.refuse(error, batch.writer[1])

    def _accept(self, batch: Batch) -> None:
        """Take in a batch; one that was known in part has several receipts."""
        changes = batch.changes
        while changes:
            receipt = accept(
                self._store,
                self.device().id,
                Batch(changes=changes),
                self._clock,
                self._arrival,
            )
            self._taken.receipts.append(receipt)
            changes = tuple(one for one in changes if one.header.seq > receipt.last)

    def _take_part(self, item: Item) -> None:
        self._keep("part", digest_of(unpack_part(item.body)), item.body)

    def _take_file(self, item: Item) -> None:
        name = Name(self.device().org, "file", digest_of(item.body))
        if not is_awaited(self._store, name.org, name.kind, name.digest):
            raise SyncError(
                "服务器还没有登记这个附件的记录。", "请先同步记录，再传附件。", code="unnamed"
            )
        self._keep("file", name.digest, item.body)

    def _keep(self, kind: str, digest: str, body: bytes) -> None:
        """Keep a body as an upload, in place of what came of it over the line."""
        name = Name(self.device().org, kind, digest)
        if self._uploads.find(name) is None:
            self._uploads.remove(name)
            with self._uploads.receiving(name, 0, len(body)) as receiving:
                receiving.write(body)
            self._uploads.finish(name, len(body))
        self._taken.arrived.append(name.digest)

    def note_losses(self) -> None:
        """Say what the device has receipts for that is not here: we came back from a backup."""
        known = known_chains(self._store, self.device().id)
        for epoch, last in self._taken.asking.receipted:
            if known.get(epoch, 0) < last:
                error = SyncError(
                    "服务器丢了一部分已收下的内容。",
                    "请再导出一次。",
                    code="lost",
                    next=known.get(epoch, 0) + 1,
                )
                self._taken.refuse(error, epoch)


@contextlib.contextmanager
def _full_disk() -> Iterator[None]:
    """Let a full disk end it all: the bundle is to be taken in again, not to be refused."""
    try:
        with room_errors():
            yield
    except SyncError as error:
        if error.details.get("code") == "full":
            raise DiskFullError(error.message, error.advice) from error
        raise


def known_chains(store: Store, device_id: str) -> dict[str, int]:
    """Return the last number that is here of every epoch of a device."""
    wanted = select(chain.c.epoch, chain.c.last_seq).where(chain.c.device == device_id)
    with store.reading() as connection:
        return {each.epoch: each.last_seq for each in connection.execute(wanted)}


def _clock_to_use(clock: str, store: Store) -> str:
    """Return a device's clock where it tells more than how long a bundle was under way, else ""."""
    ahead = parse_stamp(clock)[0] - store.now()
    return clock if ahead > timedelta(0) or -ahead > LONGEST_JOURNEY else ""


def _pass_over(_: Item) -> None:
    raise SyncError(
        "同步包里有服务器还不认识的内容。", "请县里升级服务器后再导入一次。", code="newer"
    )
