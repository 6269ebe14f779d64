"""Receipts: the server's word, which nobody else can give."""

from dataclasses import replace

import pytest
from signing import KEY, verify

from desktop.domain.feeds import Receipt
from desktop.errors import SyncError
from desktop.sync.receipts import read_receipt, sign_receipt, write_receipt

DEVICE, EPOCH = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(2))
RECEIPT = sign_receipt(
    Receipt(
        device=DEVICE,
        epoch=EPOCH,
        first=3,
        last=9,
        digest="ab" * 32,
        offset_ms=-31_536_000_000,
        arrival="20261128T080000.123Z0000",
        before="",
        refused=((4, 0, "scope"), (9, 199, "owner")),
    ),
    KEY.sign,
)


def test_receipt_reads_back():
    assert read_receipt(write_receipt(RECEIPT), verify) == RECEIPT


@pytest.mark.parametrize(
    "changed",
    [
        {"last": 10},
        {"offset_ms": 0},
        {"refused": ()},
        {"before": "20261128T080000.123Z0000"},
        {"digest": "cd" * 32},
    ],
)
def test_forged_receipt_is_refused(changed):
    with pytest.raises(SyncError) as caught:
        read_receipt(write_receipt(replace(RECEIPT, **changed)), verify)

    assert caught.value.details["code"] == "signature"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"first":3', b'"first":0'),
        (b'"first":3', b'"first":10'),
        (b'"refused":[[4', b'"refused":[["4"'),
        (b'"offset_ms":-', b'"offset_ms":-999999'),
        (b'"arrival":"2026', b'"arrival":"x026'),
        (b"}", b""),
    ],
)
def test_what_is_no_receipt_is_refused_though_it_is_signed(old, new):
    with pytest.raises(SyncError) as caught:
        read_receipt(write_receipt(RECEIPT).replace(old, new), lambda *_: True)

    assert caught.value.details["code"] == "format"
