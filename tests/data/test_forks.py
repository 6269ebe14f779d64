"""A clone is found: what it had not sent is written again, nothing is lost."""

import shutil
from uuid import uuid4

from ledger_factory import KEY, rows_of
from sync_factory import add_concern, edit, sound, title

from desktop.data.founding import begin_epoch
from desktop.services.sync_ports import Cursor


def test_clone_writes_again_what_it_had_not_sent(replicas, server, tmp_path):
    one = replicas(1)
    row = add_concern(one)
    server.push(one)
    one.close()
    shutil.copy(one.path, tmp_path / "clone.db")
    one, clone = replicas(1), replicas(tmp_path / "clone.db")
    mine = add_concern(one, "原来的电脑")
    edit(one, row, title="原来的电脑改的")
    theirs = add_concern(clone, "克隆的电脑")
    edit(clone, theirs, title="克隆的电脑，改过")
    edit(clone, row, title="克隆的电脑改的")
    server.push(one)

    assert server.push(clone) == [3]
    (old, new) = clone.store.chains()
    assert (old.last, old.unsent, new.last, new.unsent) == (2, 0, 3, 3)
    sound(clone)
    server.sync(clone, one)

    for replica in (one, clone):
        assert title(replica, mine) == "原来的电脑"
        assert title(replica, theirs) == "克隆的电脑，改过"
        (conflict,) = replica.store.conflicts()
        assert {value[4] for value in conflict.values} == {"原来的电脑改的", "克隆的电脑改的"}
    assert title(one, row) == title(clone, row)
    assert [alarm.kind for alarm in clone.store.alarms()] == ["forked"]
    sound(one, clone)
    edit(clone, theirs, title="接着改")
    server.sync(clone, one)
    assert title(one, theirs) == "接着改"
    sound(one, clone)


def test_what_a_later_epoch_wrote_on_top_is_written_again_with_it(replicas, server, tmp_path):
    one = replicas(1)
    row = add_concern(one)
    server.push(one)
    one.close()
    shutil.copy(one.path, tmp_path / "clone.db")
    one, clone = replicas(1), replicas(tmp_path / "clone.db")
    edit(one, row, title="原来的电脑改的")
    edit(clone, row, title="克隆的电脑改的")
    clone.close()
    begin_epoch(clone.path, KEY, uuid4())  # as a restore does
    clone = replicas(clone.path)
    edit(clone, row, title="克隆的电脑再改的")
    server.push(one)

    clone.store.begin_epoch(3, clone.store.chains()[0])

    assert [(chain.last, chain.unsent) for chain in clone.store.chains()] == [
        (2, 0),
        (0, 0),
        (2, 2),
    ]
    server.sync(clone, one)
    for replica in (one, clone):
        (conflict,) = replica.store.conflicts()
        assert {value[4] for value in conflict.values} == {"原来的电脑改的", "克隆的电脑再改的"}
    sound(one, clone)


def test_fork_further_back_writes_again_what_lies_between(replicas, server, tmp_path):
    one = replicas(1)
    for number in range(4):
        add_concern(one, f"诉求{number}")
    (chain,) = one.store.chains()

    one.store.begin_epoch(5, chain)
    one.store.begin_epoch(3, one.store.chains()[0])

    assert [(each.last, each.unsent) for each in one.store.chains()] == [(2, 2), (0, 0), (3, 3)]
    assert len(rows_of(one.path, "SELECT id FROM concern")) == 4
    sound(one)
    server.sync(one, replicas(2))
    sound(one, replicas(2))


def test_body_that_is_not_here_yet_comes_where_it_was_written_again(replicas, server, tmp_path):
    """After a restore it is its own large body that this ledger waits for."""
    one = replicas(1)
    server.push(one)
    one.close()
    shutil.copy(one.path, tmp_path / "backup.db")
    one = replicas(1)
    row = add_concern(one, content="很长的材料。" * 4000)
    server.push(one)
    old = replicas(tmp_path / "backup.db")
    old.store.take_page(server.items[1:], Cursor(after=9))
    (waiting,) = old.store.waiting("down")
    sound(old)

    (chain,) = old.store.chains()
    old.store.begin_epoch(2, chain)
    sound(old)
    old.store.take_part(waiting.digest, server.parts[waiting.digest])

    assert title(old, row) == "路不好走"
    assert old.store.held() == []
    sound(old)
