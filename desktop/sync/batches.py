"""Batches: Changes of one device as they travel, trusted whoever carries them.

A batch is JSON lines: a head, then one line a Change. What the receiver can compute is not sent:
numbers, digests and the chain follow from the head's first number and digest. The device signs the
last digest (Ed25519), and so all of them. Nothing of what comes is believed before it is checked:
sizes, types, characters, and that no value is one that the canonical form cannot hold.

Pure: bytes in, values out. Compression is `desktop.sync.compression`, transport the client's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import FORMAT, Header, canonical
from desktop.errors import Said, SyncError
from desktop.sync.lines import (
    DIGEST,
    SIGNATURE,
    Table,
    parse_line,
    read_change,
    refuse,
    write_change,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.domain.feeds import Sent

    Sign = Callable[[bytes], bytes]
    Verify = Callable[[str, bytes, bytes], bool]  # device, what was signed, signature

MAX_CHANGES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Changes of one device and epoch, without a gap; at least one."""

    changes: tuple[Sent, ...]

    @property
    def writer(self) -> tuple[str, str]:
        """Device and epoch."""
        first = self.changes[0].header
        return first.device, first.epoch

    @property
    def last(self) -> Sent:
        """The Change whose digest is signed."""
        return self.changes[-1]


def write_batch(changes: Sequence[Sent], sign: Sign) -> bytes:
    """Return Changes of one writer, in their order and without a gap, as a signed batch."""
    first, last = changes[0].header, changes[-1]
    head = {
        "count": len(changes),
        "device": first.device,
        "epoch": first.epoch,
        "first": first.seq,
        "format": FORMAT,
        "previous": first.previous,
        "signature": sign(_signed(last.header, last.digest)).hex(),
    }
    return b"\n".join([canonical(head), *(write_change(one) for one in changes)]) + b"\n"


def _signed(last: Header, digest: str) -> bytes:
    return canonical(
        {
            "device": last.device,
            "digest": digest,
            "epoch": last.epoch,
            "format": FORMAT,
            "seq": last.seq,
        }
    )


def read_batch(data: bytes, verify: Verify) -> Batch:
    """Return what a batch holds.

    Args:
        data: The bytes, from anybody.
        verify: Whether a device, known to the reader, signed these bytes.

    Raises:
        SyncError: It is no batch, was cut short, holds what no Change can hold, or is not signed by
            its device. ``details["code"]`` is ``format``, ``newer`` or ``signature``.
    """
    first, *lines = data.split(b"\n")
    if not lines or lines.pop():
        refuse("同步数据不完整。", "请重新同步一次。")
    head = Table(parse_line(first))
    if (version := head.whole("format")) != FORMAT:
        raise SyncError(
            Said("同步数据的格式是{version}，本程序只认{known}。", version=version, known=FORMAT),
            "请升级议事簿。",
            code="newer",
        )
    count, signature = head.whole("count"), head.hexadecimal("signature", SIGNATURE)
    if not 1 <= count <= MAX_CHANGES or count != len(lines):
        refuse("同步数据的条数不对。", "请重新同步一次。")
    batch = Batch(changes=tuple(_changes(head, lines)))
    head.close()
    last = batch.last
    if not verify(last.header.device, _signed(last.header, last.digest), bytes.fromhex(signature)):
        raise SyncError("同步数据不是这台设备签的。", "请核对它来自哪里。", code="signature")
    return batch


def _changes(head: Table, lines: Sequence[bytes]) -> Iterator[Sent]:
    device, epoch = head.identifier("device"), head.identifier("epoch")
    seq, previous = head.whole("first"), head.hexadecimal("previous", DIGEST)
    if seq < 1:
        refuse("同步数据的编号不对。", "请重新同步一次。")
    for line in lines:
        table = Table(parse_line(line))
        one = read_change(table, device=device, epoch=epoch, seq=seq, previous=previous)
        table.close()
        yield one
        seq, previous = seq + 1, one.digest
