"""Joining over the line: what a device is told, and who is turned away."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from server_samples import Writer, id_of

from desktop.domain.feeds import parse_scope
from server.enrolled import list_devices
from server.slowing import MOST_WRONG


def codes(answer):
    return answer.status_code, answer.json()["code"]


def test_a_device_is_told_all_it_needs(web):
    web.store.rename("示例县政协")
    writer = Writer(web.store, "one", "village1")

    told = web.ask_to_join(writer, web.code("village1").lower()).json()

    assert told["server"] == {
        "id": web.store.id,
        "name": "示例县政协",
        "receipt_key": web.store.receipt_key,
        "sealing_key": web.store.sealing_key,
    }
    assert (told["role"], told["org"]) == ("room", id_of("village1"))
    assert told["number"] == list_devices(web.store)[0].number
    scope = parse_scope(json.dumps(told["scope"]))
    assert (scope.org.code, [each.code for each in scope.above]) == ("village1", ["east", "county"])


def test_what_the_ledger_wrote_before_is_in_the_scope_at_once(web):
    writer, before = Writer(web.store, "one", "village1"), id_of("its ledger")

    told = web.ask_to_join(writer, web.code("village1"), ledger_org=before).json()

    assert told["scope"]["org"]["aliases"] == [before]


def test_a_township_reads_its_villages(web):
    township = web.join("east", "east", "township")

    told = township.ask("GET", "scope")

    scope = parse_scope(told.text)
    assert (scope.role, {each.code for each in scope.below}) == (
        "township",
        {"village1", "village2"},
    )


@pytest.mark.logs("refused code")
def test_one_code_lets_one_of_many_in(web):
    code = web.code("village1")
    writers = [Writer(web.store, f"device {number}", "village1") for number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda writer: web.ask_to_join(writer, code), writers))

    assert sorted(answer.status_code for answer in answers) == [200, *[403] * 5]
    assert len(list_devices(web.store)) == 1


@pytest.mark.logs("refused code", "refused slow_down")
def test_who_tries_codes_is_slowed_down(web):
    writer = Writer(web.store, "one", "village1")
    good = web.code("village1")
    tried = [codes(web.ask_to_join(writer, "K7QM2XRD")) for _ in range(MOST_WRONG + 1)]

    assert tried == [(403, "code")] * MOST_WRONG + [(429, "slow_down")]
    slowed = web.ask_to_join(writer, good)
    assert codes(slowed) == (429, "slow_down")
    assert int(slowed.headers["Retry-After"]) > 0
    assert list_devices(web.store) == []


@pytest.mark.logs("refused device", "refused org")
def test_a_known_device_or_ledger_stays_where_it_is(web):
    one = web.join("one", "village1")

    assert codes(web.ask_to_join(one.writer, web.code("village2"))) == (409, "device")
    other = Writer(web.store, "two", "village2")
    taken = web.ask_to_join(other, web.code("village2"), ledger_org=id_of("village1"))
    assert codes(taken) == (409, "org")


def test_what_is_no_application_is_refused(web):
    wrong = [
        {"device": "one"},
        {"device": 5},
        {"name": "名" * 121},
        {"name": "办\0公室"},
        {"public_key": "ab" * 31},
        {"sealing_key": "CD" * 32},
        {"sealing_key": "00" * 32},  # the same secret with everybody: nothing is sealed to it
        {"ledger_org": "x"},
        {"schema": 0},
        {"schema": 2**40},
        {"schema": "4"},
        {"app": None},
        {"app": "1\n2"},
        {"code": 12345678},
        {"more": 1},
    ]
    writer = Writer(web.store, "one", "village1")

    answers = [web.ask_to_join(writer, web.code("village1"), **changes) for changes in wrong]

    assert [codes(answer) for answer in answers] == [(422, "format")] * len(wrong)
    assert list_devices(web.store) == []


def test_what_was_typed_is_not_repeated(web):
    answer = web.ask_to_join(Writer(web.store, "one", "village1"), 5, name=["王小明"])

    assert "王小明" not in answer.text
