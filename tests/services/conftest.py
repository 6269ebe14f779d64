"""A village with a real encrypted ledger, a clock that a test sets, and people to meet."""

import json
import shutil
import sys
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from desktop.data.founding import found_ledger
from desktop.data.ledgers import SqlLedger
from desktop.documents.press import ReportLabPress
from desktop.records import Account, Ballot, Meeting, Participant, Person, Roster, RosterEntry
from desktop.services import meetings, votes
from desktop.services.beginnings import begin_ledger
from desktop.services.divisions import trace_division

sys.path.insert(0, str(Path(__file__).parent))  # for chain_samples

KEY = bytes(range(32))
DEVICE = UUID("01890000-0000-7000-8000-00000000000d")
EPOCH = UUID("01890000-0000-4000-8000-00000000000e")
REPRESENTATIVES = "village_representatives_meeting"


class Clock:
    """A clock that stands where a test puts it; every look moves it on by a second."""

    def __init__(self):
        self.now = datetime(2026, 5, 10, 1, 0, tzinfo=UTC)  # 9:00 in Beijing

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


def minute(number):
    """Return a time so many minutes after nine in the morning of the meeting."""
    return datetime(2026, 5, 10, 1, 0, tzinfo=UTC) + timedelta(minutes=number)


class Village:
    """An open ledger and what tests do with it."""

    def __init__(self, path):
        self.path = path
        self.clock = Clock()
        self.ledger = SqlLedger(path, KEY, clock=self.clock)
        self._others = []

    key = KEY
    minute = staticmethod(minute)

    def close(self):
        for ledger in (self.ledger, *self._others):
            ledger.close()

    def other_account(self, name="另一人"):
        """Return the same ledger as another account opens it."""
        account = Account(name=name)
        other = SqlLedger(self.path, KEY, clock=self.clock)
        self._others.append(other)
        other.sign_in(account)
        with other.act("enter_for_test") as work:
            work.add(account)
        return other

    def add(self, *rows):
        with self.ledger.act("enter_for_test") as work:
            for row in rows:
                work.add(row)
        return [row.id for row in rows]

    def get(self, kind, row):
        with self.ledger.read() as reading:
            return reading.get(kind, row)

    def list(self, kind, **equal):
        with self.ledger.read() as reading:
            return reading.list(kind, **equal)

    @contextmanager
    def nothing_written(self):
        """Fail where the block leaves anything in the journal."""
        before = self.head
        yield
        assert self.head == before

    @property
    def head(self):
        with self.ledger.read() as reading:
            return reading.head

    def meeting(self, size, *, households=None, area=None, **values):
        """Call and open a meeting to which `size` people are entitled; nobody is there yet."""
        people = [Person(name=f"村民{number:03}") for number in range(1, size + 1)]
        roster = Roster(title="示例名册")
        entries = [
            RosterEntry(
                roster=roster.id,
                person=person.id,
                households=households,
                area=None if area is None else Decimal(area),
            )
            for person in people
        ]
        self.add(roster, *people, *entries)
        planned = {
            "title": "示例村第一次会议",
            "held_on": "2026-05-10",
            "place": "联络室",
            "body": REPRESENTATIVES,
            "roster": roster.id,
        }
        meeting = meetings.call_meeting(self.ledger, **planned | values)
        meetings.open_meeting(self.ledger, meeting, at=minute(0))
        return meeting

    def participants(self, meeting):
        return [row.id for row in self.list(Participant, meeting=meeting, order_by="person_name")]

    def pass_days(self, number):
        """Let days go by."""
        self.clock.now += timedelta(days=number)

    def arrive(self, participants, *, at=0):
        with self.ledger.act("arrive_for_test") as work:
            return [
                meetings.record_arrival(work, participant, at=minute(at))
                for participant in participants
            ]

    def vote(self, *, size=45, there=31, count=None, motion=None, method="hands", **papers):
        """Hold a whole vote and return the ids of meeting, motion and ballot."""
        meeting = self.meeting(size)
        self.arrive(self.participants(meeting)[:there])
        motion = votes.put_motion(self.ledger, meeting, title=motion or "修缮水渠")
        ballot = votes.open_ballot(self.ledger, motion, method=method, at=minute(5))
        votes.close_ballot(self.ledger, ballot, count=count or {"for": there}, **papers)
        return meeting, motion, ballot

    def ballot(self, ballot):
        return self.get(Ballot, ballot)

    def verdict(self, ballot):
        return votes.read_verdict(self.ballot(ballot))

    def end(self, meeting, *, at=90):
        meetings.end_meeting(self.ledger, meeting, at=minute(at))

    def state(self, meeting):
        return self.get(Meeting, meeting).state

    def patches(self):
        """Return every patch of the journal as (act, type, row, fields)."""
        return [
            (act, body["type"], UUID(body["id"]), body["fields"])
            for act, body in (
                (row[0], json.loads(row[1]))
                for row in self.sql(
                    "SELECT c.act, p.body FROM patch p JOIN change c ON c.position = p.id >> 8"
                    " ORDER BY p.id"
                )
            )
        ]

    def sql(self, statement, *values):
        """Return what a statement gives, read past the app."""
        connection = sqlcipher.connect(str(self.path))
        try:
            connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()


@pytest.fixture(scope="session")
def founded_village(tmp_path_factory):
    """A ledger that has just begun, to be copied: making one takes a migration."""
    path = tmp_path_factory.mktemp("village") / "ledger.db"
    public_key = found_ledger(path, KEY, device_id=DEVICE, epoch=EPOCH, settings={})
    ledger = SqlLedger(path, KEY)
    begin_ledger(
        ledger,
        divisions=trace_division("640323100999", "示例村"),
        device=DEVICE,
        device_name="示例电脑",
        public_key=public_key,
        keeper="示例记录人",
        sample=True,
    )
    ledger.close()
    return path


@pytest.fixture
def new_village(founded_village, tmp_path):
    """Make villages, each with a ledger of its own: what a property asks for at each example."""
    with ExitStack() as opened:

        def make():
            path = tmp_path / f"village-{len(list(tmp_path.glob('village-*')))}" / "ledger.db"
            path.parent.mkdir()
            made = Village(Path(shutil.copy(founded_village, path)))
            opened.callback(made.close)
            return made

        yield make


@pytest.fixture
def village(new_village):
    """A village of one's own."""
    return new_village()


@pytest.fixture(scope="session")
def press():
    """What papers are printed with: the real one."""
    return ReportLabPress()


@pytest.fixture
def ledger(village):
    """The open ledger of the village."""
    return village.ledger
