"""An open meeting of six people and its page, used by keys as a recorder would."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.records import Participant, Person, Roster, RosterEntry
from desktop.services import meetings
from desktop.services.sittings import convene
from desktop.ui.pages.meeting_room import MeetingRoomPage
from desktop.ui.places import Place

OPENED = datetime(2026, 5, 10, 1, 0, tzinfo=UTC)
NAMES = ("马秀兰", "马学文", "穆新", "石玉珍", "李广才", "贺占林")


def minute(number):
    return OPENED + timedelta(minutes=number)


class Sitting:
    """An open meeting of six people and its page, used by keys as a recorder would."""

    names = NAMES
    minute = staticmethod(minute)

    def __init__(self, session, drain, qtbot, *, body="village_representatives_meeting"):
        self.body = body
        self.session, self.drain, self.qtbot = session, drain, qtbot
        self.time = minute(47)
        session.now = lambda: self.time
        self.ledger = session.ledger
        self.meeting = self._call()
        self.page = self.show()

    def _call(self):
        people = [Person(name=name, group=f"{'一二三'[at % 3]}组") for at, name in enumerate(NAMES)]
        roster = Roster(title="示例名册")
        with self.ledger.act("enter_for_test") as work:
            for row in (roster, *people):
                work.add(row)
            for person in people:
                work.add(RosterEntry(roster=roster.id, person=person.id))
        meeting = convene(
            self.ledger,
            agenda=[("清点人数", None), ("讨论", 20)],
            title="示例会议",
            held_on="2026-05-10",
            place="村部",
            body=self.body,
            roster=roster.id,
        )
        meetings.open_meeting(self.ledger, meeting, at=OPENED)
        return meeting

    def show(self):
        page = MeetingRoomPage(self.session, Place("meeting", row=self.meeting))
        self.qtbot.addWidget(page)
        self.session.changed.connect(page.refresh)
        page.resize(1366, 668)
        page.arrange(compact=False)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        self.qtbot.waitUntil(lambda: page.room.view is not None)
        self.drain()
        return page

    @property
    def room(self):
        return self.page.room

    def seat(self, name):
        return next(one.id for one in self.list(Participant) if one.person_name == name)

    def list(self, kind, **equal):
        with self.ledger.read() as reading:
            return reading.list(kind, meeting=self.meeting, **equal)

    def arrive(self, *names):
        for name in names:
            meetings.record_arrival(self.ledger, self.seat(name), at=minute(3))
        self.page.refresh()
        self.drain()

    def type_in_roll(self, text, *keys):
        search = self.room.roll.search
        search.setFocus()
        search.clear()
        self._type(search, text)
        for key in keys:
            self.qtbot.keyClick(search, *(key if isinstance(key, tuple) else (key,)))
            self.drain()

    def _type(self, field, text):
        """Type what is on the keyboard; the rest comes at once, as from an input method."""
        if text.isascii():
            self.qtbot.keyClicks(field, text)
        else:
            field.insert(text)

    def state_of(self, name):
        return self.room.view.line(self.seat(name)).status

    def say(self, name, words):
        entry = self.room.opinions.entry
        entry.speaker.setFocus()
        self._type(entry.speaker, name)
        entry.words.setFocus()
        entry.words.insertPlainText(words)


@pytest.fixture
def sitting(session, drain, qtbot):
    return Sitting(session, drain, qtbot)


@pytest.fixture
def talk(session, drain, qtbot):
    """The same as a talk, which takes no vote."""
    return Sitting(session, drain, qtbot, body="")
