"""A machine that never had a line joins by stick; its Changes come in by the same bundle."""

import io
import json

import pytest
from bundle_rooms import StickRoom
from paper_store import name

from desktop.domain.changes import canonical
from desktop.errors import SyncError
from desktop.sync.batches import write_batch
from desktop.sync.bundle_messages import Asking, write_asking
from desktop.sync.bundles import OUT, BundleHead, BundleReader, BundleWriter
from desktop.sync.compression import pack
from server.bundles import take_bundle
from server.devices import note_contact
from server.enrolled import list_devices, revoke_device
from server.enrolments import Applicant, enrol, make_code
from server.organizations import get_organization
from server.slowing import MOST_WRONG
from server.tokens import holder_of


@pytest.fixture
def code(place):
    return make_code(place.store, get_organization(place.store, "village")).code


def request(room, shown, **changes):
    identity = room.identity()
    return {
        "app": "0.1.0",
        "code": shown,
        "device": room.device,
        "ledger_org": name("alone"),
        "name": "办公室",
        "public_key": identity.public_key,
        "schema": 4,
        "sealing_key": identity.sealing_key,
    } | changes


def bundle(place, room, *bodies):
    """Return a bundle of a machine that asks to be enrolled, with all that it wrote."""
    identity, file = room.identity(), io.BytesIO()
    head = BundleHead(
        bundle=name("joins"),
        kind=OUT,
        device=room.device,
        org="",
        server=place.store.id,
        signer=identity.public_key,
    )
    seal_to = bytes.fromhex(place.store.sealing_key)
    writer = BundleWriter(file, head, seal_to=seal_to, sign=room.sign)
    (epoch, changes), *_ = room.epochs.items()
    asking = Asking(clock=room.clock_now(), schema=4, epoch=epoch, after=0, closing="", scope="")
    writer.add("asking", write_asking(asking))
    for body in bodies:
        writer.add("enrol", canonical(body))
    if changes:
        writer.add("batch", pack(write_batch(changes, room.sign)))
    writer.finish()
    return file.getvalue()


def applicant(room):
    asked = request(room, "")
    return Applicant(**{key: value for key, value in asked.items() if key != "code"})


def answer_of(room, back):
    reader = BundleReader(io.BytesIO(back), room.sealing_secret())
    items = {item.kind: item.body for item in reader.items()}
    assert reader.problem is None
    return items


def test_machine_joins_and_its_changes_come_in(place, code):
    room = StickRoom()
    room.write("修路")

    taken, back = place.take(bundle(place, room, request(room, code)))

    items = answer_of(room, back)
    told = json.loads(items["enrolled"])
    assert told["org"] == name("village")
    assert told["server"]["receipt_key"] == place.store.receipt_key
    assert told["scope"]["org"]["id"] == name("village")
    assert len(taken.receipts) == 1
    with place.store.reading() as connection:
        assert holder_of(connection, told["token"]).id == room.device


def test_who_lost_the_way_back_is_told_the_same_however_late(place, code, clock):
    room = StickRoom()
    data = bundle(place, room, request(room, code))
    first = json.loads(answer_of(room, place.take(data)[1])["enrolled"])
    clock.go(days=30)  # the code has expired

    again = json.loads(answer_of(room, place.take(data)[1])["enrolled"])

    assert (again["token"], again["number"]) == (first["token"], first["number"])
    with place.store.reading() as connection:
        assert holder_of(connection, first["token"]).id == room.device
    with pytest.raises(SyncError, match="过期"):
        place.take(bundle(place, other := StickRoom("other"), request(other, code)))


def test_machine_to_which_nothing_can_be_sealed_does_not_join(place, code):
    room = StickRoom()

    with pytest.raises(SyncError) as caught:
        place.take(bundle(place, room, request(room, code, sealing_key="00" * 32)))

    assert caught.value.details["code"] == "format"
    assert list_devices(place.store) == []
    assert json.loads(
        answer_of(room, place.take(bundle(place, room, request(room, code)))[1])["enrolled"]
    )["org"] == name("village")


def test_used_code_of_a_machine_that_joined_otherwise_keeps_what_came(place, code, clock):
    room = StickRoom()
    place.take(bundle(place, room, request(room, code)))
    newer = make_code(place.store, get_organization(place.store, "village")).code
    token = enrol(place.store, newer, applicant(room)).token
    clock.go(days=1)
    room.write("修路")

    taken, back = place.take(bundle(place, room, request(room, code)))

    assert [each.code for each in taken.refused] == ["code"]
    assert "enrolled" not in answer_of(room, back)
    assert len(taken.receipts) == 1
    with place.store.reading() as connection:
        assert holder_of(connection, token).id == room.device


def fresh_code(place):
    return make_code(place.store, get_organization(place.store, "village")).code


def heard(place, room, clock):
    """Let a device be heard of, as by its first request after it joined."""
    clock.go(minutes=5)
    note_contact(place.store, room.device, schema=4)


def is_let_in(place, token):
    try:
        with place.store.reading() as connection:
            return bool(holder_of(connection, token).id)
    except SyncError:
        return False


@pytest.mark.parametrize("which", ["same", "newer"])
def test_old_bundle_undoes_no_joining_over_the_line(place, code, clock, which):
    room = StickRoom()
    room.write("修路")
    old = bundle(place, room, request(room, code))
    clock.go(minutes=1)
    token = enrol(
        place.store, code if which == "same" else fresh_code(place), applicant(room)
    ).token
    heard(place, room, clock)

    taken, back = place.take(old)

    assert [each.code for each in taken.refused] == ["code"]
    assert is_let_in(place, token)
    assert len(taken.receipts) == 1  # what it wrote counts all the same
    assert "enrolled" not in answer_of(room, back)


def test_used_bundle_undoes_no_newer_joining_within_its_hour(place, code, clock):
    room = StickRoom()
    old = bundle(place, room, request(room, code))
    place.take(old)
    clock.go(minutes=1)
    token = enrol(place.store, fresh_code(place), applicant(room)).token

    taken, _ = place.take(old)

    assert [each.code for each in taken.refused] == ["code"]
    assert is_let_in(place, token)


def test_who_lost_the_answer_on_the_line_may_ask_by_stick(place, code, clock):
    room = StickRoom()
    lost = enrol(place.store, code, applicant(room)).token
    clock.go(minutes=30)

    _, back = place.take(bundle(place, room, request(room, code)))

    assert is_let_in(place, json.loads(answer_of(room, back)["enrolled"])["token"])
    assert not is_let_in(place, lost)


def test_who_joins_again_by_stick_needs_a_code_made_since(place, code, clock):
    room, early = StickRoom(), fresh_code(place)
    clock.go(minutes=1)
    token = enrol(place.store, code, applicant(room)).token
    heard(place, room, clock)

    taken, _ = place.take(bundle(place, room, request(room, early)))
    _, back = place.take(bundle(place, room, request(room, fresh_code(place))))

    assert [each.code for each in taken.refused] == ["code"]
    assert is_let_in(place, json.loads(answer_of(room, back)["enrolled"])["token"])
    assert not is_let_in(place, token)


def test_old_bundle_lets_nobody_back_in_who_was_shut_out(place, code, clock):
    room, early = StickRoom(), fresh_code(place)
    enrol(place.store, code, applicant(room))
    clock.go(minutes=1)
    revoke_device(place.store, room.device)

    with pytest.raises(SyncError) as caught:
        place.take(bundle(place, room, request(room, early)))
    assert caught.value.details["code"] == "code"

    clock.go(minutes=1)
    _, back = place.take(bundle(place, room, request(room, fresh_code(place))))
    assert is_let_in(place, json.loads(answer_of(room, back)["enrolled"])["token"])


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"code": "ABCD2345"}, "code"),
        ({"code": "?"}, "code"),
        ({"device": name("other")}, "signature"),
        ({"public_key": "ab" * 32}, "signature"),
        ({"ledger_org": name("hamlet")}, "org"),
        ({"name": 7}, "format"),
        ({"name": "长" * 200}, "format"),
        ({"name": "长\0"}, "format"),
        ({"app": "\x1b[0m"}, "format"),
        ({"sealing_key": "ab"}, "format"),
        ({"more": 1}, "format"),
    ],
)
def test_false_requests_are_refused_with_their_reason(place, code, changes, refusal):
    room = StickRoom()
    room.write("修路")

    with pytest.raises(SyncError) as caught:
        place.take(bundle(place, room, request(room, code, **changes)))

    assert caught.value.details["code"] == refusal
    assert list_devices(place.store) == []


def test_a_bundle_tries_one_code(place, code):
    room = StickRoom()
    guesses = [request(room, shown) for shown in ("ABCD2345", "ABCD2346", code)]

    with pytest.raises(SyncError) as caught:
        place.take(bundle(place, room, *guesses))

    assert caught.value.details["code"] == "code"
    assert list_devices(place.store) == []


def test_wrong_codes_that_a_carrier_brings_are_counted(place, code):
    def bring(shown, **carrier):
        room = StickRoom()
        file = io.BytesIO(bundle(place, room, request(room, shown)))
        take_bundle(place.store, file, io.BytesIO(), **carrier)

    def refused(shown, **carrier):
        with pytest.raises(SyncError) as caught:
            bring(shown, **carrier)
        return caught.value.details["code"]

    east, guesses = name("township"), [f"ABCD23{number}5" for number in range(10, 99)]
    tried = [refused(one[:8], carrier=east) for one in guesses[: MOST_WRONG + 1]]

    assert tried == ["code"] * MOST_WRONG + ["slow_down"]
    assert refused(code, carrier=east) == "slow_down"
    assert refused("ABCD2345") == "code"  # by hand, where the county's own people stand
    bring(code, carrier=name("village"))
