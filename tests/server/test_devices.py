"""Devices: only those enrolled and not revoked are believed."""

from datetime import UTC, datetime

import pytest
from server_samples import Writer, add_orgs, row_patch, table
from sqlalchemy import update

from desktop.errors import SyncError
from server.devices import find_device, measured_offset, note_contact, signed_by
from server.tables import device

AT = datetime(2026, 11, 28, 8, tzinfo=UTC)


@pytest.fixture
def writer(store):
    add_orgs(store)
    return Writer(store, "SLC-01", "village1").enrol()


def test_a_batch_is_its_devices(store, writer):
    writer.write(row_patch("a", title="修路"))

    assert writer.batch().last == writer.changes[-1]


def test_nobody_else_signs_for_a_device(store, writer):
    stranger = Writer(store, "unknown", "village1")
    signature = stranger.key.sign(b"word")

    assert not signed_by(store)(writer.id, b"word", signature)
    assert not signed_by(store)(stranger.id, b"word", signature)
    assert signed_by(store)(writer.id, b"word", writer.key.sign(b"word"))


def test_a_revoked_device_is_unknown(store, writer):
    with store.writing() as connection:
        connection.execute(update(device).values(revoked_at=store.stamp()))

    assert not signed_by(store)(writer.id, b"word", writer.key.sign(b"word"))
    with store.reading() as connection, pytest.raises(SyncError) as caught:
        find_device(connection, writer.id)
    assert caught.value.details["code"] == "device"


def test_contact_is_noted(store, writer, clock):
    clock.go(hours=1)
    note_contact(store, writer.id, schema=9, app="1.2")
    note_contact(store, writer.id, schema=8)

    found = table(store, device, device.c.last_seen, device.c.schema, device.c.app)
    assert found == [(store.stamp(), 8, "1.2")]


@pytest.mark.parametrize(
    ("clock", "offset_ms"),
    [
        ("20261128T080000.000Z0000", 0),
        ("20261128T075959.500Z0007", 500),
        ("20261128T080001.000Z0000", -1000),
        ("19700101T000000.000Z0000", 1_795_852_800_000),
        ("99991231T235959.999Z0000", -(10**14)),
        ("00010101T000000.000Z0000", 63_931_449_600_000),
    ],
)
def test_offset_is_the_servers_clock_less_the_devices(clock, offset_ms):
    assert measured_offset(clock, AT) == offset_ms


@pytest.mark.parametrize("clock", ["", "now", "2026-11-28T08:00:00Z", "20261128T080000.000Z00000"])
def test_what_is_no_clock_is_refused(clock):
    with pytest.raises(SyncError) as caught:
        measured_offset(clock, AT)

    assert caught.value.details["code"] == "format"
