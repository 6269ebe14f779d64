"""Pages, on both engines: every reader gets what it may read, all of it, once, and nothing else."""

import threading

import pytest
from folded_rows import make_snapshot
from server_samples import (
    TREE,
    Writer,
    add_alias,
    add_orgs,
    id_of,
    large,
    row_patch,
    wait_for_a_waiting_lock,
)
from sqlalchemy import insert, update

import server.acceptance
from desktop.domain.changes import MAX_BYTES, START, digest_of
from desktop.domain.feeds import part_digest
from desktop.errors import SyncError
from desktop.sync.compression import pack
from desktop.sync.pages import read_page, write_page
from server import feeding
from server.acceptance import accept
from server.feeding import MOST_CHANGES, Ask, feed_page
from server.placing import place
from server.tables import organization, placed

ALL = 10**9


@pytest.fixture
def devices(store):
    """Give a device of each organization, by its name."""
    add_orgs(store)
    roles = {"county": "county", "east": "township", "west": "township"}
    return {name: Writer(store, name, name, roles.get(name, "room")).enrol() for name in TREE}


def push(writer, *parts):
    """Write a Change and push it."""
    one = writer.write(*parts)
    batch = writer.batch(first=one.header.seq)
    accept(writer.store, writer.id, batch, writer.clock, writer.store.now())
    return one


def ask(reader, after=0, **more):
    more.setdefault("most_bytes", ALL)
    return feed_page(reader.store, reader.id, Ask(after=after, **more)).page


def acts(page):
    """Return what came, as digests of Changes."""
    return [item.sent.digest for item in page.items]


def note(org, row="n", audience="own", **fields):
    return row_patch(row, org=org, type="Bulletin", audience=audience, **fields)


def test_each_reads_what_is_its_own_below_or_came_down(store, devices):
    pushed = {
        (name, audience): push(
            writer, note(name, f"{name} {audience}", audience, title=name)
        ).digest
        for name, writer in devices.items()
        for audience in ("own", "down", "restricted")
    }
    below = {
        "county": set(TREE),
        "east": {"east", "village1", "village2"},
        "west": {"west", "village3"},
    }
    above = {"village1": ["east", "county"], "village3": ["west", "county"], "east": ["county"]}

    for name in ("county", "east", "west", "village1", "village3"):
        expected = {
            digest
            for (org, audience), digest in pushed.items()
            if (org in below.get(name, {name}) and (audience != "restricted" or name in below))
            or (audience == "down" and org in above.get(name, []))
            or org == name  # what it wrote itself
        }
        page = ask(devices[name], epoch="")
        if name == "west":
            expected |= {pushed["county", "down"]}
        assert set(acts(page)) == expected
        assert page.scope
        positions = [item.position for item in page.items]
        assert positions == sorted(set(positions))


def test_what_is_not_for_the_reader_comes_as_digests(store, devices):
    own, down = note("east", "a", title="内部"), note("east", "b", "down", title="通知")
    hidden = digest_of(b"withheld")
    one = push(devices["east"], own, hidden, down)

    (item,) = ask(devices["village1"]).items

    assert item.sent.parts == (digest_of(own.body()), hidden, down.body())
    assert item.sent.header == one.header
    assert item.sent.digest == one.digest
    (item,) = ask(devices["county"]).items
    assert item.sent.parts == (own.body(), hidden, down.body())


def test_what_was_refused_comes_as_a_digest(store, devices):
    foreign = note("village2", "foreign", title="不该写的")
    one = push(devices["village1"], note("village1", "mine", title=""), foreign)
    push(devices["village1"], foreign)

    (item,) = ask(devices["county"]).items

    assert item.sent.parts == (one.parts[0], digest_of(foreign.body()))
    assert ask(devices["village2"]).items == ()


def test_own_current_epoch_does_not_come_back(store, devices):
    room = devices["village1"]
    other = room.clone(epoch="second")
    old, new = push(room, note("village1", "a")), push(other, note("village1", "b"))

    assert acts(ask(room, epoch=new.header.epoch)) == [old.digest]
    assert acts(ask(room, epoch=old.header.epoch)) == [new.digest]
    assert acts(ask(devices["east"], epoch=old.header.epoch)) == [old.digest, new.digest]


def test_order_clocks_and_positions_come_with_the_changes(store, devices, clock):
    room = devices["village1"]
    room.clock_off = {"days": -999}
    push(room, note("village1", "a"))
    clock.go(days=1)
    push(room, note("village1", "b"))

    first, second = ask(devices["east"]).items

    assert (first.position, second.position) == (1, 2)
    assert (first.order[:8], second.order[:8]) == ("20261128", "20261129")


def read_all(reader, **more):
    """Follow the feed to its end as a client does, and return its pages."""
    pages = [ask(reader, **more)]
    while pages[-1].more:
        last = pages[-1]
        pages.append(ask(reader, last.until, closing=last.closing, **more))
    return pages


@pytest.mark.parametrize("most_bytes", [0, 1, 900, 3000, ALL])
def test_pages_go_on_where_the_last_ended(store, devices, most_bytes):
    pushed = []
    for number in range(12):
        name = ("village1", "village2", "village3")[number % 3]
        one = push(devices[name], note(name, f"row {number}", title="字" * 20 * number))
        if name != "village3":
            pushed.append(one.digest)

    pages = read_all(devices["east"], most_bytes=most_bytes)

    assert [digest for page in pages for digest in acts(page)] == pushed
    assert all(page.items for page in pages[:-1])
    assert pages[-1].until == 12
    assert (len(pages) == 1) == (most_bytes == ALL)


def test_the_same_question_gives_the_same_bytes(store, devices):
    room, reader = devices["village1"], devices["east"]
    for number in range(6):
        push(room, note("village1", f"row {number}", title=str(number)))
    first, last = ask(reader, most_bytes=900), ask(reader, 3)
    for number in range(6):
        push(room, note("village1", f"later {number}", title=str(number)))

    for page, most_bytes in ((first, 900), (last, ALL)):
        again = ask(reader, page.after, until=page.until, most_bytes=most_bytes)
        assert write_page(again, store.sign) == write_page(page, store.sign)
        assert read_page(write_page(page, store.sign), store.verify) == page
    assert (first.more, last.more) == (True, False)


def test_an_empty_page_moves_the_cursor(store, devices):
    push(devices["village3"], note("village3"))

    page = ask(devices["village1"])

    assert (page.items, page.after, page.until, page.more) == ((), 0, 1, False)
    assert ask(devices["village1"], 1, closing=page.closing).until == 1


def test_a_page_holds_no_more_than_it_may(store, devices):
    room = devices["village1"]
    for number in range(MOST_CHANGES + 5):
        room.write(digest_of(b"%d" % number), note("village1", f"{number % 7}", title="x"))
    for first in range(1, len(room.changes), 1000):
        batch = room.batch(first=first, last=first + 999)
        accept(store, room.id, batch, room.clock, store.now())

    pages = read_all(devices["east"])

    assert [len(page.items) for page in pages] == [MOST_CHANGES, 5]


def test_a_body_that_should_travel_by_itself_is_refused(store, devices):
    with pytest.raises(SyncError) as caught:
        push(devices["village1"], note("village1", title="x" * MAX_BYTES))

    assert caught.value.details["code"] == "format"


class TestMoved:
    """A server that no longer has what the reader was told."""

    @pytest.fixture
    def reader(self, devices):
        for number in range(4):
            push(devices["village1"], note("village1", f"row {number}"))
        return devices["east"]

    @pytest.mark.parametrize(
        ("after", "closing"),
        [(5, ""), (4, f"4:{'0' * 16}"), (5, f"5:{'0' * 16}"), (0, "9:" + "0" * 16)],
    )
    def test_another_past_is_told(self, reader, after, closing):
        with pytest.raises(SyncError) as caught:
            ask(reader, after, closing=closing)

        assert caught.value.details["code"] == "moved"

    def test_a_change_elsewhere_is_noticed_too(self, store, reader):
        closing = ask(reader).closing
        with store.writing() as connection:
            connection.execute(update(placed).where(placed.c.position == 4).values(running=START))

        with pytest.raises(SyncError):
            ask(reader, 4, closing=closing)

    def test_until_beyond_the_end_is_told(self, reader):
        with pytest.raises(SyncError) as caught:
            ask(reader, until=5)

        assert caught.value.details["code"] == "moved"

    @pytest.mark.parametrize(
        "closing",
        ["x", "1", "1:", f"-1:{'0' * 16}", f"²:{'0' * 16}", "1:short", f"{'9' * 40}:{'0' * 16}"],
    )
    def test_what_is_no_closing_is_refused(self, reader, closing):
        with pytest.raises(SyncError) as caught:
            ask(reader, closing=closing)

        assert caught.value.details["code"] == "format"


def test_what_the_reader_has_is_left_out(store, devices):
    room, other = devices["village1"], devices["village2"]
    ones = [push(room, note("village1", f"row {number}")) for number in range(4)]
    theirs = push(other, note("village2"))
    have = {(room.id, ones[0].header.epoch): 2, (room.id, id_of("unheard")): 9}

    assert acts(ask(devices["east"], have=have)) == [ones[2].digest, ones[3].digest, theirs.digest]
    lacks = {(room.id, ones[0].header.epoch): 3}
    epoch = ones[0].header.epoch
    assert acts(ask(room, have=lacks, epoch=epoch)) == [ones[3].digest]
    assert len(acts(ask(room, have={}, epoch=epoch))) == 4


def test_organizations_are_pulled_apart(store, devices):
    for name in ("village1", "village2", "east"):
        push(devices[name], note(name, name), note(name, f"{name} down", "down"))
    reader = devices["east"]

    assert [item.position for item in ask(reader, orgs=frozenset({id_of("village2")})).items] == [2]
    assert ask(reader, orgs=frozenset({id_of("village3")})).items == ()
    assert ask(reader, orgs=frozenset()).items == ()


def test_a_village_that_moved_is_read_by_its_new_township(store, devices):
    one = push(devices["village1"], note("village1"))
    before = ask(devices["west"]).scope
    with store.writing() as connection:
        connection.execute(
            update(organization)
            .where(organization.c.id == id_of("village1"))
            .values(parent=id_of("west"))
        )

    page = ask(devices["west"])

    assert acts(page) == [one.digest]
    assert page.scope != before
    assert ask(devices["east"]).items == ()


def test_an_alias_is_read_as_its_organization(store, devices):
    add_alias(store, "village1", "alone")
    patch = note("alone")
    push(devices["village1"], patch)

    (item,) = ask(devices["east"]).items

    assert item.sent.parts == (patch.body(),)


def test_known_tells_where_the_devices_chain_is(store, devices):
    room = devices["village1"]
    one = push(room, note("village1"))

    known = feed_page(store, room.id, Ask(after=0, epoch=one.header.epoch)).known
    assert known == f"1:{one.digest[:16]}"
    assert feed_page(store, room.id, Ask(after=0, epoch=id_of("new"))).known == f"0:{START[:16]}"


def test_large_patches_stand_as_references(store, devices):
    from server.uploads import Name, Uploads

    patch = note("village1", title="字" * 9000)
    body = patch.body()
    name = Name(id_of("village1"), "part", digest_of(body))
    packed = pack(body)
    with Uploads(store.home).receiving(name, 0, len(packed)) as receiving:
        receiving.write(packed)
    Uploads(store.home).finish(name, len(packed))
    push(devices["village1"], large(patch), note("village1", "small"))

    (item,) = ask(devices["east"]).items

    assert item.sent.parts[0] == large(patch)
    assert part_digest(item.sent.parts[0]) == digest_of(body)


class TestCommitOrder:
    """PostgreSQL lets transactions end in any order; a reader between them loses nothing."""

    @pytest.fixture
    def server_url(self, postgres, postgres_template):
        name = postgres.database(postgres_template)
        yield postgres.url(name)
        postgres.drop(name)

    def held(self, monkeypatch, writer, *, placed_before):
        """Hold a device's push right before or after its positions; return how to let it go."""
        reached, go_on = threading.Event(), threading.Event()

        def hold(connection, accepted):
            is_held = threading.current_thread().name == writer.name
            if is_held and not placed_before:
                reached.set()
                go_on.wait(60)
            place(connection, accepted)
            if is_held and placed_before:
                reached.set()
                go_on.wait(60)

        monkeypatch.setattr(server.acceptance, "place", hold)
        return reached, go_on

    @pytest.mark.parametrize("placed_before", [False, True])
    def test_a_reader_loses_nothing(self, store, devices, monkeypatch, placed_before):
        slow, quick, reader = devices["village1"], devices["village2"], devices["east"]
        reached, go_on = self.held(monkeypatch, slow, placed_before=placed_before)
        first = threading.Thread(target=push, args=(slow, note("village1", "a")), name=slow.name)
        second = threading.Thread(target=push, args=(quick, note("village2", "b")))
        first.start()
        reached.wait(60)
        second.start()
        if placed_before:
            wait_for_a_waiting_lock(store)  # the second's, for the first
            seen = ask(reader)
            assert (seen.items, seen.until) == ((), 0)
            go_on.set()
        else:
            second.join()
            seen = ask(reader)
            assert acts(seen) == [quick.changes[0].digest]
            go_on.set()
        first.join()
        second.join()

        rest = ask(reader, seen.until, closing=seen.closing)

        found = acts(seen) + acts(rest)
        assert sorted(found) == sorted([slow.changes[0].digest, quick.changes[0].digest])
        assert rest.until == 2


@pytest.mark.parametrize("reader", ["county", "east", "village1"])
def test_more_feeds_than_a_query_can_name_are_read_all_the_same(
    store, devices, monkeypatch, reader
):
    """A province reads more organizations than databases take in one statement."""
    for name, writer in devices.items():
        push(writer, *(note(name, f"{name} {each}", each) for each in ("own", "down")))
        push(writer, note(name, f"{name} restricted", "restricted"))
    found = ask(devices[reader]), make_snapshot(store, devices[reader].id)
    apart = ask(devices[reader], orgs=frozenset({id_of("east")}))
    monkeypatch.setattr(feeding, "_MOST_NAMED", 0)

    assert (ask(devices[reader]), make_snapshot(store, devices[reader].id)) == found
    assert ask(devices[reader], orgs=frozenset({id_of("east")})) == apart
    assert len(found[0].items) == {"county": 12, "east": 7, "village1": 4}[reader]


def test_a_township_of_many_rooms_follows_a_long_feed(store, devices):
    """Positions of others lie between, more than one query looks through."""
    reader = devices["east"]
    with store.writing() as connection:
        connection.execute(
            insert(organization),
            [
                {
                    "id": id_of(f"room {number}"),
                    "code": f"room {number}",
                    "name": "",
                    "level": "village",
                    "parent": id_of("east"),
                }
                for number in range(300)
            ],
        )
    one = push(devices["village2"], note("village2"))
    push(devices["village3"], note("village3"))

    page = ask(reader)

    assert acts(page) == [one.digest]
    assert ask(reader, page.until, closing=page.closing).items == ()
