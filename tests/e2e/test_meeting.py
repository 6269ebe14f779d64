"""One meeting through the real home folder: quorum lost between two items, killed while saving."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from desktop.composition import found_home, open_home, verify_home
from desktop.domain.rosters import RosterPerson
from desktop.domain.rules import Unit
from desktop.errors import ConflictError
from desktop.records import AgendaItem, Ballot, Participant, Person
from desktop.services.divisions import trace_division
from desktop.services.electorates import make_roster
from desktop.services.frozen_records import freeze_meeting
from desktop.services.meetings import (
    call_meeting,
    end_meeting,
    open_meeting,
    record_arrival,
    record_departure,
)
from desktop.services.papers import print_paper
from desktop.services.rosters import import_people, plan_import
from desktop.services.votes import close_ballot, open_ballot, put_motion, take_presence

PASSPHRASE = "示例口令一二三"
OPENED = datetime(2026, 5, 10, 1, 30, tzinfo=UTC)


def at(minutes):
    return OPENED + timedelta(minutes=minutes)


@pytest.fixture
def folder(tmp_path):
    found_home(
        tmp_path / "home",
        divisions=trace_division("640323100999", "示例村"),
        keeper="示例记录人",
        sample=True,
        passphrase_source=lambda: PASSPHRASE,
        use_keyring=False,
    )
    return tmp_path / "home"


def open_here(folder):
    return open_home(folder, passphrase_source=lambda: PASSPHRASE)


def call_with_45(ledger):
    people = [
        RosterPerson(
            sheet="代表", row=row, name=f"代表{row}", memberships=("villager_representative",)
        )
        for row in range(1, 46)
    ]
    with ledger.read() as reading:
        plan = plan_import(reading, people)
    import_people(ledger, plan)
    roster = make_roster(
        ledger, title="村民代表名册", as_of="2026-01-01", memberships=("villager_representative",)
    )
    meeting = call_meeting(
        ledger,
        title="村民代表会议",
        body="village_representatives_meeting",
        held_on="2026-05-10",
        place="村部会议室",
        roster=roster,
        agenda=["清点人数", "表决第一项", "表决第二项"],
    )
    open_meeting(ledger, meeting, at=OPENED)
    with ledger.read() as reading:
        return meeting, [one.id for one in reading.list(Participant, meeting=meeting)]


def test_quorum_lost_between_two_items_opens_no_ballot(folder):
    with open_here(folder) as home:
        meeting, people = call_with_45(home.ledger)
        for one in people[:31]:
            record_arrival(home.ledger, one, at=at(5))
        first = put_motion(home.ledger, meeting, title="第一项")
        second = put_motion(home.ledger, meeting, title="第二项")
        ballot = open_ballot(home.ledger, first, method="hands", at=at(20))
        close_ballot(home.ledger, ballot, count={"for": 17, "against": 9, "abstain": 5})
        for one in people[29:31]:
            record_departure(home.ledger, one, at=at(30), reason="家中有事")

        with pytest.raises(ConflictError) as caught:
            open_ballot(home.ledger, second, method="hands", at=at(31))
        record_arrival(home.ledger, people[30], at=at(40))
        returned = open_ballot(home.ledger, second, method="hands", at=at(41))

        assert caught.value.message == "不够数，不能开始表决：应到45人，须30人，实到29人。"
        with home.ledger.read() as reading:
            assert reading.get(Ballot, ballot).result == "carried"
            assert len(reading.get(Ballot, ballot).roll) == 31
            assert reading.get(Ballot, returned).present_heads == 30
            assert take_presence(reading, meeting, at=at(31)).present == {Unit.HEADS: 29}


def test_frozen_record_prints_the_same_bytes_after_reopening(folder):
    with open_here(folder) as home:
        meeting, people = call_with_45(home.ledger)
        for one in people[:30]:
            record_arrival(home.ledger, one, at=at(5))
        end_meeting(home.ledger, meeting, at=at(60))
        record = freeze_meeting(home.ledger, meeting, frozen_by="示例记录人")
        first = print_paper(home.ledger, home.press, record, "meeting_record")
    with open_here(folder) as home:
        again = print_paper(home.ledger, home.press, record, "meeting_record")
        verified = verify_home(home)

    assert first == again
    assert verified.problems == ()


@pytest.mark.parametrize("point", ["journal.written", "ledger.before_commit"])
def test_killed_before_the_commit_leaves_nothing_of_the_act(folder, point):
    script = f"""
from pathlib import Path
from desktop.composition import open_home
from desktop.data.crash_points import arm
from desktop.records import Person
with open_home(Path({str(folder)!r}), passphrase_source=lambda: {PASSPHRASE!r}) as home:
    with home.ledger.act("enter") as work:
        work.add(Person(name="先前的人"))
    arm({point!r})
    with home.ledger.act("enter") as work:
        work.add(Person(name="断电时的人"))
"""
    killed = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)

    assert killed.returncode == -9
    with open_here(folder) as home, home.ledger.read() as reading:
        assert [person.name for person in reading.list(Person)] == ["先前的人"]
        assert verify_home(home).problems == ()


def test_killed_after_the_commit_keeps_the_act(folder):
    script = f"""
from pathlib import Path
from desktop.composition import open_home
from desktop.data.crash_points import arm
from desktop.records import Person
with open_home(Path({str(folder)!r}), passphrase_source=lambda: {PASSPHRASE!r}) as home:
    arm("ledger.committed")
    with home.ledger.act("enter") as work:
        work.add(Person(name="断电时的人"))
"""
    killed = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)

    assert killed.returncode == -9
    with open_here(folder) as home, home.ledger.read() as reading:
        assert [person.name for person in reading.list(Person)] == ["断电时的人"]
        assert reading.count(AgendaItem) == 0
        assert verify_home(home).problems == ()
