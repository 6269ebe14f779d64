"""Those who try codes are slowed down by all processes together, and no address is kept."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from desktop.errors import StorageError, SyncError
from server import slowing
from server.slowing import MOST_WRONG, WITHIN, one_try
from server.stores import open_store
from server.tables import wrong_code

GUESSER = "10.20.30.40"


def refuse(code, meanwhile):
    meanwhile()
    raise SyncError("", "", code=code)


def attempt(store, address, code="code", *, meanwhile=lambda: None):
    """Try a code that is refused, and return what was said."""
    with pytest.raises(SyncError) as caught, one_try(store, address):
        refuse(code, meanwhile)
    return caught.value


def guess(store, address, times=MOST_WRONG):
    return [attempt(store, address).details["code"] for _ in range(times)]


def drawers(store):
    with store.reading() as connection:
        return connection.execute(select(wrong_code)).all()


def test_a_few_wrong_codes_are_forgiven_and_then_the_address_waits(store, clock):
    assert guess(store, GUESSER) == ["code"] * MOST_WRONG

    refused = attempt(store, GUESSER)
    assert refused.details == {"code": "slow_down", "retry_after": 601}
    assert attempt(store, "10.20.30.41").details["code"] == "code"
    clock.go(minutes=10)
    assert guess(store, GUESSER) == ["code"] * MOST_WRONG


def test_the_wait_ends_when_the_oldest_is_forgotten(store, clock):
    guess(store, GUESSER, 1)
    clock.go(seconds=100)
    guess(store, GUESSER, MOST_WRONG - 1)

    refused = attempt(store, GUESSER)

    assert refused.details["retry_after"] == 501
    assert "9分钟后" in refused.advice
    clock.go(seconds=500)
    assert guess(store, GUESSER, 2) == ["code", "slow_down"]


def test_what_was_no_wrong_code_does_not_count(store):
    for _ in range(MOST_WRONG):
        attempt(store, GUESSER, "device")
        with pytest.raises(StorageError), one_try(store, GUESSER):
            raise StorageError("", "")
        with one_try(store, GUESSER):
            pass

    assert guess(store, GUESSER) == ["code"] * MOST_WRONG


def test_processes_count_together_and_a_restart_forgets_nothing(store, server_url, tmp_path, clock):
    guess(store, GUESSER, MOST_WRONG - 1)
    with contextlib.closing(open_store(server_url, tmp_path / "server", clock=clock)) as another:
        assert guess(another, GUESSER, 2) == ["code", "slow_down"]

    assert guess(store, GUESSER, 1) == ["slow_down"]


def test_tries_at_once_are_no_way_round(store):
    tried, tell = [], threading.Lock()
    inside = threading.Barrier(MOST_WRONG, timeout=60)  # as many as may look are there together

    def one(_):
        code = attempt(store, GUESSER, meanwhile=inside.wait).details["code"]
        with tell:
            tried.append(code)

    with ThreadPoolExecutor(MOST_WRONG + 6) as pool:
        list(pool.map(one, range(MOST_WRONG + 6)))

    assert sorted(tried) == ["code"] * MOST_WRONG + ["slow_down"] * 6


def test_a_host_with_a_network_of_its_own_is_one(store):
    for number in range(MOST_WRONG):
        guess(store, f"2001:db8:1:2::{number:x}", 1)

    assert attempt(store, "2001:db8:1:2:ffff::1").details["code"] == "slow_down"
    assert attempt(store, "2001:db8:1:3::1").details["code"] == "code"


def test_the_table_holds_no_address_and_empties(store, clock):
    for number in range(50):
        guess(store, f"10.0.0.{number}", 2)
    assert GUESSER not in repr(drawers(store))
    assert all(0 <= each.drawer < 65_536 for each in drawers(store))

    clock.go(days=1)
    guess(store, GUESSER, 1)

    (left,) = drawers(store)
    assert left.tries == store.stamp()


def test_the_table_is_bounded_whoever_comes(store, monkeypatch):
    monkeypatch.setattr(slowing, "_DRAWER_BYTES", 1)
    for number in range(300):
        with contextlib.suppress(SyncError), one_try(store, f"address {number}"):
            raise SyncError("", "", code="code")

    assert 100 < len(drawers(store)) <= 256
    assert max(len(each.tries.split()) for each in drawers(store)) <= MOST_WRONG


def test_a_clock_that_was_ahead_makes_nobody_wait_for_long(store, clock):
    clock.go(days=300)
    guess(store, GUESSER)
    clock.go(days=-300)

    assert guess(store, GUESSER) == ["code"] * MOST_WRONG
    clock.go(seconds=WITHIN.total_seconds())
    assert guess(store, GUESSER, 1) == ["code"]
