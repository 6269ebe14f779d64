"""Downloads: whole or in ranges, by those alone who may read a patch that names them."""

import hashlib

import pytest
from server_samples import id_of, row_patch

from desktop.sync.compression import pack, unpack
from desktop.sync.snapshots import read_snapshot
from server.uploads import Name, Uploads

DATA = bytes(range(256)) * 300
DIGEST = hashlib.sha256(DATA).hexdigest()


def bring_photo(device, *, audience="own"):
    device.writer.write(
        row_patch(
            f"photo of {device.writer.name}",
            org=device.writer.org,
            audience=audience,
            type="Attachment",
            file_digest=DIGEST,
            size_bytes=len(DATA),
        )
    )
    assert device.push().status_code == 200
    assert device.bring("file", DIGEST, DATA).status_code == 204


def test_a_file_comes_back_whole_and_in_ranges(web):
    device = web.join("one", "village1")
    bring_photo(device)

    assert device.ask("GET", f"files/{DIGEST}").content == DATA
    rest = device.ask("GET", f"files/{DIGEST}", {"Range": "bytes=70000-"})
    assert (rest.status_code, rest.content) == (206, DATA[70000:])
    assert rest.headers["Content-Range"] == f"bytes 70000-{len(DATA) - 1}/{len(DATA)}"
    beyond = device.ask("GET", f"files/{DIGEST}", {"Range": f"bytes={len(DATA)}-"})
    assert beyond.status_code == 416


@pytest.mark.parametrize(
    ("audience", "readers"),
    [("own", {"room", "township", "county"}), ("restricted", {"township", "county"})],
)
def test_who_may_read_a_patch_may_read_its_file(web, audience, readers):
    bring_photo(web.join("one", "village1"), audience=audience)
    others = {
        "room": ("village1", "room"),
        "township": ("east", "township"),
        "county": ("county", "county"),
        "the township's own room": ("east", "room"),
        "another village": ("village2", "room"),
        "another township": ("west", "township"),
    }

    answers = {
        who: web.join(who, *what).ask("GET", f"files/{DIGEST}") for who, what in others.items()
    }

    assert {who for who, answer in answers.items() if answer.content == DATA} == readers
    assert {answer.status_code for answer in answers.values()} == {200, 404}


def test_what_comes_down_from_above_may_be_read(web):
    bring_photo(web.join("one", "east", "township"), audience="down")

    assert web.join("two", "village1").ask("GET", f"files/{DIGEST}").content == DATA
    assert web.join("three", "village3").ask("GET", f"files/{DIGEST}").status_code == 404


def test_a_digest_alone_opens_nothing(web):
    device = web.join("one", "village1")
    device.bring("part", DIGEST, pack(DATA))

    for path in (f"files/{DIGEST}", f"parts/{DIGEST}", "files/" + "0" * 64):
        assert device.ask("GET", path).status_code == 404


def test_no_name_leads_out_of_the_folder(web):
    device = web.join("one", "village1")

    for name in ("..%2fserver.db", "x", "AB" * 32):
        assert device.ask("GET", f"files/{name}").status_code in (404, 422)


def test_a_new_device_begins_with_a_snapshot(web):
    room = web.join("one", "village1")
    room.writer.write(row_patch("concern", title="路"))
    room.push()
    township = web.join("two", "east", "township")

    whole = township.ask("GET", "snapshot")
    room.writer.write(row_patch("later", title="桥"))
    room.push()
    rest = township.ask("GET", "snapshot", {"Range": "bytes=10-"})

    assert (whole.status_code, rest.status_code) == (200, 206)
    assert rest.content == whole.content[10:]
    snapshot = read_snapshot(unpack(whole.content), web.store.verify)
    assert [row.id for row in snapshot.rows] == [id_of("concern")]
    for answer in (whole, rest):
        assert answer.headers["Yishibu-Closing"] == snapshot.closing
        assert answer.headers["Yishibu-Until"] == str(snapshot.position)
    again = township.ask("GET", "snapshot")
    assert len(read_snapshot(unpack(again.content), web.store.verify).rows) == 2


def lacking_of(device):
    answer = device.ask("GET", "lacking")
    assert answer.status_code == 200
    return answer.json()


def test_what_is_lacking_is_told_to_who_may_send_it(web):
    one, twin, other = (
        web.join(name, org)
        for name, org in (("one", "village1"), ("twin", "village1"), ("other", "village2"))
    )
    bring_photo(one)
    name = Name(id_of("village1"), "file", DIGEST)
    path = Uploads(web.store.home).find(name)
    path.rename(path.with_name("away"))
    web.lacking.look()

    assert lacking_of(one) == lacking_of(twin) == {"files": [DIGEST], "parts": []}
    assert lacking_of(other) == {"files": [], "parts": []}
    told = [
        each.ask("POST", "pull", json={"after": 0}).headers.get("Yishibu-Lacks-Files")
        for each in (one, twin, other)
    ]
    assert told == ["1", "1", None]
    assert one.bring("file", DIGEST, DATA).status_code == 204
    assert lacking_of(one) == {"files": [], "parts": []}
