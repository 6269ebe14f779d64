"""Those who try codes are slowed down, each address for itself, and nobody fills the memory."""

import pytest

from desktop.errors import SyncError
from server import slowing
from server.slowing import MOST_WRONG, WITHIN_S, WrongCodes


@pytest.fixture
def clock():
    return [1000.0]


@pytest.fixture
def wrong_codes(clock):
    return WrongCodes(lambda: clock[0])


def note(wrong_codes, address, times):
    for _ in range(times):
        wrong_codes.check(address)
        wrong_codes.note(address)


def test_a_few_wrong_codes_are_forgiven(wrong_codes):
    note(wrong_codes, "10.0.0.1", MOST_WRONG)


def test_then_the_address_waits_and_others_do_not(wrong_codes, clock):
    note(wrong_codes, "10.0.0.1", MOST_WRONG)

    with pytest.raises(SyncError) as caught:
        wrong_codes.check("10.0.0.1")
    assert caught.value.details == {"code": "slow_down", "retry_after": WITHIN_S + 1}
    wrong_codes.check("10.0.0.2")
    clock[0] += WITHIN_S
    wrong_codes.check("10.0.0.1")


def test_the_wait_ends_when_the_oldest_is_forgotten(wrong_codes, clock):
    wrong_codes.note("10.0.0.1")
    clock[0] += 100
    note(wrong_codes, "10.0.0.1", MOST_WRONG - 1)

    with pytest.raises(SyncError) as caught:
        wrong_codes.check("10.0.0.1")
    assert caught.value.details["retry_after"] == WITHIN_S - 99
    assert "9分钟后" in caught.value.advice
    clock[0] += WITHIN_S - 100
    wrong_codes.check("10.0.0.1")


def test_many_addresses_do_not_fill_the_memory(wrong_codes, monkeypatch):
    monkeypatch.setattr(slowing, "_MOST_ADDRESSES", 100)
    for number in range(1000):
        wrong_codes.note(f"address {number}")

    assert len(wrong_codes._times) == 100
