"""Search after sync: what came is found, edits and removals follow, pinyin of people too."""

from sync_factory import add_concern, edit, sound

from desktop.records import Person


def found(replica, words):
    with replica.ledger.read() as look:
        return [hit.id for hit in look.search(words)]


def test_what_came_is_found_newest_first(replicas, server):
    one, other = replicas(1), replicas(2)
    rows = [add_concern(one, f"三组路{number}") for number in range(3)]
    server.sync(one, other)
    mine = add_concern(other, "三组路灯")

    assert found(other, "三组") == [mine, *reversed(rows)]


def test_edits_and_removals_that_came_are_followed(replicas, server):
    one, other = replicas(1), replicas(2)
    with one.act() as work:
        person = Person(name="马䶮")
        work.add(person)
    row = add_concern(one, "三组路")
    server.sync(one, other)
    assert found(other, "my") == [person.id]

    edit(one, row, title="五组桥")
    with one.act() as work:
        work.get(Person, person.id).name = "丁一"
    server.sync(one, other)
    assert (found(other, "三组"), found(other, "五组")) == ([], [row])
    assert (found(other, "my"), found(other, "dy")) == ([], [person.id])

    with one.act() as work:
        work.remove(work.get(Person, person.id))
    server.sync(one, other)
    assert found(other, "dy") == []
    sound(other)
