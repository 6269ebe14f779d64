"""The form of a Change: canonical bytes against another implementation, digests, splitting."""

import hashlib
import json
from datetime import date

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import (
    MAX_BYTES,
    MAX_PATCHES,
    START,
    Header,
    Patch,
    canonical,
    digest_of,
    is_digest,
    is_whole,
    parse_patch,
    payload_digest,
    split_payload,
)

KEYS = st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20), max_size=8)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)
ROW = "01890000-0000-7000-8000-000000000001"


def make_patch(**changes):
    facts = {
        "type": "Concern",
        "id": ROW,
        "org": "",
        "audience": "own",
        "fields": {"title": "三组路不好走", "people": 12, "lawful": True, "asker": None},
        "replaces": {"title": ["7", f"{ROW}/{ROW}/3"]},
        "salt": "00" * 16,
    }
    return Patch(**(facts | changes))


def make_header(**changes):
    facts = {
        "device": ROW,
        "epoch": ROW,
        "seq": 1,
        "stamp": "20261123T212446.123Z0000",
        "schema": 1,
        "actor": ROW,
        "act": "edit_concern",
        "act_id": ROW,
        "previous": START,
        "payload": payload_digest([make_patch().body().hex()]),
    }
    return Header(**(facts | changes))


@given(PLAIN)
def test_canonical_is_rfc_8785(value):
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    ["\ud800", {"a": ["\udfff"]}, {"\ud800": 1}, 2**64, {1: 2}, b"", date(2026, 1, 1), [object()]],
)
def test_canonical_refuses_what_has_no_json(value):
    with pytest.raises(ValueError, match="no canonical form"):
        canonical(value)


@pytest.mark.parametrize(
    ("number", "whole"),
    [(0, True), (2**53 - 1, True), (-(2**53) + 1, True), (2**53, False), (-(2**53), False)],
)
def test_whole_numbers_are_those_every_reader_keeps(number, whole):
    assert is_whole(number) == whole


@pytest.mark.parametrize(
    "other",
    [None, 7, "", "示例", "../" * 21 + "x", "AB" * 32, "ab" * 31, "ab" * 33, "ab" * 32 + "\n"],
)
def test_only_a_digest_is_one(other):
    assert is_digest(digest_of(b""))
    assert not is_digest(other)


def test_patch_has_one_form():
    assert make_patch().body().decode() == (
        '{"audience":"own","fields":{"asker":null,"lawful":true,"people":12,'
        f'"title":"三组路不好走"}},"id":"{ROW}","org":"",'
        f'"replaces":{{"title":["7","{ROW}/{ROW}/3"]}},"salt":"{"00" * 16}","type":"Concern"}}'
    )


@given(fields=st.dictionaries(KEYS, PLAIN, max_size=4), salt=TEXT)
def test_patch_reads_back(fields, salt):
    patch = make_patch(fields=fields, salt=salt)

    assert parse_patch(patch.body()) == patch
    assert parse_patch(patch.body()).body() == patch.body()


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"type":"Concern"}'])
def test_what_is_no_patch_is_refused(body):
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse_patch(body)


def test_salt_hides_a_short_value():
    one, other = make_patch(salt="00" * 16), make_patch(salt="01" * 16)

    assert digest_of(one.body()) != digest_of(other.body())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("device", "x"),
        ("epoch", "x"),
        ("seq", 2),
        ("stamp", "20261123T212446.124Z0000"),
        ("schema", 2),
        ("actor", ""),
        ("act", "x"),
        ("act_id", "x"),
        ("previous", "1" * 64),
        ("payload", "1" * 64),
    ],
)
def test_header_digest_covers_every_field(name, value):
    assert make_header(**{name: value}).digest() != make_header().digest()


def test_header_digest_is_over_its_canonical_form():
    header = make_header()
    form = {name: getattr(header, name) for name in Header.__slots__} | {"format": 1}

    assert header.digest() == hashlib.sha256(rfc8785.dumps(form)).hexdigest()


def test_payload_digest_depends_on_number_and_order():
    one, other = "1" * 64, "2" * 64
    payloads = [[], [one], [other], [one, other], [other, one], [one, one]]

    assert len({payload_digest(each) for each in payloads}) == len(payloads)
    assert payload_digest([one]) == digest_of(json.dumps([one]).encode())


@pytest.mark.parametrize(
    ("sizes", "ranges"),
    [
        ([], []),
        ([1], [(0, 1)]),
        ([1] * MAX_PATCHES, [(0, MAX_PATCHES)]),
        ([1] * (MAX_PATCHES + 1), [(0, MAX_PATCHES), (MAX_PATCHES, MAX_PATCHES + 1)]),
        ([MAX_BYTES - 1, 1], [(0, 2)]),
        ([MAX_BYTES, 1], [(0, 1), (1, 2)]),
        ([1, MAX_BYTES * 4, 1], [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_payload_is_split_where_a_change_is_full(sizes, ranges):
    assert split_payload([bytes(size) for size in sizes]) == ranges


@given(st.lists(st.integers(0, MAX_BYTES + 10), max_size=500))
def test_split_keeps_all_patches_in_order(sizes):
    ranges = split_payload([bytes(size) for size in sizes])

    assert [place for begin, end in ranges for place in range(begin, end)] == list(
        range(len(sizes))
    )
    for begin, end in ranges:
        assert 1 <= end - begin <= MAX_PATCHES
        assert sum(sizes[begin:end]) <= MAX_BYTES or end - begin == 1
