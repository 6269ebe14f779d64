"""Tokens: each its device's, until that is shut out."""

import pytest
from server_samples import add_orgs, id_of

from desktop.errors import SyncError
from server.devices import note_contact
from server.enrolled import revoke_device
from server.enrolments import Applicant, enrol, make_code
from server.organizations import get_organization
from server.tokens import holder_of, new_token, token_hash

ONE = Applicant(
    device=id_of("one"),
    name="",
    public_key="ab" * 32,
    sealing_key="cd" * 32,
    ledger_org="",
    schema=4,
    app="",
)


@pytest.fixture
def token(store):
    add_orgs(store)
    return enrol(store, make_code(store, get_organization(store, "east")).code, ONE).token


def look_up(store, token):
    with store.reading() as connection:
        return holder_of(connection, token)


def test_tokens_have_32_random_bytes():
    tokens = {new_token() for _ in range(100)}

    assert len(tokens) == 100
    assert {len(bytes.fromhex(each)) for each in tokens} == {32}
    assert {len(token_hash(each)) for each in tokens} == {64}


def test_a_token_is_its_devices(store, token):
    assert (look_up(store, token).id, look_up(store, token).last_seen) == (id_of("one"), "")


@pytest.mark.parametrize("change", [str.upper, lambda text: text[:-1], lambda _: "", token_hash])
def test_nothing_else_is(store, token, change):
    with pytest.raises(SyncError) as caught:
        look_up(store, change(token))

    assert caught.value.details["code"] == "token"


def test_a_revoked_one_says_so(store, token):
    revoke_device(store, id_of("one"))

    with pytest.raises(SyncError) as caught:
        look_up(store, token)

    assert (caught.value.details["code"], caught.value.details["device"]) == (
        "revoked",
        id_of("one"),
    )


def test_who_joined_again_was_not_seen_since(store, token, clock):
    clock.go(minutes=5)
    note_contact(store, id_of("one"), schema=4)
    seen = store.stamp()
    assert look_up(store, token).last_seen == seen

    clock.go(seconds=1)
    again = enrol(store, make_code(store, get_organization(store, "east")).code, ONE).token

    assert look_up(store, again).last_seen == ""
