"""The ledger as sync sees it, over real encrypted files."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from ledger_factory import KEY, fill, rows_of
from sync_factory import Clock, add_concern, edit, sound, state

from desktop.data.rebuilding import rebuild
from desktop.domain.clocks import parse_stamp
from desktop.errors import ConflictError
from desktop.records import Ballot, Concern, Meeting, Motion


def test_what_one_recorded_reaches_the_other(replicas, server):
    one, other = replicas(1), replicas(2)
    rows = fill(one.ledger)

    server.push(one)
    server.pull(other)

    with other.ledger.read() as look:
        assert look.get(Concern, rows["concern"].id).title == "三组道路不好走"
        assert look.get(Concern, rows["concern"].id).withheld_name == ""
        assert look.get(Ballot, rows["ballot"].id).closed_at is not None
        assert [hit.id for hit in look.search("道路")] == [rows["concern"].id]
        assert [hit.id for hit in look.search("my")] == [rows["person"].id]
        assert look.search("单某") == []
        assert [line.act for line in look.history(rows["concern"].id)] == [
            "raise_concern",
            "edit_concern",
        ]
    sound(one, other)
    assert [chain.unsent for chain in one.store.chains()] == [0]


def test_act_that_freezes_a_row_writes_it_whole(replicas):
    one = replicas(1)
    with one.act("meet") as work:
        meeting = Meeting(title="会")
        motion = Motion(meeting=meeting.id, title="修路")
        ballot = Ballot(motion=motion.id)
        for row in (meeting, motion, ballot):
            work.add(row)
    with one.act("close_ballot") as work:
        work.get(Ballot, ballot.id).closed_at = work.now

    created, closed = (
        json.loads(body)
        for (body,) in rows_of(
            one.path, 'SELECT body FROM patch WHERE "row" = ? ORDER BY id', ballot.id.bytes
        )
    )
    assert created["fields"].keys() == closed["fields"].keys() == closed["replaces"].keys()
    assert set(map(tuple, closed["replaces"].values())) == {("2",)}


def test_frozen_row_cannot_be_confirmed(replicas):
    one = replicas(1)
    rows = fill(one.ledger)
    with pytest.raises(ConflictError, match="定稿"), one.act() as work:
        work.confirm(work.get(Ballot, rows["ballot"].id), "result")


def test_rebuilding_gives_what_syncing_gave(replicas, server):
    one, other = replicas(1), replicas(2)
    rows = fill(one.ledger)
    server.sync(one, other)
    edit(one, rows["concern"].id, title="一说")
    edit(other, rows["concern"].id, title="二说")
    server.sync(one, other)
    before = state(other.path)

    rebuild(other.path, KEY, before=lambda: None)

    assert state(other.path) == before
    sound(other)


def test_device_goes_on_from_corrected_time(replicas, server):
    ahead = replicas(1, Clock(datetime(2036, 1, 1, tzinfo=UTC)))
    add_concern(ahead)
    assert ahead.store.clock_now() > "2036"
    ten_years = datetime(2026, 1, 1, tzinfo=UTC) - datetime(2036, 1, 1, tzinfo=UTC)

    ahead.store.set_clock(ten_years // timedelta(milliseconds=1))
    assert ahead.store.clock_now() > "2036"  # something waits to be sent

    server.push(ahead)
    ahead.store.set_clock(ten_years // timedelta(milliseconds=1))

    assert "20260101" < ahead.store.clock_now() < "20260102"
    add_concern(ahead)
    with ahead.act() as work:
        assert work.now.year == 2026
    stamps = [stamp for (stamp,) in rows_of(ahead.path, "SELECT stamp FROM change ORDER BY seq")]
    assert [stamp[:4] for stamp in stamps] == ["2026", "2036", "2026"]
    add_concern(ahead)
    last, stamp = rows_of(ahead.path, "SELECT max(seq), max(stamp) FROM change WHERE seq > 2")[0]
    assert (last, stamp[:8]) == (4, "20260101")
    sound(ahead)
    assert server.push(ahead) == []


def test_stamps_that_count_on_from_a_clock_once_ahead_are_put_right(replicas, server):
    """The wall clock is right again, but the last stamp is years ahead of it."""
    one = replicas(1, Clock(datetime(2036, 1, 1, tzinfo=UTC)))
    add_concern(one)
    one.clock.at = datetime(2026, 5, 1, tzinfo=UTC)
    server.push(one)
    off = datetime(2026, 5, 1, tzinfo=UTC) - parse_stamp(one.store.clock_now())[0]

    one.store.set_clock(off // timedelta(milliseconds=1))

    with one.act() as work:
        assert work.now.date().isoformat() == "2026-05-01"
    assert one.store.clock_now()[:8] == "20260501"


def test_small_offsets_leave_the_clock(replicas, server):
    one = replicas(1)
    server.push(one)
    one.store.set_clock(999)
    assert rows_of(one.path, "SELECT 1 FROM setting WHERE key LIKE 'clock%'") == []
