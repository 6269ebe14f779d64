"""What others wrote and is not told again: shown until the server tells something else."""

import json
import shutil

import pytest
from ledger_factory import ORG, ours, rows_of
from sync_factory import PaperServer, add_concern, begin_anew, edit, sound, title

from desktop.data.doubts import is_doubting
from desktop.domain.feeds import KnownOrg, Scope
from desktop.services.sync_ports import Cursor

ALL = Cursor(after=99)


@pytest.fixture
def cloned(replicas, server, tmp_path):
    """Two ledgers of one device that has sent something, and a reader of it."""
    one = replicas(1)
    add_concern(one, "起初")
    server.push(one)
    one.close()
    shutil.copy(one.path, tmp_path / "clone.db")
    return replicas(1), replicas(tmp_path / "clone.db"), replicas(2)


def titles(replica):
    return [title for (title,) in rows_of(replica.path, "SELECT title FROM concern ORDER BY title")]


def doubting(replica):
    with ours(replica.path) as connection:
        return is_doubting(connection)


def says(item, text):
    return any(text.encode() in part for part in item.sent.parts if isinstance(part, bytes))


def after_loss(server, clone):
    """Return a server that has lost what it has not from a clone as well, and has that instead."""
    found = PaperServer(server.clock)
    first = [item for item in server.items if item.sent.header.seq <= 2]
    for item in first:
        header = item.sent.header
        found.chains.setdefault((header.device, header.epoch), {})[header.seq] = item.sent
        found.orders[header.device, header.epoch, header.seq] = item.order
    found.items += first
    found.push(clone)
    return found


def test_what_the_server_has_in_its_place_is_shown(cloned, server):
    one, clone, reader = cloned
    row = add_concern(one, "甲")
    edit(one, row, title="甲，改过")
    server.push(one)
    server.pull(reader)
    for text in ("乙一", "乙二"):
        add_concern(clone, text)
    changes = rows_of(reader.path, "SELECT count(*) FROM change")[0][0]
    server = after_loss(server, clone)
    begin_anew(reader)
    assert doubting(reader)
    assert titles(reader) == ["甲，改过", "起初"]

    server.pull(reader)

    assert titles(reader) == ["乙一", "乙二", "起初"]
    assert rows_of(reader.path, "SELECT count(*) FROM change") == [(changes + 2,)]
    (alarm,) = reader.store.alarms()
    assert (alarm.kind, alarm.details) == ("replaced", {"from": 3})
    assert not doubting(reader)
    sound(reader)


def test_what_comes_again_is_in_doubt_no_more(cloned, server):
    one, _, reader = cloned
    add_concern(one, "甲")
    server.push(one)
    server.pull(reader)
    begin_anew(reader)
    items = server.page(reader)

    reader.store.take_page(items[:-1], Cursor(after=1))
    assert doubting(reader)
    reader.store.take_page(items[-1:], ALL)

    assert not doubting(reader)
    assert (titles(reader), reader.store.alarms()) == (["甲", "起初"], [])
    sound(reader)


def test_what_was_written_again_gives_way_at_once(cloned, server):
    """What the clone sent is not for this reader, so nothing else is told of these numbers."""
    one, clone, reader = cloned
    row = add_concern(one, "甲")
    server.push(one)
    server.pull(reader)
    add_concern(clone, "乙")
    server = after_loss(server, clone)
    one.store.begin_epoch(3, one.store.chains()[0])
    server.push(one)
    begin_anew(reader)
    items = [each for each in server.page(reader, after=0) if not says(each, "乙")]

    taken = reader.store.take_page(items, ALL)

    assert (titles(reader), title(reader, row), taken.alarms) == (["甲", "起初"], "甲", 0)
    heads = rows_of(reader.path, "SELECT writes FROM heads WHERE type = 'Concern'")
    assert [len(json.loads(writes)) for (writes,) in heads] == [1, 1]  # of one write that counts
    sound(reader)


def test_what_was_passed_over_is_set_aside(cloned, server):
    one, clone, reader = cloned
    add_concern(one, "甲")
    server.push(one)
    village = KnownOrg(id=str(ORG), name="示例村", code="", level="village", parent="")
    scope = Scope(org=village, role="room")
    reader.store.set_scope(scope)
    server.pull(reader)
    for text in ("乙一", "乙二", "乙三"):
        add_concern(clone, text)
    server = after_loss(server, clone)
    begin_anew(reader)
    *before, _, _, last = server.page(reader)  # those between have nothing for this reader

    reader.store.take_page([*before, last], ALL, scope=scope.digest)

    assert titles(reader) == ["乙三", "起初"]
    sound(reader)
