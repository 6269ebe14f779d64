"""Pushing over the line: receipts, and every way to be refused with nothing changed."""

from dataclasses import replace

import pytest
import zstandard
from server_samples import id_of, row_patch, table

from desktop.domain.changes import digest_of
from desktop.domain.feeds import Large
from desktop.sync.batches import write_batch
from desktop.sync.compression import MAX_BYTES, pack, unpack_part
from desktop.sync.receipts import read_receipt
from server.tables import change, receipt, row
from server.uploads import Uploads


@pytest.fixture
def device(web):
    found = web.join("one", "village1")
    for number in range(3):
        found.writer.write(row_patch(f"concern {number}", title=f"路{number}"))
    return found


def packed(device, changes=None):
    changes = device.writer.changes if changes is None else changes
    return pack(write_batch(changes, device.writer.key.sign))


def refused(device, body, path="push"):
    store = device.web.store
    before = table(store, change), table(store, row), table(store, receipt)
    answer = device.ask("POST", path, content=body)
    assert (table(store, change), table(store, row), table(store, receipt)) == before
    return answer.status_code, answer.json()["code"]


def test_a_receipt_is_the_servers_word(device):
    answer = device.push()

    given = read_receipt(answer.content, device.web.store.verify)
    assert (given.first, given.last) == (1, 3)
    assert given.digest == device.writer.changes[-1].digest
    assert answer.headers["Content-Type"] == "application/json"


def test_pushed_again_it_is_the_same_receipt(device):
    first = device.push()

    assert device.push().content == first.content
    assert len(table(device.web.store, change)) == 3


def test_changes_are_counted_as_far_as_the_receipt_goes(device):
    """Of a batch that was known in part, the rest is pushed again, and counted then."""
    device.push(last=2)
    device.push()
    device.push(first=3)

    told = device.web.client.get("/metrics").text
    assert "yishibu_changes_accepted_total 5.0" in told


def test_a_large_batch_comes_as_an_upload(device):
    body = packed(device)
    digest = digest_of(body)
    device.bring("batch", digest, body)

    answer = device.ask("POST", f"push?upload={digest}")

    assert read_receipt(answer.content, device.web.store.verify).last == 3
    assert device.ask("HEAD", f"uploads/batch/{digest}").status_code == 404


def test_an_upload_that_another_request_took_in_is_not_found(device, monkeypatch):
    body = packed(device)
    digest = digest_of(body)
    device.bring("batch", digest, body)

    def take(uploads, name, real=Uploads.find):
        found = real(uploads, name)
        uploads.remove(name)
        return found

    monkeypatch.setattr(Uploads, "find", take)

    assert refused(device, b"", f"push?upload={digest}") == (404, "not_found")


def test_an_upload_that_did_not_come_is_not_found(device):
    assert refused(device, b"", f"push?upload={'ab' * 32}") == (404, "not_found")


def test_a_gap_tells_which_number_is_due(device):
    answer = device.push(2)

    assert (answer.status_code, answer.json()["code"], answer.json()["next"]) == (409, "gap", 1)


@pytest.mark.logs("fork: device")
def test_a_fork_tells_from_which_number(device):
    clone = replace(device, writer=device.writer.clone())
    device.writer.write(row_patch("mine", title="甲"))
    clone.writer.write(row_patch("its", title="乙"))
    device.push()

    answer = clone.push()

    assert (answer.status_code, answer.json()["code"], answer.json()["seq"]) == (409, "fork", 4)


def test_large_bodies_are_asked_for_first(device):
    patch = row_patch("long", text="长" * 20_000)
    body = patch.body()
    device.writer.write(Large(digest_of(body), len(body)))

    answer = device.push()
    assert (answer.status_code, answer.json()["code"]) == (424, "large")
    assert answer.json()["digests"] == [digest_of(body)]
    device.bring("part", digest_of(body), pack(body))

    assert device.push().status_code == 200
    came = device.ask("GET", f"parts/{digest_of(body)}").content
    assert (unpack_part(came), len(came) < 1_000 < len(body)) == (body, True)


@pytest.mark.logs("refused signature")
def test_forged_batches_are_refused(device):
    data = write_batch(device.writer.changes, device.writer.key.sign)
    other = device.web.join("two", "village2").writer

    assert refused(device, pack(data.replace("路1".encode(), "路9".encode()))) == (422, "signature")
    assert refused(device, pack(write_batch(device.writer.changes, other.key.sign))) == (
        422,
        "signature",
    )


@pytest.mark.logs("refused device")
def test_a_batch_is_pushed_by_its_own_device(device):
    other = device.web.join("two", "village2")

    assert refused(other, packed(device)) == (409, "device")


def test_what_is_no_batch_is_refused(device):
    bodies = [
        b"",
        b"hello",
        b"\x28\xb5\x2f\xfd",
        pack(b""),
        pack(b"{}\n"),
        pack(b"[" * 100_000),
        pack(b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n"),
        pack(b"\xff\n"),
        zstandard.ZstdCompressor().compress(b"\0" * (MAX_BYTES + 1)),
        zstandard.ZstdCompressor(write_content_size=False).compress(b"\0" * 9_000_000),
        packed(device)[:-9],
    ]

    assert {refused(device, body) for body in bodies} == {(422, "format")}


def test_another_organizations_rows_are_kept_out_and_said(device):
    victim = device.web.join("two", "village2")
    victim.writer.write(row_patch("theirs", org="village2", title="原来的"))
    victim.push()
    before = table(device.web.store, row)
    device.writer.write(
        row_patch("theirs", org="village1", title="改过的"),
        row_patch("theirs", org="village2", title="改过的"),
        row_patch("new", org="village2", title="塞进去的"),
    )

    given = read_receipt(device.push().content, device.web.store.verify)

    assert given.refused == ((4, 0, "owner"), (4, 1, "scope"), (4, 2, "scope"))
    theirs = [each for each in table(device.web.store, row) if each in before]
    assert theirs == before


def test_receipts_that_were_lost_are_kept(device):
    given = device.push().content

    answer = device.ask("POST", "receipts", content=b"[" + given + b"]")

    assert (answer.status_code, answer.json()) == (200, {"kept": 0})


def test_what_are_no_receipts_is_refused(device):
    bodies = [b"", b"{}", b"[5]", b'["\\ud800"]', b"[" * 99_999, b"[" + b"{}," * 2000 + b"{}]"]

    assert {refused(device, body, "receipts") for body in bodies} == {(422, "format")}


@pytest.mark.logs("refused signature", "refused device")
def test_forged_or_foreign_receipts_are_refused(device):
    given = device.push().content
    forged = b"[" + given.replace(b'"last":3', b'"last":9') + b"]"
    other = device.web.join("two", "village2")

    assert refused(device, forged, "receipts") == (422, "signature")
    assert refused(other, b"[" + given + b"]", "receipts") == (409, "device")


def test_a_body_that_is_too_large_is_refused(device):
    assert refused(device, b"\0" * (4 * 1024 * 1024 + 1)) == (413, "too_large")


def test_who_may_write_what_is_by_the_devices_organization(device):
    alone = device.web.join("three", "county", "county")
    alone.writer.write(row_patch("from county", org="village1", title="乱写"))

    given = read_receipt(alone.push().content, device.web.store.verify)

    assert given.refused == ((1, 0, "scope"),)
    assert id_of("from county") not in repr(table(device.web.store, row))
