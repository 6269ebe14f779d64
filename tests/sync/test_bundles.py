"""Bundles: what was written reads back; every altered byte and moved frame is found."""

import io
import itertools
import os
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import canonical, digest_of
from desktop.errors import SyncError
from desktop.sync import bundles
from desktop.sync.bundles import (
    KINDS,
    PIECE_BYTES,
    BundleHead,
    BundleReader,
    BundleWriter,
    Item,
    check_bundle,
    read_head,
)

SIGNER, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (7, 8))
READER, STRANGER = (X25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (9, 10))
A, B, C, D = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(4))
HEAD = BundleHead(
    bundle=A,
    kind="out",
    device=B,
    org=C,
    server=D,
    signer=SIGNER.public_key().public_bytes_raw().hex(),
)
ITEMS = (
    Item(kind="asking", body=b'{"after":7}'),
    Item(kind="batch", body=b"batch" * 40),
    Item(kind="page", body=b"page" * 30, about=C),
)


def write(items=ITEMS, head=HEAD, *, sign=SIGNER.sign, seal_to=READER):
    file = io.BytesIO()
    writer = BundleWriter(file, head, seal_to=seal_to.public_key().public_bytes_raw(), sign=sign)
    for item in items:
        writer.add(item.kind, item.body, about=item.about)
    writer.finish()
    return file.getvalue()


def read(data, unseal=READER):
    """Return the items and the code of what ended the bundle, "" where it was whole."""
    reader = BundleReader(io.BytesIO(data), unseal.private_bytes_raw())
    items = list(reader.items())
    return items, "" if reader.problem is None else reader.problem.details["code"]


def refused(function, data):
    with pytest.raises(SyncError) as caught:
        function(io.BytesIO(data))
    return caught.value.details["code"]


def split(data):
    """Return a bundle's head, its frames with their lengths, and its closing."""
    start = data.index(b"\n", data.index(b"\n") + 1) + 1
    head, rest, frames = data[:start], data[start:], []
    while length := int.from_bytes(rest[:4], "big"):
        frames.append(rest[: 4 + length])
        rest = rest[4 + length :]
    return head, frames, rest


@given(
    st.lists(
        st.builds(
            Item,
            kind=st.sampled_from(sorted(KINDS)),
            body=st.binary(max_size=200),
            about=st.sampled_from(["", C]),
        ),
        max_size=6,
    )
)
def test_bundle_reads_back(items):
    data = write(items)

    assert read(data) == (items, "")
    assert read_head(io.BytesIO(data)) == check_bundle(io.BytesIO(data)) == HEAD


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 700_000])
def test_items_of_any_size_come_in_bounded_frames(size):
    item = Item(kind="file", body=os.urandom(size))

    data = write([item])

    assert read(data) == ([item], "")
    frames = split(data)[1]
    assert len(frames) == max(1, -(-size // PIECE_BYTES))
    assert max(map(len, frames)) <= PIECE_BYTES + 1024


def test_nothing_of_the_contents_is_legible():
    data = write([Item(kind="batch", body=b"a name that is nobody's business")])

    assert b"name" not in data
    assert b"batch" not in data


def test_too_large_item_is_not_written():
    with pytest.raises(ValueError, match="enrol of"):
        write([Item(kind="enrol", body=bytes(KINDS["enrol"] + 1))])


def test_every_altered_byte_is_found():
    data = write()

    for place in range(len(data)):
        altered = bytearray(data)
        altered[place] ^= 1
        try:
            items, code = read(bytes(altered))
        except SyncError:
            continue
        assert code != "", place
        assert items == list(ITEMS[: len(items)]), place


def test_every_altered_byte_is_found_by_who_cannot_open_it():
    data = write()

    for place in range(len(data)):
        altered = bytearray(data)
        altered[place] ^= 0x80
        with pytest.raises(SyncError):
            check_bundle(io.BytesIO(bytes(altered)))


def test_every_truncation_gives_the_good_frames():
    data = write()
    head, frames, _ = split(data)
    ends = list(itertools.accumulate(map(len, frames), initial=len(head)))

    for length in range(len(head), len(data)):
        items, code = read(data[:length])
        assert code == "cut", length
        assert items == list(ITEMS[: sum(end <= length for end in ends[1:])]), length
        assert refused(check_bundle, data[:length]) == "cut"


def test_truncated_head_is_refused():
    head = split(write())[0]

    codes = {length: refused(read_head, head[:length]) for length in range(len(head))}

    assert set(codes.values()) == {"foreign", "cut"}
    assert codes[len(head) - 1] == "cut"


@pytest.mark.parametrize(
    "moved",
    [
        pytest.param(lambda frames, other: frames[::-1], id="reordered"),
        pytest.param(lambda frames, other: frames[1:], id="first dropped"),
        pytest.param(lambda frames, other: [*frames[:1], *frames[2:]], id="middle dropped"),
        pytest.param(lambda frames, other: frames[:-1], id="last dropped"),
        pytest.param(lambda frames, other: [*frames, frames[-1]], id="duplicated"),
        pytest.param(lambda frames, other: [frames[0], *frames], id="first twice"),
        pytest.param(lambda frames, other: [frames[0], other[1], frames[2]], id="of another"),
    ],
)
def test_moved_frames_are_found(moved):
    data = write()
    head, frames, closing = split(data)
    other = split(write(head=replace(HEAD, bundle=D)))[1]

    items, code = read(b"".join([head, *moved(frames, other), closing]))

    assert code == "damaged"
    assert items == list(ITEMS[: len(items)])


def test_something_after_the_closing_is_found():
    assert read(write() + b"\0") == (list(ITEMS), "damaged")


def test_head_of_another_bundle_opens_nothing():
    head = split(write(head=replace(HEAD, device=C)))[0]
    _, frames, closing = split(write())

    assert read(b"".join([head, *frames, closing])) == ([], "damaged")


def test_only_the_recipient_opens_it():
    assert read(write(), STRANGER) == ([], "damaged")


def test_who_signs_for_another_is_found():
    assert read(write(sign=OTHER.sign)) == ([], "signature")
    assert refused(check_bundle, write(sign=OTHER.sign)) == "signature"


@pytest.mark.parametrize(
    ("altered", "code"),
    [
        ({"format": 2}, "newer"),
        ({"kind": "sideways"}, "newer"),
        ({"device": "../../etc"}, "format"),
        ({"signer": "zz" * 32}, "format"),
        ({"more": 1}, "format"),
        ({"bundle": None}, "format"),
    ],
)
def test_nonsense_in_the_head_is_refused(altered, code):
    plain = {**bundles.asdict(HEAD), "format": 1, **altered}

    assert refused(read_head, b"YISHIBU-BUNDLE\n" + canonical(plain) + b"\n") == code


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"YISHIBU-BUNDLE", os.urandom(5000)])
def test_other_files_are_foreign(data):
    assert refused(read_head, data) == "foreign"


def test_head_without_an_end_is_not_read_on():
    assert refused(read_head, b"YISHIBU-BUNDLE\n" + b"{" * 10_000_000) == "cut"


def frame(line, body=b""):
    """Return a bundle of one frame, sealed and signed as it should be, that says `line`."""
    file = io.BytesIO()
    writer = BundleWriter(
        file, HEAD, seal_to=READER.public_key().public_bytes_raw(), sign=SIGNER.sign
    )
    writer._add_frame(canonical(line) + b"\n" + body)
    writer.finish()
    return file.getvalue()


LINE = {"about": "", "digest": digest_of(b"abc"), "kind": "batch", "offset": 0, "size": 3}


@pytest.mark.parametrize(
    ("altered", "code"),
    [
        ({"digest": "ab" * 32}, "format"),
        ({"offset": 1}, "format"),
        ({"offset": -3}, "format"),
        ({"size": 2}, "format"),
        ({"size": 4}, "format"),  # the rest never comes
        ({"size": -1}, "too_large"),
        ({"size": 2**40}, "too_large"),
        ({"kind": ""}, "format"),
        ({"about": "../.."}, "format"),
        ({"more": 1}, "format"),
    ],
)
def test_nonsense_by_the_signer_itself_is_refused(altered, code):
    assert read(frame(LINE | altered, b"abc")) == ([], code)


def test_empty_pieces_are_refused():
    assert read(frame(LINE)) == ([], "format")


def test_item_of_a_later_version_is_handed_on(monkeypatch):
    item = Item(kind="hologram", body=b"later")
    monkeypatch.setitem(KINDS, "hologram", 100)
    data = write([item, ITEMS[0]])
    monkeypatch.delitem(KINDS, "hologram")

    assert read(data) == ([item, ITEMS[0]], "")


@settings(max_examples=200)
@given(st.binary(max_size=300), st.integers(0, 1_000))
def test_garbage_in_the_middle_never_comes_through(garbage, place):
    data = write()
    place = min(place, len(data))
    altered = data[:place] + garbage + data[place + len(garbage) :]
    if altered == data:
        return

    try:
        items, code = read(altered)
    except SyncError:
        return

    assert code != ""
    assert items == list(ITEMS[: len(items)])


def test_memory_is_bounded_by_an_item(tmp_path: Path):
    body = os.urandom(4 * 1024 * 1024)
    path = tmp_path / "large.yishibu-bundle"

    tracemalloc.start()
    with path.open("wb") as file:
        writer = BundleWriter(
            file, HEAD, seal_to=READER.public_key().public_bytes_raw(), sign=SIGNER.sign
        )
        for _ in range(50):
            writer.add("file", body)
        writer.finish()
    with path.open("rb") as file:
        reader = BundleReader(file, READER.private_bytes_raw())
        count = sum(len(item.body) for item in reader.items())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert reader.problem is None
    assert count == 50 * len(body)
    assert path.stat().st_size > 200 * 1024 * 1024
    assert peak < 24 * 1024 * 1024
