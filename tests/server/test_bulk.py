"""Many rows at once, on both engines: all of them, or none and the connection as it was."""

import pytest
from psycopg.errors import UniqueViolation
from server_samples import table
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from server.bulk import Filling, put
from server.tables import feed, placed

MANY = 3_000
TAKEN = (IntegrityError, UniqueViolation)


def places(numbers, running="x"):
    return [{"position": n, "chain": 1, "seq": n, "running": running} for n in numbers]


def feeds(numbers):
    return [{"org": "o", "audience": "own", "position": n} for n in numbers]


def fill(connection, *added, ends=None):
    """Fill tables one after the other, and end the block by an error where one is given."""
    with Filling(connection) as filling:
        for of, rows in added:
            filling.add(of, rows)
        if ends is not None:
            raise ends


def counted(connection, of=placed):
    return connection.execute(select(func.count()).select_from(of)).scalar_one()


def test_tables_are_filled_one_after_the_other(store):
    with store.writing() as connection:
        long = places(range(MANY), running="长" * 200)
        fill(connection, (placed, long), (feed, []), (feed, feeds(range(MANY))))
        assert (counted(connection), counted(connection, feed)) == (MANY, MANY)

    assert table(store, placed, placed.c.position, placed.c.running)[-1] == (MANY - 1, "长" * 200)


@pytest.mark.parametrize("then", [feeds([1]), []])
def test_a_key_that_is_taken_is_told_at_the_latest_at_the_end(store, then):
    with store.writing() as connection:
        fill(connection, (placed, places([7])))
        savepoint = connection.begin_nested()

        with pytest.raises(TAKEN):
            fill(connection, (placed, places(range(10))), (feed, then))

        savepoint.rollback()
        assert (counted(connection), counted(connection, feed)) == (1, 0)


def test_what_ends_the_block_is_told_and_not_what_it_left_behind(store):
    with store.writing() as connection:
        savepoint = connection.begin_nested()

        with pytest.raises(ZeroDivisionError):
            fill(connection, (placed, places([1])), (feed, feeds([1])), ends=ZeroDivisionError())

        savepoint.rollback()
        assert (counted(connection), counted(connection, feed)) == (0, 0)
        fill(connection, (placed, places([1])))

    assert table(store, placed, placed.c.position) == [(1,)]


def test_a_taken_key_hides_no_other_fault(store):
    with store.writing() as connection:
        fill(connection, (placed, places([1])))
        savepoint = connection.begin_nested()

        with pytest.raises((ZeroDivisionError, *TAKEN)):
            fill(connection, (placed, places([1])), ends=ZeroDivisionError())

        savepoint.rollback()
        assert counted(connection) == 1


def test_what_cannot_be_written_leaves_the_connection_usable(store):
    with store.writing() as connection:
        savepoint = connection.begin_nested()

        with pytest.raises(Exception, match="object"):
            fill(connection, (placed, places([1], running=object())))

        savepoint.rollback()
        assert counted(connection) == 0


def test_a_row_that_is_put_takes_the_place_of_its_key(store):
    with store.writing() as connection:
        put(connection, placed, places([1, 2], running="first"))
        put(connection, placed, places([2, 3], running="then"))
        put(connection, placed, [])

    found = table(store, placed, placed.c.position, placed.c.running)
    assert found == [(1, "first"), (2, "then"), (3, "then")]
