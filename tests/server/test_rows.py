"""Rows folded anew by a later version, while processes of the earlier one still take in pushes."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from server_samples import Writer, add_orgs, id_of, row_patch, table, wait_for_a_waiting_lock
from sqlalchemy import update

from server import acceptance
from server.parts import Bodies
from server.placing import place
from server.rows import refold
from server.tables import row


def push(writer, *parts):
    one = writer.write(*parts)
    batch = writer.batch(first=one.header.seq)
    return acceptance.accept(writer.store, writer.id, batch, writer.clock, writer.store.now())


def forget(store):
    """Let rows show what an earlier version made of them."""
    with store.writing() as connection:
        connection.execute(update(row).values(fields={}, heads={}))


def fold_again(store):
    with store.writing() as connection:
        return refold(connection, Bodies(store.home))


@pytest.fixture
def room(store):
    add_orgs(store)
    return Writer(store, "SLC-01", "village1").enrol()


def test_rows_are_brought_up_to_date_and_counted(store, room):
    push(room, row_patch("a", title="路"), row_patch("b", title="桥"))
    before = table(store, row)
    assert fold_again(store) == 0
    forget(store)

    assert fold_again(store) == 2
    assert table(store, row) == before


class TestBesideAPush:
    """PostgreSQL lets another process push meanwhile."""

    @pytest.fixture
    def server_url(self, postgres, postgres_template):
        name = postgres.database(postgres_template)
        yield postgres.url(name)
        postgres.drop(name)

    def test_nothing_pushed_meanwhile_is_folded_away(self, store, room, monkeypatch):
        push(room, row_patch("a", title="路"))
        forget(store)
        reached, go_on = threading.Event(), threading.Event()

        def hold(connection, accepted):
            reached.set()
            go_on.wait(60)
            place(connection, accepted)

        monkeypatch.setattr(acceptance, "place", hold)
        with ThreadPoolExecutor(2) as pool:
            given = pool.submit(push, room, row_patch("a", title="桥", replaces={"title": ["1"]}))
            reached.wait(60)
            folded = pool.submit(fold_again, store)
            wait_for_a_waiting_lock(store)
            go_on.set()
            given.result(60)
            folded.result(60)

        assert table(store, row, row.c.id, row.c.fields) == [(id_of("a"), {"title": "桥"})]
