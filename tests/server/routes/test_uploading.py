"""Uploads over the line: in pieces, through cuts, and only what somebody waits for."""

import errno
import hashlib
import socket
from urllib.parse import urlsplit

from server_samples import id_of, row_patch

from desktop.sync.compression import pack
from desktop.sync.lines import MAX_LARGE_BYTES
from server import uploads

DATA = bytes(range(256)) * 300
DIGEST = hashlib.sha256(DATA).hexdigest()


def state(device, kind="batch", digest=DIGEST):
    answer = device.ask("HEAD", f"uploads/{kind}/{digest}")
    return (
        answer.status_code,
        answer.headers.get("Upload-Offset"),
        answer.headers.get("Upload-Complete"),
    )


def codes(answer):
    return answer.status_code, answer.json()["code"]


def test_pieces_become_the_whole(web):
    device = web.join("one", "village1")
    assert state(device) == (404, None, None)

    first = device.bring("batch", DIGEST, DATA[:1000], length=len(DATA))
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "1000")
    assert "Upload-Complete" not in first.headers
    assert state(device) == (200, "1000", None)
    last = device.bring("batch", DIGEST, DATA[1000:], offset=1000, length=len(DATA))

    assert (last.status_code, last.headers["Upload-Complete"]) == (204, "1")
    assert state(device) == (200, str(len(DATA)), "1")


def test_another_place_is_refused_with_the_right_one(web):
    device = web.join("one", "village1")
    device.bring("batch", DIGEST, DATA[:1000], length=len(DATA))

    answer = device.bring("batch", DIGEST, DATA[:5], offset=7, length=len(DATA))

    assert codes(answer) == (409, "offset")
    assert answer.json()["offset"] == 1000


def test_wrong_bytes_are_refused_and_gone(web):
    device = web.join("one", "village1")

    answer = device.bring("batch", DIGEST, DATA[::-1])

    assert codes(answer) == (422, "digest")
    assert state(device) == (404, None, None)


def test_what_came_before_a_cut_counts(web):
    device = web.join("one", "village1")
    address = urlsplit(str(web.client.base_url))
    head = "".join(
        f"{name}: {value}\r\n"
        for name, value in device.headers(
            Host="x", Content_Length=len(DATA), Upload_Offset=0, Upload_Length=len(DATA)
        ).items()
    )
    with socket.create_connection((address.hostname, address.port)) as line:
        line.sendall(f"PATCH /sync/v1/uploads/batch/{DIGEST} HTTP/1.1\r\n{head}\r\n".encode())
        line.sendall(DATA[:3000])
        while state(device)[1] != "3000":
            pass

    assert state(device) == (200, "3000", None)
    device.bring("batch", DIGEST, DATA[3000:], offset=3000, length=len(DATA))
    assert state(device) == (200, str(len(DATA)), "1")


def test_organizations_do_not_see_each_other(web):
    one, other = web.join("one", "village1"), web.join("two", "village2")
    one.bring("batch", DIGEST, DATA)

    assert state(other) == (404, None, None)


def test_no_name_leads_out_of_the_folder(web):
    device = web.join("one", "village1")
    before = sorted(web.store.home.rglob("*"))
    names = [
        "part/..%2f..%2f..%2fserver.db",
        "part/" + "ab" * 31,
        "part/" + "AB" * 32,
        "part/%00" + "a" * 63,
        "parts/" + DIGEST,
        "..%2fpart/" + DIGEST,
        "part/" + DIGEST + "%0a",
    ]

    sizes = {"Upload_Offset": 0, "Upload_Length": 1}
    answers = [
        device.ask("PATCH", f"uploads/{name}", sizes, content=b"x").status_code for name in names
    ]

    assert set(answers) <= {404, 422}
    assert sorted(web.store.home.rglob("*")) == before


def test_sizes_that_cannot_be_are_refused(web):
    device = web.join("one", "village1")
    sizes = {
        (0, 10**12): "too_large",
        (0, 17 * 1024 * 1024): "too_large",
        (20, 10): "too_large",
        (0, 3): "too_large",
        (-1, 10): "format",
        ("x", 10): "format",
        (0, 10**30): "format",
    }

    answers = {
        (offset, length): device.bring("batch", DIGEST, DATA[:10], offset=offset, length=length)
        for offset, length in sizes
    }

    assert {each: answer.json()["code"] for each, answer in answers.items()} == sizes


def test_a_file_is_taken_once_a_patch_names_it(web):
    device = web.join("one", "village1")

    assert codes(device.bring("file", DIGEST, DATA)) == (409, "unnamed")
    device.writer.write(
        row_patch("photo", type="Attachment", file_digest=DIGEST, size_bytes=len(DATA))
    )
    assert device.push().status_code == 200
    other = web.join("two", "village2")
    assert codes(other.bring("file", DIGEST, DATA)) == (409, "unnamed")
    assert device.bring("file", DIGEST, DATA).status_code == 204


def test_id_of_the_organization_is_the_folder(web):
    web.join("one", "village1").bring("batch", DIGEST, DATA)

    (path,) = (web.store.home / "uploads").rglob(DIGEST)
    assert path.relative_to(web.store.home / "uploads").parts[:2] == (id_of("village1"), "batch")


def test_a_full_disk_is_said_and_what_was_there_goes_on(web, monkeypatch):
    device = web.join("one", "village1")
    device.bring("batch", DIGEST, DATA[:1000], length=len(DATA))

    def fill_up(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(uploads.os, "pwrite", fill_up)
    refused = device.bring("batch", DIGEST, DATA[1000:], offset=1000, length=len(DATA))
    monkeypatch.undo()

    assert codes(refused) == (507, "full")
    assert state(device) == (200, "1000", None)
    assert device.bring("batch", DIGEST, DATA[1000:], offset=1000, length=len(DATA)).is_success


def test_a_body_is_called_by_its_digest_and_kept_packed(web):
    device, packed = web.join("one", "village1"), pack(DATA)
    assert len(packed) < len(DATA) / 10

    device.bring("part", DIGEST, packed[:100], length=len(packed))
    device.bring("part", DIGEST, packed[100:], offset=100, length=len(packed))

    assert state(device, "part") == (200, str(len(packed)), "1")
    (path,) = (web.store.home / "uploads").rglob(DIGEST)
    assert path.read_bytes() == packed


def test_a_body_that_is_none_is_refused_and_gone(web):
    device = web.join("one", "village1")
    bomb = bytes(MAX_LARGE_BYTES + 1)
    for name, sent in (
        (DIGEST, DATA),
        (DIGEST, pack(DATA[:-1])),
        (DIGEST, pack(DATA) + b"more behind it"),
        (DIGEST, pack(DATA)[:-1]),
        (hashlib.sha256(bomb).hexdigest(), pack(bomb)),
    ):
        assert codes(device.bring("part", name, sent)) == (422, "digest")
        assert state(device, "part", name) == (404, None, None)


def test_a_body_begun_by_another_packing_begins_again(web):
    device, body = web.join("one", "village1"), b"".join(b"%d " % n for n in range(9_000))
    digest, packed, longer = hashlib.sha256(body).hexdigest(), pack(body), pack(body, level=-50)
    assert len(longer) > len(packed)

    device.bring("part", digest, longer[:-1], length=len(longer))
    refused = device.bring("part", digest, b"", offset=len(packed), length=len(packed))
    assert codes(refused) == (409, "offset")
    assert refused.json()["offset"] == 0
    device.bring("part", digest, packed)

    assert state(device, "part", digest) == (200, str(len(packed)), "1")
