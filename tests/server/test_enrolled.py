"""Who has joined, listed for the county's IT, and shut out."""

import pytest
from server_samples import Writer, add_orgs, id_of

from desktop.errors import NotFoundError
from server.enrolled import EnrolledDevice, list_devices, revoke_device


@pytest.fixture
def _two(store):
    add_orgs(store)
    Writer(store, "XC-01", "village2").enrol()
    Writer(store, "XC-02", "village1").enrol()


def test_an_empty_county_has_no_devices(store):
    assert list_devices(store) == []


@pytest.mark.usefixtures("_two")
def test_devices_are_listed_by_organization(store):
    first, second = list_devices(store)

    assert (first.number, first.org, second.number) == ("XC-02", "village1", "XC-01")
    assert first == EnrolledDevice(
        id=id_of("device XC-02"),
        number="XC-02",
        org="village1",
        org_name="village1",
        role="room",
        name="XC-02",
        app="",
        enrolled_at="20261128T080000.000Z0000",
        last_seen="",
        revoked_at="",
    )


@pytest.mark.usefixtures("_two")
@pytest.mark.parametrize("which", ["XC-01", " xc-01 ", id_of("device XC-01").upper()])
def test_a_device_is_shut_out_by_number_or_id_once(store, clock, which):
    assert revoke_device(store, which).revoked_at == "20261128T080000.000Z0000"
    clock.go(days=1)

    assert revoke_device(store, which).revoked_at == "20261128T080000.000Z0000"
    assert [each.revoked_at for each in list_devices(store)] == ["", "20261128T080000.000Z0000"]


@pytest.mark.usefixtures("_two")
@pytest.mark.parametrize("which", ["", "XC", "XC-03", "%"])
def test_who_is_not_there_cannot_be_shut_out(store, which):
    with pytest.raises(NotFoundError):
        revoke_device(store, which)

    assert [each.revoked_at for each in list_devices(store)] == ["", ""]
