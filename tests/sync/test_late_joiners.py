"""Ledgers that worked alone for long: who joined before them sees what they wrote then."""

import io
from contextlib import ExitStack

import pytest
from counties import County, Laptop, in_peace

from desktop.records import Bulletin, Concern
from server.bundles import take_bundle


@pytest.fixture
def county(tmp_path):
    found = County(tmp_path)
    yield found
    found.close()


@pytest.fixture
def laptop(county, tmp_path):
    """Return a maker of laptops that are joined to the county."""
    with ExitStack() as opened:

        def make(org, role="room", alone=lambda _: None):
            made = Laptop(county, tmp_path / f"{org} {role}", org, role).found(alone)
            opened.callback(made.close)
            return made

        yield make


def publish(laptop):
    with laptop.ledger.act("publish") as work:
        work.add(Bulletin(title="医保缴费"))


def raise_concern(laptop):
    with laptop.ledger.act("raise") as work:
        work.add(Concern(title="修路"))


def titles(ledger, kind):
    with ledger.read() as look:
        return [one.title for one in look.list(kind)]


def by_stick(county, laptop, folder):
    """Carry a bundle to the county and its way back."""
    out = laptop.sticks.export_bundle(folder / "out.yishibu-bundle", lambda *_: None).file
    back = io.BytesIO()
    take_bundle(county.store, io.BytesIO(out.read_bytes()), back)
    returned = folder / "back.yishibu-bundle"
    returned.write_bytes(back.getvalue())
    laptop.sticks.import_bundle(returned, lambda *_: None)


def test_a_room_sees_what_its_township_published_before_it_joined(laptop):
    room = laptop("village1")
    in_peace(room)
    township = laptop("east", "township", publish)
    in_peace(township, room)

    assert titles(room.ledger, Bulletin) == ["医保缴费"]


@pytest.mark.parametrize("way", ["line", "stick"])
def test_a_township_sees_what_a_village_wrote_before_it_joined(county, laptop, tmp_path, way):
    township = laptop("east", "township")
    in_peace(township)
    village = laptop("village1", alone=raise_concern)
    in_peace(village)

    if way == "line":
        in_peace(township)
    else:
        by_stick(county, township, tmp_path)

    assert titles(township.ledger.of(village.org_id), Concern) == ["修路"]
