"""Rows that several devices wrote: by order clocks, with one content of what is frozen."""

from datetime import UTC, datetime, timedelta

from sync_factory import Clock, add_concern, edit, sound, title

from desktop.data.refolding import refold
from desktop.records import AgendaItem, Ballot, Meeting, Motion, Person


def test_row_frozen_by_two_keeps_one_content_and_raises_an_alarm(replicas, server):
    one, other = replicas(1), replicas(2)
    meeting, motion = Meeting(title="会"), None
    with one.act("meet") as work:
        work.add(meeting)
        motion = Motion(meeting=meeting.id, title="修路")
        work.add(motion)
        ballot = Ballot(motion=motion.id)
        work.add(ballot)
    server.sync(one, other)
    for replica, votes in ((one, 12), (other, 15)):
        with replica.act("close_ballot") as work:
            mine = work.get(Ballot, ballot.id)
            mine.present_heads, mine.closed_at = votes, work.now

    server.sync(one, other)

    shown = set()
    for replica in (one, other):
        with replica.ledger.read() as look:
            shown.add(look.get(Ballot, ballot.id).present_heads)
        (alarm,) = replica.store.alarms()
        assert (alarm.kind, alarm.subject) == ("two_contents", str(ballot.id))
        assert alarm.details["fields"]["present_heads"] == 12
        assert alarm.details["aside"][0]["fields"]["present_heads"] == 15
        assert replica.store.conflicts() == []
    assert shown == {12}
    sound(one, other)


def test_order_clock_decides_and_not_a_clock_that_runs_ahead(replicas, server):
    ahead = replicas(1, Clock(datetime(2036, 1, 1, tzinfo=UTC)))
    right = replicas(2)
    row = add_concern(right)
    server.sync(right, ahead)
    edit(ahead, row, title="先写的，钟快十年")
    server.push(ahead)
    edit(right, row, title="后写的")
    assert title(ahead, row) == "先写的，钟快十年"

    server.sync(right, ahead)

    assert title(ahead, row) == title(right, row) == "后写的"
    sound(ahead, right)


def test_receipt_reranks_what_was_shown_by_stamps(replicas, server):
    """A clock far ahead outranks others only until the server has said when it was."""
    ahead = replicas(1, Clock(datetime(2036, 1, 1, tzinfo=UTC)))
    right = replicas(2)
    row = add_concern(right)
    server.sync(right, ahead)
    edit(ahead, row, title="钟快十年")
    edit(right, row, title="后到的")
    clock = server.clock.at
    server.clock.at = clock + timedelta(days=1)
    server.push(right)
    server.pull(ahead)
    assert title(ahead, row) == "钟快十年"

    server.clock.at = clock
    server.push(ahead)

    assert title(ahead, row) == "后到的"
    server.pull(right)
    assert title(right, row) == "后到的"
    sound(ahead, right)


class Noting:
    """A connection that notes what it is asked."""

    def __init__(self, connection):
        self.connection, self.asked = connection, []

    def execute(self, statement, values=()):
        self.asked.append((statement, values))
        return self.connection.execute(statement, values)

    def executemany(self, statement, rows):
        rows = list(rows)
        self.asked += [(statement, rows[0])] if rows else []
        return self.connection.executemany(statement, rows)

    def gone_through(self):
        """Return every name under which a plan goes through all of a table."""
        steps = [
            step[3]
            for statement, values in self.asked
            if not statement.startswith("CREATE")
            for step in self.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
        through = [step for step in steps if step.startswith("SCAN ") and "VIRTUAL" not in step]
        return {step.split()[1] for step in through}


def test_few_rows_are_folded_without_going_through_the_ledger(replicas):
    """Else a small sync took the longer the more is here."""
    one = replicas(1)
    meeting, person = Meeting(title="会"), Person(name="马䶮")
    with one.act("meet") as work:
        work.add(meeting)
        work.add(person)
        item = AgendaItem(meeting=meeting.id, title="修路")
        work.add(item)

    with one.ledger.transaction() as (connection, mode):
        noting = Noting(connection)
        made = refold(noting, mode, [person.id.bytes, item.id.bytes], one.ledger.now())
        gone_through = noting.gone_through()

    assert made.rows == 2
    # What was touched, and tables that stay small: writers, receipts, what is held, snapshots.
    small = {"touched", "t", "x", "w", "r", "one", "held", "b", "base_row", "conflict"}
    assert gone_through - small == set()
    sound(one)
