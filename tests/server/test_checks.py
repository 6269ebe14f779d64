"""Checks, on both engines: a whole server is whole, and each kind of damage is found and named."""

import pytest
from server_samples import Writer, add_alias, add_orgs, id_of, large, row_patch
from sqlalchemy import delete, insert, update

from desktop.domain.changes import digest_of
from desktop.sync.compression import pack
from server.acceptance import accept
from server.checks import check
from server.receipts import keep_receipts
from server.tables import (
    chain,
    change,
    feed,
    patch,
    placed,
    receipt,
    row,
    server,
)
from server.uploads import Name, Uploads

BIG = row_patch("big", org="village1", text="字" * 9000)
PHOTO = b"a photo"


def upload(store, org, kind, body):
    name = Name(id_of(org), kind, digest_of(body))
    sent = pack(body) if kind == "part" else body
    with Uploads(store.home).receiving(name, 0, len(sent)) as receiving:
        receiving.write(sent)
    Uploads(store.home).finish(name, len(sent))
    return Uploads(store.home).find(name)


@pytest.fixture
def whole(store):
    """Give a store in which everything that may be has happened."""
    add_orgs(store)
    add_alias(store, "village1", "alone")
    room = Writer(store, "SLC-01", "village1").enrol()
    twin = Writer(store, "SLC-02", "village1", clock_off={"days": 999}).enrol()
    above = Writer(store, "DSK-01", "east", "township").enrol()
    upload(store, "village1", "part", BIG.body())
    upload(store, "village1", "file", PHOTO)
    room.write(row_patch("a", title="一"), digest_of(b"withheld"))
    room.write(row_patch("a", title="二", replaces={"title": ["1"]}), large(BIG))
    room.write(row_patch("f", type="Attachment", file_digest=digest_of(PHOTO)))
    room.write(row_patch("g", type="Attachment", file_digest=digest_of(b"on its way")))
    room.write(row_patch("x", org="village3", title="不该写的"), row_patch("l", audience="local"))
    twin.write(row_patch("a", title="三"), row_patch("s", type="Seal", sealed_by="一"))
    twin.write(row_patch("s", type="Seal", sealed_by="二"), row_patch("u", type="Unheard", y="x"))
    above.write(row_patch("r", org="alone", type="Reminder", audience="down", text="催"))
    given = [push(room, last=3), push(twin), push(above), push(room, first=4)]
    keep_receipts(store, room.id, [given[0]])
    return store


def push(writer, first=1, last=None):
    batch = writer.batch(first, last)
    return accept(writer.store, writer.id, batch, writer.clock, writer.store.now())


def test_a_whole_server_is_whole(whole):
    assert check(whole) == []


def test_an_empty_server_is_whole(store):
    assert check(store) == []


FIRST = change.c.seq == 1

DAMAGES = {
    "a header changed": (("chain",), update(change).where(FIRST).values(act="登记别的")),
    "a stamp changed": (
        ("chain",),
        update(change).where(change.c.seq == 2).values(stamp="20200101T000000.000Z0000"),
    ),
    "a body changed": (
        ("chain", "row"),
        update(change)
        .where(change.c.seq == 4)
        .values(parts=row_patch("g", type="Attachment", file_digest="00" * 32).body()),
    ),
    "a body is no patch any more": (
        ("chain", "row"),
        update(change).where(change.c.seq == 4).values(parts=b'{"damaged'),
    ),
    "a digest of a part is none": (
        ("chain", "row"),
        update(change).where(change.c.seq == 4).values(parts=b'"damaged'),
    ),
    "parts are gone": (
        ("chain", "feed", "row"),
        update(change).where(change.c.seq == 2).values(parts=b'"x"'),
    ),
    "a stamp is none": (
        ("chain", "receipt"),
        update(change).where(change.c.seq == 4).values(stamp="damaged"),
    ),
    "a digest changed": (
        ("chain", "feed", "receipt"),
        update(change).where(change.c.seq == 5).values(digest="00" * 32),
    ),
    "a link changed": (
        ("chain",),
        update(change).where(change.c.seq == 2).values(previous="0" * 64),
    ),
    "an order clock changed": (
        ("chain", "feed", "receipt"),
        update(change).where(change.c.seq == 5).values(order_clock="20990101T000000.000Z0000"),
    ),
    "a chain says another end": (("chain",), update(chain).values(last_seq=chain.c.last_seq + 1)),
    "a patch is in no feed": (("feed",), delete(feed).where(feed.c.position == 1)),
    "a patch is in another's feed": (
        ("feed",),
        insert(feed).values(org=id_of("west"), audience="own", position=1),
    ),
    "a refused patch is in a feed": (
        ("feed",),
        insert(feed).values(org=id_of("village3"), audience="own", position=8),
    ),
    "what a Change says of its readers changed": (
        ("feed",),
        update(change).where(FIRST).values(feeds="x/own\n"),
    ),
    "what a Change says of its readers is short": (
        ("feed",),
        update(change).where(change.c.seq == 2).values(feeds=""),
    ),
    "a running digest changed": (
        ("feed",),
        update(placed).where(placed.c.position == 3).values(running="00" * 32),
    ),
    "the head changed": (("feed",), update(server).values(running="00" * 32)),
    "positions are given twice": (("feed",), update(server).values(position=3)),
    "a receipt was forged": (
        ("receipt",),
        update(receipt).where(receipt.c.first == 4).values(body=b'{"forged":1}'),
    ),
    "a row changed": (("row",), update(row).where(row.c.type == "Seal").values(fields={"x": 1})),
    "heads changed": (("row",), update(row).where(row.c.type == "Seal").values(heads={})),
    "a row's owner changed": (
        ("row",),
        update(row).where(row.c.id == id_of("a")).values(type="Task"),
    ),
    "a row is gone": (("row",), delete(row).where(row.c.id == id_of("r"))),
    "a row came from nowhere": (
        ("row",),
        insert(row).values(
            id=id_of("nowhere"),
            type="Concern",
            org=id_of("west"),
            audience="own",
            schema=4,
            fields={},
            heads={},
        ),
    ),
    "a patch was forgotten": (
        ("row",),
        delete(patch).where(patch.c.row == id_of("a"), patch.c.seq == 1),
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_in_the_database_is_found(whole, damage):
    kinds, statement = DAMAGES[damage]
    with whole.writing() as connection:
        assert connection.execute(statement).rowcount != 0  # −1: not told

    found = check(whole)

    assert tuple(sorted({each.kind for each in found})) == kinds
    assert all(each.subject and each.message.endswith("。") for each in found)


def test_one_damaged_place_hides_no_other(whole):
    with whole.writing() as connection:
        connection.execute(update(change).where(change.c.seq == 4).values(parts=b"damaged"))
        connection.execute(update(row).where(row.c.id == id_of("s")).values(fields={}))

    found = [each.subject for each in check(whole) if each.kind == "row"]

    assert sorted(found) == sorted([id_of("g"), id_of("s")])


def test_a_missing_change_is_found(whole):
    with whole.writing() as connection:
        gone = change.c.seq == 3
        connection.execute(delete(feed).where(feed.c.position == 3))
        connection.execute(delete(placed).where(placed.c.position == 3))
        connection.execute(delete(patch).where(patch.c.seq == 3))
        connection.execute(delete(change).where(gone))

    assert {each.kind for each in check(whole)} == {"chain", "feed", "receipt", "row"}


def test_a_change_without_a_position_is_found(whole):
    with whole.writing() as connection:
        connection.execute(delete(feed).where(feed.c.position == 8))
        connection.execute(delete(placed).where(placed.c.position == 8))

    found = check(whole)

    assert {each.kind for each in found} == {"feed"}
    assert any(each.message == "它没有位置，谁也取不到。" for each in found)


@pytest.mark.parametrize("kind", ["part", "file"])
def test_a_damaged_file_is_found(whole, kind):
    body = BIG.body() if kind == "part" else PHOTO
    path = Uploads(whole.home).find(Name(id_of("village1"), kind, digest_of(body)))
    path.write_bytes(b"x" + path.read_bytes()[1:])

    assert "file" in {each.kind for each in check(whole)}


def test_a_batch_that_is_handed_in_meanwhile_is_no_fault(whole, monkeypatch):
    batch = Name(id_of("village1"), "batch", digest_of(b"batch"))
    path = upload(whole, "village1", "batch", b"batch")

    def taken_in(uploads, real=Uploads.whole):
        for each in [*real(uploads)]:
            uploads.remove(batch)
            yield each

    monkeypatch.setattr(Uploads, "whole", taken_in)

    assert check(whole) == []
    assert not path.exists()


def test_a_missing_body_is_found(whole):
    Uploads(whole.home).remove(Name(id_of("village1"), "part", digest_of(BIG.body())))

    kinds = {each.kind for each in check(whole)}

    assert kinds == {"file", "row"}


def test_receipts_handed_in_for_what_is_still_lost_are_no_fault(whole):
    with whole.writing() as connection:
        connection.execute(
            insert(receipt).from_select(
                [each.name for each in receipt.columns],
                receipt.select()
                .where(receipt.c.first == 4)
                .with_only_columns(
                    receipt.c.device,
                    receipt.c.epoch,
                    receipt.c.first + 100,
                    receipt.c.last + 100,
                    receipt.c.body,
                    receipt.c.device,
                ),
            )
        )

    assert check(whole) == []
