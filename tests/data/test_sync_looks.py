"""Open conflicts with their values, what is held, what came."""

from ledger_factory import ORG
from sync_factory import add_concern, device_id, edit, sound, title

from desktop.records import Concern


def test_edits_at_once_are_a_conflict_until_one_settles_it(replicas, server):
    one, other = replicas(1), replicas(2)
    row = add_concern(one)
    server.sync(one, other)
    edit(one, row, title="一说")
    edit(other, row, title="二说", people=9)

    server.sync(one, other)

    assert {title(one, row), title(other, row)} == {"二说"}
    for replica in (one, other):
        (conflict,) = replica.store.conflicts()
        assert (conflict.type, conflict.row, conflict.field) == ("Concern", str(row), "title")
        assert [value[4] for value in conflict.values] == ["二说", "一说"]
        assert [value[1] for value in conflict.values] == [str(device_id(2)), str(device_id(1))]
        assert conflict.values[0][2] == str(ORG)
        assert conflict.before == "路不好走"
        assert replica.store.conflict_fields() == [("Concern", str(row), "title")]
    sound(one, other)

    with one.act("settle") as work:
        work.confirm(work.get(Concern, row), "title")
    assert one.store.conflicts() == one.store.conflict_fields() == []
    sound(one)
    server.sync(one, other)
    assert other.store.conflicts() == []
    assert title(other, row) == "二说"
    sound(one, other)
