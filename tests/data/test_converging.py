"""Real ledgers that exchange pages in any order, through a server on paper, come to the same.

A failing run prints its steps; Hypothesis tries the same ones again.
"""

import shutil
import tempfile
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sync_factory import Clock, PaperServer, Replica, sound, state

from desktop.records import Ballot, Concern, Meeting, Motion
from desktop.services.sync_ports import Cursor

DEVICES = st.integers(0, 2)
CHOICES = st.integers(0, 9)
STEPS = st.one_of(
    st.tuples(st.just("add"), DEVICES, CHOICES),
    st.tuples(st.just("edit"), DEVICES, CHOICES),
    st.tuples(st.just("edit"), DEVICES, CHOICES),
    st.tuples(st.just("remove"), DEVICES, CHOICES),
    st.tuples(st.just("settle"), DEVICES, CHOICES),
    st.tuples(st.just("vote"), DEVICES, CHOICES),
    st.tuples(st.just("freeze"), DEVICES, CHOICES),
    st.tuples(st.just("push"), DEVICES, CHOICES),
    st.tuples(st.just("push"), DEVICES, CHOICES),
    st.tuples(st.just("hear"), DEVICES, CHOICES),
    st.tuples(st.just("hear"), DEVICES, CHOICES),
    st.tuples(st.just("jump"), DEVICES, CHOICES),
)


class Room:
    """Three laptops of one room, and what may happen to them."""

    def __init__(self, paths):
        self.server = PaperServer()
        self.replicas = [Replica(path, Clock()) for path in paths]

    def step(self, name, device, choice):
        getattr(self, name)(self.replicas[device], choice)

    def add(self, replica, choice):
        long = "很长的材料。" * 4000 if choice == 9 else ""
        with replica.act("add") as work:
            work.add(Concern(title=f"诉求{choice}", content=long))

    def edit(self, replica, choice):
        with replica.act("edit") as work:
            rows = work.list(Concern)
            if rows:
                row = rows[choice % len(rows)]
                row.title = f"改{choice}"
                if choice % 3 == 0:
                    row.people = choice

    def remove(self, replica, choice):
        with replica.act("remove") as work:
            rows = work.list(Concern)
            if len(rows) > choice:
                work.remove(rows[choice])

    def settle(self, replica, choice):
        conflicts = replica.store.conflicts()
        if conflicts:
            conflict = conflicts[choice % len(conflicts)]
            with replica.act("settle") as work:
                row = work.get(Concern, UUID(conflict.row))
                work.confirm(row, conflict.field)

    def vote(self, replica, choice):
        with replica.act("vote") as work:
            meeting = Meeting(title=f"会{choice}")
            motion = Motion(meeting=meeting.id, title="修路")
            for row in (meeting, motion, Ballot(motion=motion.id)):
                work.add(row)

    def freeze(self, replica, choice):
        with replica.act("freeze") as work:
            ballots = [row for row in work.list(Ballot) if row.closed_at is None]
            if ballots:
                ballot = ballots[choice % len(ballots)]
                ballot.present_heads, ballot.closed_at = choice, work.now

    def push(self, replica, choice):
        assert self.server.push(replica, most=choice + 1) == []

    def hear(self, replica, choice):
        """Take in some of what there is, from anywhere, the cursor left as it was."""
        items = self.server.page(replica, after=max(0, len(self.server.items) - 2 * choice))
        replica.store.take_page(items[:choice][:: -1 if choice % 2 else 1], replica.store.cursor())

    def jump(self, replica, choice):
        replica.clock.at = replica.clock.at.replace(year=2020 + choice)

    def finish(self):
        for _ in range(2):
            self.server.sync(*self.replicas)

    def close(self):
        for replica in self.replicas:
            replica.close()


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEPS, min_size=8, max_size=24))
def test_ledgers_that_heard_the_same_are_the_same(founded_devices, steps):
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.db" for number in (1, 2, 3)]
        for path in paths:
            shutil.copy(founded_devices / path.name, path)
        room = Room(paths)
        try:
            for step in steps:
                room.step(*step)
            room.finish()
            states = [state(path) for path in paths]
            assert states == [states[0]] * 3
            alarms = [{(a.kind, a.subject) for a in each.store.alarms()} for each in room.replicas]
            assert alarms == [alarms[0]] * 3
            assert [each.store.held() for each in room.replicas] == [[]] * 3
            sound(*room.replicas)
        finally:
            room.close()


def test_cursor_is_where_the_page_says(replicas, server):
    one = replicas(1)
    one.store.take_page((), Cursor(after=7, closing="7:x", scope="s"))
    assert one.store.cursor() == Cursor(after=7, closing="7:x", scope="s")
