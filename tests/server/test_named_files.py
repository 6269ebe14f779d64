"""Files go to whoever may read a patch that names them, and come from whoever wrote one."""

import pytest
from server_samples import TREE, Writer, add_orgs, id_of, large, row_patch, table

from desktop.domain.changes import digest_of
from desktop.errors import SyncError
from desktop.sync.compression import pack
from server.acceptance import accept
from server.named_files import find_readable, find_unnamed, is_awaited
from server.tables import named_file
from server.uploads import Name, Uploads

PHOTO = b"a photo"
BIG = row_patch("big", text="字" * 9000)


def upload(store, org, kind, body):
    name = Name(id_of(org), kind, digest_of(body))
    sent = pack(body) if kind == "part" else body
    with Uploads(store.home).receiving(name, 0, len(sent)) as receiving:
        receiving.write(sent)
    Uploads(store.home).finish(name, len(sent))


@pytest.fixture
def devices(store):
    add_orgs(store)
    roles = {"county": "county", "east": "township", "west": "township"}
    found = {name: Writer(store, name, name, roles.get(name, "room")).enrol() for name in TREE}
    upload(store, "village1", "part", BIG.body())
    room = found["village1"]
    room.write(
        row_patch("f", type="Attachment", title="照片", file_digest=digest_of(PHOTO)),
        row_patch("g", type="Attachment", org="village2", file_digest=digest_of(b"foreign")),
        large(BIG),
    )
    accept(store, room.id, room.batch(), room.clock, store.now())
    return found


def readers(store, devices, kind, body):
    return [
        name
        for name, each in devices.items()
        if find_readable(store, each.id, kind, digest_of(body)) is not None
    ]


def test_a_file_is_for_those_whose_feeds_name_it(store, devices):
    assert readers(store, devices, "file", PHOTO) == []
    upload(store, "village1", "file", PHOTO)

    assert readers(store, devices, "file", PHOTO) == ["county", "east", "village1"]
    found = find_readable(store, devices["east"].id, "file", digest_of(PHOTO))
    assert found.read_bytes() == PHOTO
    assert readers(store, devices, "part", PHOTO) == []


def test_a_large_body_too(store, devices):
    assert readers(store, devices, "part", BIG.body()) == ["county", "east", "village1"]


def test_what_a_stranger_laid_under_the_same_name_is_not_given(store, devices):
    upload(store, "village3", "file", PHOTO)

    assert readers(store, devices, "file", PHOTO) == []


def test_a_file_is_awaited_from_those_who_named_it(store, devices):
    asked = [
        ("village1", "file", PHOTO),
        ("village2", "file", PHOTO),
        ("east", "file", PHOTO),
        ("village1", "part", PHOTO),
        ("village1", "file", b"foreign"),
        ("village1", "file", b"unheard"),
    ]

    found = [
        (org, kind, body)
        for org, kind, body in asked
        if is_awaited(store, id_of(org), kind, digest_of(body))
    ]

    assert found == asked[:1]


def test_a_stranger_is_told_nothing(store, devices):
    with pytest.raises(SyncError):
        find_readable(store, id_of("stranger"), "file", digest_of(PHOTO))


@pytest.mark.parametrize("digest", ["示例", "../../server.db", "AB" * 32, "a\0b", "长" * 3000])
def test_a_name_that_is_no_digest_names_no_file(store, devices, digest):
    room = devices["village2"]
    room.write(row_patch(f"h{digest}", type="Attachment", org="village2", file_digest=digest))

    receipt = accept(store, room.id, room.batch(), room.clock, store.now())

    assert receipt.refused == ()
    assert digest not in {each[0] for each in table(store, named_file, named_file.c.digest)}


@pytest.mark.logs("fork: device")
def test_a_body_that_no_change_names_is_found(store, devices):
    lone, refused = (row_patch(name, text="字" * 9000) for name in ("lone", "r"))
    foreign = row_patch("foreign", org="village3", text="字" * 9000)
    room = devices["village1"]
    for each in (lone, refused, foreign):
        upload(store, "village1", "part", each.body())
    room.write(large(foreign))  # refused: kept aside, and what it names with it
    accept(store, room.id, room.batch(2), room.clock, store.now())
    clone = room.clone()
    clone.changes.pop()
    clone.write(large(refused))
    with pytest.raises(SyncError):  # a fork: in quarantine
        accept(store, room.id, clone.batch(2), clone.clock, store.now())
    digests = {digest_of(each.body()): each for each in (BIG, lone, refused, foreign)}

    assert find_unnamed(store, digests) == {digest_of(lone.body())}
    assert find_unnamed(store, []) == set()
