"""Batches: what was written reads back, and nothing else comes through."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signing import KEY, verify

from desktop.domain.changes import START, Header, Patch, digest_of, payload_digest
from desktop.domain.feeds import Sent, part_digest
from desktop.errors import SyncError
from desktop.sync.batches import read_batch, write_batch

DEVICE, EPOCH, ROW = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(3))
STAMP = "20261128T080000.123Z0000"


def verify_of(device, signed, signature):
    return verify(signed, signature) and device == DEVICE


def patch(**fields):
    return whole(**fields).body()


def whole(**fields):
    return Patch(
        type="Concern",
        id=ROW,
        org="",
        audience="own",
        fields=fields,
        replaces={name: ["1", f"{DEVICE}/{EPOCH}/3"] for name in fields},
        salt="ab" * 16,
    )


def chain(*payloads, first=1, previous=START):
    """Return Changes one after the other, each with its parts."""
    changes = []
    for seq, parts in enumerate(payloads, start=first):
        digests = map(part_digest, parts)
        header = Header(
            device=DEVICE,
            epoch=EPOCH,
            seq=seq,
            stamp=STAMP,
            schema=3,
            actor="",
            act="登记诉求",
            act_id=ROW,
            previous=previous,
            payload=payload_digest(digests),
        )
        changes.append(Sent(header=header, parts=tuple(parts)))
        previous = header.digest()
    return changes


HIDDEN = digest_of(b"what the reader may not see")
CHANGES = chain([patch(title="修路", people=3)], [patch(title="硬化"), HIDDEN], [HIDDEN])
BATCH = write_batch(CHANGES, KEY.sign)


def test_batch_reads_back_with_its_chain():
    batch = read_batch(BATCH, verify_of)

    assert batch.changes == tuple(CHANGES)
    assert batch.writer == (DEVICE, EPOCH)
    assert batch.last.digest == CHANGES[-1].digest


def test_batch_goes_on_where_another_ended():
    more = chain([patch(title="好路")], first=4, previous=CHANGES[-1].digest)

    (change,) = read_batch(write_batch(more, KEY.sign), verify_of).changes

    assert (change.header.seq, change.header.previous) == (4, CHANGES[-1].digest)


def test_hidden_patch_and_shown_one_give_the_same_chain():
    shown = chain([patch(title="修路"), patch(people=3)])
    second = digest_of(patch(people=3))
    hidden = [replace(shown[0], parts=(shown[0].parts[0], second))]

    assert read_batch(write_batch(hidden, KEY.sign), verify_of).last.digest == shown[0].digest


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=4),
)


NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)


@given(st.lists(st.dictionaries(NAMES, VALUES), min_size=1, max_size=4))
def test_whatever_a_field_can_hold_comes_through(fields):
    changes = chain(*[[patch(**one)] for one in fields])

    assert read_batch(write_batch(changes, KEY.sign), verify_of).changes == tuple(changes)


@settings(max_examples=300)
@given(st.integers(0, len(BATCH) - 1), st.integers(1, 255))
def test_no_flipped_byte_comes_through(place, flip):
    broken = bytearray(BATCH)
    broken[place] ^= flip

    with pytest.raises(SyncError):
        read_batch(bytes(broken), verify_of)


@given(st.integers(0, len(BATCH) - 1))
def test_what_was_cut_short_is_refused(length):
    with pytest.raises(SyncError):
        read_batch(BATCH[:length], verify_of)


@given(st.binary(max_size=200))
def test_what_is_no_batch_is_refused(data):
    with pytest.raises(SyncError):
        read_batch(data, verify_of)


def edited(line, **values):
    """Return the batch with values of a line put in its place, signed as before."""
    lines = BATCH.split(b"\n")
    lines[line] = json.dumps(json.loads(lines[line]) | values).encode()
    return b"\n".join(lines)


@pytest.mark.parametrize(
    "data",
    [
        edited(0, count=2),
        edited(0, count=10**9),
        edited(0, first=0),
        edited(0, first=1.5),
        edited(0, first=True),
        edited(0, device="../../etc"),
        edited(0, device=DEVICE.upper()),
        edited(0, previous="0" * 63),
        edited(0, mood="好"),
        edited(1, act=""),
        edited(1, act="长" * 121),
        edited(1, stamp="昨天"),
        edited(1, stamp=3),
        edited(1, actor="李某"),
        edited(1, parts=[]),
        edited(1, parts=[HIDDEN] * 201),
        edited(1, parts=[HIDDEN.upper()]),
        edited(1, parts=[{"type": "Concern"}]),
        edited(1, parts=None),
        edited(1, schema=2**60),
        BATCH.replace(b'"people":3', b'"people":3.0'),
        BATCH.replace(b'"people":3', b'"people":NaN'),
        BATCH.replace(b'"people":3', b'"people":{"a":1}'),
        BATCH.replace(b'"people":3', b'"people":[1]'),
        BATCH.replace(b'"salt":"ab', b'"salt":"zz'),
        BATCH.replace(f"{DEVICE}/{EPOCH}/3".encode(), b"a/b/c"),
        BATCH.replace(f"{DEVICE}/{EPOCH}/3".encode(), b"1/2"),
        BATCH.replace(f"{DEVICE}/{EPOCH}/3".encode(), b"9" * 5_000),
        b"[" * 100_000 + b"\n{}\n",
        b'{"a":' * 50_000 + b"\n{}\n",
        b"9" * 5_000 + b"\n{}\n",
        b"\xff\xfe\n{}\n",
        b"\n\n\n",
        b"",
    ],
)
def test_hostile_batch_is_refused_though_its_device_signed_it(data):
    with pytest.raises(SyncError) as caught:
        read_batch(data, lambda *_: True)

    assert caught.value.details["code"] == "format"
    assert "李某" not in caught.value.message


@pytest.mark.parametrize(
    "data",
    [
        edited(0, first=2),
        edited(0, device=EPOCH, epoch=DEVICE),
        edited(0, signature="00" * 64),
        BATCH.replace(b'"people":3', b'"people":3,"people":4'),
    ],
)
def test_batch_that_was_tampered_with_is_refused(data):
    with pytest.raises(SyncError) as caught:
        read_batch(data, verify_of)

    assert caught.value.details["code"] == "signature"


def test_newer_format_is_named_as_such():
    with pytest.raises(SyncError, match="请升级议事簿") as caught:
        read_batch(edited(0, format=2), verify_of)

    assert caught.value.details["code"] == "newer"


def test_batch_of_a_device_that_is_not_known_is_refused():
    with pytest.raises(SyncError) as caught:
        read_batch(BATCH, lambda *_: False)

    assert caught.value.details["code"] == "signature"
