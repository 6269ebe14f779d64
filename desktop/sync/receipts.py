"""Receipts as signed JSON: the server's word that it holds a device's Changes.

They are kept: by them a server that lost what it had gives the same order clocks again.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from desktop.domain.changes import canonical
from desktop.domain.feeds import Receipt
from desktop.errors import SyncError
from desktop.sync.lines import DIGEST, SIGNATURE, Table, parse_line, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    Sign = Callable[[bytes], bytes]
    Verify = Callable[[bytes, bytes], bool]

_MAX_REFUSED = 100_000
_MOST_MS = 10**14


def _signed(receipt: Receipt) -> bytes:
    return canonical(_plain(receipt))


def _plain(receipt: Receipt) -> dict[str, object]:
    plain = asdict(receipt)
    del plain["signature"]
    return plain | {"refused": [list(one) for one in receipt.refused]}


def sign_receipt(receipt: Receipt, sign: Sign) -> Receipt:
    """Return the receipt with the server's signature."""
    return replace(receipt, signature=sign(_signed(receipt)).hex())


def write_receipt(receipt: Receipt) -> bytes:
    """Return a signed receipt as canonical JSON."""
    return canonical(_plain(receipt) | {"signature": receipt.signature})


def read_receipt(data: bytes, verify: Verify) -> Receipt:
    """Return a receipt, its signature checked.

    Raises:
        SyncError: It is none (``format``), or not the server's (``signature``).
    """
    table = Table(parse_line(data))
    receipt = Receipt(
        device=table.identifier("device"),
        epoch=table.identifier("epoch"),
        first=table.whole("first"),
        last=table.whole("last"),
        digest=table.hexadecimal("digest", DIGEST),
        offset_ms=table.whole("offset_ms"),
        arrival=table.stamp("arrival"),
        before=table.stamp("before", may_be_empty=True),
        refused=tuple(_refused(one) for one in table.items("refused", _MAX_REFUSED, 0)),
        signature=table.hexadecimal("signature", SIGNATURE),
    )
    table.close()
    if not 1 <= receipt.first <= receipt.last or abs(receipt.offset_ms) > _MOST_MS:
        refuse("回执读不懂。", "请重新同步一次。")
    if not verify(_signed(receipt), bytes.fromhex(receipt.signature)):
        raise SyncError("回执不是县里的服务器签的。", "请问县里的管理员。", code="signature")
    return receipt


def _refused(raw: object) -> tuple[int, int, str]:
    if not (isinstance(raw, list) and list(map(type, raw)) == [int, int, str]):
        refuse("回执读不懂。", "请重新同步一次。")
    return raw[0], raw[1], raw[2]
