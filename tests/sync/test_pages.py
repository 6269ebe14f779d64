"""Pages of the feed: what was written reads back; nothing else comes through."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signing import KEY, verify

from desktop.domain.changes import START, Header, Patch, digest_of, payload_digest
from desktop.domain.feeds import FeedItem, Large, Sent, part_digest
from desktop.errors import SyncError
from desktop.sync.pages import Page, peek_more, read_page, write_page

A, B, EPOCH, ROW = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(4))
STAMP = "20261128T080000.123Z0000"
BODY = Patch(
    type="Concern",
    id=ROW,
    org="",
    audience="own",
    fields={"title": "修路"},
    replaces={},
    salt="ab" * 16,
).body()
PARTS = (BODY, digest_of(b"hidden"), Large(digest_of(b"large"), 20_000))


def change(device, seq, previous, parts=PARTS):
    header = Header(
        device=device,
        epoch=EPOCH,
        seq=seq,
        stamp=STAMP,
        schema=4,
        actor="",
        act="raise_concern",
        act_id=ROW,
        previous=previous,
        payload=payload_digest(map(part_digest, parts)),
    )
    return Sent(header=header, parts=tuple(parts))


def page_of(writers):
    """Return a page with Changes of these writers, each going on with its chain; None is a gap."""
    ends, items = {}, []
    for position, (device, gap) in enumerate(writers, start=7):
        seq, previous = ends.get(device, (0, START))
        if gap:
            seq, previous = seq + 3, digest_of(b"somewhere else")
        sent = change(device, seq + 1, previous)
        ends[device] = (seq + 1, sent.digest)
        items.append(FeedItem(position=position, order=STAMP, sent=sent))
    return Page(after=6, until=60, mark="12" * 8, scope="34" * 8, more=True, items=tuple(items))


@given(st.lists(st.tuples(st.sampled_from([A, B]), st.booleans()), max_size=12))
def test_page_reads_back_with_its_chains(writers):
    page = page_of(writers)

    assert read_page(write_page(page, KEY.sign), verify) == page


def test_closing_says_up_to_where_and_what_was_there():
    assert page_of([(A, False)]).closing == page_of([]).closing == "60:1212121212121212"


def test_what_follows_is_not_named_again():
    one, two = (write_page(page_of([(A, False)] * n), KEY.sign) for n in (1, 2))

    assert two.count(b'"previous"') == one.count(b'"previous"') == 0


DATA = write_page(page_of([(A, False), (B, True), (A, True)]), KEY.sign)


@settings(max_examples=300)
@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_no_flipped_byte_comes_through(place, flip):
    broken = bytearray(DATA)
    broken[place] ^= flip

    with pytest.raises(SyncError):
        read_page(bytes(broken), verify)


def signed(text):
    return text + KEY.sign(text).hex().encode() + b"\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"count":3', b'"count":2'),
        (b'"writer":1', b'"writer":2'),
        (b'"writer":1', b'"writer":-1'),
        (b'"writers":[[', b'"writers":[[1,'),
        (b'"order":"2026', b'"order":"x026'),
        (b'"format":1', b'"format":2'),
        (b'"mark":"12', b'"mark":"1'),
        (b'"scope":"34', b'"scope":"x4'),
        (b'"position":7', b'"position":"7"'),
        (b'{"act"', b'{"mood":1,"act"'),
    ],
)
def test_hostile_page_is_refused_though_it_is_signed(old, new):
    body = DATA[: -128 - 1]
    assert old in body

    with pytest.raises(SyncError):
        read_page(signed(body.replace(old, new)), verify)


@pytest.mark.parametrize("cut", [1, 100, 129, 200, len(DATA)])
def test_cut_page_is_refused(cut):
    with pytest.raises(SyncError):
        read_page(DATA[:-cut], verify)


@pytest.mark.parametrize("more", [True, False])
def test_page_says_at_its_beginning_whether_there_is_more(more):
    page = replace(page_of([(A, False)]), more=more)

    assert peek_more(write_page(page, KEY.sign)) is more


@pytest.mark.parametrize("data", [b"", b"x", b"[]\n", b'{"more":true', b"null\n{}\n"])
def test_what_does_not_begin_as_a_page_says_nothing(data):
    with pytest.raises(SyncError):
        peek_more(data)


@pytest.mark.parametrize("head", [b"{}", b'{"more":1}', b'{"more":"true"}'])
def test_page_that_does_not_say_has_no_more(head):
    assert peek_more(head + b"\n") is False
