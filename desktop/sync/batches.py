"""Batches: Changes of one device as they travel, trusted whoever carries them.

A batch is JSON lines: a head, then one line a Change. What the receiver can compute is not sent:
numbers, digests and the chain follow from the head's first number and digest. The device signs the
last digest (Ed25519), and so all of them. Nothing of what comes is believed before it is checked:
sizes, types, characters, and that no value is one that the canonical form cannot hold.

Pure: bytes in, values out. Compression and transport are others' work.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from desktop.domain.changes import (
    FORMAT,
    MAX_PATCHES,
    SALT_BYTES,
    Header,
    Patch,
    canonical,
    digest_of,
    is_whole,
    payload_digest,
)
from desktop.domain.clocks import parse_stamp
from desktop.errors import SyncError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Sign = Callable[[bytes], bytes]
    Verify = Callable[[str, bytes, bytes], bool]  # device, what was signed, signature

MAX_CHANGES = 2_000
MAX_FIELDS = 400
_MAX_WORD = 120  # names of acts, types and fields
_DIGEST = 64
_SIGNATURE = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A Change as it travels.

    Attributes:
        parts: Of each patch in its order: the patch, or its digest where the reader may not see it.
    """

    header: Header
    parts: tuple[Patch | str, ...]

    @property
    def digest(self) -> str:
        """The digest that the device's next Change names."""
        return self.header.digest()


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
    return b"\n".join([canonical(head), *(_line(one) for one in changes)]) + b"\n"


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


def _line(one: Sent) -> bytes:
    header = one.header
    parts = [part if isinstance(part, str) else json.loads(part.body()) for part in one.parts]
    return canonical(
        {
            "act": header.act,
            "act_id": header.act_id,
            "actor": header.actor,
            "parts": parts,
            "schema": header.schema,
            "stamp": header.stamp,
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
        _refuse("同步数据不完整。", "请重新同步一次。")
    head = _Table(_parse(first))
    if (version := head.whole("format")) != FORMAT:
        raise SyncError(
            f"同步数据的格式是{version}，本程序只认{FORMAT}。", "请升级议事簿。", code="newer"
        )
    count, signature = head.whole("count"), head.hexadecimal("signature", _SIGNATURE)
    if not 1 <= count <= MAX_CHANGES or count != len(lines):
        _refuse("同步数据的条数不对。", "请重新同步一次。")
    batch = Batch(changes=tuple(_changes(head, lines)))
    head.close()
    last = batch.last
    if not verify(last.header.device, _signed(last.header, last.digest), bytes.fromhex(signature)):
        raise SyncError("同步数据不是这台设备签的。", "请核对它来自哪里。", code="signature")
    return batch


def _changes(head: _Table, lines: Sequence[bytes]) -> Iterator[Sent]:
    device, epoch = head.identifier("device"), head.identifier("epoch")
    seq, previous = head.whole("first"), head.hexadecimal("previous", _DIGEST)
    if seq < 1:
        _refuse("同步数据的编号不对。", "请重新同步一次。")
    for line in lines:
        table = _Table(_parse(line))
        parts = tuple(_part(one) for one in table.items("parts", MAX_PATCHES))
        header = Header(
            device=device,
            epoch=epoch,
            seq=seq,
            stamp=table.stamp("stamp"),
            schema=table.whole("schema"),
            actor=table.identifier("actor", may_be_empty=True),
            act=table.word("act"),
            act_id=table.identifier("act_id"),
            previous=previous,
            payload=payload_digest(_digest(part) for part in parts),
        )
        table.close()
        one = Sent(header=header, parts=parts)
        yield one
        seq, previous = seq + 1, one.digest


def _digest(part: Patch | str) -> str:
    return part if isinstance(part, str) else digest_of(part.body())


def _part(raw: object) -> Patch | str:
    if isinstance(raw, str):
        if len(raw) != _DIGEST or not _is_hexadecimal(raw):
            _refuse("同步数据里有读不懂的摘要。", "请重新同步一次。")
        return raw
    table = _Table(raw)
    patch = Patch(
        type=table.word("type"),
        id=table.identifier("id"),
        org=table.identifier("org", may_be_empty=True),
        audience=table.word("audience"),
        fields={name: _value(value) for name, value in table.named("fields").items()},
        replaces={name: _writes(value) for name, value in table.named("replaces").items()},
        salt=table.hexadecimal("salt", 2 * SALT_BYTES),
    )
    table.close()
    if not patch.replaces.keys() <= patch.fields.keys():
        _refuse("同步数据改了没有写的栏目。", "请重新同步一次。")
    return patch


def _value(raw: object) -> Any:
    """Return a field's value: what a declaration can hold in plain form."""
    if raw is None or isinstance(raw, bool | str):
        return raw
    if isinstance(raw, int) and is_whole(raw):
        return raw
    if not (isinstance(raw, list) and all(isinstance(one, str) for one in raw)):
        _refuse("同步数据里有存不下的内容。", "请升级议事簿后再试。")
    return raw


def _writes(raw: object) -> list[str]:
    """Return the writes that a field's write replaces, each ``seq`` or ``device/epoch/seq``."""
    if not isinstance(raw, list):
        _refuse("同步数据里有读不懂的来历。", "请重新同步一次。")
    for one in raw:
        parts = one.split("/") if isinstance(one, str) else []
        named = len(parts) == 1 or (len(parts) == 3 and all(map(_is_identifier, parts[:2])))  # noqa: PLR2004 – device/epoch/seq
        if not named or not (parts[-1].isascii() and parts[-1].isdigit()):
            _refuse("同步数据里有读不懂的来历。", "请重新同步一次。")
    return raw


class _Table:
    """An object of the line, read key by key; what is left over is refused."""

    def __init__(self, raw: object) -> None:
        if not isinstance(raw, dict) or len(raw) > MAX_FIELDS:
            _refuse("同步数据读不懂。", "请重新同步一次。")
        self._left: dict[str, Any] = dict(raw)

    def _take(self, key: str) -> Any:
        if key not in self._left:
            _refuse(f"同步数据里缺少 {key}。", "请重新同步一次。")
        return self._left.pop(key)

    def whole(self, key: str) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or not is_whole(value):
            _refuse(f"同步数据里 {key} 不是整数。", "请重新同步一次。")
        return value

    def word(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not 0 < len(value) <= _MAX_WORD:
            _refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        return value

    def identifier(self, key: str, *, may_be_empty: bool = False) -> str:
        value = self._take(key)
        if value == "" and may_be_empty:
            return ""
        if not _is_identifier(value):
            _refuse(f"同步数据里 {key} 不是编号。", "请重新同步一次。")
        return str(value)

    def hexadecimal(self, key: str, length: int) -> str:
        value = self._take(key)
        if not isinstance(value, str) or len(value) != length or not _is_hexadecimal(value):
            _refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        return value

    def stamp(self, key: str) -> str:
        value = self._take(key)
        try:
            parse_stamp(value)
        except (ValueError, TypeError) as error:
            raise SyncError(
                "同步数据里的时间读不懂。", "请重新同步一次。", code="format"
            ) from error
        return str(value)

    def items(self, key: str, most: int) -> list[Any]:
        value = self._take(key)
        if not isinstance(value, list) or not 0 < len(value) <= most:
            _refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        return value

    def named(self, key: str) -> Mapping[str, Any]:
        value = self._take(key)
        if not isinstance(value, dict) or len(value) > MAX_FIELDS:
            _refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        if not all(name.isascii() and name.isidentifier() for name in value):
            _refuse(f"同步数据里 {key} 有读不懂的名称。", "请重新同步一次。")
        return value

    def close(self) -> None:
        if self._left:
            _refuse("同步数据里有不认识的内容。", "请升级议事簿后再试。")


def _parse(line: bytes) -> object:
    """Return the JSON of a line; nothing that RFC 8785 cannot write comes through."""
    try:
        return json.loads(
            line.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except (ValueError, RecursionError) as error:
        raise SyncError("同步数据读不懂。", "请重新同步一次。", code="format") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a key stands twice"
        raise ValueError(msg)
    return found


def _no_float(text: str) -> NoReturn:
    msg = f"no whole number: {text[:20]}"
    raise ValueError(msg)


def _is_hexadecimal(text: str) -> bool:
    return all(sign in "0123456789abcdef" for sign in text)


def _is_identifier(value: object) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def _refuse(problem: str, advice: str) -> NoReturn:
    raise SyncError(problem, advice, code="format")
