"""The ledger as sync sees it, over real encrypted files."""

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from ledger_factory import KEY, ORG, fill, rows_of
from sync_factory import Clock, add_concern, device_id, edit, sound, state, title

from desktop.data import folding, sync_store
from desktop.data.founding import begin_epoch
from desktop.data.rebuilding import rebuild
from desktop.domain.clocks import parse_stamp
from desktop.domain.feeds import KnownOrg, Scope
from desktop.errors import ConflictError
from desktop.records import Ballot, Concern, Meeting, Motion, Organization, Room
from desktop.records.declarations import SCHEMA
from desktop.services.premises import read_premises, rename_room
from desktop.services.sync_ports import Cursor, Joining


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


def known(number, level="village", aliases=()):
    return KnownOrg(
        id=str(device_id(number)),
        code=str(number),
        name=f"示例{number}",
        level=level,
        parent="",
        aliases=aliases,
    )


def joining(org):
    return Joining(
        url="https://county.example",
        ca="",
        token="t" * 43,
        device=str(device_id(1)),
        server=str(device_id(99)),
        server_name="示例县",
        receipt_key="ab" * 32,
        sealing_key="cd" * 32,
        number="SLC-01",
        role="room",
        org=org.id,
    )


def test_ledger_that_joins_writes_for_the_servers_organization(replicas):
    one = replicas(1)
    before = add_concern(one)
    rename_room(one.ledger, "长城村联络室")
    assert one.store.joining() is None
    assert one.store.scope() is None
    scope = Scope(org=known(50, aliases=(str(ORG),)), role="room")

    one.store.join(joining(scope.org), scope)

    assert one.store.joining() == joining(scope.org)
    assert one.store.scope() == scope
    after = add_concern(one)
    with one.ledger.read() as look:
        assert str(look.get(Concern, after).org) == scope.org.id
        assert look.get(Concern, before).org == ORG
        assert look.get(Organization, device_id(50)).name == "示例50"
        assert look.setting("org") == scope.org.id
        assert read_premises(look).room == "长城村联络室"
    rename_room(one.ledger, "新联络室")
    with one.ledger.read() as look:
        assert [room.name for room in look.list(Room)] == ["新联络室"]
    one.store.join(joining(scope.org), scope)
    assert rows_of(one.path, "SELECT count(*) FROM organization") == [(2,)]
    sound(one)

    one.store.leave()
    assert one.store.joining() is None
    assert add_concern(one)


@pytest.mark.parametrize("point", ["ledger.before_commit", "ledger.committed"])
def test_ledger_that_dies_while_it_joins_works_alone_and_can_join_again(
    replicas, monkeypatch, point
):
    """Joined without its organization it could show nobody whose it is, and would never learn."""
    one = replicas(1)
    scope = Scope(org=known(50), role="room")

    def die(at):
        if at == point:
            raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("desktop.data.ledgers.crash_point", die)
        with pytest.raises(KeyboardInterrupt):
            one.store.join(joining(scope.org), scope)
    assert one.store.joining() is None
    with one.ledger.read() as look:
        assert look.setting("org") == str(ORG)

    one.store.join(joining(scope.org), scope)

    assert one.store.joining() == joining(scope.org)
    assert rows_of(one.path, "SELECT count(*) FROM organization") == [(2,)]
    sound(one)


def test_what_comes_into_scope_later_is_late_until_it_is_here(replicas):
    one = replicas(1)
    town = known(50, "township")
    small = Scope(org=town, role="township", below=(known(51),))
    large = Scope(org=town, role="township", below=(known(51), known(52)))
    one.store.set_scope(small)
    one.store.set_scope(large)
    assert one.store.late() == []  # nothing was taken in before
    one.store.set_scope(small)
    one.store.take_page((), Cursor(after=40, closing="40:x", scope=small.digest))

    one.store.set_scope(large)

    assert one.store.late() == [(known(52).id, 40)]
    assert one.store.cursor(known(52).id) == Cursor()
    one.store.take_page((), Cursor(after=30), known(52).id)
    assert one.store.late() == [(known(52).id, 40)]
    assert one.store.cursor() == Cursor(after=40, closing="40:x", scope=small.digest)
    one.store.take_page((), Cursor(after=40), known(52).id)
    assert one.store.late() == []

    one.store.set_scope(small)
    one.store.set_scope(large)  # it came back, and is taken in again
    assert one.store.late() == [(known(52).id, 40)]
    one.store.take_page((), Cursor())
    assert one.store.late() == []  # all of it is taken in from the beginning


def test_what_an_older_version_held_is_shown_after_the_upgrade(replicas, server, monkeypatch):
    one, other = replicas(1), replicas(2)
    row = add_concern(one)
    edit(one, row, title="改过")
    server.push(one)
    with monkeypatch.context() as older:
        known = {name: fit for name, fit in folding.type_fits().items() if name != "Concern"}
        older.setattr(folding, "type_fits", lambda: known)
        older.setattr(sync_store, "SCHEMA", SCHEMA - 1)
        server.pull(other)
        assert {each.reason for each in other.store.held()} == {"unknown_type"}

    upgraded = replicas(other.path)

    assert upgraded.store.held() == []
    assert title(upgraded, row) == "改过"
    sound(upgraded)


def test_restored_ledger_goes_on_and_takes_back_what_it_had_sent(replicas, server, tmp_path):
    one, other = replicas(1), replicas(2)
    row = add_concern(one)
    server.push(one)
    unsent = add_concern(one, "备份时还没传")
    one.close()
    shutil.copy(one.path, tmp_path / "backup.db")
    one = replicas(1)
    edit(one, row, title="备份后改的")
    lost = add_concern(one, "备份后录的")
    server.sync(one, other)
    begin_epoch(tmp_path / "backup.db", KEY, device_id(77))
    restored = replicas(tmp_path / "backup.db")
    assert [chain.unsent for chain in restored.store.chains()] == [1, 0]
    edit(restored, unsent, title="恢复后改的")

    server.sync(restored, other)

    for replica in (restored, other):
        assert title(replica, row) == "备份后改的"
        assert title(replica, lost) == "备份后录的"
        assert title(replica, unsent) == "恢复后改的"
        assert replica.store.conflicts() == []
    assert [chain.unsent for chain in restored.store.chains()] == [0, 0]
    assert state(restored.path) == state(other.path)
    sound(restored, other)
