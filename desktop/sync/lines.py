"""Lines of JSON from anybody: read key by key, with nothing believed before it is checked.

Batches, pages of the feed and bundles are made of them. What the canonical form cannot hold does
not come through: no number that is not whole, no unpaired surrogate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

import orjson

from desktop.domain.changes import (
    MAX_PATCHES,
    SALT_BYTES,
    Header,
    canonical,
    is_whole,
    payload_digest,
)
from desktop.domain.clocks import parse_stamp
from desktop.domain.feeds import Large, Sent, part_digest
from desktop.errors import SyncError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain.feeds import Part

MAX_FIELDS = 400
DIGEST = 64
SIGNATURE = 128
MAX_LARGE_BYTES = 4 * 1024 * 1024
_HEXADECIMAL = re.compile(r"[0-9a-f]*")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NUMBER = re.compile(r"[0-9]{1,16}")  # of a Change; more digits nobody counts to, or even reads
_SINGLE = (str, bool, type(None))  # values of fields beside numbers and lists
_ABSENT = object()
_MAX_WORD = 120  # names of acts, types and fields


def write_change(one: Sent, **more: Any) -> bytes:
    """Return a Change as one line, canonical; `more` are keys of the line beside the Change's own.

    Bodies are canonical already and go in as they are.
    """
    header = one.header
    known = {
        "act": header.act,
        "act_id": header.act_id,
        "actor": header.actor,
        "schema": header.schema,
        "stamp": header.stamp,
        **more,
    }
    items = [(key, canonical(value)) for key, value in known.items()]
    items.append(("parts", b"[%b]" % b",".join(map(_write_part, one.parts))))
    return b"{%b}" % b",".join(b'"%b":%b' % (key.encode(), value) for key, value in sorted(items))


def _write_part(part: Part) -> bytes:
    if isinstance(part, bytes):
        return part
    if isinstance(part, Large):
        return canonical({"large": part.digest, "size": part.size})
    return b'"%b"' % part.encode()


def read_change(table: Table, *, device: str, epoch: str, seq: int, previous: str) -> Sent:
    """Return the Change of a line; what else the line holds is left in `table`.

    Raises:
        SyncError: It holds what no Change can.
    """
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
        payload=payload_digest(map(part_digest, parts)),
    )
    return Sent(header=header, parts=parts)


def _part(raw: object) -> Part:
    if isinstance(raw, str):
        if len(raw) != DIGEST or not _is_hexadecimal(raw):
            refuse("同步数据里有读不懂的摘要。", "请重新同步一次。")
        return raw
    table = Table(raw)
    if table.has("large"):
        large = Large(table.hexadecimal("large", DIGEST), table.whole("size"))
        table.close()
        if not 0 < large.size <= MAX_LARGE_BYTES:
            refuse("同步数据里有太大的内容。", "请升级议事簿后再试。")
        return large
    check_patch(table)
    return canonical(raw)


def check_patch(table: Table) -> None:
    """Refuse what is no patch (desktop.domain.changes.Patch); the table is empty afterwards."""
    table.word("type")
    table.identifier("id")
    table.identifier("org", may_be_empty=True)
    table.word("audience")
    fields = check_fields(table)
    replaces = table.named("replaces")
    for value in replaces.values():
        _check_writes(value)
    table.hexadecimal("salt", 2 * SALT_BYTES)
    table.close()
    if not replaces.keys() <= fields.keys():
        refuse("同步数据改了没有写的栏目。", "请重新同步一次。")


def check_fields(table: Table) -> Mapping[str, Any]:
    """Return the key `fields`: values that fields can hold, by name."""
    fields = table.named("fields")
    for value in fields.values():
        _check_value(value)
    return fields


def _check_value(raw: object) -> None:
    """Refuse what no declared field can hold in plain form."""
    if isinstance(raw, _SINGLE):
        return
    if isinstance(raw, int) and is_whole(raw):
        return
    if not (isinstance(raw, list) and all(isinstance(one, str) for one in raw)):
        refuse("同步数据里有存不下的内容。", "请升级议事簿后再试。")


def _check_writes(raw: object) -> None:
    """Refuse what names no writes, each ``seq`` or ``device/epoch/seq``."""
    if not isinstance(raw, list):
        refuse("同步数据里有读不懂的来历。", "请重新同步一次。")
    for one in raw:
        parts = one.split("/") if isinstance(one, str) else []
        named = len(parts) == 1 or (len(parts) == 3 and all(map(_is_identifier, parts[:2])))  # noqa: PLR2004 – device/epoch/seq
        if not named or _NUMBER.fullmatch(parts[-1]) is None:
            refuse("同步数据里有读不懂的来历。", "请重新同步一次。")


class Table:
    """An object of a line, read key by key; what is left over at the end is refused."""

    def __init__(self, raw: object) -> None:
        if not isinstance(raw, dict) or len(raw) > MAX_FIELDS:
            refuse("同步数据读不懂。", "请重新同步一次。")
        self._left: dict[str, Any] = dict(raw)

    def has(self, key: str) -> bool:
        """Tell whether a key is there and not yet read."""
        return key in self._left

    def take(self, key: str) -> Any:
        """Return a value unchecked; the caller checks it."""
        value = self._left.pop(key, _ABSENT)
        if value is _ABSENT:
            refuse(f"同步数据里缺少 {key}。", "请重新同步一次。")
        return value

    def whole(self, key: str) -> int:
        """Return a whole number that every reader of JSON keeps."""
        value = self.take(key)
        if not isinstance(value, int) or isinstance(value, bool) or not is_whole(value):
            refuse(f"同步数据里 {key} 不是整数。", "请重新同步一次。")
        return value

    def word(self, key: str) -> str:
        """Return a short text that is not empty, and that every database holds."""
        value = self.take(key)
        if not isinstance(value, str) or not 0 < len(value) <= _MAX_WORD or "\0" in value:
            refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        return value

    def identifier(self, key: str, *, may_be_empty: bool = False) -> str:
        """Return a UUID in its usual form."""
        value = self.take(key)
        if value == "" and may_be_empty:
            return ""
        if not _is_identifier(value):
            refuse(f"同步数据里 {key} 不是编号。", "请重新同步一次。")
        return str(value)

    def hexadecimal(self, key: str, length: int) -> str:
        """Return lower-case hexadecimal of a length."""
        value = self.take(key)
        if not isinstance(value, str) or len(value) != length or not _is_hexadecimal(value):
            refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        return value

    def stamp(self, key: str, *, may_be_empty: bool = False) -> str:
        """Return a stamp (desktop.domain.clocks)."""
        value = self.take(key)
        if value == "" and may_be_empty:
            return ""
        try:
            parse_stamp(value)
        except (ValueError, TypeError) as error:
            raise SyncError(
                "同步数据里的时间读不懂。", "请重新同步一次。", code="format"
            ) from error
        return str(value)

    def items(self, key: str, most: int, least: int = 1) -> list[Any]:
        """Return a list of so many, its members unchecked."""
        value = self.take(key)
        if not isinstance(value, list) or not least <= len(value) <= most:
            refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        return value

    def named(self, key: str) -> Mapping[str, Any]:
        """Return an object whose keys are names of fields, its values unchecked."""
        value = self.take(key)
        if not isinstance(value, dict) or len(value) > MAX_FIELDS:
            refuse(f"同步数据里 {key} 读不懂。", "请重新同步一次。")
        if not (all(map(str.isidentifier, value)) and "".join(value).isascii()):
            refuse(f"同步数据里 {key} 有读不懂的名称。", "请重新同步一次。")
        return value

    def close(self) -> None:
        """Refuse what nobody read."""
        if self._left:
            refuse("同步数据里有不认识的内容。", "请升级议事簿后再试。")


def parse_line(line: bytes) -> object:
    """Return the JSON of a line, in whichever way it was written.

    Digests are taken, and signatures checked, over the canonical form of what was read. Numbers
    with a fraction come through as such, and are refused by whoever reads the key.

    Raises:
        SyncError: It is none, too deep, or holds an unpaired surrogate.
    """
    try:
        found: object = orjson.loads(line)
    except ValueError as error:
        raise SyncError("同步数据读不懂。", "请重新同步一次。", code="format") from error
    return found


def split_lines(data: bytes) -> Iterator[bytes]:
    """Yield lines, each ended; SyncError where the last was cut short."""
    *lines, rest = data.split(b"\n")
    if rest or not lines:
        refuse("同步数据不完整。", "请重新同步一次。")
    return iter(lines)


def _is_hexadecimal(text: str) -> bool:
    return _HEXADECIMAL.fullmatch(text) is not None


def _is_identifier(value: object) -> bool:
    return isinstance(value, str) and _IDENTIFIER.fullmatch(value) is not None


def refuse(problem: str, advice: str, code: str = "format") -> NoReturn:
    """Raise SyncError with a sentence for a person and a code for the program."""
    raise SyncError(problem, advice, code=code)
