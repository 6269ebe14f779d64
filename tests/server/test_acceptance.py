"""Acceptance, on both engines: what comes is kept once, in order, and only what may be counts."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from server_samples import (
    Writer,
    add_alias,
    add_orgs,
    id_of,
    large,
    row_patch,
    table,
    wait_for_a_waiting_lock,
)
from sqlalchemy import delete, func, select, update

from desktop.domain.changes import START, digest_of
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import Large, running_digest
from desktop.errors import SyncError
from desktop.sync.compression import pack
from desktop.sync.receipts import read_receipt, write_receipt
from server import acceptance
from server.acceptance import accept
from server.checks import check
from server.placing import place
from server.receipts import keep_receipts
from server.stores import open_store
from server.tables import (
    chain,
    change,
    device,
    feed,
    metadata,
    named_file,
    organization,
    patch,
    placed,
    quarantine,
    receipt,
    refusal,
    row,
    server,
)
from server.uploads import Name, Uploads

LATER_SCHEMA = 99


@pytest.fixture
def room(store):
    add_orgs(store)
    return Writer(store, "SLC-01", "village1").enrol()


@pytest.fixture
def township(store, room):
    return Writer(store, "DSK-01", "east", "township").enrol()


def push(writer, first=1, last=None, clock=None):
    batch = writer.batch(first, last)
    return accept(
        writer.store, writer.id, batch, writer.clock if clock is None else clock, writer.store.now()
    )


def refused(writer, first=1, last=None):
    """Return the error by which a push is refused."""
    with pytest.raises(SyncError) as caught:
        push(writer, first, last)
    return caught.value.details


def everything(store):
    """Return all that the database holds."""
    with store.reading() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(found))))
            for name, found in metadata.tables.items()
        }


def orders(store):
    """Return the order clock of every Change, by device's name order, epoch and number."""
    return table(store, change, change.c.chain, change.c.seq, change.c.order_clock)


def shown(store, name):
    with store.reading() as connection:
        wanted = select(row.c.type, row.c.org, row.c.fields).where(row.c.id == id_of(name))
        return tuple(connection.execute(wanted).one())


def test_a_batch_is_kept_as_it_was_written(store, room):
    room.write(row_patch("a", title="修路"), digest_of(b"withheld"))
    room.write(
        row_patch("b", title="挖井"), row_patch("a", title="修桥", replaces={"title": ["1"]})
    )

    given = push(room)

    assert read_receipt(write_receipt(given), store.verify) == given
    assert (given.device, given.epoch) == (room.id, room.changes[0].header.epoch)
    assert (given.first, given.last, given.digest) == (1, 2, room.changes[1].digest)
    assert (given.before, given.refused, given.offset_ms) == ("", (), 0)
    clocks = list(given.clocks(one.header.stamp for one in room.changes))
    assert [order for _, _, order in orders(store)] == clocks
    assert shown(store, "a") == ("Concern", id_of("village1"), {"title": "修桥"})
    assert shown(store, "b") == ("Concern", id_of("village1"), {"title": "挖井"})
    with store.reading() as connection:
        parts = connection.execute(select(change.c.parts).order_by(change.c.seq)).scalars().all()
    withheld = b'"%b"' % digest_of(b"withheld").encode()
    assert parts[0].split(b"\n") == [room.changes[0].parts[0], withheld]


def test_positions_and_running_digest_follow_acceptance(store, room, township):
    room.write(row_patch("a", title="修路"))
    township.write(row_patch("n", org="east", type="Bulletin", audience="down", title="通知"))
    room.write(digest_of(b"withheld"))
    push(room, last=1)
    push(township)
    push(room, first=2)

    running, expected = START, []
    for position, one in enumerate(
        (room.changes[0], township.changes[0], room.changes[1]), start=1
    ):
        order = [o for _, s, o in orders(store) if s == one.header.seq]
        candidates = [running_digest(running, each, one.digest) for each in order]
        found = dict(table(store, placed, placed.c.position, placed.c.running))[position]
        assert found in candidates
        running = found
        expected.append(position)
    assert [position for position, *_ in table(store, placed)] == expected
    assert table(store, feed) == sorted([(id_of("village1"), "own", 1), (id_of("east"), "down", 2)])
    assert table(store, server, server.c.position, server.c.running) == [(3, running)]


def test_pushed_again_nothing_changes_and_the_receipt_is_the_same(store, room, clock):
    for number in range(5):
        room.write(row_patch(f"row {number}", title=str(number)))
    first = push(room, last=3)
    second = push(room, first=4)
    before = everything(store)
    clock.go(days=3)

    assert push(room, last=3) == first
    assert push(room, first=2, last=5) == first
    cut = push(room, last=2)
    assert (cut.first, cut.last, cut.digest) == (1, 2, room.changes[1].digest)
    assert cut.before == first.before
    assert push(room, first=5) == second
    assert everything(store) == before


def test_what_follows_known_numbers_is_taken_in_and_told_at_the_next_push(store, room, clock):
    room.write(row_patch("a", title="一"))
    first = push(room)
    clock.go(minutes=5)
    room.write(row_patch("b", title="二"))

    assert push(room) == first
    second = push(room, first=2)

    assert (second.first, second.last) == (2, 2)
    assert second.before == orders(store)[0][2]
    assert [order for *_, order in orders(store)][1] == next(
        second.clocks([room.changes[1].header.stamp])
    )


def test_a_gap_is_refused_with_what_is_due(store, room):
    for number in range(5):
        room.write(row_patch(f"row {number}", title=""))
    push(room, last=2)
    before = everything(store)

    details = refused(room, first=4)

    assert (details["code"], details["next"]) == ("gap", 3)
    assert everything(store) == before


@pytest.mark.logs("fork: device")
@pytest.mark.parametrize("overlap", [False, True])
def test_a_clone_is_found_and_what_it_wrote_is_kept_apart(store, room, overlap):
    room.write(row_patch("a", title="一"))
    twin = room.clone()
    room.write(row_patch("b", title="二"))
    twin.write(row_patch("c", title="三"))
    twin.write(row_patch("d", title="四"))
    push(room)

    first = 1 if overlap else 3
    details = refused(twin, first=first)
    refused(twin, first=first)

    assert (details["code"], details["seq"]) == ("fork", 2)
    kept = table(store, quarantine, quarantine.c.first, quarantine.c.last, quarantine.c.forked_at)
    assert kept == [(first, 3, 2)]
    assert table(store, row, row.c.id) == sorted([(id_of("a"),), (id_of("b"),)])
    anew = twin.clone(epoch="second")
    anew.write(row_patch("c", title="三"))
    assert push(anew).first == 1


@pytest.mark.parametrize(
    ("patches", "codes"),
    [
        ([row_patch("a", org="village2", title="")], ["scope"]),
        ([row_patch("a", org="east", title="")], ["scope"]),
        ([row_patch("a", org="unknown", title="")], ["scope"]),
        ([row_patch("a", type="Reminder", org="village2", title="")], ["scope"]),
        ([row_patch("a", audience="a/b\nc", title="")], ["scope"]),
        ([row_patch("theirs", org="village1", title="")], ["owner"]),
        ([row_patch("a", title=""), row_patch("a", type="Task", title="")], ["", "type"]),
        ([row_patch("a", title=""), row_patch("a", audience="down", title="")], ["", "type"]),
        ([row_patch("a", type="Unheard", title="")], [""]),
        ([row_patch("a", audience="unheard", title="")], [""]),
        ([row_patch("a", title="", unheard=1)], [""]),
        ([row_patch("a", org="", title="")], [""]),
    ],
)
def test_a_patch_that_may_not_be_is_refused_and_blocks_nothing(store, room, patches, codes):
    neighbour = Writer(store, "SLC-02", "village2").enrol()
    neighbour.write(row_patch("theirs", org="village2", title="邻村的"))
    push(neighbour)
    room.write(row_patch("mine", title="先"), *patches)
    room.write(row_patch("after", title="后"))

    given = push(room)

    expected = tuple((1, place, code) for place, code in enumerate(codes, start=1) if code)
    assert given.refused == expected
    assert [each[1:] for each in table(store, refusal)] == list(expected)
    assert shown(store, "theirs") == ("Concern", id_of("village2"), {"title": "邻村的"})
    assert shown(store, "after")[2] == {"title": "后"}
    counted = [place for _, _, seq, place in table(store, patch) if seq == 1]
    assert len(counted) == 1 + codes.count("") + 1  # the neighbour's row too
    assert push(room) == given


@pytest.mark.parametrize(
    ("org", "type_name", "code"),
    [
        ("village1", "Reminder", ""),
        ("village1", "Concern", "scope"),
        ("village1", "Unheard", ""),
        ("village3", "Reminder", "scope"),
        ("county", "Reminder", "scope"),
        ("east", "Concern", ""),
    ],
)
def test_those_above_write_what_is_theirs_to_write(store, township, org, type_name, code):
    written = row_patch("r", org=org, type=type_name, audience="down", text="")
    township.write(written, schema=LATER_SCHEMA)

    assert push(township).refused == (((1, 0, code),) if code else ())
    told = [(id_of(org), "down")] if not code or type_name == "Reminder" else []
    assert table(store, feed, feed.c.org, feed.c.audience) == told


def test_an_alias_counts_as_its_organization(store, room, township):
    add_alias(store, "village1", "alone")
    room.write(row_patch("a", org="alone", title="修路"))
    room.write(row_patch("a", org="village1", title="修桥", replaces={"title": ["1"]}))
    township.write(row_patch("r", org="alone", type="Reminder", audience="down", text=""))

    assert push(room).refused == ()
    assert push(township).refused == ()
    assert shown(store, "a") == ("Concern", id_of("village1"), {"title": "修桥"})
    assert {org for org, *_ in table(store, feed)} == {id_of("village1")}


def test_a_local_value_is_not_kept(store, room):
    hidden = row_patch("a", audience="local", asker="姓名")
    room.write(row_patch("a", title="修路"), hidden)
    push(room)

    assert shown(store, "a")[2] == {"title": "修路"}
    assert "姓名" not in repr(everything(store))
    assert digest_of(hidden.body()) in repr(everything(store))


@pytest.mark.logs("fork: device")
def test_a_local_value_is_not_kept_of_a_clone_either(store, room):
    twin = room.clone()
    hidden = row_patch("a", audience="local", asker="姓名")
    room.write(row_patch("a", title="路"))
    twin.write(row_patch("b", title="桥"), hidden)
    push(room)
    refused(twin)

    with store.reading() as connection:
        kept = connection.execute(select(quarantine.c.body)).scalar_one()
    assert "姓名".encode() not in kept
    assert twin.changes[0].parts[0] in kept
    assert digest_of(hidden.body()).encode() in kept


@pytest.mark.parametrize(
    "off", [{"days": 4000}, {"days": -4000}, {"hours": 1}, {"days": 7_000_000 // 10}]
)
def test_clocks_years_off_are_put_right(store, room, clock, off):
    room.clock_off = off
    room.write(row_patch("a", title="一"))
    clock.go(minutes=10)
    room.write(row_patch("b", title="二"))
    clock.go(minutes=10)

    given = push(room)

    at = [clock.at - timedelta(minutes=20), clock.at - timedelta(minutes=10)]
    assert [order for *_, order in orders(store)] == [format_stamp(each, 0) for each in at]
    assert given.offset_ms == -timedelta(**off) / timedelta(milliseconds=1)


def test_order_clocks_rise_within_a_device_and_never_pass_the_arrival(store, room, clock):
    arrival = format_stamp(clock.at, 0)
    for stamp in (
        "20400101T000000.000Z0000",
        "99991231T235959.999Zffff",
        "00010101T000000.000Z0000",
    ):
        room.write(row_patch(stamp, title=""), stamp=stamp)
    push(room)
    found = [order for *_, order in orders(store)]

    assert found == sorted(set(found))
    assert found[0][:19] == found[-1][:19] == arrival[:19]

    anew = room.clone(epoch="second")
    anew.write(row_patch("later", title=""), stamp="20200101T000000.000Z0000")
    given = push(anew)
    assert given.before == found[-1]
    assert orders(store)[-1][2] > found[-1]


def test_without_a_clock_the_offset_measured_last_holds(store, room, clock):
    room.clock_off = {"days": -400}
    room.write(row_patch("a", title="一"))
    push(room)
    written_at = clock.at
    room.write(
        row_patch("b", title="二"),
        stamp=format_stamp(written_at + timedelta(days=-400, seconds=5), 0),
    )
    clock.go(days=9)

    given = push(room, first=2, clock="")

    assert given.offset_ms == timedelta(days=400) / timedelta(milliseconds=1)
    assert orders(store)[1][2] == format_stamp(written_at + timedelta(seconds=5), 0)


def test_a_later_writer_wins_though_its_clock_is_years_behind(store, room, clock):
    room.clock_off = {"days": 3000}
    other = Writer(store, "SLC-09", "village1", clock_off={"days": -3000}).enrol()
    room.write(row_patch("a", title="一"))
    push(room)
    named = {"title": [f"{room.id}/{room.changes[0].header.epoch}/1"]}
    room.write(row_patch("a", title="二", replaces={"title": ["1"]}))
    clock.go(minutes=1)
    other.write(row_patch("a", title="三", replaces=named))
    push(other)
    push(room, first=2)

    assert shown(store, "a")[2] == {"title": "三"}


def test_a_closed_record_keeps_its_content(store, room):
    other = Writer(store, "SLC-09", "village1").enrol()
    room.write(row_patch("s", type="Seal", sealed_by="一"))
    other.write(row_patch("s", type="Seal", sealed_by="二"))
    push(room)
    push(other)

    assert shown(store, "s")[2] == {"sealed_by": "一"}


class TestLarge:
    """Bodies that travel by themselves."""

    BIG = row_patch("a", text="字" * 9000)

    def upload(self, store, body):
        name = Name(id_of("village1"), "part", digest_of(body))
        packed = pack(body)
        with Uploads(store.home).receiving(name, 0, len(packed)) as receiving:
            receiving.write(packed)
        Uploads(store.home).finish(name, len(packed))

    def test_they_must_be_there_first(self, store, room):
        room.write(large(self.BIG))
        before = everything(store)

        details = refused(room)
        assert (details["code"], details["digests"]) == ("large", [digest_of(self.BIG.body())])
        assert everything(store) == before

        self.upload(store, self.BIG.body())
        assert push(room).refused == ()
        assert shown(store, "a")[2] == {"text": "字" * 9000}
        room.write(row_patch("a", text="短", replaces={"text": ["1"]}))
        push(room, first=2)
        assert shown(store, "a")[2] == {"text": "短"}
        assert table(store, named_file) == [
            (digest_of(self.BIG.body()), "part", id_of("village1"), "own", id_of("village1"))
        ]

    @pytest.mark.logs("body lost: organization")
    def test_one_that_was_lost_blocks_nobody(self, store, room):
        other = Writer(store, "SLC-09", "village1").enrol()
        self.upload(store, self.BIG.body())
        room.write(large(self.BIG))
        push(room)
        Uploads(store.home).remove(Name(id_of("village1"), "part", digest_of(self.BIG.body())))
        other.write(row_patch("a", title="仍可写"))

        assert push(other).refused == ()
        assert {each.kind for each in check(store)} == {"file", "row"}

    def test_a_local_one_is_let_go_of(self, store, room):
        hidden = row_patch("a", audience="local", asker="姓名" * 9000)
        name = Name(id_of("village1"), "part", digest_of(hidden.body()))
        self.upload(store, hidden.body())
        room.write(large(hidden), row_patch("a", title="路"))

        assert push(room).refused == ()
        assert Uploads(store.home).arrived(name) is None
        assert digest_of(hidden.body()) in repr(table(store, change))

    def test_they_are_found_after_their_device_moved(self, store, room):
        self.upload(store, self.BIG.body())
        room.write(large(self.BIG))
        push(room)
        with store.writing() as connection:
            connection.execute(update(device).values(org=id_of("village2")))
        other = Writer(store, "SLC-09", "village1").enrol()
        other.write(row_patch("a", title="又"))
        push(other)

        assert shown(store, "a")[2] == {"text": "字" * 9000, "title": "又"}
        assert check(store) == []

    def test_a_size_that_is_not_theirs_is_refused(self, store, room):
        from desktop.domain.feeds import Large

        body = self.BIG.body()
        self.upload(store, body)
        room.write(Large(digest_of(body), len(pack(body))))

        assert refused(room)["code"] == "large"

    @pytest.mark.parametrize("body", [b"{}", b"no patch", b"[" * 9000])
    def test_what_is_no_patch_is_refused(self, store, room, body):
        room.write(Large(digest_of(body), len(body)))
        self.upload(store, body)
        before = everything(store)

        assert refused(room)["code"] == "format"
        assert everything(store) == before

    def test_a_patch_that_is_not_canonical_is_refused(self, store, room):
        """Else one patch would have several digests."""
        body = self.BIG.body().replace(b'":', b'" :', 1)
        room.write(Large(digest_of(body), len(body)))
        self.upload(store, body)

        assert refused(room)["code"] == "format"

    def test_a_body_of_another_size_than_was_said_is_not_there(self, store, room):
        body = self.BIG.body()
        room.write(Large(digest_of(body), len(body) + 1))
        self.upload(store, body)

        assert refused(room)["code"] == "large"


def test_an_attachment_names_its_file(store, room):
    room.write(
        row_patch("f", type="Attachment", title="照片", file_digest="ab" * 32),
        row_patch("p", type="Printing", paper="x", file_digest="cd" * 32),
    )
    push(room)
    room.write(row_patch("g", type="Attachment", title="又", file_digest="ab" * 32))
    push(room, first=2)

    assert table(store, named_file) == [
        ("ab" * 32, "file", id_of("village1"), "own", id_of("village1"))
    ]


def test_characters_that_one_engine_cannot_hold_block_nothing(store, room):
    room.write(row_patch("a", title="a\0b", names=["\0", "x"], people=2**53 - 1))
    push(room)

    assert shown(store, "a")[2] == {"title": "a�b", "names": ["�", "x"], "people": 2**53 - 1}


def test_a_patch_that_says_nothing_is_no_harm(store, room):
    room.write(row_patch("a"), row_patch("a"))
    push(room)

    assert shown(store, "a")[2] == {}


def test_an_unknown_or_revoked_device_is_refused(store, room):
    room.write(row_patch("a", title=""))
    batch = room.batch()
    with store.writing() as connection:
        connection.execute(update(device).values(revoked_at=store.stamp()))

    with pytest.raises(SyncError) as caught:
        accept(store, room.id, batch, room.clock, store.now())

    assert caught.value.details["code"] == "device"
    assert "停用" in caught.value.message
    assert table(store, change) == []


def test_a_device_pushes_its_own_only(store, room):
    other = Writer(store, "SLC-09", "village1").enrol()
    room.write(row_patch("a", title=""))

    with pytest.raises(SyncError) as caught:
        accept(store, other.id, room.batch(), room.clock, store.now())

    assert caught.value.details["code"] == "device"


class TestRestored:
    """A server that was put back to an older copy of its database."""

    def lose(self, store, room, after):
        """Forget all Changes of a device after a number, as an older copy would."""
        with store.writing() as connection:
            for found in (patch, refusal):
                connection.execute(delete(found).where(found.c.seq > after))
            lost = select(placed.c.position).where(placed.c.seq > after)
            connection.execute(delete(feed).where(feed.c.position.in_(lost)))
            connection.execute(delete(placed).where(placed.c.seq > after))
            connection.execute(delete(change).where(change.c.seq > after))
            connection.execute(delete(receipt).where(receipt.c.last > after))
            connection.execute(delete(row))
            last = connection.execute(
                select(change.c.digest, change.c.order_clock).where(change.c.seq == after)
            ).first()
            connection.execute(
                update(chain).values(
                    last_seq=after,
                    last_digest=last.digest if last else START,
                    last_order=last.order_clock if last else "",
                )
            )
            connection.execute(update(device).values(last_order=last.order_clock if last else ""))
            head = connection.execute(select(func.max(placed.c.position))).scalar() or 0
            running = connection.execute(
                select(placed.c.running).where(placed.c.position == head)
            ).scalar()
            connection.execute(update(server).values(position=head, running=running or START))

    @pytest.fixture
    def receipts(self, store, room, clock):
        """Let the room push thirty Changes, ten at a time, a day apart; return the receipts."""
        room.clock_off = {"days": 77}
        found = []
        for day in range(3):
            clock.go(days=1)
            room.clock_off = {"days": 77 * (day + 1)}
            for number in range(10):
                room.write(row_patch(f"row {day} {number}", title=""))
            found.append(push(room, first=10 * day + 1))
        return found

    @pytest.mark.parametrize(
        ("after", "size"), [(a, s) for a in (0, 10) for s in (1, 7, 10, 13, 30)]
    )
    def test_receipts_handed_in_give_the_same_clocks(self, store, room, receipts, after, size):
        before = orders(store)
        self.lose(store, room, after)
        store.now.go(days=30)
        assert keep_receipts(store, room.id, receipts) == len(receipts) - after // 10
        assert keep_receipts(store, room.id, receipts) == 0

        sent = after
        while sent < 30:
            given = push(room, first=sent + 1, last=min(sent + size, 30))
            assert given.first <= sent + 1 <= given.last <= max(sent + size, 10 * (sent // 10 + 1))
            assert given.digest == room.changes[given.last - 1].digest
            sent = given.last

        assert orders(store) == before

    def test_a_receipt_says_no_more_than_is_held(self, store, room, receipts):
        self.lose(store, room, 0)
        keep_receipts(store, room.id, receipts)

        given = push(room, last=4)

        assert (given.first, given.last) == (1, 4)
        assert given.digest == room.changes[3].digest
        assert read_receipt(write_receipt(given), store.verify) == given
        assert push(room).last == 4
        rest = push(room, first=5)
        assert (rest.first, rest.last, rest.arrival) == (5, 10, receipts[0].arrival)
        assert [*given.clocks(stamps(room, 1, 4)), *rest.clocks(stamps(room, 5, 10))] == list(
            receipts[0].clocks(stamps(room, 1, 10))
        )

    def test_what_counted_then_counts_again_though_the_village_moved(
        self, store, room, township, clock
    ):
        township.write(row_patch("answer", type="Adoption", reason="同意"))
        township.write(row_patch("no", org="village3", type="Adoption", reason="不该"))
        receipt_then = push(township)
        assert [one[0] for one in receipt_then.refused] == [2]
        self.lose(store, township, 0)
        with store.writing() as connection:
            connection.execute(
                update(organization)
                .where(organization.c.id == id_of("village1"))
                .values(parent=id_of("west"))
            )
        keep_receipts(store, township.id, [receipt_then])
        township.write(row_patch("late", type="Adoption", reason="晚了"))

        assert push(township, last=2) == receipt_then
        assert [one[0] for one in push(township, first=3).refused] == [3]
        with store.reading() as connection:
            rows = set(connection.execute(select(row.c.id)).scalars())
        assert id_of("answer") in rows
        assert not {id_of("no"), id_of("late")} & rows

    def test_old_clocks_given_again_take_no_device_back(self, store, room, receipts, clock):
        """Else a clock that stands still would be given the same order clock twice."""
        self.lose(store, room, 0)
        keep_receipts(store, room.id, receipts)
        anew = room.clone(epoch="second")
        anew.write(row_patch("new", title=""), stamp="20400101T000000.000Z0000")
        given = push(anew)
        last = next(given.clocks([anew.changes[0].header.stamp]))
        push(room, last=10)
        anew.write(row_patch("newer", title=""), stamp="20400101T000000.000Z0001")

        again = push(anew, first=2)

        assert again.before == last
        assert next(again.clocks([anew.changes[1].header.stamp])) > last

    def test_what_is_new_since_is_ranked_anew(self, store, room, receipts, clock):
        self.lose(store, room, 10)
        keep_receipts(store, room.id, receipts)
        room.write(row_patch("since", title=""))
        clock.go(hours=1)

        assert push(room, first=11) == receipts[1]
        last = push(room, first=31)

        assert (last.first, last.last, last.before) == (31, 31, orders(store)[29][2])

    @pytest.mark.logs("fork: device")
    def test_a_twin_that_comes_first_is_found_by_the_receipts(self, store, room, receipts):
        twin = room.clone()
        twin.changes = twin.changes[:15]
        for number in range(15):
            twin.write(row_patch(f"twin {number}", title=""))
        self.lose(store, room, 10)
        keep_receipts(store, room.id, receipts)

        assert refused(twin, first=11)["seq"] == 20

    def test_nobody_hands_in_anothers(self, store, room, receipts):
        with pytest.raises(SyncError):
            keep_receipts(store, id_of("another"), receipts)


class TestOneRowByTwo:
    """PostgreSQL lets two devices make the same row at once."""

    @pytest.fixture
    def server_url(self, postgres, postgres_template):
        name = postgres.database(postgres_template)
        yield postgres.url(name)
        postgres.drop(name)

    def test_it_shows_what_both_wrote(self, store, room, monkeypatch):
        other = Writer(store, "SLC-09", "village1").enrol()
        room.write(row_patch("a", title="路"))
        other.write(row_patch("a", people=3), row_patch("b", title="桥"))
        reached, go_on = threading.Event(), threading.Event()

        def hold(connection, accepted):
            if not reached.is_set():
                reached.set()
                go_on.wait(60)
            place(connection, accepted)

        monkeypatch.setattr(acceptance, "place", hold)
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(push, room)
            reached.wait(60)
            second = pool.submit(push, other)
            wait_for_a_waiting_lock(store)
            go_on.set()

            assert (first.result(60).refused, second.result(60).refused) == ((), ())
        assert shown(store, "a")[2] == {"title": "路", "people": 3}
        assert shown(store, "b")[2] == {"title": "桥"}
        assert check(store) == []


def test_two_devices_push_at_once(store, room):
    writers = [Writer(store, f"SLC-1{number}", "village1").enrol() for number in range(4)]
    for each in writers:
        for number in range(40):
            each.write(row_patch(f"shared {number % 8}", **{f"by_{each.name[-2:]}": number}))
    failed = []

    def work(each):
        try:
            for first in range(1, 41, 8):
                push(each, first=first, last=first + 7)
        except Exception as error:  # noqa: BLE001 – told by the test
            failed.append(error)

    threads = [threading.Thread(target=work, args=(each,)) for each in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert [position for position, *_ in table(store, placed)] == list(range(1, 161))
    for number in range(8):
        fields = shown(store, f"shared {number}")[2]
        assert fields == {f"by_1{each}": 32 + number for each in range(4)}


def test_batches_of_one_device_at_once_are_taken_in_once(store, room):
    for number in range(20):
        room.write(row_patch(f"row {number}", title=""))
    given = []
    threads = [threading.Thread(target=lambda: given.append(push(room))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(given) == 4
    assert len(set(given)) == 1
    assert len(table(store, change)) == 20


def test_a_store_is_no_more_than_its_database(store, room, server_url, tmp_path):
    room.write(row_patch("a", title=""))
    given = push(room)
    again = open_store(server_url, tmp_path / "server", clock=store.now)
    room.store = again

    assert push(room) == given
    again.close()


def stamps(writer, first, last):
    return [one.header.stamp for one in writer.changes[first - 1 : last]]
