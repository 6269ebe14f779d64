"""Killed in the middle of syncing, or with no room left: nothing is lost, nothing there twice."""

import pickle
import shutil

import pytest
from ledger_factory import fill, rows_of, run_child, start_child
from sync_factory import Replica, add_concern, edit, sound, state, title

from desktop.errors import DiskFullError
from desktop.services.sync_ports import Cursor

# What a child does with the value that was left for it in a file.
CHILD = """
import pickle
from desktop.data.sync_store import SqlSyncStore
from desktop.services.sync_ports import Cursor
given = pickle.loads(Path(str(path) + ".given").read_bytes())
store = SqlSyncStore(ledger)
arm({point!r})
{body}
"""
POINTS = ["ledger.before_commit", "ledger.committed"]


def die(replica, point, body, given):
    """Let a child process do something with a ledger, and be killed at a point of it."""
    path = replica.path
    replica.close()
    path.with_name(path.name + ".given").write_bytes(pickle.dumps(given))
    status, _, errors = run_child(path, CHILD.format(point=point, body=body))
    assert status == -9, errors
    return Replica(path)


@pytest.mark.parametrize("point", ["sync_store.entered", "sync_store.refolded", *POINTS])
def test_page_is_taken_whole_or_not_at_all(replicas, server, point):
    one, other = replicas(1), replicas(2)
    rows = fill(one.ledger)
    server.sync(one, other)
    edit(one, rows["concern"].id, title="一说")
    edit(other, rows["concern"].id, title="二说")
    server.push(one)
    server.push(other)
    items = server.page(other)

    other = die(other, point, "store.take_page(given, Cursor(after=99))", items)

    try:
        taken = other.store.cursor().after == 99
        assert taken == (point == "ledger.committed")
        assert len(other.store.conflicts()) == taken
        sound(other)
        other.store.take_page(items, Cursor(after=len(server.items)))
        server.sync(one, other)
        assert state(one.path) == state(other.path)
        sound(other)
    finally:
        other.close()


@pytest.mark.parametrize("point", ["sync_store.receipt_kept", *POINTS])
def test_receipt_is_kept_whole_or_not_at_all(replicas, server, point):
    one = replicas(1)
    add_concern(one)
    (chain,) = one.store.chains()
    receipt = server.accept(one, one.store.unsent(chain, 0, 1 << 40))

    one = die(one, point, "store.take_receipt(given)", receipt)

    try:
        kept = point == "ledger.committed"
        assert one.store.chains()[0].unsent == (0 if kept else 2)
        assert len(one.store.receipts(one.store.chains()[0], 0)) == kept
        one.store.take_receipt(receipt)
        assert one.store.receipts(one.store.chains()[0], 0) == [receipt]
        sound(one)
    finally:
        one.close()


@pytest.mark.parametrize("point", ["sync_store.written_again", *POINTS])
def test_epoch_begins_whole_or_not_at_all(replicas, server, tmp_path, point):
    one = replicas(1)
    add_concern(one)
    server.push(one)
    one.close()
    shutil.copy(one.path, tmp_path / "clone.db")
    one, clone = replicas(1), replicas(tmp_path / "clone.db")
    add_concern(one, "原来的")
    server.push(one)
    mine = add_concern(clone, "克隆的")
    edit(clone, mine, title="克隆的，改过")
    (chain,) = clone.store.chains()

    clone = die(clone, point, "store.begin_epoch(3, given)", chain)

    try:
        if point != "ledger.committed":
            assert len(clone.store.chains()) == 1
            assert server.push(clone) == [3]
        assert [each.unsent for each in clone.store.chains()] == [0, 2]
        sound(clone)
        server.sync(clone, one)
        assert title(one, mine) == title(clone, mine) == "克隆的，改过"
        assert rows_of(clone.path, "SELECT count(*) FROM concern") == [(3,)]
        sound(one, clone)
    finally:
        clone.close()


@pytest.mark.parametrize("point", ["sync_store.snapshot_entered", *POINTS])
def test_snapshot_is_taken_whole_or_not_at_all(replicas, server, point):
    one, third = replicas(1), replicas(3)
    fill(one.ledger)
    server.push(one)

    third = die(third, point, "store.take_snapshot(given)", server.snapshot())

    try:
        if point != "ledger.committed":
            assert rows_of(third.path, "SELECT count(*) FROM base_row") == [(0,)]
            third.store.take_snapshot(server.snapshot())
        server.sync(one, third)
        assert state(one.path)[2] == state(third.path)[2]
        sound(third)
    finally:
        third.close()


def test_person_records_meanwhile_in_another_process(replicas, server):
    """Acts and pages take turns; neither loses anything."""
    one, other = replicas(1), replicas(2)
    rows = [add_concern(one, f"来的{number}") for number in range(30)]
    server.push(one)
    child = start_child(
        other.path,
        """
for number in range(30):
    with ledger.act("add") as work:
        work.add(Concern(title=f"录的{number}"))
""",
    )
    for item in server.page(other):
        other.store.take_page([item], Cursor(after=item.position))
    _, errors = child.communicate(timeout=60)
    assert child.returncode == 0, errors

    assert rows_of(other.path, "SELECT count(*) FROM concern") == [(60,)]
    assert title(other, rows[-1]) == "来的29"
    server.push(other)
    server.pull(one)
    assert rows_of(one.path, "SELECT count(*) FROM concern") == [(60,)]
    sound(one, other)


def test_epoch_that_another_process_began_is_gone_on_with(replicas, server):
    """An open window does not write on under numbers that were given up."""
    one = replicas(1)
    window = Replica(one.path)
    add_concern(one)
    (chain,) = one.store.chains()
    one.store.begin_epoch(2, chain)

    add_concern(window, "在窗口里录的")
    window.close()

    assert [(each.last, each.unsent) for each in one.store.chains()] == [(1, 1), (2, 2)]
    sound(one)


def test_full_disk_leaves_everything_as_it_was(replicas, server):
    one, other = replicas(1), replicas(2)
    for number in range(40):
        add_concern(one, f"路{number}", content="下雨就积水。" * 500)
    server.push(one)
    before = state(other.path)
    with other.ledger.snapshot() as look:
        (pages,) = look.execute("PRAGMA page_count").fetchone()
        look.execute(f"PRAGMA max_page_count = {pages + 4}")

    with pytest.raises(DiskFullError, match="磁盘已满"):
        other.store.take_page(server.page(other), Cursor(after=99))

    assert other.store.cursor() == Cursor()
    assert state(other.path) == before
    sound(other)
    with other.ledger.snapshot() as look:
        look.execute("PRAGMA max_page_count = 1073741823")
    server.pull(other)
    assert rows_of(other.path, "SELECT count(*) FROM concern") == [(40,)]
    sound(other)
