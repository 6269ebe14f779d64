"""A clone is found: what it had not sent is written again, nothing is lost."""

import shutil

from sync_factory import add_concern, edit, sound, title


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
