"""Lines that the server signs: a head, one line a thing, and the signature over all before it.

The same lines have the same bytes, so that a download that broke off is gone on with at its next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.changes import FORMAT
from desktop.errors import Said, SyncError
from desktop.sync.lines import SIGNATURE, Table, parse_line, refuse, split_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Sign = Callable[[bytes], bytes]
    Verify = Callable[[bytes, bytes], bool]  # what was signed, signature


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
    head = Table(parse_line(first))
    if (version := head.whole("format")) != FORMAT:
        refuse(f"{what}的格式是{version}，本程序只认{FORMAT}。", "请升级议事簿。", code="newer")
    if head.whole("count") != len(lines):
        refuse(f"{what}的条数不对。", "请重新同步一次。")
    return head, lines


def _check_signature(body: bytes, signature: bytes, verify: Verify, what: str) -> None:
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
