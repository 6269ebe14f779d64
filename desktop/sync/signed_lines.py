"""Lines that the server signs: a head, one line a thing, and the signature over all before it.

The same lines have the same bytes, so that a download that broke off is gone on with at its next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.changes import FORMAT
from desktop.errors import Said, SyncError
from desktop.sync.lines import SIGNATURE, Table, parse_line, refuse, split_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Sign = Callable[[bytes], bytes]
    Verify = Callable[[bytes | memoryview, bytes], bool]  # what was signed, signature


def write_signed(lines: Iterable[bytes], sign: Sign) -> bytes:
    """Return lines as signed bytes; the first is the head, with ``format`` and ``count``."""
    body = b"".join(line + b"\n" for line in lines)
    return body + sign(body).hex().encode() + b"\n"


def read_signed(data: bytes, verify: Verify, what: str) -> tuple[Table, list[bytes]]:
    """Return the head, its format and count taken, and the lines after it.

    Args:
        data: The bytes, from anybody.
        verify: Whether the server signed these.
        what: What it is called in what is told of it.

    Raises:
        SyncError: It is none, or not signed by the server: ``details["code"]`` is ``format``,
            ``newer`` or ``signature``.
    """
    *signed, signature = split_lines(data)
    if len(signature) != SIGNATURE or not signed:
        refuse(f"{what}不完整。", "请重新同步一次。")
    _check_signature(data[: -SIGNATURE - 1], signature, verify, what)
    first, *lines = signed
    return _read_head(first, len(lines), what), lines


class SignedLines:
    """The lines after the head, cut out one at a time: for what has too many to be lists of them.

    Args:
        data: All of it.
        begin: Where the first begins.
        end: Where the last has ended.
    """

    def __init__(self, data: bytes, begin: int, end: int) -> None:
        self._data, self._begin, self._end = data, begin, end
        self._count = data.count(b"\n", begin, end)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __iter__(self) -> Iterator[bytes]:
        """Yield them, from the first each time."""
        begin = self._begin
        while begin < self._end:
            end = self._data.index(b"\n", begin)
            yield self._data[begin:end]
            begin = end + 1


def open_signed(data: bytes, verify: Verify, what: str) -> tuple[Table, SignedLines]:
    """Do as :func:`read_signed` without a copy of the data."""
    end = len(data) - SIGNATURE - 1
    head_end = data.find(b"\n", 0, max(0, end))
    if head_end < 0 or data[end - 1 : end] != b"\n" or data[-1:] != b"\n":
        refuse(f"{what}不完整。", "请重新同步一次。")
    _check_signature(memoryview(data)[:end], data[end:-1], verify, what)
    lines = SignedLines(data, head_end + 1, end)
    return _read_head(data[:head_end], len(lines), what), lines


def _read_head(line: bytes, count: int, what: str) -> Table:
    head = Table(parse_line(line))
    if (version := head.whole("format")) != FORMAT:
        refuse(f"{what}的格式是{version}，本程序只认{FORMAT}。", "请升级议事簿。", code="newer")
    if head.whole("count") != count:
        refuse(f"{what}的条数不对。", "请重新同步一次。")
    return head


def _check_signature(body: bytes | memoryview, signature: bytes, verify: Verify, what: str) -> None:
    try:
        signed = verify(body, bytes.fromhex(signature.decode("ascii")))
    except ValueError:
        signed = False
    if not signed:
        raise SyncError(
            Said("收到的{what}不是县里的服务器签的。", what=what),
            "请换个网络再试，或问县里的管理员。",
            code="signature",
        )
