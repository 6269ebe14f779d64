"""Enrolment: a code lets one device in, once; nobody comes in by another's code, key or ledger."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from server_samples import Writer, add_orgs, id_of, row_patch, table, wait_for_a_waiting_lock
from sqlalchemy import update

from desktop.errors import NotFoundError, SyncError, ValidationError
from server import acceptance
from server.enrolled import list_devices, revoke_device
from server.enrolments import Applicant, enrol, make_code, revoke_code
from server.organizations import get_organization
from server.placing import place
from server.tables import device, enrolment_code, org_alias, organization
from server.tokens import holder_of

ONE = Applicant(
    device=id_of("one"),
    name="办公室",
    public_key="ab" * 32,
    sealing_key="cd" * 32,
    ledger_org="",
    schema=4,
    app="0.1.0",
)
TWO = replace(ONE, device=id_of("two"), public_key="ef" * 32)
ALIAS = id_of("ledger of one")


@pytest.fixture(autouse=True)
def _tree(store):
    add_orgs(store)


def code_for(store, org="village1", role=""):
    return make_code(store, get_organization(store, org), role).code


def refused(store, code, applicant=ONE):
    before = table(store, device), table(store, org_alias), table(store, enrolment_code)
    with pytest.raises(SyncError) as caught:
        enrol(store, code, applicant)
    assert (table(store, device), table(store, org_alias), table(store, enrolment_code)) == before
    return caught.value.details["code"], caught.value.message


def holder(store, token):
    with store.reading() as connection:
        return holder_of(connection, token).id


def test_a_code_lets_a_device_in(store):
    found = enrol(store, code_for(store), ONE)

    assert (found.role, found.org) == ("room", id_of("village1"))
    assert holder(store, found.token) == ONE.device
    (known,) = list_devices(store)
    assert (known.id, known.org, known.name, known.number) == (
        ONE.device,
        "village1",
        "办公室",
        found.number,
    )


@pytest.mark.parametrize("typed", [str.lower, lambda code: f" {code[:4]}—{code[4:]} "])
def test_a_code_may_be_typed_as_people_type(store, typed):
    assert enrol(store, typed(code_for(store)), ONE).token


def test_only_hashes_are_kept(store):
    code = code_for(store)
    token = enrol(store, code, ONE).token
    kept = repr([table(store, each) for each in (device, enrolment_code)])

    assert code not in kept
    assert token not in kept


def test_secrets_are_not_shown(store):
    made = make_code(store, get_organization(store, "village1"))

    assert made.code not in repr(made)
    found = enrol(store, made.code, ONE)
    assert found.token not in repr(found)


@pytest.mark.parametrize("typed", ["K7QM2XRD", "", "K7QM", "村" * 8, "U" * 8, "\0" * 8, "x" * 9999])
def test_a_wrong_code_is_refused(store, typed):
    code_for(store)

    assert refused(store, typed)[0] == "code"


def test_a_code_is_good_for_one_device(store):
    code = code_for(store)
    enrol(store, code, ONE)

    assert refused(store, code, TWO) == ("code", "这个邀请码已经用过。")


def test_who_lost_the_answer_may_ask_again_for_an_hour(store, clock):
    code = code_for(store)
    first = enrol(store, code, ONE)
    clock.go(minutes=59)

    again = enrol(store, code, ONE)

    assert (again.number, again.org) == (first.number, first.org)
    assert holder(store, again.token) == ONE.device
    with pytest.raises(SyncError):
        holder(store, first.token)
    clock.go(hours=2)
    assert refused(store, code) == ("code", "这个邀请码已经用过。")


@pytest.mark.parametrize("changes", [{"public_key": "ef" * 32}, {"sealing_key": "ef" * 32}])
def test_nobody_else_asks_again_in_its_name(store, changes):
    code = code_for(store)
    enrol(store, code, ONE)

    assert refused(store, code, replace(ONE, **changes))[0] == "code"


def test_who_was_shut_out_does_not_come_back_by_its_old_code(store):
    code = code_for(store)
    enrol(store, code, ONE)
    revoke_device(store, ONE.device)

    assert refused(store, code)[0] == "code"


def test_a_code_is_good_for_seven_days(store, clock):
    code, other = code_for(store), code_for(store)
    clock.go(days=7)
    assert enrol(store, code, ONE).token
    clock.go(seconds=1)

    assert refused(store, other, TWO) == ("code", "这个邀请码已经过期。")


def test_a_code_can_be_made_good_for_nothing(store):
    code = code_for(store)
    revoke_code(store, code.lower())

    assert refused(store, code) == ("code", "这个邀请码已经作废。")


def test_a_used_or_unknown_code_cannot_be_revoked(store):
    code = code_for(store)
    enrol(store, code, ONE)

    for typed in (code, "K7QM2XRD"):
        with pytest.raises(NotFoundError):
            revoke_code(store, typed)
    with pytest.raises(ValidationError):
        revoke_code(store, "K7QM")


def test_again_with_a_new_code_a_device_gets_a_new_token(store):
    first = enrol(store, code_for(store), ONE)
    again = enrol(store, code_for(store), replace(ONE, name="新办公室", sealing_key="12" * 32))

    assert again.number == first.number
    assert again.token != first.token
    (known,) = list_devices(store)
    assert known.name == "新办公室"
    assert table(store, device, device.c.sealing_key) == [("12" * 32,)]


def test_a_device_that_was_shut_out_comes_back_with_a_new_code(store):
    enrol(store, code_for(store), ONE)
    revoke_device(store, ONE.device)
    found = enrol(store, code_for(store), ONE)

    assert holder(store, found.token) == ONE.device


@pytest.mark.parametrize(
    ("org", "changes"), [("village2", {}), ("village1", {"public_key": "ef" * 32})]
)
def test_a_known_device_stays_with_its_organization_and_its_key(store, org, changes):
    enrol(store, code_for(store), ONE)

    assert refused(store, code_for(store, org), replace(ONE, **changes))[0] == "device"


def test_numbers_are_never_given_twice(store):
    with store.writing() as connection:
        connection.execute(
            update(organization).where(organization.c.code == "village1").values(name="示例村")
        )
    numbers = [
        enrol(store, code_for(store), replace(TWO, device=id_of(f"device {n}"))).number
        for n in range(3)
    ]

    assert numbers == ["SLC-01", "SLC-02", "SLC-03"]


def test_what_a_ledger_wrote_before_is_its_organizations(store):
    enrol(store, code_for(store), replace(ONE, ledger_org=ALIAS))
    enrol(store, code_for(store), replace(TWO, ledger_org=ALIAS))

    assert table(store, org_alias) == [(ALIAS, id_of("village1"))]


def test_a_ledger_founded_with_the_servers_ids_needs_no_alias(store):
    enrol(store, code_for(store), replace(ONE, ledger_org=id_of("village1")))

    assert table(store, org_alias) == []


def test_nobody_takes_over_what_another_wrote(store):
    enrol(store, code_for(store), replace(ONE, ledger_org=ALIAS))

    for taken in (ALIAS, id_of("village1"), id_of("county")):
        code = code_for(store, "village2")
        assert refused(store, code, replace(TWO, ledger_org=taken))[0] == "org"


@pytest.mark.parametrize(
    ("org", "role", "given"),
    [
        ("village1", "", "room"),
        ("village1", "room", "room"),
        ("east", "", "township"),
        ("east", "room", "room"),
        ("county", "", "county"),
        ("county", "room", "room"),
    ],
)
def test_a_role_fits_the_level(store, org, role, given):
    assert enrol(store, code_for(store, org, role), ONE).role == given


@pytest.mark.parametrize(
    ("org", "role"),
    [("village1", "township"), ("village1", "county"), ("east", "county"), ("county", "township")],
)
def test_a_role_above_the_level_is_refused(store, org, role):
    with pytest.raises(ValidationError, match=role):
        code_for(store, org, role)

    assert table(store, enrolment_code) == []


class TestBesideAPush:
    """PostgreSQL lets a device push and join again at once."""

    @pytest.fixture
    def server_url(self, postgres, postgres_template):
        name = postgres.database(postgres_template)
        yield postgres.url(name)
        postgres.drop(name)

    def test_neither_waits_for_the_other_for_ever(self, store, monkeypatch):
        writer = Writer(store, "one", "village1").enrol()
        known = replace(
            ONE, device=writer.id, public_key=writer.key.public_key().public_bytes_raw().hex()
        )
        writer.write(row_patch("a", title="路"))
        code = code_for(store)
        reached, go_on = threading.Event(), threading.Event()

        def hold(connection, accepted):
            reached.set()
            go_on.wait(60)
            place(connection, accepted)

        monkeypatch.setattr(acceptance, "place", hold)
        with ThreadPoolExecutor(2) as pool:
            given = pool.submit(
                acceptance.accept, store, writer.id, writer.batch(), writer.clock, store.now()
            )
            reached.wait(60)
            joined = pool.submit(enrol, store, code, known)
            wait_for_a_waiting_lock(store)
            go_on.set()

            assert joined.result(60).org == id_of("village1")
            assert given.result(60).last == 1
