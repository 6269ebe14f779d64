"""Comparison, on both engines: every difference is named, and nothing out of scope is."""

import pytest
from server_samples import TREE, Writer, add_orgs, id_of, row_patch
from sqlalchemy import update

from desktop.domain.changes import digest_of
from desktop.errors import SyncError
from server.acceptance import accept
from server.comparing import Comparison, compare
from server.tables import change


@pytest.fixture
def devices(store):
    """Give devices that pushed five Changes each, by their organization's name."""
    add_orgs(store)
    roles = {"county": "county", "east": "township", "west": "township"}
    found = {name: Writer(store, name, name, roles.get(name, "room")).enrol() for name in TREE}
    for name, each in found.items():
        for number in range(5):
            audience = "down" if number == 2 else "own"
            each.write(row_patch(f"{name} {number}", org=name, type="Room", audience=audience))
        accept(store, each.id, each.batch(), each.clock, store.now())
    return found


def end(writer, seq):
    """Return how a device tells what it holds of a chain."""
    one = writer.changes[seq - 1]
    return writer.id, one.header.epoch, seq, one.digest


def span(writer, first, last):
    return writer.id, writer.changes[0].header.epoch, first, last


def test_what_is_the_same_is_not_named(store, devices):
    told = [end(devices[name], 5) for name in ("east", "village1", "village2", "county")]

    assert compare(store, devices["east"].id, told) == Comparison()


def test_what_the_asker_lacks_is_named_as_far_as_it_may_read(store, devices):
    room, above = devices["village1"], devices["east"]

    found = compare(store, room.id, [end(room, 2), end(devices["county"], 3)])

    assert sorted(found.behind) == sorted([span(room, 3, 5), span(above, 3, 3)])
    assert (found.ahead, found.differ) == ([], [])


def test_what_the_server_lacks_is_named(store, devices):
    room = devices["village1"]
    room.write(row_patch("new"))
    other = room.clone(epoch="second")
    other.write(row_patch("newer"))
    told = [end(devices[name], 5) for name in ("east", "county")]

    found = compare(store, room.id, [*told, end(room, 6), end(other, 1)])

    assert sorted(found.ahead) == sorted([span(room, 6, 6), span(other, 1, 1)])
    assert (found.behind, found.differ) == ([], [])


def test_other_contents_under_a_number_are_named(store, devices):
    room, reader = devices["village1"], devices["east"]
    device, epoch, seq, _ = end(room, 4)
    told = [end(devices[name], 5) for name in ("east", "county", "village2")]

    found = compare(store, reader.id, [*told, (device, epoch, seq, digest_of(b"other"))])

    assert found.differ == [(device, epoch, 4)]
    assert found.behind == [span(room, 5, 5)]


def test_damage_at_the_server_is_named(store, devices):
    room = devices["village1"]
    told = [end(devices[name], 5) for name in ("village1", "east", "county")]
    with store.writing() as connection:
        connection.execute(
            update(change)
            .where(change.c.digest == room.changes[4].digest)
            .values(digest=digest_of(b"damaged"))
        )

    assert compare(store, room.id, told).differ == [end(room, 5)[:3]]


def test_chains_out_of_scope_are_not_spoken_of(store, devices):
    neighbour = devices["village3"]
    told = [end(devices[name], 5) for name in ("village1", "east", "county")]
    forged = (neighbour.id, neighbour.changes[0].header.epoch, 3, digest_of(b"guess"))

    found = compare(
        store, devices["village1"].id, [*told, forged, (id_of("nobody"), id_of("x"), 1, "")]
    )

    assert found == Comparison()


def test_an_unknown_device_is_told_nothing(store, devices):
    with pytest.raises(SyncError):
        compare(store, id_of("nobody"), [])
