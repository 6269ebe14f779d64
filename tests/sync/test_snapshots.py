"""Snapshots: what was written reads back; nothing else comes through."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signing import KEY, verify

from desktop.domain.feeds import ChainBase, Snapshot, SnapshotRow, SnapshotWrite
from desktop.errors import SyncError
from desktop.sync.snapshots import read_snapshot, write_snapshot

A, B, EPOCH, ROW = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(4))
STAMP = "20261128T080000.123Z0000"


def write(chain=0, seq=3, **fields):
    return SnapshotWrite(
        chain=chain, seq=seq, order=STAMP, schema=4, fields=fields or {"title": "修路"}
    )


def snapshot(*writes, **changes):
    row = SnapshotRow(type="Concern", id=ROW, org=A, schema=3, writes=writes or (write(),))
    chains = tuple(ChainBase(device=d, epoch=EPOCH, seq=9, digest="ab" * 32) for d in (A, B))
    parts = {"position": 7, "closing": "7:ab", "scope": "0" * 16, "chains": chains, "rows": (row,)}
    return Snapshot(**parts | changes)


def signed(head, *lines):
    body = b"".join(json.dumps(line).encode() + b"\n" for line in (head, *lines))
    return body + KEY.sign(body).hex().encode() + b"\n"


def plain(**changes):
    """Return the lines of a snapshot as JSON, without the signature."""
    lines = write_snapshot(snapshot(**changes), KEY.sign).splitlines()[:-1]
    return [json.loads(line) for line in lines]


def read(data):
    """Return a snapshot with its rows read."""
    found = read_snapshot(data, verify)
    return replace(found, rows=tuple(found.rows))


plain_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))),
)


@given(
    st.lists(
        st.builds(
            SnapshotWrite,
            chain=st.integers(0, 1),
            seq=st.integers(1, 2**53 - 1),
            order=st.just(STAMP),
            schema=st.integers(1, 9),
            fields=st.dictionaries(st.sampled_from(["title", "people", "x"]), plain_values),
            edits=st.booleans(),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_was_written_reads_back(writes):
    one = snapshot(*writes)

    data = write_snapshot(one, KEY.sign)

    assert read(data) == one
    assert write_snapshot(one, KEY.sign) == data


def test_empty_snapshot_reads_back():
    one = snapshot(chains=(), rows=())
    assert read(write_snapshot(one, KEY.sign)) == one


def test_changed_byte_is_found():
    data = write_snapshot(snapshot(), KEY.sign)
    with pytest.raises(SyncError) as error:
        read_snapshot(data.replace("修路".encode(), "修桥".encode()), verify)
    assert error.value.details["code"] == "signature"


@pytest.mark.parametrize("size", [0, 1, 100, -2])
def test_cut_snapshot_is_refused(size):
    with pytest.raises(SyncError):
        read_snapshot(write_snapshot(snapshot(), KEY.sign)[:size], verify)


@pytest.mark.parametrize(
    ("line", "change"),
    [
        (0, {"count": 2}),
        (0, {"position": -1}),
        (0, {"closing": 7}),
        (0, {"closing": "x" * 200}),
        (0, {"scope": "zz"}),
        (0, {"chains": [[A, EPOCH, 9]]}),
        (0, {"chains": [[A, EPOCH, 0, "ab" * 32]]}),
        (0, {"chains": [[A, EPOCH, 9, "ab" * 32]] * 2}),
        (0, {"chains": [["x", EPOCH, 9, "ab" * 32]]}),
        (0, {"more": 1}),
        (1, {"id": "x"}),
        (1, {"writes": []}),
        (1, {"schema": "4"}),
        (1, {"more": 1}),
    ],
)
def test_what_is_no_snapshot_is_refused(line, change):
    lines = plain()
    lines[line] |= change
    with pytest.raises(SyncError) as error:
        read(signed(*lines))
    assert error.value.details["code"] == "format"


@pytest.mark.parametrize(
    "change",
    [
        {"chain": 2},
        {"chain": -1},
        {"seq": 0},
        {"order": "now"},
        {"edits": 1},
        {"fields": {"title": 1.5}},
        {"fields": {"title": {}}},
        {"more": 1},
    ],
)
def test_write_that_is_none_is_refused(change):
    lines = plain()
    lines[1]["writes"][0] |= change
    with pytest.raises(SyncError):
        read(signed(*lines))


def test_rows_can_be_gone_through_again():
    one = snapshot()
    found = read_snapshot(write_snapshot(one, KEY.sign), verify)

    assert [tuple(found.rows), tuple(found.rows)] == [one.rows, one.rows]
    assert len(found.rows) == 1


def test_rows_are_read_as_they_are_gone_through():
    """A county's are never all in memory."""
    head, row = plain()
    found = read_snapshot(signed(head | {"count": 2}, row, row | {"id": "x"}), verify)
    rows = iter(found.rows)

    assert next(rows).id == row["id"]
    with pytest.raises(SyncError):
        next(rows)


def test_row_that_stands_twice_is_refused():
    head, row = plain()
    with pytest.raises(SyncError, match="重复"):
        read(signed(head | {"count": 2}, row, row))


def test_newer_format_says_so():
    head, row = plain()
    with pytest.raises(SyncError) as error:
        read_snapshot(signed(head | {"format": 2}, row), verify)
    assert error.value.details["code"] == "newer"
