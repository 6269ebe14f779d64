"""Bundles over the line: brought by a township's laptop, for a room that has none."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from bundle_rooms import Place, StickRoom
from paper_store import scope_of

from desktop.domain.changes import digest_of
from desktop.services.sync_ports import Joining
from server import returns
from server.returns import MOST_AT_ONCE


def room_of(web):
    """Return a room that joined once and has no line now."""
    room = StickRoom()
    identity = room.identity()
    asked = {
        "code": web.code("village1"),
        "device": room.device,
        "name": "room",
        "public_key": identity.public_key,
        "sealing_key": identity.sealing_key,
        "ledger_org": "",
        "schema": 1,
        "app": "",
    }
    told = web.client.post("/sync/v1/enrol", json=asked).json()
    joining = Joining(
        url="https://localhost",
        ca="",
        token=told["token"],
        device=room.device,
        server=told["server"]["id"],
        server_name="",
        receipt_key=told["server"]["receipt_key"],
        sealing_key=told["server"]["sealing_key"],
        number=told["number"],
        role=told["role"],
        org=told["org"],
    )
    room.join(joining, scope_of(org="village"))
    return room


def test_township_brings_a_room_s_bundle_and_its_way_back(web, tmp_path):
    place = Place(web.store, tmp_path, is_new=False)
    room = room_of(web)
    room.write("修路")
    data = place.export(room)
    township = web.join("laptop", "east", role="township")
    digest = digest_of(data)

    early = township.ask("POST", f"bundles?upload={digest}")
    assert township.bring("bundle", digest, data).status_code == 204
    told = township.ask("POST", f"bundles?upload={digest}")
    again = township.ask("POST", f"bundles?upload={digest}")
    download = told.json()["download"]
    whole = township.ask("GET", f"bundles/{download}")
    rest = township.ask("GET", f"bundles/{download}", {"Range": "bytes=100-"})

    assert (early.status_code, early.json()["code"]) == (404, "not_found")
    assert (told.status_code, again.json()) == (200, told.json())
    assert (whole.status_code, digest_of(whole.content)) == (200, download)
    assert (rest.status_code, rest.content) == (206, whole.content[100:])
    assert place.bring(room, whole.content).receipted == 1


@pytest.mark.logs("refused token")
def test_nobody_else_gets_it(web):
    other = web.join("other", "west", role="township")

    assert other.ask("GET", f"bundles/{'ab' * 32}").status_code == 404
    assert web.client.post(f"/sync/v1/bundles?upload={'ab' * 32}").status_code == 401


def test_no_bundle_is_refused(web):
    device = web.join("one", "village1")
    data = b"no bundle"
    device.bring("bundle", digest_of(data), data)

    answer = device.ask("POST", f"bundles?upload={digest_of(data)}")

    assert (answer.status_code, answer.json()["code"]) == (422, "foreign")
    assert device.ask("POST", "bundles?upload=../../x").status_code == 422


def test_bundles_leave_threads_for_everybody_else(web, monkeypatch):
    """Forty that take minutes would else keep every other request waiting, also `health`."""
    device, held, go_on = web.join("one", "village1"), threading.Semaphore(0), threading.Event()

    def hold(store, source, target, **_):
        held.release()
        assert go_on.wait(60)
        target.write(source.read())

    monkeypatch.setattr(returns, "take_bundle", hold)
    digests = []
    for number in range(MOST_AT_ONCE + 1):
        data = b"bundle %d" % number
        digests.append(digest_of(data))
        assert device.bring("bundle", digests[-1], data).status_code == 204

    def post(digest):
        return device.ask("POST", f"bundles?upload={digest}")

    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        try:
            posted = [pool.submit(post, digest) for digest in digests[:-1]]
            assert all(held.acquire(timeout=60) for _ in posted)

            late = post(digests[-1])
            health = web.client.get("/health")
        finally:
            go_on.set()
        answers = [each.result() for each in posted]

    assert (late.status_code, late.json()["code"]) == (503, "busy")
    assert "Retry-After" in late.headers
    assert health.status_code == 200
    assert [each.status_code for each in answers] == [200] * MOST_AT_ONCE
    assert post(digests[-1]).status_code == 200  # what was uploaded is still there
    assert post(digests[0]).json() == answers[0].json()


def test_a_way_back_that_is_made_needs_no_turn(web, monkeypatch):
    device = web.join("one", "village1")
    monkeypatch.setattr(returns, "take_bundle", lambda _, source, target, **__: target.write(b"x"))
    data = b"a bundle"
    device.bring("bundle", digest_of(data), data)
    told = device.ask("POST", f"bundles?upload={digest_of(data)}")
    monkeypatch.setattr(returns.Turns, "one", None)

    assert device.ask("POST", f"bundles?upload={digest_of(data)}").json() == told.json()
