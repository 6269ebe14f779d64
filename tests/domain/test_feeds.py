"""What travels: order clocks follow from receipts, and scope says who reads and writes what."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import START, digest_of
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import (
    KnownOrg,
    Large,
    Receipt,
    Scope,
    may_write,
    parse_scope,
    part_digest,
    running_digest,
)

AT = datetime(2026, 11, 28, 8, tzinfo=UTC)


def receipt(**changed):
    known = {
        "device": "d",
        "epoch": "e",
        "first": 1,
        "last": 3,
        "digest": "0" * 64,
        "offset_ms": 0,
        "arrival": format_stamp(AT, 0),
        "before": "",
    }
    return Receipt(**{**known, **changed})


def stamp(**ahead):
    return format_stamp(AT + timedelta(**ahead), 0)


def test_clocks_are_corrected_stamps_that_never_pass_the_arrival():
    clocks = list(receipt(offset_ms=-60_000).clocks([stamp(hours=-2), stamp(days=900)]))

    assert clocks == [stamp(hours=-2, minutes=-1), stamp()]


def test_clocks_go_on_from_the_one_before():
    assert list(receipt(before=stamp(hours=-1)).clocks([stamp(hours=-5)])) == [
        format_stamp(AT - timedelta(hours=1), 1)
    ]


@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=12),
    st.integers(-(10**11), 10**11),
)
def test_clocks_rise_whatever_the_stamps_say(seconds, offset_ms):
    clocks = list(receipt(offset_ms=offset_ms).clocks([stamp(seconds=one) for one in seconds]))

    assert clocks == sorted(set(clocks))


def test_running_digest_tells_any_other_feed():
    feed = [("1", "a"), ("2", "b"), ("3", "c")]
    others = [feed[:2], feed[::-1], [("1", "a"), ("9", "b"), ("3", "c")], [*feed, ("4", "d")]]

    def run(items):
        return reduce(lambda last, item: running_digest(last, *item), items, START)

    assert run(feed) not in map(run, others)
    assert len({run(each) for each in others}) == len(others)


@pytest.mark.parametrize("part", [b"{}", Large(digest_of(b"{}"), 2), digest_of(b"{}")])
def test_part_has_the_same_digest_in_every_form(part):
    assert part_digest(part) == digest_of(b"{}")


def org(name):
    return KnownOrg(id=name, code="", name=name, level="village", parent="")


ROOM = Scope(org=org("v1"), role="room", above=(org("t"), org("c")))
TOWNSHIP = Scope(org=org("t"), role="township", above=(org("c"),), below=(org("v1"), org("v2")))


def test_room_reads_its_own_and_what_comes_down():
    assert ROOM.feeds == {("v1", "own"), ("v1", "down"), ("t", "down"), ("c", "down")}


def test_township_reads_all_below_and_what_comes_down():
    kinds = ("own", "down", "restricted")
    assert TOWNSHIP.feeds == {
        *((one, kind) for one in ("t", "v1", "v2") for kind in kinds),
        ("c", "down"),
    }


def test_digest_tells_scopes_apart_and_not_their_order():
    turned = Scope(org=org("t"), role="township", above=(org("c"),), below=(org("v2"), org("v1")))

    assert turned.digest == TOWNSHIP.digest != ROOM.digest


@pytest.mark.parametrize("whose", ["org", "above", "below"])
def test_digest_tells_of_an_id_under_which_somebody_wrote_before(whose):
    known = replace(org("v3"), aliases=("x",))
    changed = {"org": known, "above": (known,), "below": (known,)}
    before = {"org": org("v3"), "above": (org("v3"),), "below": (org("v3"),)}

    one, other = (replace(TOWNSHIP, **{whose: each[whose]}) for each in (before, changed))

    assert one.feeds == other.feeds
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("scope", "whose", "from_above", "may"),
    [
        (ROOM, "v1", False, True),
        (ROOM, "v2", True, False),
        (ROOM, "t", True, False),
        (TOWNSHIP, "v1", False, False),
        (TOWNSHIP, "v1", True, True),
        (TOWNSHIP, "c", True, False),
        (TOWNSHIP, "t", False, True),
    ],
)
def test_who_may_write(scope, whose, from_above, may):
    assert may_write(scope, whose, from_above=from_above) is may


TEXTS = st.text(max_size=4)
ORGS = st.builds(
    KnownOrg,
    id=TEXTS,
    code=TEXTS,
    name=TEXTS,
    level=TEXTS,
    parent=TEXTS,
    aliases=st.lists(TEXTS, max_size=2).map(tuple),
    last_seen=TEXTS,
)
SCOPES = st.builds(
    Scope,
    org=ORGS,
    role=st.sampled_from(["room", "township", "county"]),
    above=st.lists(ORGS, max_size=2).map(tuple),
    below=st.lists(ORGS, max_size=2).map(tuple),
)


@given(SCOPES)
def test_scope_comes_back_from_its_json(scope):
    assert parse_scope(scope.to_json()) == scope


@pytest.mark.parametrize(
    "changed",
    [
        {"role": "province"},
        {"role": ["room"]},
        {"above": {}},
        {"below": [None]},
        {"org": "v1"},
        {"extra": 1},
        {"below": [{"id": "v1"}]},
        {"org": {**json.loads(ROOM.to_json())["org"], "aliases": "v0"}},
        {"org": {**json.loads(ROOM.to_json())["org"], "aliases": [1]}},
        {"org": {**json.loads(ROOM.to_json())["org"], "name": 7}},
    ],
)
def test_no_other_json_is_a_scope(changed):
    with pytest.raises(ValueError, match="scope"):
        parse_scope(json.dumps({**json.loads(ROOM.to_json()), **changed}))


@pytest.mark.parametrize("text", ["", "[]", "null", "[" * 100_000, '{"org": '])
def test_what_is_no_object_is_no_scope(text):
    with pytest.raises(ValueError, match=r"scope|Expecting"):
        parse_scope(text)
