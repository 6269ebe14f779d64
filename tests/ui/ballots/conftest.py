"""A meeting of 45 representatives with 31 in the room, in the real ledger of the session."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.records import Participant, Person, Roster, RosterEntry
from desktop.services import meetings, votes
from desktop.ui.ballots.vote_panel import VotePanel


class Hall:
    """The meeting, and what tests do in it."""

    body = "village_representatives_meeting"

    def __init__(self, session):
        self.session, self.ledger = session, session.ledger
        self.begun = session.now() - timedelta(hours=1)
        self.meeting = self._call()
        with self.ledger.read() as reading:
            rows = reading.list(Participant, meeting=self.meeting, order_by="person_name")
        self.people = [row.id for row in rows]

    def _call(self):
        people = [Person(name=f"村民{number:03}") for number in range(1, 46)]
        roster = Roster(title="示例名册")
        entries = [RosterEntry(roster=roster.id, person=person.id) for person in people]
        with self.ledger.act("enter_for_test") as work:
            for row in (roster, *people, *entries):
                work.add(row)
        meeting = meetings.call_meeting(
            self.ledger,
            title="示例村第四次村民代表会议",
            held_on="2026-05-10",
            place="联络室",
            body=self.body,
            roster=roster.id,
            agenda=("清点人数", "表决通组路方案"),
        )
        meetings.open_meeting(self.ledger, meeting, at=self.begun)
        return meeting

    def arrive(self, count):
        with self.ledger.act("arrive_for_test") as work:
            for person in self.people[:count]:
                meetings.record_arrival(work, person, at=self.begun)

    def leave(self, count):
        with self.ledger.act("leave_for_test") as work:
            for person in self.people[:count]:
                meetings.record_departure(work, person)

    def come_back(self, count):
        with self.ledger.act("arrive_for_test") as work:
            for person in self.people[:count]:
                meetings.record_arrival(work, person)

    def put(self, title="三组至国道通组路硬化方案"):
        wording = "路长 1.8 公里、路宽 4.5 米，村集体出 12 万元"
        return votes.put_motion(self.ledger, self.meeting, title=title, wording=wording)

    def ballot(self, motion):
        with self.ledger.read() as reading:
            return votes.find_ballot(reading, motion)


@pytest.fixture
def hall(session):
    hall = Hall(session)
    hall.arrive(31)
    return hall


@pytest.fixture
def window(qtbot, session):
    """A window of the usual size in which a panel and its sheets can stand."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 700)
    window.setLayout(QHBoxLayout())
    window.layout().addStretch(1)
    window.show()
    return window


@pytest.fixture
def panel(hall, session, drain, window):
    """The vote panel at the right of the window, with one motion in hand."""
    hall.motion = hall.put()
    panel = VotePanel(session, hall.meeting)
    panel.setFixedWidth(344)
    window.layout().addWidget(panel)
    panel.refresh()
    drain()
    session.changed.connect(panel.refresh)
    return panel
