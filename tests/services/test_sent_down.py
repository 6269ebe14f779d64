"""What came from above waits until it is done, and nothing else does."""

from datetime import date
from uuid import UUID

import pytest
from township_samples import TOWN

from desktop.domain.feeds import KnownOrg, Scope
from desktop.records import (
    Adoption,
    Bulletin,
    Consultation,
    Organization,
    Passing,
    Submission,
    Supervision,
    Task,
)
from desktop.services.passings import NEW_DAYS
from desktop.services.sent_down import ANSWER, BULLETIN, REMINDER, list_sent_down
from desktop.services.today_views import read_today

TODAY = date(2026, 5, 10)


@pytest.fixture
def room(village):
    """A room below a township whose rows are here."""
    with village.ledger.act("join_for_test") as work:
        own = UUID(work.setting("org"))
        facts = {"code": "", "name": "", "level": "", "parent": ""}
        scope = Scope(
            org=KnownOrg(id=str(own), **facts),
            role="room",
            above=(KnownOrg(id=str(TOWN), **facts),),
        )
        work.add(Organization(id=TOWN, org=TOWN, name="花马池镇"))
        work.set_setting("scope", scope.to_json())
    return village


def waiting(village, today=TODAY):
    with village.ledger.read() as reading:
        return list_sent_down(reading, today)


@pytest.mark.parametrize(
    ("values", "waits"),
    [
        ({"issued_on": "2026-05-10"}, True),
        ({"issued_on": "2026-04-10"}, True),  # thirty days ago
        ({"issued_on": "2026-04-09"}, False),
        ({"issued_on": "2026-01-01", "pass_on_by": "2026-05-20"}, True),
        ({"issued_on": "2026-01-01", "pass_on_by": "2026-05-01"}, True),  # late, and not done
        ({}, True),
        ({"issued_on": "2027-01-01"}, True),  # a clock that is off hides nothing
    ],
)
def test_bulletin_waits_while_it_is_new_or_due(room, values, waits):
    room.add(Bulletin(org=TOWN, title="惠农政策", issued_by="花马池镇", **values))

    assert [one.kind for one in waiting(room)] == [BULLETIN] * waits
    assert NEW_DAYS == 30


def test_bulletin_passed_on_waits_no_more_and_ones_own_never_did(room):
    sent, own = Bulletin(org=TOWN, title="上级"), Bulletin(title="自己")
    room.add(sent, own)
    assert [one.title for one in waiting(room)] == ["上级"]

    room.add(Passing(bulletin=sent.id, on_day="2026-05-10"))
    assert waiting(room) == ()


@pytest.mark.parametrize(
    ("stage", "by_hand", "waits"),
    [
        ("submit", False, True),
        ("vote", False, True),
        ("adopt", False, False),
        ("submit", True, False),
    ],
)
def test_answer_waits_until_its_stage_is_entered(room, stage, by_hand, waits):
    consultation = Consultation(title="修路", stage=stage)
    submission = Submission(consultation=consultation.id)
    adoption = Adoption(
        consultation=consultation.id,
        submission=None if by_hand else submission.id,
        body="花马池镇",
        decision="not_adopted",
        reason="没有钱",
    )
    room.add(consultation, submission, adoption)

    found = waiting(room)
    assert len(found) == waits
    for one in found:
        assert (one.kind, one.about, one.sender) == (ANSWER, consultation.id, "花马池镇")
        assert (one.word, one.content) == ("未采纳", "没有钱")


@pytest.mark.parametrize(
    ("values", "state", "waits"),
    [
        ({"level": "township"}, "running", True),
        ({"level": "county"}, "blocked", True),
        ({"level": "room"}, "running", False),
        ({"level": "supervisors"}, "running", False),
        ({"level": "township", "answered_on": "2026-05-09"}, "running", False),
        ({"level": "township"}, "done", False),
    ],
)
def test_reminder_from_above_waits_for_its_answer(room, values, state, waits):
    task = Task(title="铺路", state=state)
    reminder = Supervision(task=task.id, issued_by="花马池镇", due="2026-05-20", **values)
    room.add(task, reminder)

    found = waiting(room)
    assert len(found) == waits
    for one in found:
        assert (one.kind, one.about, one.due) == (REMINDER, task.id, date(2026, 5, 20))


def test_today_names_who_sent_it_and_what_to_do(room):
    task = Task(title="铺路")
    room.add(
        task,
        Supervision(
            task=task.id,
            level="township",
            issued_by="花马池镇",
            content="请抓紧",
            due="2026-05-12",
        ),
        Bulletin(org=TOWN, title="惠农政策", issued_by="花马池镇"),
    )
    with room.ledger.read() as reading:
        view = read_today(reading, room.clock(), None)

    found = {one.kind: one for one in view.waiting if one.kind in (BULLETIN, REMINDER)}
    assert (found[REMINDER].action, found[REMINDER].row) == ("answer_reminder", task.id)
    assert found[REMINDER].group == "week"
    assert found[REMINDER].facts["sender"] == "花马池镇"
    assert (found[BULLETIN].action, found[BULLETIN].group) == ("pass_on", "undated")


def test_ledger_that_works_alone_is_sent_nothing(village):
    village.add(Bulletin(title="自己登记的"))

    assert waiting(village) == ()
