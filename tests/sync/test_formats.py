"""What was written in any format that was ever released is read for ever, and means the same."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

FIXTURES = Path(__file__).parent.parent / "fixtures"
sys.path.insert(0, str(FIXTURES))  # for what made them

from make_sync_fixture import (  # noqa: E402 – lies beside the fixtures
    DEVICE_KEY,
    SEALING_KEY,
    SERVER_KEY,
    bundle_items,
    changes,
    page,
    receipt,
    snapshot,
)

from desktop.domain.changes import FORMAT  # noqa: E402 – as above
from desktop.errors import SyncError  # noqa: E402 – as above
from desktop.sync.batches import read_batch, write_batch  # noqa: E402 – as above
from desktop.sync.bundles import BundleReader, check_bundle  # noqa: E402 – as above
from desktop.sync.compression import unpack  # noqa: E402 – as above
from desktop.sync.pages import read_page, write_page  # noqa: E402 – as above
from desktop.sync.receipts import read_receipt, write_receipt  # noqa: E402 – as above
from desktop.sync.snapshots import read_snapshot, write_snapshot  # noqa: E402 – as above

NAMES = ("batch", "page", "receipt", "snapshot", "bundle")


def stored(name, version=1):
    return (FIXTURES / "sync" / f"format-{version}.{name}").read_bytes()


def verified_by(key):
    def verify(data, signature):
        try:
            key.public_key().verify(signature, data)
        except InvalidSignature:
            return False
        return True

    return verify


def by_device(_, data, signature):
    return verified_by(DEVICE_KEY)(data, signature)


def test_every_format_has_its_fixtures():
    for version in range(1, FORMAT + 1):
        assert all(stored(name, version) for name in NAMES)


def test_batch_of_the_first_format():
    data = unpack(stored("batch"))

    assert list(read_batch(data, by_device).changes) == changes()
    assert write_batch(changes(), DEVICE_KEY.sign) == data


def test_page_of_the_first_format():
    data = unpack(stored("page"))

    assert read_page(data, verified_by(SERVER_KEY)) == page()
    assert write_page(page(), SERVER_KEY.sign) == data


def test_receipt_of_the_first_format():
    data = stored("receipt")

    assert read_receipt(data, verified_by(SERVER_KEY)) == receipt()
    assert write_receipt(receipt()) == data


def test_snapshot_of_the_first_format():
    data = unpack(stored("snapshot"))

    found = read_snapshot(data, verified_by(SERVER_KEY))

    assert replace(found, rows=tuple(found.rows)) == snapshot()
    assert write_snapshot(snapshot(), SERVER_KEY.sign) == data


def test_bundle_of_the_first_format():
    file = io.BytesIO(stored("bundle"))
    assert check_bundle(file).kind == "out"
    file.seek(0)

    reader = BundleReader(file, SEALING_KEY.private_bytes_raw())

    assert [(one.kind, one.body) for one in reader.items()] == bundle_items()
    assert reader.problem is None


@pytest.mark.parametrize("name", ["batch", "page", "snapshot", "bundle"])
def test_later_format_is_named_as_such(name):
    kept = stored(name)
    data = kept if name == "bundle" else unpack(kept)
    data = data.replace(b'"format":1', b'"format":2', 1)
    if name in ("page", "snapshot"):
        body = data[: -128 - 1]
        data = body + SERVER_KEY.sign(body).hex().encode() + b"\n"
    read = {
        "batch": lambda: read_batch(data, by_device),
        "page": lambda: read_page(data, verified_by(SERVER_KEY)),
        "snapshot": lambda: read_snapshot(data, verified_by(SERVER_KEY)),
        "bundle": lambda: check_bundle(io.BytesIO(data)),
    }

    with pytest.raises(SyncError) as caught:
        read[name]()

    assert caught.value.details["code"] == "newer"
    assert caught.value.advice == "请升级议事簿。"
