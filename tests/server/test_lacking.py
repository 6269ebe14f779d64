"""What patches name and is not here: found once it is looked for, and no more once it has come."""

import pytest
from server_samples import Writer, add_orgs, id_of, large, row_patch

from desktop.domain.changes import digest_of
from desktop.domain.clocks import format_stamp
from desktop.sync.compression import pack
from server.acceptance import accept
from server.lacking import Awaited, Lacking, list_awaited
from server.uploads import Name, Uploads

PHOTO, PLAN, LETTER = b"a photo", b"a plan", b"a letter"
BIG = row_patch("big", text="字" * 9000)


def name_of(org, kind, body):
    return Name(id_of(org), kind, digest_of(body))


def upload(store, org, kind, body):
    name, sent = name_of(org, kind, body), pack(body) if kind == "part" else body
    with Uploads(store.home).receiving(name, 0, len(sent)) as receiving:
        receiving.write(sent)
    Uploads(store.home).finish(name, len(sent))


def attach(writer, *bodies):
    for body in bodies:
        row = digest_of(body + writer.name.encode())
        writer.write(row_patch(row, org=writer.org, type="Attachment", file_digest=digest_of(body)))


def push(writer, first=1):
    return accept(writer.store, writer.id, writer.batch(first), writer.clock, writer.store.now())


@pytest.fixture
def room(store):
    add_orgs(store)
    found = Writer(store, "SLC-01", "village1").enrol()
    upload(store, "village1", "part", BIG.body())
    attach(found, PHOTO, PLAN)
    found.write(large(BIG))
    push(found)
    upload(store, "village1", "file", PHOTO)
    return found


def test_what_is_here_and_what_nobody_named_is_not_lacking(store, room):
    upload(store, "village1", "file", PLAN)
    lacking = Lacking(store)
    lacking.look()

    assert lacking.of(id_of("village1")) == []
    assert list_awaited(store) == []


def test_it_is_told_to_whoever_may_send_it_until_it_is_here(store, room):
    above = Writer(store, "DSK-01", "east", "township").enrol()
    attach(above, LETTER)
    push(above)
    for kind, body in (("part", BIG.body()), ("file", PHOTO)):
        Uploads(store.home).remove(name_of("village1", kind, body))
    lacking = Lacking(store)
    assert lacking.of(id_of("village1")) == []  # nobody has looked yet
    assert not lacking.is_any(id_of("village1"))

    lacking.look()
    assert lacking.is_any(id_of("village1"))
    told = lacking.of(id_of("village1"))
    upload(store, "village1", "file", PHOTO)

    assert {(each.kind, each.digest) for each in told} == {
        ("part", digest_of(BIG.body())),
        ("file", digest_of(PHOTO)),
        ("file", digest_of(PLAN)),
    }
    assert name_of("village1", "file", PHOTO) not in lacking.of(id_of("village1"))
    assert lacking.of(id_of("east")) == [name_of("east", "file", LETTER)]
    assert lacking.of(id_of("village2")) == []
    assert not lacking.is_any(id_of("village2"))
    upload(store, "east", "file", LETTER)
    assert not lacking.is_any(id_of("east"))


def test_what_has_come_is_looked_for_once_more_and_with_no_page_after_that(
    store, room, monkeypatch
):
    lacking = Lacking(store)
    lacking.look()
    upload(store, "village1", "file", PLAN)
    assert not lacking.is_any(id_of("village1"))

    monkeypatch.delattr(Uploads, "find")

    assert not lacking.is_any(id_of("village1"))


def test_one_that_is_on_its_way_is_lacking(store, room):
    with Uploads(store.home).receiving(name_of("village1", "file", PLAN), 0, len(PLAN)) as part:
        part.write(PLAN[:3])
    lacking = Lacking(store)
    lacking.look()

    assert lacking.of(id_of("village1")) == [name_of("village1", "file", PLAN)]


def test_the_list_says_who_entered_it_and_when(store, room, clock):
    since = store.now()
    clock.go(days=3)
    twin = Writer(store, "SLC-02", "village1").enrol()
    attach(twin, PLAN, LETTER)
    push(twin)
    above = Writer(store, "DSK-01", "east", "township").enrol()
    attach(above, PHOTO)
    push(above)

    def stamp(at):
        return format_stamp(at, 0)

    assert list_awaited(store) == [
        Awaited(
            digest=digest_of(PHOTO), org="east", devices=("DSK-01", "SLC-01"), since=stamp(since)
        ),
        Awaited(
            digest=digest_of(PLAN),
            org="village1",
            devices=("SLC-01", "SLC-02"),
            since=stamp(since),
        ),
        Awaited(
            digest=digest_of(LETTER),
            org="village1",
            devices=("SLC-02",),
            since=stamp(store.now()),
        ),
    ]
